"""The way in: by a code that is typed, or by the key of the QR code."""

from __future__ import annotations

import asyncio

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from prioritisation.actions.access.throttle import Throttle
from prioritisation.actions.desk import desk_at, the_store
from prioritisation.actions.workshops import joining
from prioritisation.errors import NotAllowedError, PrioritisationError
from prioritisation.store import KeptWorkshop
from prioritisation.web.phone.answering import other_address, shown_page
from prioritisation.web.phone.asking import COOKIE, now, seat_asking, wording_of
from prioritisation.web.security import is_encrypted, is_same_origin
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

_COOKIE_DAYS = 90
_THROTTLE = Throttle()


async def code_page(request: Request) -> Response:
    """Show the form for the code on the wall."""
    return shown_page(request, "code.html", problem="", code="")


async def code_given(request: Request) -> Response:
    """Lead on to the workshop of a code; a wrong one is said to be wrong, many are slowed."""
    _check_origin(request)
    form = await request.form()
    code = str(form.get("code", ""))[:40]
    say = wording_of(request)
    address = request.client.host if request.client else ""
    wait = _THROTTLE.wait(address)
    if wait is None:
        told = say("phone.too_many_guesses")
        return shown_page(request, "code.html", problem=told, code=code, status=429)
    await asyncio.sleep(wait)
    try:
        found = await run_in_threadpool(joining.workshop_with_code, the_store(), code, now())
    except PrioritisationError as error:
        error.field = ""
        return shown_page(request, "code.html", problem=say.error(error), code=code, status=404)
    _THROTTLE.note_right(address)
    return other_address(f"/join/{found.key}")


async def join_page(request: Request) -> Response:
    """Show what the workshop asks of its participants; who takes part already goes on."""
    return await run_in_threadpool(_join_page, request)


async def joined(request: Request) -> Response:
    """Let somebody take part, and give their phone its token."""
    _check_origin(request)
    form = await request.form()
    values = {name: str(form.get(name, "")) for name in ("name", "group", "language")}
    return await run_in_threadpool(_joined, request, values)


def _join_page(request: Request) -> Response:
    found = joining.workshop_with_key(the_store(), request.path_params["key"], now())
    if _is_seated(request, found):
        return other_address("/p")
    return _form(request, found, wording_of(request), "")


def _joined(request: Request, values: dict[str, str]) -> Response:
    found = joining.workshop_with_key(the_store(), request.path_params["key"], now())
    # A form that is sent twice makes one participant.
    if _is_seated(request, found):
        return other_address("/p")
    say = wording_of(request)
    if values["language"] in set(Language):
        say = Wording(Language(values["language"]))
    try:
        token = joining.join(
            the_store(),
            found,
            now(),
            name=values["name"],
            group=values["group"],
            language=say.language,
        )
    except PrioritisationError as error:
        error.field = ""
        return _form(request, found, say, say.error(error))
    response = other_address("/p")
    response.set_cookie(
        COOKIE,
        token,
        max_age=_COOKIE_DAYS * 24 * 3600,
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_encrypted(request),
    )
    return response


def _form(request: Request, found: KeptWorkshop, say: Wording, problem: str) -> Response:
    store = the_store()
    programme = desk_at(store, found.programme_id, store.version(found.programme_id)).programme
    workshop = found.workshop
    return shown_page(
        request,
        "join.html",
        say=say,
        status=409 if problem else 200,
        problem=problem,
        programme=say.text(programme.title),
        workshop=workshop,
        groups=[(group.id, say.text(group.name)) for group in workshop.groups],
    )


def _is_seated(request: Request, found: KeptWorkshop) -> bool:
    seat = seat_asking(request)
    return seat is not None and (
        (seat.kept.programme_id, seat.kept.workshop.id) == (found.programme_id, found.workshop.id)
    )


def _check_origin(request: Request) -> None:
    """Refuse a form that another site sends.

    Raises
    ------
    NotAllowedError : it does.
    """
    if not is_same_origin(request):
        raise NotAllowedError("other_origin")
