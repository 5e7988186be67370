"""The parts of a programme around its measures: purpose, values, spearheads, changes."""

from __future__ import annotations

from dataclasses import dataclass

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
