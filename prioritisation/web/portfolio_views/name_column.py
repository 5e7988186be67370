"""The column of names in a table: what a laptop leaves for it, in two lines where need be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prioritisation.charts.labels.text_width import text_width

# px: the letters of a table, what a cell keeps free at its sides beyond the margin that widths of
# texts have, and rows of one line and of two.
_SIZE, _SIDES = 14, 5
# Streamlit breaks a text in rows of 64 px and more only.
ROW, _ROW_OF_TWO = 35, 65


def name_width(place: int, others: Mapping[str, int], shown: Iterable[str]) -> int:
    """Return what the other columns that are shown leave of a table's place, px."""
    return place - sum(others.get(heading, 0) for heading in shown)


def row_height(names: Iterable[str], width: int) -> int:
    """Return how high rows are, px: a name that is wider than its column takes two lines."""
    longest = max((text_width(name, _SIZE) for name in names), default=0)
    return ROW if longest + _SIDES <= width else _ROW_OF_TWO
