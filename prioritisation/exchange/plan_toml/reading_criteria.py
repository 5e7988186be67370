"""A criterion as a plan file states it."""

from __future__ import annotations

import re
from typing import Any

from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.plan_toml.kinds import name_in
from prioritisation.exchange.plan_toml.plan_file import standard_weight
from prioritisation.exchange.plan_toml.tables import Table, under

CRITERION_KEYS = ("id", "name", "low", "high", "anchors", "points")
_LEVEL = re.compile(r"0|-?[1-9][0-9]{0,9}")


def criterion_in(value: Any, place: str) -> Criterion:
    """Return a criterion; 1 … 5 is its scale where the file does not say.

    Raises
    ------
    InvalidValueError : a part is missing, unknown, of the wrong kind or outside its range.
    """
    table = Table.of_part(value, place, CRITERION_KEYS)
    i = table.text("id")
    low, high = table.whole("low"), table.whole("high")
    with under(table.place):
        # Without anchors and points, which are one a level of a scale that must be right first.
        criterion = Criterion(
            id=i,
            name=table.name("name", otherwise=i),
            low=1 if low is None else low,
            high=5 if high is None else high,
            weight=standard_weight(i),
        )
    anchors, points = _anchors(table, criterion), table.amounts("points")
    with under(table.place):
        return Criterion(
            id=i,
            name=criterion.name,
            low=criterion.low,
            high=criterion.high,
            anchors=anchors,
            points=points,
            weight=criterion.weight,
        )


def _anchors(table: Table, criterion: Criterion) -> tuple[Text, ...]:
    """Return each level in words; a level that is left out has none."""
    anchors = table.table("anchors")
    by_level: dict[int, Text] = {}
    for key, wording in anchors.values.items():
        if not _LEVEL.fullmatch(key) or int(key) not in criterion.levels:
            raise InvalidValueError(
                "not_a_level",
                field=anchors.at(key),
                value=key,
                low=criterion.low,
                high=criterion.high,
            )
        by_level[int(key)] = name_in(wording, anchors.at(key))
    if not any(by_level.values()):
        return ()
    return tuple(by_level.get(level, Text()) for level in criterion.levels)
