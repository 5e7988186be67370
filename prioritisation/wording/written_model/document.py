"""What a written model is made of: plain data, which a page or a file lays out."""

from __future__ import annotations

from dataclasses import dataclass

from prioritisation.wording.catalogue import Language


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences; `is_note`: said in passing."""

    text: str
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """Mathematics as plain text, one formula a line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings.

    Parameters
    ----------
    texts : how many columns from the left are text; the others are figures
    has_total : whether the last row adds up those above
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    texts: int = 1
    has_total: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError("rows: not a cell for each heading")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRule:
    """A rule in a sentence and in mathematics.

    Parameters
    ----------
    id : as files and messages name it
    is_on : whether it is in force
    """

    id: str
    sentence: str
    is_on: bool
    formula: Formula
    notes: tuple[str, ...] = ()


Block = Paragraph | Formula | Table | WrittenRule


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenModel:
    """A plan and its answer, to be read from beginning to end.

    Parameters
    ----------
    language : of the texts
    facts : what it is of, as pairs of a label and what it says
    """

    language: Language
    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
