import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from prioritisation.settings import DATABASE_URL

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer(url, process):
    """Return what is served, as soon as it is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.read()
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


def test_the_app_is_served_until_it_is_stopped(tmp_path):
    port = free_port()
    environment = {**os.environ, DATABASE_URL: f"sqlite:///{tmp_path}/store.db"}
    process = subprocess.Popen(
        [sys.executable, "-m", "prioritisation", "serve", f"--port={port}", "--host=127.0.0.1"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert answer(f"http://127.0.0.1:{port}/healthz", process) == b"ok"
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) in (0, -signal.SIGTERM)
    finally:
        process.kill()
        process.wait()
