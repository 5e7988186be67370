"""The server, started from the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

APP = Path(__file__).resolve().parents[2] / "app.py"


def become_server(port: int, host: str | None) -> NoReturn:
    """Run the app in place of this process, so that a signal to it reaches the server."""
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
    if host:
        command += ["--server.address", host]
    os.execv(sys.executable, command)
