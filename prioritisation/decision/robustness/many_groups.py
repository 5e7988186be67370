"""The scores of many groups of people at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.programme.settings import GroupScore, OutputInput
from prioritisation.decision.robustness.room import Cell, Room
from prioritisation.decision.scoring.score import Score, ScoreSource
from prioritisation.decision.scoring.score_table import ScoreTable

Times = NDArray[np.int64]


def tables(room: Room, times: Times) -> Iterator[ScoreTable]:
    """Yield the scores in effect of each group, those of `Room.table_of`, without their spread.

    Parameters
    ----------
    times : how often each participant of the room is in each group, shape (groups, participants)
    """
    if room.settings.output_input is OutputInput.COMPUTED:
        # What is computed hangs on the impact of the same group.
        for row in times.tolist():
            yield room.table_of(dict(zip(room.participants, row, strict=True)))
        return
    own = {
        (item, criterion): _values(room, (item, criterion), times)
        for item, row in room.table.scores.items()
        for criterion, score in row.items()
        if score.source is ScoreSource.GROUP
    }
    for group in range(len(times)):
        yield replace(
            room.table,
            scores={
                item: {
                    criterion: (
                        Score(value=own[item, criterion][group])
                        if (item, criterion) in own
                        else score
                    )
                    for criterion, score in row.items()
                }
                for item, row in room.table.scores.items()
            },
        )


def _values(room: Room, cell: Cell, times: Times) -> list[Fraction | None]:
    """Return the score of each group on one item and criterion; None where nobody gave one."""
    at = {person: place for place, person in enumerate(room.participants)}
    given = sorted(
        (a.score, at[a.participant])
        for a in room.counting
        if (a.item, a.criterion) == cell and a.score is not None
    )
    if room.groups is None:
        return _scores(given, times, room.settings.group_score)
    parts: dict[str, list[tuple[Decimal, int]]] = {}
    for score, place in given:
        parts.setdefault(room.groups.get(room.participants[place], ""), []).append((score, place))
    of_parts = [_scores(part, times, room.settings.group_score) for part in parts.values()]
    return [_mean([v for v in row if v is not None]) for row in zip(*of_parts, strict=True)] or [
        None
    ] * len(times)


def _scores(
    given: list[tuple[Decimal, int]], times: Times, kind: GroupScore
) -> list[Fraction | None]:
    """Return the mean or the median in each group, exact.

    Parameters
    ----------
    given : scores, rising, each with the place of who gave it
    """
    if not given:
        return [None] * len(times)
    ratios = [score.as_integer_ratio() for score, _ in given]
    d = lcm(*(denominator for _, denominator in ratios))
    a = np.array([n * (d // denominator) for n, denominator in ratios], dtype=np.int64)
    k = times[:, [place for _, place in given]]
    n = k.sum(axis=1)
    if kind is GroupScore.MEAN:
        sums, parts = k @ a, n * d
    else:
        upto = k.cumsum(axis=1)
        below = (upto > ((n - 1) // 2)[:, None]).argmax(axis=1)
        above = (upto > (n // 2)[:, None]).argmax(axis=1)
        sums, parts = a[below] + a[above], np.full(len(times), 2 * d)
    return [
        Fraction(s, p) if there else None
        for s, p, there in zip(sums.tolist(), parts.tolist(), n.tolist(), strict=True)
    ]


def _mean(values: list[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None
