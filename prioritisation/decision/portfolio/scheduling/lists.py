"""What people select without an optimiser: they go down a list while the money lasts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.demands import DemandKind
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.rules import Must, Never


def selected_in_order(
    problem: ScheduledProblem, order: Sequence[str], *, stop_at_first: bool = False
) -> Assessment:
    """Return what is selected by going down a list: each measure that still fits is taken.

    It starts in the first year of its window in which every budget still pays for it. Measures
    that must be in are taken first, those that must stay out are passed over; other rules are
    nothing that a list can look at.

    Parameters
    ----------
    order : ids, the first choice first; those of the problem that it does not name are left out
    stop_at_first : stop at the first that does not fit, instead of going on with what does
    """
    must = {i for rule in problem.rules if isinstance(rule, Must) for i in rule.measures}
    never = {i for rule in problem.rules if isinstance(rule, Never) for i in rule.measures}
    chosen = Assessment(problem=problem, starts={})
    for i in (i for i in problem.ids if i in must and i not in never):
        # What a council demands is taken whatever it costs.
        chosen = _with(chosen, i) or _taken_anyway(chosen, i)
    for i in dict.fromkeys(order):
        if i in must or i in never:
            continue
        wider = _with(chosen, i)
        if wider is not None:
            chosen = wider
        elif stop_at_first:
            break
    return chosen


def _with(chosen: Assessment, measure: str) -> Assessment | None:
    """Return the selection with one more measure; None where no budget pays for it."""
    problem = chosen.problem
    for t in problem.by_id[measure].starts:
        wider = Assessment(problem=problem, starts={**chosen.starts, measure: t})
        if all(demand.kind is DemandKind.RULE for demand in wider.broken):
            return wider
    return None


def _taken_anyway(chosen: Assessment, measure: str) -> Assessment:
    starts = chosen.problem.by_id[measure].starts
    if not starts:
        return chosen
    return Assessment(problem=chosen.problem, starts={**chosen.starts, measure: starts[0]})


def values_down_a_list(
    order: Sequence[str],
    costs: Mapping[str, Fraction],
    values: Mapping[str, Fraction],
    budgets: Sequence[Fraction],
) -> tuple[Fraction, ...]:
    """Return what going down a list is worth with each budget of one resource and no rules.

    Parameters
    ----------
    order : ids, the first choice first; each is taken that still fits
    costs, values : by id
    budgets : amounts
    """
    worth = []
    for budget in budgets:
        left, value = budget, Fraction(0)
        for i in order:
            if costs[i] <= left:
                left -= costs[i]
                value += values[i]
        worth.append(value)
    return tuple(worth)


def order_by_score(ids: Sequence[str], scores: Mapping[str, Fraction]) -> tuple[str, ...]:
    """Return the ids by a score, the largest first; equals in list order, the unscored left out."""
    return tuple(sorted((i for i in ids if i in scores), key=lambda i: -scores[i]))


def order_by_ratio(
    ids: Sequence[str], values: Mapping[str, Fraction], costs: Mapping[str, Fraction]
) -> tuple[str, ...]:
    """Return the ids by value per unit of cost.

    What is worth something and costs nothing comes first; what is worth nothing is left out.
    """
    worthy = [i for i in ids if values.get(i, 0) > 0]
    free = [i for i in worthy if costs[i] <= 0]
    paid = [i for i in worthy if costs[i] > 0]
    return (*free, *sorted(paid, key=lambda i: -values[i] / costs[i]))
