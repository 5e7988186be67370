"""A measure with its scores, as a plan file states them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.items import (
    CHANNELS,
    PLAN_YEARS,
    Amounts,
    Measure,
    checked_amount,
)
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.plan_toml.kinds import text_in
from prioritisation.exchange.plan_toml.nearest import unknown
from prioritisation.exchange.plan_toml.tables import Table, under
from prioritisation.exchange.plan_toml.toml_text import toml_value

MEASURE_KEYS = (
    "id",
    "name",
    "illustrative",
    "consequence",
    "value",
    "benefit_eur",
    "scores",
    "spearhead",
    "target_groups",
    "channels",
    "factors",
    "unit",
    "owner",
    "start",
    "months_to_effect",
    "cost",
    "income",
    "yearly_after",
)


def measure_in(value: Any, place: str) -> tuple[Measure, Mapping[str, Decimal]]:
    """Return a measure and its scores by criterion id.

    Raises
    ------
    InvalidValueError : a part is missing, unknown, of the wrong kind or outside its range.
    """
    table = Table.of_part(value, place, MEASURE_KEYS)
    i = table.text("id")
    earliest, latest = _start(table)
    with under(table.place):
        named = Measure(id=i, name=table.name("name", otherwise=i))
    for path, channel in table.parts("channels"):
        if text_in(channel, path) not in CHANNELS:
            raise unknown("choice", channel, CHANNELS, field=path)
    cost, income = _by_year(table, "cost"), _by_year(table, "income")
    yearly_after = table.numbers("yearly_after")
    for resource, amount in yearly_after.items():
        checked_amount(amount, resource, table.table("yearly_after").at(resource))
    parts: dict[str, Any] = {
        "benefit_eur": table.whole("benefit_eur"),
        "months_to_effect": table.whole("months_to_effect"),
        "illustrative": table.flag("illustrative", otherwise=False),
        "is_consequence": table.flag("consequence", otherwise=False),
        "value": table.number("value"),
        "spearhead": table.text("spearhead"),
        "target_groups": table.texts("target_groups"),
        "channels": table.texts("channels"),
        "factors": table.texts("factors"),
        "unit": table.text("unit"),
        "owner": table.text("owner"),
    }
    scores = table.numbers("scores")
    with under(table.place):
        measure = Measure(
            id=i,
            name=named.name,
            start_earliest=earliest,
            start_latest=latest,
            cost=cost,
            income=income,
            yearly_after=yearly_after,
            **parts,
        )
    return measure, scores


def _by_year(table: Table, kind: str) -> Mapping[str, Amounts]:
    """Return amounts of each resource by year from the start, each 0 or more."""
    by_resource = table.table(kind)
    found = {resource: by_resource.amounts(resource) for resource in by_resource.values}
    for resource, amounts in found.items():
        for number, amount in enumerate(amounts, start=1):
            checked_amount(amount, resource, f"{by_resource.at(resource)}[{number}]")
    return found


def _start(table: Table) -> tuple[int | None, int | None]:
    """Return the earliest and the latest start; None where the file does not say."""
    if not table.has("start"):
        return None, None
    years = table.wholes("start")
    for number, year in enumerate(years, start=1):
        if year not in PLAN_YEARS:
            place = f"{table.at('start')}[{number}]"
            raise InvalidValueError("not_a_year", field=place, value=year)
    if len(years) != 2:
        value = toml_value(table.values["start"])
        raise InvalidValueError("start_not_two", field=table.at("start"), value=value)
    if years[1] < years[0]:
        raise InvalidValueError(
            "window_reversed", field=table.at("start"), value=str(years[1]), earliest=str(years[0])
        )
    return years
