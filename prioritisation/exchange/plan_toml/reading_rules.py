"""Rules as a plan file states them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.items import CHANNELS
from prioritisation.decision.programme.rules import RULES, Rule, RuleKind
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.plan_toml.kinds import table_in, text_in
from prioritisation.exchange.plan_toml.nearest import unknown
from prioritisation.exchange.plan_toml.tables import Table, under

_EVERY_RULE = ("id", "kind", "why", "on")
RULE_KEYS = {
    RuleKind.MUST: ("measures",),
    RuleKind.NEVER: ("measures",),
    RuleKind.REQUIRES: ("measure", "needs", "gap"),
    RuleKind.COUNT: ("of", "at_least", "at_most", "exactly"),
    RuleKind.AMOUNT: ("what", "of", "at_least", "at_most", "year"),
    RuleKind.SHARE: ("what", "of", "at_least", "at_most"),
    RuleKind.TOGETHER: ("measures", "value", "saving", "months_to_effect"),
}
GROUP_KEYS = tuple(kind for kind in GroupKind if kind is not GroupKind.MEASURES)


def rules_in(parts: Sequence[tuple[str, Any]]) -> tuple[Rule, ...]:
    """Return the rules; those without an id are called r1, r2 … by their place in the list.

    Parameters
    ----------
    parts : each rule with the path to it

    Raises
    ------
    InvalidValueError : a part is missing, unknown, of the wrong kind or outside its range.
    """
    tables = [table_in(value, place) for place, value in parts]
    taken = {
        text_in(table["id"], f"{place}.id")
        for table, (place, _) in zip(tables, parts, strict=True)
        if "id" in table
    }
    rules = []
    for number, (table, (place, _)) in enumerate(zip(tables, parts, strict=True), start=1):
        i = table.get("id")
        if i is None:
            i = free_id(f"r{number}", taken)
            taken.add(i)
        rules.append(_rule(table, i, f"rules.{i}" if i else place))
    return tuple(rules)


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return an id, with ``-2``, ``-3`` … after it where it is taken."""
    candidate, number = wanted, 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate


def _rule(values: dict[str, Any], i: str, place: str) -> Rule:
    word = Table(place, values).needed("kind")
    if text_in(word, f"{place}.kind") not in RULE_KEYS:
        raise unknown("choice", word, map(str, RULE_KEYS), field=f"{place}.kind")
    kind = RuleKind(word)
    table = Table.of(values, place, (*_EVERY_RULE, *RULE_KEYS[kind]))
    why, on = table.text("why"), table.flag("on", otherwise=True)
    parts = _parts(kind, table)
    with under(place):
        return RULES[kind](id=i, why=why, on=on, **parts)


def _parts(kind: RuleKind, table: Table) -> dict[str, Any]:
    """Return what a rule says beyond what every rule does, by the names of its fields."""
    match kind:
        case RuleKind.MUST | RuleKind.NEVER:
            return {"measures": _measures(table, "measures")}
        case RuleKind.REQUIRES:
            measure = text_in(table.needed("measure"), table.at("measure"))
            gap = table.whole("gap")
            needs = _measures(table, "needs")
            return {"measure": measure, "needs": needs, "gap": gap or 0}
        case RuleKind.COUNT:
            names = ("at_least", "at_most", "exactly")
            return {"of": _group(table), **{name: table.whole(name) for name in names}}
        case RuleKind.AMOUNT:
            return {**_sum(table), "year": table.whole("year")}
        case RuleKind.SHARE:
            return _sum(table)
        case RuleKind.TOGETHER:
            value, months = table.number("value"), table.whole("months_to_effect")
            return {
                "measures": _measures(table, "measures"),
                "value": Decimal(0) if value is None else value,
                "saving": table.numbers("saving"),
                "months_to_effect": months or 0,
            }


def _sum(table: Table) -> dict[str, Any]:
    what = text_in(table.needed("what"), table.at("what"))
    limits = {name: table.number(name) for name in ("at_least", "at_most")}
    return {"what": what, "of": _group(table), **limits}


def _measures(table: Table, key: str) -> tuple[str, ...]:
    table.needed(key)
    return table.texts(key)


def _group(table: Table) -> Group:
    """Return a list of measures, or what the measures have in common."""
    value, place = table.needed("of"), table.at("of")
    if not isinstance(value, dict):
        measures = table.texts("of")
        with under(table.place):
            return Group(measures=measures)
    group = Table.of(value, place, GROUP_KEYS)
    if len(group.values) != 1:
        raise InvalidValueError("group_not_one", field=place, known=GROUP_KEYS)
    ((name, key),) = group.values.items()
    by = GroupKind(name)
    if by is GroupKind.LOW_HANGING:
        if not group.flag(name, otherwise=True):
            raise InvalidValueError("low_hanging_false", field=group.at(name))
        return Group(by=by)
    if not group.text(name):
        raise InvalidValueError("name_missing", field=group.at(name))
    if by is GroupKind.CHANNEL and text_in(key, group.at(name)) not in CHANNELS:
        raise unknown("choice", key, CHANNELS, field=group.at(name))
    with under(table.place):
        return Group(by=by, key=group.text(name))
