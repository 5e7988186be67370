"""What `app.py` serves: the script of the pages, the routes beside it, start and stop."""

from __future__ import annotations

import gc
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from prioritisation.actions.desk import close_store, the_store
from prioritisation.actions.sample import open_sample
from prioritisation.web.phone.routes import phone_routes
from prioritisation.web.wall.routes import wall_routes

MAIN_SCRIPT = Path(__file__).resolve().parent / "script" / "main.py"


def routes() -> list[BaseRoute]:
    """Return the plain routes that are served beside the pages."""
    return [Route("/healthz", _is_healthy), *wall_routes(), *phone_routes()]


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Open the store with the sample programme before the first page; close it at the end."""
    open_sample(the_store())
    _answer_at_once()
    yield
    close_store()


def _is_healthy(_request: Request) -> Response:
    return PlainTextResponse("ok")


def _answer_at_once() -> None:
    """Let small answers leave at once: each keep-alive answer came 40 ms late without it.

    Streamlit binds the socket itself, with a protocol for which asyncio does not set
    TCP_NODELAY; accepted sockets inherit it from the listening one on Linux.
    """
    for thing in gc.get_objects():
        if isinstance(thing, socket.socket) and thing.fileno() >= 0 and _listens(thing):
            thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens(sock: socket.socket) -> bool:
    is_ip = sock.family in (socket.AF_INET, socket.AF_INET6)
    return is_ip and bool(sock.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
