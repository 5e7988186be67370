"""A participant's sheet → what a page or its script shows, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from prioritisation.actions.workshops.sheet import Sheet
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.workshops import Workshop
from prioritisation.decision.scoring.question_result import QuestionResult
from prioritisation.decision.scoring.round_results import RoundResults
from prioritisation.store import Seat
from prioritisation.web.marks import mark_of, spearhead_name
from prioritisation.wording.hyphens import with_soft_hyphens
from prioritisation.wording.wording import Wording

DONT_KNOW = "?"


def state_tag(seat: Seat, now: datetime) -> str:
    """Return a word that changes when a phone has to show something else.

    What the participant gives does not change it, nor what others do before the results are shown.
    """
    workshop, current = seat.kept.workshop, seat.kept.workshop.current
    parts: tuple[object, ...] = (
        workshop.title,
        workshop.ended_at,
        workshop.takes_proposals,
        workshop.asks_weights,
        workshop.shows_costs,
        seat.participant.id in workshop.removed,
    )
    if current is not None:
        parts += (
            current.number,
            current.state_at(now),
            current.ends_at,
            current.items,
            current.criteria,
            workshop.weighting if current.is_revealed else None,
            workshop.removed if current.is_revealed else None,
        )
    return sha256(repr(parts).encode()).hexdigest()[:16]


def round_number(seat: Seat) -> int:
    """Return the number of the round that a phone has to show, 0 before the first."""
    current = seat.kept.workshop.current
    return 0 if current is None else current.number


def item_shown(sheet: Sheet, item: Item, say: Wording) -> dict[str, Any]:
    """Return an item with what this participant gave to it, in this round and the one before."""
    return {
        "id": item.id,
        "name": broken(say.text(item.name), say),
        "text": say.text(item.description),
        "head": spearhead_name(sheet.programme, item, say),
        "mark": mark_of(sheet.programme, item),
        "cost": _cost(sheet.workshop, item, say),
        "given": {
            criterion.id: _given(sheet.answers, item.id, criterion.id)
            for criterion in sheet.criteria
        },
        "comment": sheet.comments.get(item.id, ""),
        "earlier": {
            criterion.id: _earlier(sheet, item.id, criterion, say) for criterion in sheet.criteria
        },
    }


def criterion_shown(criterion: Criterion, say: Wording) -> dict[str, Any]:
    """Return a criterion with its levels in words."""
    ends = {
        criterion.low: say.text(criterion.low_end),
        criterion.high: say.text(criterion.high_end),
    }
    anchors = [say.text(anchor) for anchor in criterion.anchors]
    return {
        "id": criterion.id,
        "name": say.text(criterion.name),
        "question": say.text(criterion.question),
        "unknown": say(f"scores.{criterion.unknown}"),
        "levels": [
            (level, broken(anchors[number] if anchors else ends.get(level, ""), say))
            for number, level in enumerate(criterion.levels)
        ],
    }


def row_shown(sheet: Sheet, item: Item, say: Wording) -> dict[str, Any]:
    """Return a line of the list: an item, and on each criterion the own score and the room's."""
    return {
        "id": item.id,
        "name": broken(say.text(item.name), say),
        "mark": mark_of(sheet.programme, item),
        "is_answered": sheet.has_answered(item.id),
        "cells": [
            (
                own_text(sheet.answers, item.id, criterion.id, say),
                room_text(sheet.results, item.id, criterion.id, say),
            )
            for criterion in sheet.criteria
        ],
    }


def result_shown(sheet: Sheet, item: Item, criterion: Criterion, say: Wording) -> dict[str, Any]:
    """Return what the room said on one item and criterion, with the own score in it."""
    own = sheet.answers.get((item.id, criterion.id))
    result = None if sheet.results is None else sheet.results.results.get((item.id, criterion.id))
    counts = _by_level(result, criterion)
    most = max(counts.values(), default=0)
    return {
        "name": say.text(criterion.name),
        "own": own_text(sheet.answers, item.id, criterion.id, say),
        "room": room_text(sheet.results, item.id, criterion.id, say),
        "is_shown": result is not None,
        "dont_knows": 0 if result is None else result.score.dont_knows,
        "count": 0 if result is None else result.score.count,
        "bars": [
            {
                "level": level,
                "n": n,
                "height": round(40 * n / most) if most else 0,
                "is_own": own is not None and own == level,
            }
            for level, n in counts.items()
        ],
    }


def own_text(
    given: Mapping[tuple[str, str], Decimal | None], item: str, criterion: str, say: Wording
) -> str:
    """Return a participant's own score as text; a dash where there is none."""
    if (item, criterion) not in given:
        return "–"
    score = given[item, criterion]
    return DONT_KNOW if score is None else say.number(score)


def room_text(results: RoundResults | None, item: str, criterion: str, say: Wording) -> str:
    """Return what the room said as text; a dash where it is not shown."""
    result = None if results is None else results.results.get((item, criterion))
    if result is None or result.score.group is None:
        return "–"
    return say.number(Fraction(result.score.group), 1)


def broken(text: str, say: Wording) -> str:
    """Return a text that may be broken where a phone is narrow."""
    return with_soft_hyphens(text, say.language).replace("/", "/\u200b")


def _cost(workshop: Workshop, item: Item, say: Wording) -> str:
    if not workshop.shows_costs or not isinstance(item, Measure):
        return ""
    return say("phone.cost", cost=say.money(item.total_cost("cost")))


def _given(
    given: Mapping[tuple[str, str], Decimal | None], item: str, criterion: str
) -> str | None:
    """Return the value of the control that is chosen; None = none is."""
    if (item, criterion) not in given:
        return None
    score = given[item, criterion]
    return DONT_KNOW if score is None else str(int(score))


def _earlier(sheet: Sheet, item: str, criterion: Criterion, say: Wording) -> str:
    if sheet.earlier_results is None:
        return ""
    own = own_text(sheet.earlier, item, criterion.id, say)
    room = room_text(sheet.earlier_results, item, criterion.id, say)
    return "" if (own, room) == ("–", "–") else say("phone.earlier", own=own, room=room)


def _by_level(result: QuestionResult | None, criterion: Criterion) -> dict[int, int]:
    counts = dict.fromkeys(criterion.levels, 0)
    if result is not None:
        for score, n in result.counts.items():
            counts[int(score)] += n
    return counts
