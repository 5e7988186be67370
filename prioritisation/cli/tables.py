"""Tables in plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

from prioritisation.cli.frame import one_line

_GAP = "  "


def text_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: Collection[int] = ()
) -> str:
    """Return rows under a heading, in columns.

    Parameters
    ----------
    right : numbers of the columns, from 0, that are aligned on the right
    """
    lines = [[one_line(cell) for cell in cells] for cells in (headings, *rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        _GAP.join(
            _padded(cell, width, on_the_right=n in right)
            for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ).rstrip()
        for cells in lines
    )


def _padded(cell: str, width: int, *, on_the_right: bool) -> str:
    blanks = " " * (width - _width(cell))
    return blanks + cell if on_the_right else cell + blanks


def _width(text: str) -> int:
    """Return how many columns a terminal takes for a text."""
    return sum(
        0
        if unicodedata.combining(character)
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
