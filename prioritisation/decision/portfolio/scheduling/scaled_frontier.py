"""What more or less money would buy: the best value with every budget scaled by a factor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import Limits, ScheduledProblem
from prioritisation.errors import InfeasibleError, InvalidValueError, NoAnswerError

# From no money to twice as much.
FACTORS = tuple(Fraction(k, 10) for k in range(21))


class PointStatus(StrEnum):
    """What is known at a factor."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaledPoint:
    """The best portfolio with every budget, total and limit of later years times a factor.

    Parameters
    ----------
    factor : 0 or more; 1 = the plan's own budgets
    portfolio : of the scaled problem; None = none is known
    status : optimal: its value is the highest; infeasible: no portfolio keeps the demands
    is_solved : False where other points told the answer
    """

    factor: Fraction
    portfolio: ScheduledPortfolio | None
    status: PointStatus
    is_solved: bool = True


def scaled_frontier(
    problem: ScheduledProblem,
    factors: Sequence[Fraction] = FACTORS,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
) -> Iterator[ScaledPoint]:
    """Yield the best value at each factor: the ends first, then the middle, then the halves.

        V(f) = max value   s.t.  budgets f·b, totals f·B, limits of later years f·a, every rule

    More money never lowers V, so what is known at one factor says something at the others: a
    portfolio stays possible at every higher factor, a bound holds at every lower one. Where
    the two meet nothing is solved, and where nothing is possible, nothing is with less.

    Parameters
    ----------
    problem : with the budgets of factor 1
    factors : 0 or more, in any order; each is tried once
    time_limit : seconds for all of them, shared evenly among those to come; a point that its
        share does not prove has the status feasible, or unknown
    stop : such as a `threading.Event`; when set, the points still to come are left out

    Raises
    ------
    InvalidValueError : a factor is below 0.
    """
    rising = sorted(set(factors))
    if rising and rising[0] < 0:
        raise InvalidValueError("not_zero_or_more", field="factors", value=rising[0])
    deadline = Deadline(time_limit, stop)
    order = _ends_then_halves(len(rising))
    known: list[ScaledPoint] = []
    for number, place in enumerate(order):
        if stop is not None and stop.is_set():
            return
        left = deadline.seconds_left
        share = None if left is None else left / (len(order) - number)
        point = _point(problem, rising[place], known, share, stop)
        known.append(point)
        yield point


def with_scaled_budgets(problem: ScheduledProblem, factor: Fraction) -> ScheduledProblem:
    """Return the problem with every limit on money and work times a factor."""

    def scaled(amount: Fraction | None) -> Fraction | None:
        return None if amount is None else factor * amount

    def limits(own: Limits) -> Limits:
        return replace(
            own,
            budgets=tuple(factor * budget for budget in own.budgets),
            total=scaled(own.total),
            after=scaled(own.after),
            later=tuple(factor * amount for amount in own.later),
            permanent=scaled(own.permanent),
        )

    return replace(problem, limits=tuple(limits(own) for own in problem.limits))


def _point(
    problem: ScheduledProblem,
    factor: Fraction,
    known: Sequence[ScaledPoint],
    time_limit: float | None,
    stop: Stop | None,
) -> ScaledPoint:
    above = [point for point in known if point.factor > factor]
    if any(point.status is PointStatus.INFEASIBLE for point in above):
        return _unknown(factor, PointStatus.INFEASIBLE, is_solved=False)
    scaled = with_scaled_budgets(problem, factor)
    # One with more money may fit too: it spends little.
    tried = [p.portfolio.starts for p in known if p.portfolio is not None]
    fitting = [Assessment(problem=scaled, starts=starts) for starts in tried]
    start = max(
        (chosen for chosen in fitting if not chosen.broken),
        key=lambda chosen: chosen.value,
        default=None,
    )
    bounds = [point.portfolio.bound for point in above if point.portfolio is not None]
    bound = min(bounds, default=None)
    if start is not None and bound is not None and start.value == bound:
        portfolio = ScheduledPortfolio(assessment=start, bound=bound)
        return _found(factor, portfolio, is_solved=False)
    try:
        portfolio = best_schedule(
            scaled,
            time_limit=time_limit,
            stop=stop,
            settle_ties=False,
            known=None if start is None else start.starts,
        )
    except InfeasibleError:
        return _unknown(factor, PointStatus.INFEASIBLE)
    except NoAnswerError:
        return _unknown(factor, PointStatus.UNKNOWN)
    if bound is not None and bound < portfolio.bound:
        portfolio = replace(portfolio, bound=bound)
    return _found(factor, portfolio)


def _found(factor: Fraction, portfolio: ScheduledPortfolio, is_solved: bool = True) -> ScaledPoint:
    status = PointStatus(portfolio.status.value)
    return ScaledPoint(factor=factor, portfolio=portfolio, status=status, is_solved=is_solved)


def _unknown(factor: Fraction, status: PointStatus, is_solved: bool = True) -> ScaledPoint:
    return ScaledPoint(factor=factor, portfolio=None, status=status, is_solved=is_solved)


def _ends_then_halves(n: int) -> list[int]:
    """Return 0 … n − 1: the last, the first, the middle, and the middles of what is between."""
    order = [n - 1, 0][:n]
    spans = [(0, n - 1)]
    while spans:
        low, high = spans.pop(0)
        if high - low > 1:
            middle = (low + high) // 2
            order.append(middle)
            spans += [(low, middle), (middle, high)]
    return order
