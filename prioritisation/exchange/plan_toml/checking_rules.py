"""What must hold between the rules of a plan file and the rest of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from prioritisation.decision.programme.groups import GroupKind
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.rules import (
    COUNT,
    VALUE,
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Rule,
    Share,
    Together,
)
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.plan_toml.nearest import unknown


def check_rules(plan: Plan, measures: Sequence[Measure], resources: Sequence[Resource]) -> None:
    """Check that rules name measures and resources that there are, and that savings are paid for.

    What a rule that is off would save is not looked at: it demands nothing.

    Raises
    ------
    InvalidValueError : a rule does not.
    """
    by_id = {measure.id: measure for measure in measures}
    steps = {resource.id: resource for resource in resources}
    for rule in plan.rules:
        place = f"rules.{rule.id}"
        for path, measure in _named(rule):
            if measure not in by_id:
                raise unknown("measure", measure, by_id, field=f"{place}.{path}")
        if isinstance(rule, Amount | Share):
            words = (VALUE,) if isinstance(rule, Amount) else (VALUE, COUNT)
            if rule.what not in (*steps, *words):
                known = (*steps, *words)
                raise unknown("choice", rule.what, known, field=f"{place}.what")
        if isinstance(rule, Together):
            for resource, saving in rule.saving.items():
                path = f"{place}.saving.{resource}"
                if resource not in steps:
                    raise unknown("resource", resource, steps, field=path)
                steps[resource].checked(saving, path)
            if rule.on:
                _check_savings(rule, by_id, plan, place)


def _named(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield each measure that a rule names with the path to it in the rule."""
    lists: dict[str, tuple[str, ...]] = {}
    match rule:
        case Must() | Never() | Together():
            lists["measures"] = rule.measures
        case Requires():
            yield "measure", rule.measure
            lists["needs"] = rule.needs
        case Count() | Amount() | Share() if rule.of.by is GroupKind.MEASURES:
            lists["of"] = rule.of.measures
        case _:
            pass
    for key, ids in lists.items():
        for number, i in enumerate(ids, start=1):
            yield f"{key}[{number}]", i


def _check_savings(rule: Together, by_id: Mapping[str, Measure], plan: Plan, place: str) -> None:
    for resource, saving in rule.saving.items():
        least, measure = min((_first_cost(by_id[i], resource, plan), i) for i in rule.measures)
        if saving > least:
            raise InvalidValueError(
                "saving_above_first_cost",
                field=f"{place}.saving.{resource}",
                value=saving,
                least=least,
                measure=measure,
            )


def _first_cost(measure: Measure, resource: str, plan: Plan) -> Decimal:
    """Return the cost of the first year; without a calendar that of all its years."""
    years = measure.cost.get(resource, ())
    return sum(years if not plan.years else years[:1], Decimal(0))
