"""How the answers to one item are spread, as plain data for the wall's template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from prioritisation.actions.workshops.results import (
    comments_on,
    programme_of,
    revealed_round,
)
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.scoring.question_result import QuestionResult
from prioritisation.decision.scoring.round_results import Cell, RoundResults
from prioritisation.store import KeptWorkshop, Store
from prioritisation.web.marks import mark_of, spearhead_name
from prioritisation.wording.agreement import MODERATE, agreement_word, spread_sentence
from prioritisation.wording.wording import Wording

_MOST_COMMENTS = 4
# Groups that are so many levels apart see an item differently.
APART = 2
# Width of a criterion's picture, and what stays free at its ends.
_WIDTH, _PAD = 300.0, 24.0


def item_shown(
    store: Store, kept: KeptWorkshop, number: int, item_id: str, say: Wording
) -> dict[str, Any]:
    """Return how the answers to one item are spread, for the room and by group."""
    programme = programme_of(store, kept)
    board = programme.board(kept.workshop.board)
    results = revealed_round(store, kept, number).results
    item = next(i for i in programme.items_on(kept.workshop.board) if i.id == item_id)
    criteria = [board.criterion(c) for c in results.criteria]
    groups = [group for group in results.groups if results.groups[group]]
    names = {group.id: say.text(group.name) for group in kept.workshop.groups}
    before = kept.workshop.round_before(number)
    earlier = (
        revealed_round(store, kept, before.number).results
        if before is not None and before.is_revealed
        else None
    )
    return {
        "item": say.text(item.name),
        "mark": mark_of(programme, item),
        "head": spearhead_name(programme, item, say),
        "title": _finding(results, item_id, criteria, names, say),
        "subtitle": say(
            f"room.measured_{results.group_score}_{results.weighting}", n=results.participants
        ),
        "columns": [_column(results, earlier, item_id, c, say) for c in criteria],
        "groups": [
            {
                "name": names.get(group, say("room.no_group")),
                "n": results.groups[group],
                "cells": [_group_cell(results, group, item_id, c, say) for c in criteria],
            }
            for group in groups
            if kept.workshop.groups
        ],
        "width": _WIDTH,
        "least": results.least_answers,
        "has_earlier": earlier is not None,
        "comments": comments_on(store, kept, number, item_id)[:_MOST_COMMENTS],
        "note": kept.workshop.notes.get(item_id, ""),
    }


def _finding(
    results: RoundResults,
    item: str,
    criteria: Sequence[Criterion],
    names: Mapping[str, str],
    say: Wording,
) -> str:
    """Return the title: where groups are far apart, else where the room is least of one mind."""
    gaps = [(gap, c) for c in criteria if (gap := _gap(results, (item, c.id), names)) is not None]
    if gaps:
        gap, criterion = max(gaps, key=lambda pair: pair[0].size)
        return say(
            "room.groups_apart",
            criterion=say.text(criterion.name),
            low_group=gap.low_group,
            low=say.number(gap.low, 1),
            high_group=gap.high_group,
            high=say.number(gap.high, 1),
        )
    found = [
        (result.agreement, say.text(criterion.name))
        for criterion in criteria
        if (result := results.results.get((item, criterion.id))) is not None
        and result.agreement is not None
    ]
    if not found:
        return say("room.nothing_to_show", n=results.least_answers)
    weakest, name = min(found)
    # As the figure below it is written.
    return say("room.divided" if round(weakest, 2) < MODERATE else "room.alike", criterion=name)


class _Gap(NamedTuple):
    """The two groups that are farthest apart, far enough to be named."""

    low: Fraction
    low_group: str
    high: Fraction
    high_group: str

    @property
    def size(self) -> Fraction:
        return self.high - self.low


def _gap(results: RoundResults, cell: Cell, names: Mapping[str, str]) -> _Gap | None:
    scores = sorted(
        (score, names[group])
        for group, cells in results.by_group.items()
        if group in names and cell in cells and (score := cells[cell].score.group) is not None
    )
    if len(scores) < 2:
        return None
    gap = _Gap(*scores[0], *scores[-1])
    return gap if gap.size >= APART else None


def _column(
    results: RoundResults,
    earlier: RoundResults | None,
    item: str,
    criterion: Criterion,
    say: Wording,
) -> dict[str, Any]:
    result = results.results.get((item, criterion.id))
    before = None if earlier is None else earlier.results.get((item, criterion.id))
    anchors = [say.text(anchor) for anchor in criterion.anchors]
    return {
        "name": say.text(criterion.name),
        "is_shown": result is not None,
        "group": ""
        if result is None or result.score.group is None
        else say.number(result.score.group, 1),
        "agreement": "" if result is None else agreement_word(result.agreement, say),
        "sentence": "" if result is None else spread_sentence(result, criterion, say),
        "dont_knows": 0 if result is None else result.score.dont_knows,
        "unknown": say(f"scores.{criterion.unknown}"),
        "bars": _bars(result, criterion),
        "at": None if result is None else _x(criterion, result.score.group),
        "before": None if before is None else _x(criterion, before.score.group),
        "low": anchors[0] if anchors else say.text(criterion.low_end),
        "high": anchors[-1] if anchors else say.text(criterion.high_end),
    }


def _bars(result: QuestionResult | None, criterion: Criterion) -> list[dict[str, Any]]:
    counts = dict.fromkeys(criterion.levels, 0)
    for score, n in (result.counts if result is not None else {}).items():
        counts[round(score)] += n
    most = max(counts.values(), default=0)
    step = (_WIDTH - 2 * _PAD) / len(counts)
    return [
        {
            "level": level,
            "n": n,
            "x": round(_PAD + step * k + step * 0.07, 1),
            "middle": round(_PAD + step * (k + 0.5), 1),
            "width": round(step * 0.86, 1),
            "height": round(110 * n / most, 1) if most else 0,
            "is_most": bool(most) and n == most,
        }
        for k, (level, n) in enumerate(counts.items())
    ]


def _group_cell(
    results: RoundResults, group: str, item: str, criterion: Criterion, say: Wording
) -> dict[str, Any]:
    result = results.by_group.get(group, {}).get((item, criterion.id))
    if result is None or result.score.group is None:
        is_hidden = (item, criterion.id) in results.withheld_by_group.get(group, frozenset())
        return {"is_shown": False, "is_hidden": is_hidden}
    score, own = result.score, result.score.group
    others = [
        cells[item, criterion.id].score.group
        for other, cells in results.by_group.items()
        if other != group and (item, criterion.id) in cells
    ]
    return {
        "is_shown": True,
        "x": _x(criterion, own),
        "from": _x(criterion, own if score.lower_quartile is None else score.lower_quartile),
        "to": _x(criterion, own if score.upper_quartile is None else score.upper_quartile),
        "text": say.number(own, 1),
        "is_apart": any(other is not None and abs(own - other) >= APART for other in others),
    }


def _x(criterion: Criterion, score: Fraction | None) -> float | None:
    """Return where a score stands across a criterion's picture."""
    if score is None:
        return None
    step = (_WIDTH - 2 * _PAD) / len(criterion.levels)
    return round(_PAD + step * (float(score) - criterion.low + 0.5), 1)
