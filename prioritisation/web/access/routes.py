"""The addresses of signing in, and of the pages of the town's own words."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from prioritisation.actions.access.passphrase import (
    SIGN_IN_HOURS,
    Protection,
    protection,
    sign_in,
    sign_out,
)
from prioritisation.actions.access.texts import Page, page_text
from prioritisation.actions.access.throttle import Throttle
from prioritisation.actions.desk import the_store
from prioritisation.errors import NotAllowedError
from prioritisation.web.access.gate import COOKIE
from prioritisation.web.phone.asking import now, wording_of
from prioritisation.web.security import is_encrypted, is_same_origin, is_too_large, page_headers
from prioritisation.web.wall.files import edition
from prioritisation.wording.catalogue import Language

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).resolve().parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
_LARGEST_POST = 16_000
_THROTTLE = Throttle()


def access_routes() -> list[BaseRoute]:
    """Return the routes of signing in and of the pages of the town's own words."""
    return [
        Route("/sign-in", _form, methods=["GET"]),
        Route("/sign-in", _given, methods=["POST"]),
        Route("/sign-out", _out, methods=["POST"]),
        Route("/privacy", _words(Page.PRIVACY), methods=["GET"]),
        Route("/accessibility", _words(Page.ACCESSIBILITY), methods=["GET"]),
    ]


async def _form(request: Request) -> Response:
    if await run_in_threadpool(protection, the_store()) is not Protection.ON:
        return RedirectResponse("/", status_code=303, headers=_headers())
    return _shown(request, "sign_in.html", problem="", back=safe_way_back(request))


async def _given(request: Request) -> Response:
    say = wording_of(request)
    if not is_same_origin(request):
        return PlainTextResponse("Forbidden", status_code=403, headers=_headers())
    if is_too_large(request, _LARGEST_POST):
        return PlainTextResponse("Too large", status_code=413, headers=_headers())
    form = await request.form()
    address = request.client.host if request.client else ""
    wait = _THROTTLE.wait(address)
    if wait is None:
        told = say("access.too_many")
        return _shown(
            request, "sign_in.html", status=429, problem=told, back=safe_way_back(request)
        )
    await asyncio.sleep(wait)
    try:
        token = await run_in_threadpool(
            sign_in, the_store(), str(form.get("passphrase", "")), now()
        )
    except NotAllowedError as error:
        return _shown(
            request,
            "sign_in.html",
            status=403,
            problem=say.error(error),
            back=safe_way_back(request),
        )
    _THROTTLE.note_right(address)
    response = RedirectResponse(safe_way_back(request), status_code=303, headers=_headers())
    response.set_cookie(
        COOKIE,
        token,
        max_age=SIGN_IN_HOURS * 3600,
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_encrypted(request),
    )
    return response


async def _out(request: Request) -> Response:
    if not is_same_origin(request):
        return PlainTextResponse("Forbidden", status_code=403, headers=_headers())
    await run_in_threadpool(sign_out, the_store(), request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/sign-in", status_code=303, headers=_headers())
    response.delete_cookie(COOKIE, path="/")
    return response


def safe_way_back(request: Request) -> str:
    """Return where to go on after signing in: a page of this site, never another one."""
    wanted = request.query_params.get("next", "/")
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if is_ours and wanted.isprintable() and "\\" not in wanted else "/"


def _words(page: Page) -> Callable[[Request], Awaitable[Response]]:
    async def shown(request: Request) -> Response:
        say = wording_of(request)
        own = await run_in_threadpool(page_text, the_store(), page, say.language)
        text = own or say(f"access.{page}_text")
        return _shown(
            request,
            "words.html",
            title=say(f"access.{page}"),
            paragraphs=[part.strip() for part in text.split("\n\n") if part.strip()],
        )

    return shown


def _shown(request: Request, template: str, *, status: int = 200, **values: object) -> Response:
    say = wording_of(request)
    body = _PAGES.get_template(template).render(
        say=say, language=say.language, languages=list(Language), edition=edition(), **values
    )
    return HTMLResponse(body, status_code=status, headers=_headers())


def _headers() -> dict[str, str]:
    return {**page_headers(has_forms=True, is_personal=True), "Vary": "Accept-Language"}
