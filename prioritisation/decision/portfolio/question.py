"""Measures, their values and a plan → the problem in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.errors import InvalidValueError


def portfolio_problem(
    measures: Sequence[Measure],
    resources: Sequence[str],
    values: Mapping[str, Fraction],
    plan: Plan,
) -> Problem:
    """Return the problem that a plan poses: what a measure spends is cost − income, all years.

    Parameters
    ----------
    measures : the candidates; their order is list order
    resources : ids, in the order in which ties look at spending
    values : v_i by measure id
    plan : budgets by resource (one not named is not limited) and rules

    Raises
    ------
    InvalidValueError : no budget at all, a budget for a resource that there is not, a rule
        that names an unknown measure, or a measure without a value.
    """
    check_question(measures, resources, values, plan)
    return Problem(
        ids=tuple(measure.id for measure in measures),
        values=tuple(values[measure.id] for measure in measures),
        resources=tuple(resources),
        spending=tuple(
            tuple(Fraction(measure.net_cost(resource)) for measure in measures)
            for resource in resources
        ),
        budgets=tuple(
            Fraction(*plan.budgets[resource].amounts) if resource in plan.budgets else None
            for resource in resources
        ),
        must=frozenset(plan.ids_of(RuleKind.MUST)),
        never=frozenset(plan.ids_of(RuleKind.NEVER)),
    )


def check_question(
    measures: Sequence[Measure],
    resources: Sequence[str],
    values: Mapping[str, Fraction],
    plan: Plan,
) -> None:
    """Check that a plan limits something that there is, and that every measure has a value.

    Raises
    ------
    InvalidValueError : it does not.
    """
    if not plan.budgets:
        raise InvalidValueError("no_budget", field="budget")
    for resource in plan.budgets:
        if resource not in resources:
            raise InvalidValueError(
                "unknown_resource", field="budget", value=resource, known=", ".join(resources)
            )
    for measure in measures:
        if measure.id not in values:
            raise InvalidValueError("value_missing", field="value", value=measure.id)
