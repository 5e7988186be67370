"""What `app.py` serves: the script of the pages, the routes beside it, start and stop."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from prioritisation.actions.access.passphrase import protect, protection
from prioritisation.actions.desk import close_store, the_store
from prioritisation.actions.jobs import close_jobs
from prioritisation.actions.programmes import forget_programmes
from prioritisation.actions.sample import open_sample
from prioritisation.actions.workshops.retention import forget_people
from prioritisation.settings import Settings
from prioritisation.web.access.gate import listens_to_others
from prioritisation.web.access.routes import access_routes
from prioritisation.web.follow_up_report.routes import report_routes
from prioritisation.web.owner.routes import owner_routes
from prioritisation.web.phone.routes import phone_routes
from prioritisation.web.programme_picture.printing import print_routes
from prioritisation.web.security import EverywhereHeaders, page_headers
from prioritisation.web.wall.routes import wall_routes
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

_DAY = 24 * 3600.0
MAIN_SCRIPT = Path(__file__).resolve().parent / "script" / "main.py"


def routes() -> list[BaseRoute]:
    """Return the plain routes that are served beside the pages."""
    return [
        Route("/healthz", _is_healthy),
        Route("/programme", _start_page),
        *access_routes(),
        *wall_routes(),
        *phone_routes(),
        *owner_routes(),
        *report_routes(),
        *print_routes(),
    ]


def middleware() -> list[Middleware]:
    """Return what every answer goes through."""
    return [Middleware(EverywhereHeaders)]


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Open the store with the sample programme before the first page; close it at the end."""
    store = the_store()
    open_sample(store)
    _protect_from_others()
    forgetting = asyncio.create_task(_forget_each_day())
    yield
    forgetting.cancel()
    close_jobs()
    close_store()


def _protect_from_others() -> None:
    """Ask for a passphrase as soon as others reach the server; tell a new one where it starts."""
    settings = Settings.from_environment()
    if settings.login or not listens_to_others(settings):
        return
    store, say = the_store(), Wording(Language.ENGLISH)
    first = protect(store)
    told = f"access.{protection(store)}" if first is None else "access.first"
    passphrase = "" if first is None else first.text
    sys.stderr.write(f"\n  {say(told, passphrase=passphrase)}\n\n")


async def _forget_each_day() -> None:
    """Delete what tells who somebody was, and what was deleted, once its time is over."""
    while True:
        await run_in_threadpool(forget_people, the_store(), datetime.now(UTC))
        await run_in_threadpool(forget_programmes, the_store(), datetime.now(UTC))
        await asyncio.sleep(_DAY)


def _start_page(request: Request) -> Response:
    """Lead to the first page by the name that the others would make one expect of it."""
    query = request.url.query
    return RedirectResponse(f"./?{query}" if query else "./", headers=page_headers())


def _is_healthy(_request: Request) -> Response:
    return PlainTextResponse("ok")
