"""A plan file as it is written: in the order in which people think, defaults left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any

from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.rules import Rule
from prioritisation.decision.programme.text import ANY_LANGUAGE, Text
from prioritisation.exchange.plan_toml.plan_file import STANDARD_BOARD, PlanFile
from prioritisation.exchange.plan_toml.reading_rules import RULE_KEYS
from prioritisation.exchange.plan_toml.toml_text import toml_table

Keys = dict[str, Any]


def plan_toml(plan_file: PlanFile) -> str:
    """Return the text of a plan file, which `read_plan` reads as the same again."""
    limits = plan_file.plan.budgets
    parts = [toml_table("", _question(plan_file))]
    if plan_file.criteria != STANDARD_BOARD.criteria:
        parts += [toml_table("[[criteria]]", _criterion(c)) for c in plan_file.criteria]
    parts += [
        toml_table("[[resources]]", _resource(resource, limits.get(resource.id)))
        for resource in plan_file.resources
    ]
    parts += [
        toml_table("[[measures]]", _measure(measure, plan_file.scores.get(measure.id, {})))
        for measure in plan_file.measures
    ]
    parts += [toml_table("[[rules]]", rule_keys(rule)) for rule in plan_file.plan.rules]
    return "\n\n".join(part for part in parts if part) + "\n"


def rule_keys(rule: Rule) -> Keys:
    """Return what a plan file says of a rule, key by key."""
    defaults = {field.name: field.default for field in fields(rule)}
    keys: Keys = {
        "id": rule.id,
        **_stated(why=rule.why, on=None if rule.on else False),
        "kind": str(rule.kind),
    }
    for key in RULE_KEYS[rule.kind]:
        value = getattr(rule, key)
        if isinstance(value, Group):
            keys[key] = _group(value)
        elif defaults[key] is MISSING or value != defaults[key]:
            keys |= _stated(**{key: value})
    return keys


def _question(plan_file: PlanFile) -> Keys:
    plan = plan_file.plan
    return _stated(
        title=_name(plan_file.title),
        # Said even when it is the usual one: a reader asks for it first.
        objective=str(plan.objective),
        weights=plan.weights,
        years=plan.years,
        counting=None if plan.counting is None else str(plan.counting),
        value_years=plan.value_years,
        price_level=plan.price_level,
        vat=plan.vat,
    )


def _criterion(criterion: Criterion) -> Keys:
    anchors = zip(criterion.levels, criterion.anchors, strict=False)
    return {
        "id": criterion.id,
        **_stated(name=_name(criterion.name, criterion.id)),
        "low": criterion.low,
        "high": criterion.high,
        **_stated(
            anchors={str(level): _name(text) for level, text in anchors if text},
            points=criterion.points,
        ),
    }


def _resource(resource: Resource, budget: Budget | None) -> Keys:
    budget = budget or Budget()
    return {
        "id": resource.id,
        **_stated(name=_name(resource.name, resource.id)),
        "unit": resource.unit,
        **_stated(
            step=None if resource.step == 1 else resource.step,
            budget=budget.amounts,
            total=budget.total,
            carry_over=budget.carry_over or None,
            after=str(budget.after) if isinstance(budget.after, StrEnum) else budget.after,
        ),
    }


def _measure(measure: Measure, scores: Mapping[str, Decimal]) -> Keys:
    window = (measure.start_earliest, measure.start_latest)
    return {
        "id": measure.id,
        **_stated(
            name=_name(measure.name, measure.id),
            illustrative=measure.illustrative or None,
            consequence=measure.is_consequence or None,
            value=measure.value,
            benefit_eur=measure.benefit_eur,
            scores=scores,
            spearhead=measure.spearhead,
            target_groups=measure.target_groups,
            channels=measure.channels,
            factors=measure.factors,
            unit=measure.unit,
            owner=measure.owner,
            start=None if None in window else window,
            months_to_effect=measure.months_to_effect,
            cost=measure.cost,
            income=measure.income,
            yearly_after=measure.yearly_after,
        ),
    }


def _group(group: Group) -> object:
    match group.by:
        case GroupKind.MEASURES:
            return group.measures
        case GroupKind.LOW_HANGING:
            return {str(group.by): True}
        case _:
            return {str(group.by): group.key}


def _name(text: Text, otherwise: str = "") -> object:
    """Return a text as it is, or by language; nothing where it is `otherwise`."""
    if text == Text.of(otherwise):
        return ""
    wordings = dict(text.wordings)
    return wordings[ANY_LANGUAGE] if set(wordings) == {ANY_LANGUAGE} else wordings


def _stated(**keys: object) -> Keys:
    """Return the keys that say something: neither None nor empty."""
    return {
        key: value
        for key, value in keys.items()
        if value is not None and not (isinstance(value, str | tuple | Mapping) and not value)
    }
