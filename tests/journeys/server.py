"""A real server: started, asked whether it is there, stopped, or killed in the middle."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_START = 60.0


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
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
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


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
