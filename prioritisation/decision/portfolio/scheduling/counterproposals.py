"""What to set against a proposal: more value for the same money, or the same for less."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.exchanges import Exchanges, exchanges
from prioritisation.decision.portfolio.scheduling.in_turn import least_in_turn
from prioritisation.decision.portfolio.scheduling.optimum import rows_of
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import Limits, ScheduledProblem
from prioritisation.errors import InvalidValueError


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterproposal:
    """A portfolio that is no worse than a proposal in value, nor in money.

    Parameters
    ----------
    proposal : what is proposed
    portfolio : what is set against it, judged by the same demands
    dropped : the demands that the proposal breaks and the portfolio may break too
    bound : of more value for the same money: no such portfolio has a higher value. Of the same
        value for less: none takes less of the first resource in all
    status : optimal, when the portfolio is proven the best, or the cheapest
    """

    proposal: Assessment = field(repr=False)
    portfolio: Assessment
    dropped: tuple[Demand, ...]
    bound: Fraction
    status: Status

    @property
    def changes(self) -> Exchanges:
        """What leaves, enters and moves on the way from the proposal."""
        return exchanges(self.proposal, self.portfolio)


def better_for_same_money(
    proposal: Assessment,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
    settle_ties: bool = True,
) -> Counterproposal:
    """Return the most valuable portfolio that takes nothing more than a proposal in any year.

    See `comparable_problem` for what it keeps. It is never worth less than the proposal.

    Parameters
    ----------
    proposal : of the plan's problem
    time_limit : seconds; then the best found so far is returned
    stop : such as a `threading.Event`; when set, the same
    settle_ties : whether the first of equals is returned

    Raises
    ------
    InvalidValueError : a start lies outside the horizon.
    """
    comparable = comparable_problem(proposal)
    best = best_schedule(
        comparable,
        time_limit=time_limit,
        stop=stop,
        settle_ties=settle_ties,
        known=proposal.starts,
    )
    portfolio = Assessment(problem=proposal.problem, starts=best.starts)
    return Counterproposal(
        proposal=proposal,
        portfolio=proposal if _is_as_good(proposal, portfolio) else portfolio,
        dropped=proposal.broken,
        bound=best.bound,
        status=best.status,
    )


def cheaper_for_same_benefit(
    proposal: Assessment, *, time_limit: float | None = None, stop: Stop | None = None
) -> Counterproposal:
    """Return the cheapest portfolio that is worth as much as a proposal.

    It keeps what `comparable_problem` asks. The cheapest takes the least of the first resource
    in all, commitments included; of those, the least of the second, and so on; of those, it has
    the highest value. Each is a solve with everything before it held.

    Parameters
    ----------
    proposal : of the plan's problem
    time_limit : seconds; then the cheapest found so far is returned
    stop : such as a `threading.Event`; when set, the same

    Raises
    ------
    InvalidValueError : a start lies outside the horizon.
    """
    deadline = Deadline(time_limit, stop)
    problem = comparable_problem(proposal)
    columns = Columns(problem)
    # Worth as much: value ≥ that of the proposal.
    costs_value = {j: -value for j, value in columns.values().items()}
    rows = [*rows_of(columns), columns.row(costs_value, -proposal.value)]
    totals = [columns.total_spending(resource) for resource in problem.resources]
    found = least_in_turn(
        [*totals, costs_value], columns, rows, columns.taken(proposal.starts), deadline
    )
    portfolio = Assessment(problem=proposal.problem, starts=columns.assessment(found.taken).starts)
    return Counterproposal(
        proposal=proposal,
        portfolio=proposal if _is_as_good(proposal, portfolio) else portfolio,
        dropped=proposal.broken,
        bound=found.bound,
        status=Status.OPTIMAL if found.is_proven else Status.FEASIBLE,
    )


def comparable_problem(proposal: Assessment) -> ScheduledProblem:
    """Return the problem of all portfolios that take nothing more than a proposal does.

    In no resource and year is more spent, none of the commitments of any later year is larger,
    nor the yearly cost for good; so every budget that the proposal keeps is kept. The rules
    that it breaks are not demanded, and where it starts a measure outside its window, that
    start is allowed: the proposal itself is one of these portfolios.

    Raises
    ------
    InvalidValueError : a start lies outside the horizon.
    """
    problem, starts = proposal.problem, proposal.starts
    for i, t in starts.items():
        if not 0 <= t < problem.periods:
            raise InvalidValueError(
                "year_not_in_plan", field=f"starts.{i}", value=problem.first_year + t
            )
    broken = {demand.name for demand in proposal.broken if demand.kind is DemandKind.RULE}
    limits = tuple(
        Limits(
            resource=resource,
            budgets=money.spending,
            later=money.later,
            permanent=money.permanent,
        )
        for resource, money in proposal.money.items()
    )
    return replace(
        problem,
        candidates=tuple(
            replace(c, starts=tuple(sorted({*c.starts, starts[c.id]}))) if c.id in starts else c
            for c in problem.candidates
        ),
        limits=limits,
        rules=tuple(rule for rule in problem.rules if rule.id not in broken),
    )


def _is_as_good(proposal: Assessment, portfolio: Assessment) -> bool:
    """Return whether nothing is gained, so that nothing need be changed."""
    return proposal.value == portfolio.value and all(
        money.total == portfolio.money[resource].total for resource, money in proposal.money.items()
    )
