"""Of portfolios that are worth the same, one that keeps more of the best portfolio."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from prioritisation.decision.portfolio.reasons.reason import Starts
from prioritisation.decision.portfolio.reasons.turned_rows import TurnedRows
from prioritisation.decision.portfolio.reduction import keeps


def without_needless_changes(plan: TurnedRows, starts: Starts, measure: str) -> Starts:
    """Return a portfolio of the same value that differs less from the best one.

    Which of equal portfolios a solver finds says nothing: it may move measures that could start
    as before, and the sentence would tell of them. So whatever can be as in the best portfolio,
    one measure or two at a time, going down the list, is put back.

    Parameters
    ----------
    starts : t by id; it keeps the demands
    measure : whose decision is turned round and stays so
    """
    worth = plan.value(plan.columns.taken(starts))
    is_news = True
    while is_news:
        is_news = False
        for tried in _put_back(plan, starts, measure):
            taken = plan.columns.taken(tried)
            if plan.value(taken) != worth or not keeps(plan.demands, taken):
                continue
            if not plan.columns.assessment(taken).broken:
                starts, is_news = tried, True
                break
    return starts


def _put_back(plan: TurnedRows, starts: Starts, measure: str) -> Iterator[Starts]:
    """Yield the portfolio with one or two measures as they are in the best."""
    best, ids = plan.best, plan.problem.ids
    changed = [i for i in ids if i != measure and starts.get(i) != best.get(i)]
    for size in (1, 2):
        for back in combinations(changed, size):
            kept = {i: t for i, t in starts.items() if i not in back}
            # In list order, whatever was put back before: the same portfolio looks the same.
            with_back = {**kept, **{i: best[i] for i in back if i in best}}
            yield {i: with_back[i] for i in ids if i in with_back}
