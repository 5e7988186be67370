"""The driver map: what leads to what, from the measures to the vision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.text import Text, checked_name
from prioritisation.errors import InvalidValueError


class BoxKind(StrEnum):
    """What a box of the driver map is.

    A measure and a factor share the id of their item; a condition is nothing to pay for.
    """

    MEASURE = "measure"
    FACTOR = "factor"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverBox:
    """A box of the driver map beside the vision, the spearheads, the results and the changes.

    Parameters
    ----------
    spearhead : id of the spearhead that it leads to; empty = none
    """

    id: str
    name: Text
    spearhead: str = ""
    kind: BoxKind = BoxKind.MEASURE

    def __post_init__(self) -> None:
        checked_id(self.id)
        checked_name(self.name)


class NodeKind(StrEnum):
    """What stands on the driver map."""

    VISION = "vision"
    SPEARHEAD = "spearhead"
    BOX = "box"
    RESULT = "result"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """Something on the driver map: its kind, and its id among those of its kind."""

    kind: NodeKind
    id: str = ""

    def __post_init__(self) -> None:
        if self.kind is not NodeKind.VISION or self.id:
            checked_id(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """One thing on the driver map leads to another.

    Raises
    ------
    InvalidValueError : it leads to where it comes from.
    """

    source: Node
    target: Node
    illustrative: bool = False

    def __post_init__(self) -> None:
        if self.source == self.target:
            raise InvalidValueError("arrow_to_itself", field="target", value=self.target.id)
