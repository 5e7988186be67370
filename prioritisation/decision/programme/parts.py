"""The parts of a programme around its measures: purpose, spearheads, changes, indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.text import Text, checked_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A named part of the programme: a value, a target group, a spearhead, a key change …."""

    id: str
    name: Text

    def __post_init__(self) -> None:
        checked_id(self.id)
        if not self.name:
            checked_name(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeBlock:
    """One block of the purpose, with its points."""

    id: str
    name: Text
    points: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """Why the programme is there: one statement, and blocks of what it is about."""

    statement: Text = Text()
    blocks: tuple[PurposeBlock, ...] = ()


class BoxKind(StrEnum):
    """What a box of the driver map is."""

    MEASURE = "measure"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverBox:
    """A box of the driver map; a measure shares its id, a condition is nothing to pay for."""

    id: str
    name: Text
    spearhead: str = ""
    kind: BoxKind = BoxKind.MEASURE


class IndicatorStage(StrEnum):
    """How far an indicator came as the programme narrowed them down."""

    ALL = "all"
    HEADLINE = "headline"
    ONE_FIGURE = "one_figure"
    PROGRAMME_PAGE = "programme_page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure that follows a spearhead and the key changes.

    Parameters
    ----------
    spearhead : id
    stages : the lists it stands on
    wordings : its wording on a list, where that differs from `name`
    target : target level in words
    note : a remark that goes with it
    """

    id: str
    spearhead: str
    name: Text
    stages: tuple[IndicatorStage, ...] = (IndicatorStage.ALL,)
    wordings: Mapping[IndicatorStage, Text] = field(default_factory=dict)
    target: Text = Text()
    note: Text = Text()
