"""The next best portfolios: the k of the highest value, no two alike in their selection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from prioritisation.decision.portfolio.alternatives.alternative import (
    Alternative,
    Alternatives,
    OnMore,
)
from prioritisation.decision.portfolio.alternatives.by_solves import is_proven, ranked_by_solves
from prioritisation.decision.portfolio.alternatives.decisions import Decisions
from prioritisation.decision.portfolio.alternatives.leaves import Leaves
from prioritisation.decision.portfolio.alternatives.like_starts import LikeStarts
from prioritisation.decision.portfolio.alternatives.neighbours import Neighbours
from prioritisation.decision.portfolio.alternatives.pool import Known, Pool
from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem

# Partial selections that our own search looks at before solves take over. With several years
# there are many start years for a selection, and bounds are weaker: then solves are better sooner.
MOST_NODES, MOST_NODES_OF_YEARS = 20_000_000, 200_000


def next_best(
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio,
    k: int,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
    on_more: OnMore | None = None,
) -> Alternatives:
    """Return the k portfolios of the highest value, the best one first.

    No two have the same selection; with several years each selection has its best start years.
    There are fewer than k when there are fewer. Whoever wants to see them as they come hands in
    `on_more`.

    Parameters
    ----------
    problem : the question
    portfolio : the best one known; among equals it stands first. It need not be proven: if a
        better one is found, that comes before it
    k : how many to return, the best one included; 1 or more
    time_limit : seconds; then what is found so far is returned, with what is proven of it
    stop : such as a `threading.Event`; when set, the same
    on_more : told of what is found so far, each time that more of it is proven

    Raises
    ------
    ValueError : k is below 1.
    """
    if k < 1:
        raise ValueError("k: below 1")
    deadline = Deadline(time_limit, stop)
    decisions = Decisions(problem)
    limit = decisions.values.whole(portfolio.bound)
    given = decisions.taken(portfolio.starts)
    pool = Pool(decisions)
    pool.add(given, is_best=decisions.value(given) >= limit)
    if k > 1:
        for taken in Neighbours(decisions).best_of(given, k):
            pool.add(taken)

    like = LikeStarts(decisions)

    def tell(known: Sequence[Known], most: int | None) -> None:
        if on_more is not None:
            on_more(_alternatives(decisions, known, k, most, like, deadline))

    found = _ranked_by_search(decisions, pool, k, deadline)
    if found is not None:
        return _alternatives(decisions, found, k, None, like, deadline)
    known, most = ranked_by_solves(decisions, pool, k, limit, deadline, tell)
    return _alternatives(decisions, known, k, most, like, deadline)


def _ranked_by_search(
    decisions: Decisions, pool: Pool, k: int, deadline: Deadline
) -> list[Known] | None:
    """Return the k best, proven; None where the search gave up, with what it found in the pool."""

    def target() -> int:
        first = pool.first(k)
        if len(first) < k:
            return -int(np.abs(decisions.values.amounts).sum())
        return first[-1].value + 1

    most_nodes = MOST_NODES if decisions.problem.periods == 1 else MOST_NODES_OF_YEARS
    leaves = Leaves(decisions, target(), deadline, most_nodes)
    for values, choices in leaves:
        highest_first = choices[np.argsort(-values, kind="stable")]
        for taken in decisions.one_of_each(highest_first)[:k]:
            pool.add(taken)
        leaves.raise_target(target())
    # What is worth more than the last was seen with all its start years.
    return [replace(known, is_best=True) for known in pool.first(k)] if leaves.finished else None


def _alternatives(
    decisions: Decisions,
    known: Sequence[Known],
    k: int,
    limit: int | None,
    like: LikeStarts,
    deadline: Deadline,
) -> Alternatives:
    best = decisions.assessment(known[0].taken)
    found = []
    for each in known:
        proven = is_proven(each, limit)
        taken = like.of(each.taken, best.starts, deadline) if proven else each.taken
        assessment = best if each is known[0] else decisions.assessment(taken)
        found.append(Alternative(best=best, assessment=assessment, is_proven=proven))
    all_proven = all(alternative.is_proven for alternative in found)
    return Alternatives(
        found=tuple(found), is_complete=all_proven and (len(found) == k or limit is None)
    )
