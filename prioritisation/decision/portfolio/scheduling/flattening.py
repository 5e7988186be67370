"""A plan of one period as a choice of measures alone, for the methods that know no years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.portfolio import Portfolio
from prioritisation.decision.portfolio.prepared import PreparedProblem
from prioritisation.decision.portfolio.problem import Limit, Problem
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.demands import DemandKind
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.terms import Terms
from prioritisation.decision.programme.rules import Must, Never
from prioritisation.errors import NoAnswerError


def flat_problem(problem: ScheduledProblem) -> Problem | None:
    """Return the same question without years; None where it has several, or joint effects.

    What ties look at is spending with commitments; what a budget limits is that of the one
    year. Where the two are the same for a resource, its budget stays a budget, which the exact
    methods for one budget need; elsewhere it is a limit like those that rules make.
    """
    if problem.periods > 1 or problem.joint_effects:
        return None
    columns = Columns(problem)
    lists = [rule for rule in problem.rules if isinstance(rule, Must | Never)]
    totals = {resource: columns.total_spending(resource) for resource in problem.resources}
    budgets: dict[str, Fraction] = {}
    limits: list[Limit] = []
    for linear in columns.demands():
        demand = linear.demand
        if demand is None or any(demand.name == rule.id for rule in lists):
            continue
        is_budget = demand.kind in (DemandKind.BUDGET, DemandKind.TOTAL)
        if is_budget and linear.terms == totals[demand.name]:
            least = min(linear.at_most, budgets.get(demand.name, linear.at_most))
            budgets[demand.name] = least
        else:
            amounts = _by_measure(columns, linear.terms)
            limits.append(Limit(name=demand.name, amounts=amounts, at_most=linear.at_most))
    cannot_start = {c.id for c in problem.candidates if not c.starts}
    return Problem(
        ids=problem.ids,
        values=tuple(c.value * problem.share(0, c.months) for c in problem.candidates),
        resources=problem.resources,
        spending=tuple(_by_measure(columns, totals[r]) for r in problem.resources),
        budgets=tuple(budgets.get(resource) for resource in problem.resources),
        limits=tuple(limits),
        must=frozenset(i for r in lists if isinstance(r, Must) for i in r.measures),
        never=frozenset(i for r in lists if isinstance(r, Never) for i in r.measures)
        | cannot_start,
    )


class OnePeriod:
    """Solved as a choice of measures without years."""

    def __init__(self, problem: ScheduledProblem, flat: Problem) -> None:
        self._problem = problem
        self._prepared = PreparedProblem(flat)

    def best(
        self,
        deadline: Deadline,
        on_better: Callable[[ScheduledPortfolio], None] | None,
        known: Assessment | None,
    ) -> ScheduledPortfolio:
        """Return the best portfolio known; raises InfeasibleError and NoAnswerError itself."""
        try:
            best = self._scheduled(
                self._prepared.best(
                    time_limit=deadline.seconds_left, stop=deadline.stop, settle_ties=False
                )
            )
        except NoAnswerError:
            if known is None:
                raise
            values = self._prepared.problem.values
            most = sum((value for value in values if value > 0), Fraction(0))
            return ScheduledPortfolio(assessment=known, bound=most, seconds=deadline.seconds_used)
        if known is not None and known.value > best.value:
            return replace(best, assessment=known)
        return best

    def settled(self, portfolio: ScheduledPortfolio, deadline: Deadline) -> ScheduledPortfolio:
        """Return the first of equals; the portfolio itself when that is not known in time."""
        flat = Portfolio(
            problem=self._prepared.problem,
            selected=portfolio.selected,
            bound=portfolio.bound,
            ties=portfolio.ties,
            seconds=portfolio.seconds,
        )
        return self._scheduled(
            self._prepared.settled(flat, time_limit=deadline.seconds_left, stop=deadline.stop)
        )

    def _scheduled(self, portfolio: Portfolio) -> ScheduledPortfolio:
        starts = dict.fromkeys(portfolio.selected, 0)
        return ScheduledPortfolio(
            assessment=Assessment(problem=self._problem, starts=starts),
            bound=portfolio.bound,
            ties=portfolio.ties,
            seconds=portfolio.seconds,
        )


def _by_measure(columns: Columns, terms: Terms) -> tuple[Fraction, ...]:
    return tuple(
        terms.get(columns.of_start.get((i, 0), -1), Fraction(0)) for i in columns.problem.ids
    )
