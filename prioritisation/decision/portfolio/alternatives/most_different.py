"""Portfolios that are nearly as good as the best one and differ from it in most measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.alternatives.alternative import (
    Alternative,
    Alternatives,
    OnMore,
)
from prioritisation.decision.portfolio.alternatives.decisions import Decisions, Selection
from prioritisation.decision.portfolio.alternatives.like_starts import LikeStarts
from prioritisation.decision.portfolio.alternatives.tolerance import least_value
from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.optimum import Taken, highest
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem


def most_different(
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio,
    tolerance: Fraction,
    k: int,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
    on_more: OnMore | None = None,
) -> Alternatives:
    """Return portfolios worth at least best − tolerance·|best| that differ in most measures.

    The best one first; then the one that differs from it in most measures; then, again and
    again, the one whose smallest difference from those already there is largest. Of equals the
    one of the highest value. Each place is proven by two integer programs: first the distance,

        max  d   s.t.  d ≤ |S_j Δ S|  for each S_j already there
                       value(S) ≥ best − tolerance·|best|

    then the value at that distance.

    Parameters
    ----------
    problem : the question
    portfolio : the best one, proven
    tolerance : a share, 0 or more; see `least_value` for best values of 0 and below
    k : how many to return, the best one included; 1 or more. There are fewer when there are fewer
    time_limit : seconds; then what is found so far is returned
    stop : such as a `threading.Event`; when set, the same
    on_more : told of what is found so far, each time that it is more

    Raises
    ------
    ValueError : k is below 1, the portfolio is not proven to be the best, or the tolerance is
        below 0.
    """
    if k < 1:
        raise ValueError("k: below 1")
    deadline = Deadline(time_limit, stop)
    decisions = Decisions(problem)
    least = decisions.least_worth(least_value(portfolio, tolerance))
    best = decisions.taken(portfolio.starts)
    starts = LikeStarts(decisions)
    found = [_Different(best, is_proven=True)]
    are_all = False
    while len(found) < k and not deadline.passed:
        shown = [decisions.selection(each.taken) for each in found]
        different = _most_different(decisions, shown, best, least, deadline)
        if different is None:
            break
        if different.distance == 0:
            are_all = different.is_proven
            break
        like = starts.of(different.taken, portfolio.starts, deadline)
        found.append(replace(different, taken=like))
        if on_more is not None:
            on_more(_alternatives(decisions, found, is_complete=False))
        if not different.is_proven:
            break
    return _alternatives(decisions, found, is_complete=are_all or len(found) == k)


@dataclass(frozen=True, slots=True)
class _Different:
    """Decisions, their smallest distance from those already there, and whether that is proven."""

    taken: Taken
    distance: int = 0
    is_proven: bool = False


def _most_different(
    decisions: Decisions,
    shown: Sequence[Selection],
    known: Taken,
    least: int,
    deadline: Deadline,
) -> _Different | None:
    """Return the next one, at distance 0 where there are no others; None where none is known."""
    farthest = _farthest(decisions, shown, known, least, deadline)
    if farthest is None or farthest.distance == 0:
        return farthest
    # Of those as far away the most valuable.
    rows = [
        *decisions.rows,
        *(decisions.unlike(selection, farthest.distance) for selection in shown),
    ]
    valued = highest(
        decisions.values.amounts,
        rows,
        lambda taken: decisions.keeps(taken, rows),
        deadline,
        known=farthest.taken,
    )
    if valued.taken is None:
        return farthest
    is_proven = farthest.is_proven and valued.value == valued.bound
    return _Different(valued.taken, farthest.distance, is_proven)


def _farthest(
    decisions: Decisions,
    shown: Sequence[Selection],
    known: Taken,
    least: int,
    deadline: Deadline,
) -> _Different | None:
    """Return decisions of the largest smallest distance from those shown.

    d = Σ_b 2^b·u_b is written in further binary decisions u.
    """
    n = decisions.columns.count
    powers = 2 ** np.arange(decisions.measures.bit_length(), dtype=np.int64)
    none = 0 * powers
    # What is worth so much, and keeps the demands.
    inner = [*decisions.rows, decisions.worth(least)]
    rows = [Row(np.append(row.amounts, none), row.capacity) for row in inner]
    # d is no more than the distance from any of them.
    for selection in shown:
        amounts, constant = decisions.likeness(selection)
        rows.append(Row(np.append(-amounts, powers), constant))
    # The one known is among those shown, at distance 0.
    found = highest(
        np.append(np.zeros(n, dtype=np.int64), powers),
        rows,
        lambda taken: decisions.keeps(taken[:n], inner),
        deadline,
        known=np.append(known, none.astype(np.bool_)),
    )
    if found.taken is None:
        return None
    taken = found.taken[:n]
    selection = decisions.selection(taken)
    distance = min(int((selection ^ other).sum()) for other in shown)
    return _Different(taken, distance, distance == found.bound)


def _alternatives(
    decisions: Decisions, found: Sequence[_Different], *, is_complete: bool
) -> Alternatives:
    assessments = [decisions.assessment(each.taken) for each in found]
    alternatives = tuple(
        Alternative(best=assessments[0], assessment=assessment, is_proven=each.is_proven)
        for each, assessment in zip(found, assessments, strict=True)
    )
    are_proven = all(alternative.is_proven for alternative in alternatives)
    return Alternatives(found=alternatives, is_complete=is_complete and are_proven)
