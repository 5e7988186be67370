"""A real server: started, asked whether it is there, stopped, or killed in the middle."""

import http.client
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_START = 60.0
# One process that others are forked from; it has loaded what every server loads.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    ["streamlit.web.cli", "prioritisation.web.server", "prioritisation.web.script.main"]
)


class Server:
    """`streamlit run app.py` on a free port of this machine, with a database of its own."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.database_url = f"sqlite:///{self.folder}/journey.db"
        self.log = self.folder / "server.log"
        self.port = free_port()
        self._process = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def process_id(self):
        return self._process.pid

    @property
    def environment(self):
        return {**os.environ, "PRIORITISATION_DATABASE_URL": self.database_url}

    def run(self, *arguments):
        """Run a command of the terminal on the same database."""
        command = [sys.executable, "-m", "prioritisation", *arguments]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True)

    @property
    def command(self):
        """What starts it."""
        options = (f"--server.port={self.port}", "--server.address=127.0.0.1")
        return [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *options]

    def start(self):
        """Start it, and return once it says that it is healthy."""
        self._process = self._launched()
        self._wait()

    def stop(self, how=signal.SIGTERM):
        """End it, and return its status once it is gone; None if it was not there."""
        if self._process is None:
            return None
        os.killpg(self._process.pid, how)
        status = self._process.wait(timeout=30)
        self._process = None
        return status

    def restart(self, how=signal.SIGTERM):
        """End it and start it again on the same database."""
        self.stop(how)
        self.start()

    def _launched(self):
        with self.log.open("ab") as log:
            return subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _wait(self):
        ends = time.monotonic() + LONGEST_START
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > ends:
                self.stop(signal.SIGKILL) if self._process.poll() is None else None
                raise RuntimeError(f"the server did not start:\n{self.log.read_text()}")

    def _answers(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=1)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().read() == b"ok"
        except OSError:
            # Nothing listens yet: select waits on the process's log no better than this.
            self._pause()
            return False
        finally:
            connection.close()

    def _pause(self):
        try:
            self._process.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            return


class ForkedServer(Server):
    """The same, without the seconds that it takes a new process to load the app's modules."""

    def _launched(self):
        arguments = self.command[self.command.index("streamlit") :]
        process = FORKS.Process(target=serve, args=(arguments, self.environment, self.log))
        # A forked process runs the main module of its parent first, and a page that was tried
        # without a browser leaves its script in that place.
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(sys.modules, "__main__", ModuleType("__main__"))
            process.start()
        return Fork(process)


class Fork:
    """A forked process, asked as one of `subprocess` is."""

    def __init__(self, process):
        self._process = process
        self.pid = process.pid

    def poll(self):
        """Return its status, or None while it runs."""
        return self._process.exitcode

    def wait(self, timeout):
        """Return its status once it is gone."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired(self._process.name, timeout)
        return self._process.exitcode


def serve(arguments, environment, log):
    """Be `streamlit run`, in a session of its own, until somebody ends it."""
    from streamlit.web import cli

    os.setsid()
    os.chdir(ROOT)
    with log.open("ab") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    os.environ.clear()
    os.environ.update(environment)
    program, *rest = sys.argv = arguments
    cli.main(rest, prog_name=program)


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
