"""What a participant sends: scores, being done, weights, proposals."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from prioritisation.actions.desk import the_store
from prioritisation.actions.workshops import answering
from prioritisation.actions.workshops.answering import Sent
from prioritisation.errors import NotAllowedError
from prioritisation.store import Seat
from prioritisation.web.phone.answering import other_address
from prioritisation.web.phone.answers import (
    importance_by_form,
    sent_by_form,
    sent_by_script,
)
from prioritisation.web.phone.asking import may_post, now, seat_asking, token_of
from prioritisation.web.phone.shown import round_number, state_tag
from prioritisation.wording.catalogue import Language


async def answers(request: Request) -> Response:
    """Keep what the script sends; tell what of it came too late, and the state of the round."""
    _check_post(request, request.headers.get("x-form-token", ""))
    sent = sent_by_script(await request.body())
    return await run_in_threadpool(_kept, request, sent)


def _kept(request: Request, sent: Sent) -> Response:
    moment = now()
    taken = answering.give_answers(the_store(), token_of(request), sent, moment)
    seat = taken.seat
    told = {"state": state_tag(seat, moment), "round": round_number(seat)}
    return JSONResponse({"late": sorted(taken.late)} | told)


async def answer(request: Request) -> Response:
    """Keep what the form of one item holds, and show the next one."""
    form = await _form(request)
    sent = sent_by_form(form)
    await run_in_threadpool(
        lambda: answering.give_answers(the_store(), token_of(request), sent, now())
    )
    following = str(form.get("go", ""))
    return other_address(f"/p?item={quote(following)}" if following else "/p?view=list")


async def done(request: Request) -> Response:
    """Keep that the participant is done with the round, or is not yet."""
    form = await _form(request)
    number, is_done = str(form.get("round", "")), form.get("done") == "1"
    if number.isascii() and number.isdecimal():
        await run_in_threadpool(
            lambda: answering.set_done(
                the_store(), _seat(request), int(number), now(), is_done=is_done
            )
        )
    return other_address("/p?view=list" if is_done else "/p")


async def propose(request: Request) -> Response:
    """Keep an item that the participant proposes."""
    form = await _form(request)
    name, reason = str(form.get("name", "")), str(form.get("reason", ""))
    await run_in_threadpool(
        lambda: answering.propose_item(the_store(), _seat(request), name=name, reason=reason)
    )
    return other_address("/p?view=list&told=proposed")


async def weights(request: Request) -> Response:
    """Keep how much the steps from worst to best matter to the participant."""
    form = await _form(request)
    importance = importance_by_form(form)
    await run_in_threadpool(
        lambda: answering.weigh_criteria(the_store(), _seat(request), importance)
    )
    return other_address("/p?view=list&told=weighed")


async def language(request: Request) -> Response:
    """Speak another language to this participant."""
    form = await _form(request)
    chosen = form.get("language")
    if chosen in set(Language):
        await run_in_threadpool(lambda: _speak(_seat(request), str(chosen)))
    return other_address("/p")


def _speak(seat: Seat, chosen: str) -> None:
    person = seat.participant
    answering.set_person(the_store(), seat, name=person.name, group=person.group, language=chosen)


def _seat(request: Request) -> Seat:
    seat = seat_asking(request)
    if seat is None:
        raise NotAllowedError("no_participant")
    return seat


async def _form(request: Request) -> FormData:
    form = await request.form()
    _check_post(request, str(form.get("form_token", "")))
    return form


def _check_post(request: Request, given: str) -> None:
    """Refuse what another site sends, or a form that was made for another phone.

    Raises
    ------
    NotAllowedError : it is one of these.
    """
    if not may_post(request, given):
        raise NotAllowedError("other_origin")
