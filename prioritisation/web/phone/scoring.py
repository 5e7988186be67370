"""What a participant sees: waiting, one item, the list, what the room said."""

from __future__ import annotations

import json
from math import ceil
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from prioritisation.actions.desk import the_store
from prioritisation.actions.workshops.sheet import Sheet, sheet_of
from prioritisation.decision.programme.items import Item
from prioritisation.store import Seat
from prioritisation.web.marks import mark_of
from prioritisation.web.phone.answering import other_address, shown_page
from prioritisation.web.phone.asking import now, seat_asking, wording_of
from prioritisation.web.phone.shown import (
    broken,
    criterion_shown,
    item_shown,
    result_shown,
    round_number,
    row_shown,
    state_tag,
)
from prioritisation.wording.wording import Wording


async def page(request: Request) -> Response:
    """Show the participant what there is to do now."""
    return await run_in_threadpool(_page, request)


async def state(request: Request) -> Response:
    """Tell the phone's script whether it has to show something else."""
    return await run_in_threadpool(_state, request)


def _state(request: Request) -> Response:
    seat = seat_asking(request)
    if seat is None:
        return JSONResponse({"state": ""}, status_code=403)
    tag = state_tag(seat, now())
    headers = {"ETag": f'"{tag}"'}
    if request.headers.get("if-none-match", "").removeprefix("W/") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return JSONResponse({"state": tag, "round": round_number(seat)}, headers=headers)


def _page(request: Request) -> Response:
    seat = seat_asking(request)
    if seat is None:
        return other_address("/join")
    sheet = sheet_of(the_store(), seat, now())
    say = wording_of(request, seat)
    view = request.query_params.get("view", "")
    if sheet.is_removed or sheet.round is None:
        return _waiting(request, sheet, say)
    if view == "weights" and sheet.workshop.asks_weights:
        return _weights(request, sheet, say)
    if view == "propose" and sheet.workshop.takes_proposals:
        return _shown(request, "propose.html", sheet, say)
    wanted = request.query_params.get("item", "")
    everything = (*sheet.items, *sheet.other_items)
    item = next((i for i in everything if i.id == wanted), None)
    if sheet.is_open and view != "list":
        return _scoring(request, seat, sheet, item, say)
    if sheet.results is not None and item is not None:
        return _result(request, sheet, item, say)
    return _list(request, sheet, say)


def _waiting(request: Request, sheet: Sheet, say: Wording) -> Response:
    return _shown(request, "wait.html", sheet, say)


def _scoring(
    request: Request, seat: Seat, sheet: Sheet, item: Item | None, say: Wording
) -> Response:
    everything = (*sheet.items, *sheet.other_items)
    if item is None:
        unanswered = (i for i in sheet.items if not sheet.has_answered(i.id))
        item = next(unanswered, None)
        if item is None:
            return _list(request, sheet, say)
    at = everything.index(item)
    items = [item_shown(sheet, i, say) for i in everything]
    # Within a script nothing but this character could end it.
    data = json.dumps(items, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return _shown(
        request,
        "score.html",
        sheet,
        say,
        item=items[at],
        at=at,
        previous=everything[at - 1].id if at else "",
        following=everything[at + 1].id if at + 1 < len(everything) else "",
        criteria=[criterion_shown(criterion, say) for criterion in sheet.criteria],
        data=Markup(data),
        total=len(sheet.items),
        last_sequence=the_store().workshops.last_sequence(seat),
    )


def _list(request: Request, sheet: Sheet, say: Wording) -> Response:
    return _shown(
        request,
        "list.html",
        sheet,
        say,
        criteria=[broken(say.text(criterion.name), say) for criterion in sheet.criteria],
        rows=[row_shown(sheet, item, say) for item in sheet.items],
        other_rows=[row_shown(sheet, item, say) for item in sheet.other_items],
    )


def _result(request: Request, sheet: Sheet, item: Item, say: Wording) -> Response:
    return _shown(
        request,
        "result.html",
        sheet,
        say,
        name=broken(say.text(item.name), say),
        mark_sign=mark_of(sheet.programme, item),
        results=[result_shown(sheet, item, criterion, say) for criterion in sheet.criteria],
    )


def _weights(request: Request, sheet: Sheet, say: Wording) -> Response:
    """Show which step matters most, and once that is chosen, how much the others do."""
    steps = []
    for criterion in sheet.criteria:
        shown = criterion_shown(criterion, say)
        worst, best = (words or level for level, words in (shown["levels"][0], shown["levels"][-1]))
        given = None if sheet.weights is None else sheet.weights.importance.get(criterion.id)
        steps.append({**shown, "worst": worst, "best": best, "given": given})
    most = request.query_params.get("most", "")
    chosen = next((step for step in steps if step["id"] == most), None)
    others = [step for step in steps if step is not chosen]
    return _shown(request, "weights.html", sheet, say, steps=steps, chosen=chosen, others=others)


def _shown(request: Request, template: str, sheet: Sheet, say: Wording, **values: Any) -> Response:
    current = sheet.round
    ends_at = None if current is None else current.ends_at
    minutes = None if ends_at is None else max(0, ceil((ends_at - now()).total_seconds() / 60))
    return shown_page(
        request,
        template,
        say=say,
        sheet=sheet,
        title=sheet.workshop.title,
        programme=say.text(sheet.programme.title),
        position=len(sheet.workshop.rounds),
        number=0 if current is None else current.number,
        state=str(sheet.state or ""),
        tag=state_tag(sheet.seat, now()),
        ends_at="" if ends_at is None or not sheet.is_open else ends_at.isoformat(),
        minutes=minutes if sheet.is_open else None,
        person=sheet.seat.participant.id,
        **values,
    )
