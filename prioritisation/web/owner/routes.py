"""The address of an owner's page: who has the link sees and tells of their own measures."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from prioritisation.actions.access.throttle import Throttle
from prioritisation.actions.desk import the_store
from prioritisation.actions.owner_links import OwnerSheet, link_with, sheet_of
from prioritisation.actions.telling_progress import (
    LONGEST_NOTE,
    OWNER,
    measure_told,
    tell_progress,
)
from prioritisation.errors import NotAllowedError, PrioritisationError
from prioritisation.store import OwnerLink, StoreUnavailableError
from prioritisation.web.owner.shown import measure_shown, moment_text, resources_told
from prioritisation.web.owner.typed import seen_by_form, told_by_form
from prioritisation.web.phone.asking import now, wording_of
from prioritisation.web.security import (
    form_token,
    is_form_token,
    is_same_origin,
    is_too_large,
    page_headers,
)
from prioritisation.web.wall.files import edition
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

_HERE = Path(__file__).resolve().parent
_PAGES = Environment(
    loader=FileSystemLoader([_HERE / "templates", _HERE.parent / "phone" / "templates"]),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
_THROTTLE = Throttle()
_LARGEST_POST = 64_000

Answering = Callable[[Request, OwnerLink], Awaitable[Response]]


def owner_routes() -> list[BaseRoute]:
    """Return the routes of an owner's page."""
    return [
        Route("/u/{token}", _with_link(_page), methods=["GET"]),
        Route("/u/{token}", _with_link(_posted), methods=["POST"]),
        Route("/u/{rest:path}", _no_such_thing),
    ]


def _with_link(answering: Answering) -> Callable[[Request], Awaitable[Response]]:
    """Return a handler for who has a good link; any other is told what is the matter.

    A wrong token counts as a guess, and many guesses are slowed. A right one is answered at
    once: nobody shuts owners out by guessing, and it is too long ever to be guessed.
    """

    async def answer(request: Request) -> Response:
        if is_too_large(request, _LARGEST_POST):
            return PlainTextResponse("Too large", status_code=413, headers=_headers())
        try:
            link = await run_in_threadpool(link_with, the_store(), request.path_params["token"])
            if link is None:
                return await _guessed(request)
            if not link.is_good(now()):
                return _told(request, "owner.expired", 410)
            return await answering(request, link)
        except StoreUnavailableError as error:
            return _message(request, wording_of(request).error(error), 503)

    return answer


async def _guessed(request: Request) -> Response:
    wait = _THROTTLE.wait(request.client.host if request.client else "")
    if wait is None:
        return _told(request, "owner.too_many", 429)
    await asyncio.sleep(wait)
    return _told(request, "owner.unknown", 404)


async def _page(request: Request, link: OwnerLink) -> Response:
    return await run_in_threadpool(_shown, request, link)


async def _posted(request: Request, link: OwnerLink) -> Response:
    form = {name: str(value) for name, value in (await request.form()).items()}
    token = request.path_params["token"]
    if not is_same_origin(request) or not is_form_token(token, form.get("form_token", "")):
        error = NotAllowedError("other_origin")
        return _message(request, wording_of(request).error(error), 403)
    return await run_in_threadpool(_kept, request, link, form)


def _kept(request: Request, link: OwnerLink, form: Mapping[str, str]) -> Response:
    """Keep what was told, and lead on to the page that says so; else show it again with why."""
    say = wording_of(request)
    measure = form.get("measure", "")
    try:
        sheet = sheet_of(the_store(), link)
        measure_told(sheet.programme, measure, link.owner)
        promise = next(p for p in (*sheet.decided, *sheet.others) if p.id == measure)
        asked = resources_told(sheet.programme, promise, sheet.latest.get(measure))
        told = told_by_form(form, asked, say)
        seen = seen_by_form(form.get("seen", ""))
        tell_progress(
            the_store(),
            link.programme_id,
            measure,
            told,
            now(),
            seen=seen,
            by=link.owner,
            who=OWNER,
        )
    except PrioritisationError as error:
        if isinstance(error, StoreUnavailableError):
            raise
        return _shown(request, link, problem=say.error(error), typed=form)
    # By number: an id may hold what no address does.
    number = [p.id for p in (*sheet.decided, *sheet.others)].index(measure)
    address = f"/u/{request.path_params['token']}?saved={number}&lang={say.language}"
    return RedirectResponse(address, status_code=303, headers=_headers())


def _shown(
    request: Request,
    link: OwnerLink,
    *,
    problem: str = "",
    typed: Mapping[str, str] | None = None,
) -> Response:
    say = wording_of(request)
    try:
        sheet = sheet_of(the_store(), link)
    except PrioritisationError as error:
        if isinstance(error, StoreUnavailableError):
            raise
        return _told(request, "owner.unknown", 404)
    typed = typed or {}
    year = now().year
    decided, others = (
        [
            measure_shown(sheet, p, year, say, typed if typed.get("measure") == p.id else {})
            for p in promises
        ]
        for promises in (sheet.decided, sheet.others)
    )
    return _rendered(
        request,
        "owner.html",
        status=409 if problem else 200,
        title=say.text(sheet.programme.title),
        owner=link.owner,
        until=say.day(link.until.date()),
        sheet=sheet,
        decided=decided,
        others=others,
        problem=problem,
        wrong=typed.get("measure", "") if problem else "",
        saved=_saved_text(request, sheet, say),
        longest=LONGEST_NOTE,
        form_token=form_token(request.path_params["token"]),
    )


def _saved_text(request: Request, sheet: OwnerSheet, say: Wording) -> str:
    """Return what has just been saved, in words; empty = nothing."""
    asked = request.query_params.get("saved", "")
    promises = (*sheet.decided, *sheet.others)
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else -1
    if request.method != "GET" or not 0 <= number < len(promises):
        return ""
    promise = promises[number]
    last = sheet.latest.get(promise.id)
    if last is None:
        return ""
    resources = {resource.id: resource for resource in sheet.programme.resources}
    used = [say.amount(n, resources[r].unit) for r, n in last.used.items() if r in resources]
    return say(
        "owner.saved",
        name=say.text(promise.name),
        what=", ".join([say(f"follow_up.state_{last.state}"), *used]),
        when=moment_text(last.at, say),
    )


def _told(request: Request, key: str, status: int) -> Response:
    return _message(request, wording_of(request)(key), status)


def _message(request: Request, message: str, status: int) -> Response:
    return _rendered(request, "no_link.html", status=status, message=message)


def _rendered(request: Request, template: str, *, status: int, **values: object) -> Response:
    say = wording_of(request)
    body = _PAGES.get_template(template).render(
        say=say, language=say.language, languages=list(Language), edition=edition(), **values
    )
    return HTMLResponse(body, status_code=status, headers=_headers())


def _headers() -> dict[str, str]:
    headers = {**page_headers(has_forms=True, is_personal=True), "Vary": "Accept-Language"}
    return headers | {"X-Robots-Tag": "noindex"}


async def _no_such_thing(_request: Request) -> Response:
    return PlainTextResponse("Not found", status_code=404, headers=_headers())
