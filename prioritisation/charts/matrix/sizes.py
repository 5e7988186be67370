"""What the size of a marker on the impact matrix stands for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from enum import StrEnum
from math import sqrt
from typing import NamedTuple

from prioritisation.decision.matrix.positions import Position
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import IMPACT
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.wording.wording import Wording


class MarkerSize(StrEnum):
    """What the size of a marker stands for."""

    IMPACT = "impact"
    COST = "cost"


class SizeKey(NamedTuple):
    """What the smallest and the largest marker stand for."""

    title: str
    smallest: str
    largest: str


def _cost(item: Item, resource: str) -> Decimal:
    return item.total_cost(resource) if isinstance(item, Measure) else Decimal(0)


def shares_of_largest(
    board: Board,
    positions: Collection[Position],
    items: Mapping[str, Item],
    size: MarkerSize,
    resource: str,
) -> dict[str, float]:
    """Return sizes from 0 to 1 by id; none where there is nothing to tell apart.

    Cost is an area: its size is the root of its share of the largest cost on the list.
    """
    if size is MarkerSize.COST:
        costs = {item.id: _cost(item, resource) for item in items.values()}
        largest = max(costs.values(), default=Decimal(0))
        return {i: sqrt(cost / largest) for i, cost in costs.items()} if largest else {}
    if not board.has(IMPACT):
        return {}
    scale = board.criterion(IMPACT)
    span = scale.high - scale.low
    return {p.id: float((p.impact - scale.low) / span) for p in positions if p.impact is not None}


def size_key(
    board: Board,
    positions: Collection[Position],
    items: Mapping[str, Item],
    size: MarkerSize,
    resource: str,
    wording: Wording,
) -> SizeKey:
    """Return what the smallest and the largest marker stand for."""
    if size is MarkerSize.COST:
        largest = max(_cost(item, resource) for item in items.values())
        written = wording.money if resource == "cost" else wording.number
        return SizeKey(wording("matrix.size_cost"), written(Decimal(0)), written(largest))
    scale = board.criterion(IMPACT)
    return SizeKey(wording.text(scale.name), wording.number(scale.low), wording.number(scale.high))
