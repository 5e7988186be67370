"""A rule as it is after a way out, and the problem with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prioritisation.decision.portfolio.contradictions.way_out import (
    Loosened,
    More,
    TakenOff,
    WayOut,
)
from prioritisation.decision.portfolio.scheduling.demands import DemandKind
from prioritisation.decision.portfolio.scheduling.possibility import without_rule
from prioritisation.decision.portfolio.scheduling.problem import Limits, ScheduledProblem
from prioritisation.decision.programme.rules import Count, Must, Never, Requires, Rule


def changed_rule(rule: Rule, way: Loosened | TakenOff) -> Rule:
    """Return a rule as a way out leaves it, on as it was."""
    if isinstance(way, Loosened):
        is_whole = isinstance(rule, Count | Requires)
        limit: Any = int(way.after) if is_whole else decimal_of(way.after)
        return replace(rule, **{way.limit: limit})
    if isinstance(rule, Must | Never):
        return replace(rule, measures=tuple(i for i in rule.measures if i != way.measure))
    if isinstance(rule, Requires):
        return replace(rule, needs=tuple(i for i in rule.needs if i != way.measure))
    raise TypeError(f"way: {way} is none of a rule of kind {rule.kind}")


def changed_problem(
    problem: ScheduledProblem, way: WayOut, after_last: Collection[str] = ()
) -> ScheduledProblem:
    """Return a problem as a way out leaves it.

    Parameters
    ----------
    after_last : resources whose limit on later years is the last year's budget
    """
    name = way.demand.name
    if isinstance(way, More):
        limits = (
            _changed_limits(own, way, moves_after=name in after_last)
            if own.resource == name
            else own
            for own in problem.limits
        )
        return replace(problem, limits=tuple(limits))
    if isinstance(way, Loosened | TakenOff):
        return with_rule(problem, changed_rule(rule_named(problem, name), way))
    return without_rule(problem, name)


def with_rule(problem: ScheduledProblem, rule: Rule) -> ScheduledProblem:
    """Return a problem with a rule in place of the one with its id."""
    return replace(
        problem, rules=tuple(rule if old.id == rule.id else old for old in problem.rules)
    )


def rule_named(problem: ScheduledProblem, name: str) -> Rule:
    """Return a rule of a problem."""
    return next(rule for rule in problem.rules if rule.id == name)


def decimal_of(number: Fraction) -> Decimal:
    """Return a number that has an end in decimals, exactly."""
    digits = 0
    while (number * 10**digits).denominator != 1:
        digits += 1
    return Decimal(int(number * 10**digits)).scaleb(-digits)


def _changed_limits(limits: Limits, way: More, *, moves_after: bool) -> Limits:
    match way.demand.kind:
        case DemandKind.BUDGET:
            year = way.demand.year or 0
            budgets = (*limits.budgets[:year], way.after, *limits.budgets[year + 1 :])
            is_last = year + 1 == len(budgets)
            after = way.after if moves_after and is_last else limits.after
            return replace(limits, budgets=budgets, after=after)
        case DemandKind.TOTAL:
            return replace(limits, total=way.after)
        case _:
            return replace(limits, after=way.after)
