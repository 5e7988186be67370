"""Measures, their values and a plan → the problem of which to start, and when, in numbers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.portfolio.question import check_question
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
    Years,
)
from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.rules import Amount, Count, Share


def scheduled_problem(
    measures: Sequence[Measure],
    resources: Sequence[str],
    plan: Plan,
    *,
    values: Mapping[str, Fraction],
    months: Mapping[str, Fraction],
    low_hanging: Collection[str],
) -> ScheduledProblem:
    """Return the problem that a plan poses; without a calendar it has one period.

    Parameters
    ----------
    measures : the candidates; their order is list order
    resources : ids, in the order in which ties look at spending
    values : v_i by measure id
    months : m_i, months from the start to the effect, by measure id
    low_hanging : ids of the low-hanging fruit, which a rule may name as a group

    Raises
    ------
    InvalidValueError : nothing is limited, a budget is for a resource that there is not, a
        measure has no value, or a rule does not fit the measures.
    """
    check_question(measures, resources, values, plan)
    rules = tuple(rule for rule in plan.rules if rule.on)
    return ScheduledProblem(
        periods=plan.periods,
        first_year=plan.years[0] if plan.years else 0,
        candidates=tuple(
            Candidate(
                id=measure.id,
                starts=start_years(measure, plan),
                value=values[measure.id],
                months=months[measure.id],
                cost=_amounts(measure.cost, plan),
                income=_amounts(measure.income, plan),
                permanent={r: Fraction(a) for r, a in measure.yearly_after.items()},
            )
            for measure in measures
        ),
        limits=tuple(_limits(r, plan.budgets.get(r, Budget())) for r in resources),
        rules=rules,
        members={
            rule.id: rule.of.members(measures, low_hanging)
            for rule in rules
            if isinstance(rule, Count | Amount | Share)
        },
        value_years=plan.counted_years,
        counts_remaining=plan.counts_remaining,
    )


def start_years(measure: Measure, plan: Plan) -> tuple[int, ...]:
    """Return in which years t of the plan a measure may start: none = it cannot be chosen."""
    if not plan.years:
        return (0,)
    earliest = measure.start_earliest or plan.years[0]
    latest = measure.start_latest or plan.years[-1]
    pinned = plan.starts.get(measure.id)
    if pinned is not None:
        earliest = latest = pinned
    return tuple(t for t, year in enumerate(plan.years) if earliest <= year <= latest)


def _amounts(by_resource: Mapping[str, Sequence[Decimal]], plan: Plan) -> Mapping[str, Years]:
    """Return amounts by year; without a calendar all of them fall in the one period."""
    exact = {r: tuple(map(Fraction, years)) for r, years in by_resource.items()}
    if plan.years:
        return exact
    return {r: (sum(years, Fraction(0)),) for r, years in exact.items() if years}


def _limits(resource: str, budget: Budget) -> Limits:
    return Limits(
        resource=resource,
        budgets=tuple(map(Fraction, budget.amounts)),
        total=None if budget.total is None else Fraction(budget.total),
        carry_over=Fraction(budget.carry_over),
        after=None if budget.each_year_after is None else Fraction(budget.each_year_after),
        after_is_last=budget.after is AfterLimit.LAST,
    )
