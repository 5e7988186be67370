"""A plan file as it is read."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any

from prioritisation.decision.programme.consistency import MOST_ITEMS
from prioritisation.decision.programme.items import PLAN_YEARS
from prioritisation.decision.programme.plans import Counting, Objective, Plan
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.plan_toml.checking import check_each_once
from prioritisation.exchange.plan_toml.nearest import unknown
from prioritisation.exchange.plan_toml.plan_file import STANDARD_BOARD, PlanFile
from prioritisation.exchange.plan_toml.reading_criteria import criterion_in
from prioritisation.exchange.plan_toml.reading_measures import measure_in
from prioritisation.exchange.plan_toml.reading_resources import resource_in
from prioritisation.exchange.plan_toml.reading_rules import rules_in
from prioritisation.exchange.plan_toml.tables import Table
from prioritisation.exchange.toml_documents import toml_document

PLAN_KEYS = (
    "title",
    "objective",
    "weights",
    "years",
    "counting",
    "value_years",
    "price_level",
    "vat",
    "criteria",
    "resources",
    "measures",
    "rules",
)


def read_plan(data: bytes, *, file: str) -> PlanFile:
    """Return the plan that a file holds.

    Raises
    ------
    UnreadableFileError : it is not TOML; `row` is the line.
    InvalidValueError : a key, an id or a resource is unknown, a value of the wrong kind or
        outside its range, or parts do not fit together; `field` is the path of keys, with ids
        in place of numbers where there are some: ``measures.market.cost.invest[2]``.
    """
    document = toml_document(data, file=file)
    try:
        return _plan_file(document)
    except InvalidValueError as error:
        raise error.at(file=file) from error


def _plan_file(document: dict[str, Any]) -> PlanFile:
    top = Table.of(document, "", PLAN_KEYS)
    plan = _question(top)
    limited = [resource_in(value, place, plan) for place, value in top.parts("resources")]
    resources = tuple(resource for resource, _ in limited)
    check_each_once([resource.id for resource in resources], "resources")
    listed = list(top.parts("measures"))
    if len(listed) > MOST_ITEMS:
        raise InvalidValueError(
            "too_many_items", field="measures", value=len(listed), most=MOST_ITEMS
        )
    scored = [measure_in(value, place) for place, value in listed]
    budgets = {resource.id: budget for resource, budget in limited if budget is not None}
    criteria = tuple(criterion_in(value, place) for place, value in top.parts("criteria"))
    measures = tuple(measure for measure, _ in scored)
    check_each_once([measure.id for measure in measures], "measures")
    rules = rules_in(tuple(top.parts("rules")))
    check_each_once([rule.id for rule in rules], "rules")
    return PlanFile(
        title=top.name("title"),
        plan=replace(plan, budgets=budgets, rules=rules),
        criteria=criteria if top.has("criteria") else STANDARD_BOARD.criteria,
        resources=resources,
        measures=measures,
        scores={measure.id: scores for measure, scores in scored if scores},
    )


def _question(top: Table) -> Plan:
    """Return the plan without budgets and rules."""
    weights = top.numbers("weights")
    for criterion, weight in weights.items():
        if weight < 0:
            field = top.table("weights").at(criterion)
            raise InvalidValueError("not_zero_or_more", field=field, value=weight)
    price_level = top.whole("price_level")
    if price_level is not None and price_level not in PLAN_YEARS:
        raise InvalidValueError("not_a_year", field="price_level", value=price_level)
    counting = _choice(top, "counting", tuple(Counting))
    return Plan(
        objective=Objective(_choice(top, "objective", tuple(Objective)) or Objective.BENEFIT),
        weights=weights,
        years=top.wholes("years"),
        counting=Counting(counting) if counting else None,
        value_years=top.whole("value_years"),
        price_level=price_level,
        vat=top.text("vat"),
    )


def _choice(top: Table, key: str, known: tuple[StrEnum, ...]) -> str | None:
    """Return one of a closed set of words; None where the key is left out."""
    if not top.has(key):
        return None
    word = top.text(key)
    words = [str(choice) for choice in known]
    if word not in words:
        raise unknown("choice", word, words, field=top.at(key))
    return word
