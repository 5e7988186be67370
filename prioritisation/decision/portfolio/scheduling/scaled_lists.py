"""Lists gone down with every budget scaled by a factor, and what they say of the frontier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.kept_lists import KeptLists
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.scaled_frontier import (
    FACTORS,
    PointStatus,
    ScaledPoint,
    with_scaled_budgets,
)
from prioritisation.errors import InfeasibleError, NoAnswerError


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaledList:
    """What is taken by going down a list with every budget times a factor.

    Parameters
    ----------
    name : of the list
    factor : 0 or more
    selection : of the scaled problem; it keeps every demand
    """

    name: str
    factor: Fraction
    selection: Assessment


def scaled_lists(
    problem: ScheduledProblem,
    orders: Mapping[str, Sequence[str]],
    factors: Sequence[Fraction] = FACTORS,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
) -> Iterator[ScaledList]:
    """Yield what going down each list takes at each factor, from the highest factor down.

    See `KeptLists` for what is taken. Where nothing keeps the demands there is no list, nor with
    less.

    Parameters
    ----------
    problem : with the budgets of factor 1
    orders : ids, the first choice first, by the name of the list
    factors : 0 or more, in any order; each is tried once
    time_limit : seconds for all of them, shared evenly among those to come; a list that is not
        gone down in its share is left out
    stop : such as a `threading.Event`; when set, what is still to come is left out
    """
    deadline = Deadline(time_limit, stop)
    falling = sorted(set(factors), reverse=True)
    for number, factor in enumerate(falling):
        if deadline.passed:
            return
        try:
            lists = KeptLists(with_scaled_budgets(problem, factor))
            for place, (name, order) in enumerate(orders.items(), start=number * len(orders)):
                left = deadline.seconds_left
                share = None if left is None else left / (len(falling) * len(orders) - place)
                chosen = _in_order(lists, order, Deadline(share, stop))
                if chosen is not None:
                    yield ScaledList(name=name, factor=factor, selection=chosen)
        except InfeasibleError:
            return


def _in_order(lists: KeptLists, order: Sequence[str], deadline: Deadline) -> Assessment | None:
    try:
        return lists.in_order(order, deadline)
    except NoAnswerError:
        return None


def best_known(
    problem: ScheduledProblem,
    points: Iterable[ScaledPoint],
    selections: Iterable[tuple[Fraction, Assessment]] = (),
) -> tuple[ScaledPoint, ...]:
    """Return the points, the smallest factor first, each with the best that is known there.

    What keeps the demands at one factor keeps them at every higher one, and a bound holds at
    every lower one. So a point that is not proven may be worth more, or be proven, by what was
    found elsewhere.

    Parameters
    ----------
    problem : with the budgets of factor 1
    points : the first of equal factors stays, with what is known of all
    selections : that keep the demands, each with a factor at which it does
    """
    rising = sorted(points, key=lambda point: point.factor)
    answers = [(p.factor, p.portfolio) for p in rising if p.portfolio is not None]
    found = [(factor, portfolio.assessment) for factor, portfolio in answers]
    found += selections
    bounds = [(factor, portfolio.bound) for factor, portfolio in answers]
    best: dict[Fraction, ScaledPoint] = {}
    for point in rising:
        if point.factor not in best:
            best[point.factor] = _improved(problem, point, found, bounds)
    return tuple(best.values())


def _improved(
    problem: ScheduledProblem,
    point: ScaledPoint,
    found: Iterable[tuple[Fraction, Assessment]],
    bounds: Iterable[tuple[Fraction, Fraction]],
) -> ScaledPoint:
    if point.status in (PointStatus.OPTIMAL, PointStatus.INFEASIBLE):
        return point
    fitting = [] if point.portfolio is None else [point.portfolio.assessment]
    fitting += [chosen for factor, chosen in found if factor <= point.factor]
    if not fitting:
        return point
    best = max(fitting, key=lambda chosen: chosen.value)
    most = [bound for factor, bound in bounds if factor >= point.factor]
    scaled = with_scaled_budgets(problem, point.factor)
    portfolio = ScheduledPortfolio(
        assessment=Assessment(problem=scaled, starts=best.starts),
        bound=min(most, default=_sum_of_gains(scaled)),
    )
    return replace(point, portfolio=portfolio, status=PointStatus(portfolio.status.value))


def _sum_of_gains(problem: ScheduledProblem) -> Fraction:
    """Return what no portfolio is worth more than: every gain, each as early as it may come."""
    own = (c.value * problem.share(c.starts[0], c.months) for c in problem.candidates if c.starts)
    joint = (
        Fraction(rule.value) * problem.share(0, Fraction(rule.months_to_effect))
        for rule in problem.joint_effects
    )
    return sum((gain for gain in (*own, *joint) if gain > 0), Fraction(0))
