"""What a browser on the wall asks the server for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from prioritisation.actions.desk import SAMPLE_ID, desk_at, the_store
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import InvalidValueError, NotAllowedError, PrioritisationError
from prioritisation.store import Store
from prioritisation.web.access.gate import may_see_walls
from prioritisation.web.security import page_headers
from prioritisation.web.wall.asked import (
    PROGRAMME,
    asked,
    asks_for_a_board,
    language,
    programme_asked,
    theme,
)
from prioritisation.web.wall.files import edition, file
from prioritisation.web.wall.picture import picture, tag_of
from prioritisation.web.wall.room import routes as room
from prioritisation.wording.catalogue import template
from prioritisation.wording.wording import Wording

Handler = Callable[[Request], Awaitable[Response]]

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).resolve().parent),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
# It may be kept, but is asked for again each time.
_FRESH = {"Cache-Control": "no-cache"}
_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


def wall_routes() -> list[BaseRoute]:
    """Return the routes of the wall; what is not there below them is answered as that."""
    return [
        Route("/wall", _answering(_page)),
        Route("/wall/picture", _answering(_picture)),
        Route("/wall/workshop", _answering(room.page)),
        Route("/wall/paper", _answering(room.paper)),
        Route("/wall/workshop/shown", _answering(room.shown)),
        Route("/wall/{name:path}", _answering(_file, needs_key=False)),
    ]


def _answering(handler: Handler, *, needs_key: bool = True) -> Handler:
    """Return a handler whose answers have the headers, also where something was not possible."""

    async def answer(request: Request) -> Response:
        try:
            if needs_key and not await run_in_threadpool(may_see_walls, request):
                raise NotAllowedError("wall_key_needed")
            response = await handler(request)
        except PrioritisationError as error:
            say = Wording(language(request))
            if isinstance(error, NotAllowedError | InvalidValueError):
                status = 403 if isinstance(error, NotAllowedError) else 404
                is_there = error.rule != "unknown_programme"
                response = _message(request, say.error(error), status=status, is_there=is_there)
            else:
                response = _message(request, say.error(error), status=503)
                response.headers["Retry-After"] = "5"
        response.headers.update(page_headers())
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer


async def _page(request: Request) -> Response:
    if not asks_for_a_board(request):
        say = Wording(language(request))
        return _message(request, say("wall.no_board"), status=404)
    store, version, programme = await _now(request)
    wanted = asked(request, programme)
    shown = await picture(store, wanted, version)
    body = _PAGES.get_template("page.html").render(
        language=wanted.language,
        theme=theme(request),
        edition=edition(),
        title=shown.title,
        # Written by an XML tree, which has escaped every name.
        svg=Markup(shown.svg),
        # Within a script nothing but this character could end it.
        hover=Markup(shown.hover.replace("<", "\\u003c")),
        address=f"wall/picture?{wanted.query}",
        tag=tag_of(wanted, version),
        offline=template(wanted.language, "wall.offline"),
    )
    return HTMLResponse(body, headers=_FRESH | {"Vary": "Accept-Language"})


async def _picture(request: Request) -> Response:
    if not asks_for_a_board(request):
        return _no_such_thing()
    store, version, programme = await _now(request)
    wanted = asked(request, programme)
    headers = _FRESH | {"ETag": tag_of(wanted, version), "Vary": "Accept-Language"}
    if _has(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    shown = await picture(store, wanted, version)
    return Response(shown.sent, media_type="application/json", headers=headers)


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if not name:
        return RedirectResponse(f"../wall?{request.url.query}")
    try:
        found = file(name)
    except KeyError:
        return _no_such_thing()
    is_named = request.query_params.get("v") == edition()
    headers = (_FOR_GOOD if is_named else _FRESH) | {"ETag": f'"{edition()}"'}
    if _has(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(found.content, media_type=found.kind, headers=headers)


async def _now(request: Request) -> tuple[Store, int, Programme]:
    """Return the store, the version it has, and the programme: mostly one row is read."""
    store, programme_id = the_store(), programme_asked(request)
    version = await run_in_threadpool(store.version, programme_id)
    desk = await run_in_threadpool(desk_at, store, programme_id, version)
    return store, version, desk.programme


def _has(request: Request, tag: str) -> bool:
    """Return whether the browser has what a tag stands for; proxies may have weakened it."""
    tags = request.headers.get("if-none-match", "").split(",")
    return any(given.strip().removeprefix("W/") == tag for given in tags)


def _message(request: Request, message: str, *, status: int, is_there: bool = True) -> Response:
    """Say what is not possible, with the ways to what is.

    Parameters
    ----------
    is_there : whether the programme of the address is one: else it has no boards to lead to
    """
    say = Wording(language(request))
    asked_for = programme_asked(request)
    whose = {} if asked_for == SAMPLE_ID else {PROGRAMME: asked_for}
    body = _PAGES.get_template("message.html").render(
        language=say.language,
        theme=theme(request),
        edition=edition(),
        title=say("app.name"),
        message=message,
        boards=[
            (urlencode(whose | {"board": board.value}), say(f"board.{board}"))
            for board in BoardId
            if is_there
        ],
        tries_again=status == 503,
    )
    return HTMLResponse(body, status_code=status, headers={"Vary": "Accept-Language"})


def _no_such_thing() -> Response:
    return PlainTextResponse("Not found", status_code=404)
