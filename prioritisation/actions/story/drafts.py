"""The sections of the programme on a page, each as what is typed into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text


class Section(StrEnum):
    """A part of the page that is changed as one, in the order of the page."""

    HEADING = "heading"
    PURPOSE = "purpose"
    TARGET_GROUPS = "target_groups"
    CHANNELS = "channels"
    VALUES = "values"
    VISION = "vision"
    KEY_CHANGES = "key_changes"
    SPEARHEADS = "spearheads"
    INDICATORS = "indicators"


# Sections with rows that can be added, taken out and moved.
LISTS = (
    Section.PURPOSE,
    Section.TARGET_GROUPS,
    Section.VALUES,
    Section.KEY_CHANGES,
    Section.SPEARHEADS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a section: its id, empty for a new one, and its texts by field."""

    id: str = ""
    texts: Mapping[str, Text] = field(default_factory=dict)

    def text(self, name: str) -> Text:
        """Return the text of a field; an empty one where nothing was typed."""
        return self.texts.get(name, Text())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed into it."""
        return not any(self.texts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A section as it is typed: its single texts by field, and its rows in order.

    The points of a block stand in one text, a line each.
    """

    texts: Mapping[str, Text] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()

    def text(self, name: str) -> Text:
        """Return the text of a field; an empty one where nothing was typed."""
        return self.texts.get(name, Text())


def lines_of(points: tuple[Text, ...]) -> Text:
    """Return points as one text with a line for each, in every language that one of them has.

    A point without a wording in a language has an empty line there, so that lines of one number
    stay together; empty lines at the end are left out.
    """
    languages = dict.fromkeys(code for point in points for code, _ in point.wordings)
    return Text.of(
        {
            code: "\n".join(dict(point.wordings).get(code, "") for point in points).rstrip("\n")
            for code in languages
        }
    )


def points_of(lines: Text) -> tuple[Text, ...]:
    """Return the points of a text with a line for each; lines of one number are one point."""
    split = {code: [line.strip() for line in w.splitlines()] for code, w in lines.wordings}
    most = max(map(len, split.values()), default=0)
    points = (
        Text.of({code: lines[n] if n < len(lines) else "" for code, lines in split.items()})
        for n in range(most)
    )
    return tuple(point for point in points if point)


def draft_of(programme: Programme, section: Section) -> Draft:
    """Return a section as it stands, to be typed over; two that are equal show the same.

    The indicators have a module of their own.
    """
    match section:
        case Section.HEADING:
            names = ("title", "town", "slogan")
            return Draft(texts={name: getattr(programme, name) for name in names})
        case Section.VISION:
            return Draft(texts={"vision": programme.vision, "note": programme.vision_note})
        case Section.PURPOSE:
            blocks = tuple(
                Row(id=block.id, texts={"name": block.name, "points": lines_of(block.points)})
                for block in programme.purpose.blocks
            )
            return Draft(texts={"statement": programme.purpose.statement}, rows=blocks)
        case Section.CHANNELS:
            return Draft(texts={"ratio": programme.ratio}, rows=_rows(programme.effect_channels))
        case Section.KEY_CHANGES:
            texts = {"heading": programme.key_changes_heading}
            return Draft(texts=texts, rows=_rows(programme.key_changes))
        case Section.TARGET_GROUPS:
            return Draft(rows=_rows(programme.target_groups))
        case Section.VALUES:
            return Draft(rows=_rows(programme.values))
        case _:
            return Draft(rows=_rows(programme.spearheads))


def _rows(parts: tuple[Part, ...]) -> tuple[Row, ...]:
    return tuple(Row(id=part.id, texts={"name": part.name}) for part in parts)
