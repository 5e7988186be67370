"""A problem made ready to be solved again and again: values → the best portfolio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.exact import integer_row
from prioritisation.decision.portfolio.expanding_core import Found
from prioritisation.decision.portfolio.general import NothingPossibleError
from prioritisation.decision.portfolio.optimum import first_of_equals, optimum
from prioritisation.decision.portfolio.portfolio import Portfolio, Status, Ties
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.reduction import (
    ReducedProblem,
    ScaledProblem,
    reduced,
    scaled_problem,
)
from prioritisation.errors import InfeasibleError, InvalidValueError, NoAnswerError


def prepare(problem: Problem) -> PreparedProblem:
    """Return the problem ready to be solved with other values, budgets and fixings."""
    return PreparedProblem(problem)


def best_portfolio(
    problem: Problem,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
    settle_ties: bool = True,
) -> Portfolio:
    """Return the portfolio of the highest value; see `PreparedProblem.best`."""
    return prepare(problem).best(time_limit=time_limit, stop=stop, settle_ties=settle_ties)


class PreparedProblem:
    """A problem whose numbers are scaled to integers once and solved many times.

    Parameters
    ----------
    problem : the question as first put
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._own = scaled_problem(problem)

    def best(
        self,
        *,
        values: Mapping[str, Fraction] | None = None,
        budgets: Mapping[str, Fraction | None] | None = None,
        fixed: Mapping[str, bool] | None = None,
        time_limit: float | None = None,
        stop: Stop | None = None,
        settle_ties: bool = True,
    ) -> Portfolio:
        """Return the portfolio of the highest value, and among equals the first.

        The total order: highest value; lowest spending, resource by resource; fewest measures;
        then the portfolio that takes the first measure in the list in which two differ.

        Parameters
        ----------
        values : by measure id, instead of the problem's own; the others keep theirs
        budgets : by resource, instead of the problem's own; None = not limited
        fixed : by measure id, True = in, False = out; beside must and never
        time_limit : seconds; then the best found so far is returned, with what is proven of it
        stop : such as a `threading.Event`; when set, the same
        settle_ties : False leaves ties open: any portfolio of the highest value is returned

        Raises
        ------
        InfeasibleError : no selection keeps the budgets, limits and rules.
        NoAnswerError : the limit was reached before any selection that keeps them was found.
        InvalidValueError : an id or a resource is unknown.
        """
        deadline = Deadline(time_limit, stop)
        problem = self._asked(values or {}, budgets or {}, fixed or {})
        scaled = self._scaled(problem)
        rest = reduced(scaled)
        try:
            found = optimum(rest, deadline)
        except NothingPossibleError as error:
            raise _infeasible(problem) from error
        if found is None:
            raise NoAnswerError("time_limit", value=time_limit)
        ties = Ties.OPEN
        if settle_ties and found.value == found.bound:
            first = first_of_equals(rest, found, deadline)
            if first is not None:
                found, ties = replace(found, taken=first), Ties.SETTLED
        return _portfolio(scaled, rest, found, ties, deadline)

    def settled(
        self, portfolio: Portfolio, *, time_limit: float | None = None, stop: Stop | None = None
    ) -> Portfolio:
        """Return the first among the portfolios of the same, proven value.

        The portfolio itself is returned where its value is not proven or its ties are settled,
        and when the time is up or a stop is asked for. Its seconds grow by the time spent.

        Parameters
        ----------
        portfolio : an answer of `best` of this problem
        time_limit, stop : as there
        """
        if portfolio.status is not Status.OPTIMAL or portfolio.ties is Ties.SETTLED:
            return portfolio
        deadline = Deadline(time_limit, stop)
        scaled = self._scaled(portfolio.problem)
        rest = reduced(scaled)
        chosen = set(portfolio.selected)
        taken = np.array([portfolio.problem.ids[i] in chosen for i in rest.free], dtype=np.bool_)
        value = int(rest.values[taken].sum())
        first = first_of_equals(rest, Found(taken, value, value), deadline)
        if first is None:
            return replace(portfolio, seconds=portfolio.seconds + deadline.seconds_used)
        answer = _portfolio(scaled, rest, Found(first, value, value), Ties.SETTLED, deadline)
        return replace(answer, seconds=portfolio.seconds + deadline.seconds_used)

    def _asked(
        self,
        values: Mapping[str, Fraction],
        budgets: Mapping[str, Fraction | None],
        fixed: Mapping[str, bool],
    ) -> Problem:
        problem = self.problem
        _check_known(values, problem.ids, "values")
        _check_known(budgets, problem.resources, "budgets")
        _check_known(fixed, problem.ids, "fixed")
        if values:
            own = zip(problem.ids, problem.values, strict=True)
            changed = tuple(Fraction(values.get(name, value)) for name, value in own)
            problem = replace(problem, values=changed)
        if budgets:
            limits = zip(problem.resources, problem.budgets, strict=True)
            problem = replace(
                problem, budgets=tuple(budgets.get(name, budget) for name, budget in limits)
            )
        if fixed:
            problem = replace(
                problem,
                must=problem.must | {name for name, taken in fixed.items() if taken},
                never=problem.never | {name for name, taken in fixed.items() if not taken},
            )
        return problem

    def _scaled(self, problem: Problem) -> ScaledProblem:
        same = problem.values is self.problem.values
        values = self._own.values if same else integer_row(problem.values)
        return replace(self._own, problem=problem, values=values)


def _check_known(named: Mapping[str, object], known: Sequence[str], field: str) -> None:
    unknown = sorted(set(named) - set(known))
    if unknown:
        raise InvalidValueError("unknown_id", field=field, value=unknown[0])


def _infeasible(problem: Problem) -> InfeasibleError:
    return InfeasibleError(
        "demands_contradict",
        must=tuple(name for name in problem.ids if name in problem.must),
        never=tuple(name for name in problem.ids if name in problem.never),
        resources=tuple(
            name
            for name, budget in zip(problem.resources, problem.budgets, strict=True)
            if budget is not None
        ),
        limits=tuple(limit.name for limit in problem.limits),
    )


def _portfolio(
    scaled: ScaledProblem, rest: ReducedProblem, found: Found, ties: Ties, deadline: Deadline
) -> Portfolio:
    """Return the answer: it adds up and checks the selection anew, in the problem's numbers."""
    indices: NDArray[np.intp] = np.sort(np.append(rest.chosen, rest.free[found.taken]))
    base = int(scaled.values.amounts[rest.chosen].sum())
    return Portfolio(
        problem=scaled.problem,
        selected=tuple(scaled.problem.ids[i] for i in indices),
        bound=(base + found.bound) * scaled.values.unit,
        ties=ties,
        seconds=deadline.seconds_used,
    )
