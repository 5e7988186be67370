"""A table of links as a component: one cell for what stands in a row and in a column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from prioritisation.web.components import component, passed_on
from prioritisation.wording.wording import Wording

# From so many columns on, cells are narrower.
_MANY = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A row or a column: its id, its name, and a word that goes with it."""

    id: str
    name: str
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a cell shows, how it looks, and what it says in words."""

    sign: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of links.

    Parameters
    ----------
    caption : what it is, for those who do not see it
    cells : by row and column id; what is not there is empty
    chosen : row and column id of the cell that is looked at
    keys : what a key sets a cell to
    """

    caption: str
    corner: str
    rows: Sequence[Heading]
    columns: Sequence[Heading]
    cells: Mapping[tuple[str, str], Cell]
    chosen: tuple[str, str]
    keys: Mapping[str, str]
    nothing: str
    hint: str


def show_grid(
    grid: Grid,
    *,
    key: str,
    choose: Callable[[str, str], None],
    set_cell: Callable[[str, str, str], None],
) -> None:
    """Show the table, and pass on what the reader does in it.

    Parameters
    ----------
    choose : gets the row and the column of a cell
    set_cell : gets the row, the column and what the key that was pressed stands for
    """
    # Asked for in two ways, since the component keeps the class that it began with.
    component("links", "links many" if len(grid.columns) >= _MANY else "links")(
        key=key,
        data=_data(grid),
        on_chosen_change=passed_on(key, "chosen", lambda v: choose(v["row"], v["column"])),
        on_set_change=passed_on(key, "set", lambda v: set_cell(v["row"], v["column"], v["value"])),
    )


def headings(names: Mapping[str, str], tags: Mapping[str, str] | None = None) -> list[Heading]:
    """Return rows or columns of names by id; some have a word that goes with them."""
    return [Heading(id=i, name=name, tag=(tags or {}).get(i, "")) for i, name in names.items()]


def reason_text(reason: str, *, illustrative: bool, say: Wording) -> str:
    """Return why, and whether it is a sample."""
    mark = say("links.illustrative_mark") if illustrative else ""
    return " ".join(filter(None, (reason, mark)))


def _data(grid: Grid) -> dict[str, Any]:
    row, column = grid.chosen
    return {
        "caption": grid.caption,
        "corner": {"name": grid.corner},
        "rows": [asdict(heading) for heading in grid.rows],
        "columns": [asdict(heading) for heading in grid.columns],
        "cells": [
            [asdict(cell) if cell else None for cell in cells]
            for cells in ([grid.cells.get((r.id, c.id)) for c in grid.columns] for r in grid.rows)
        ],
        "chosen": {"row": row, "column": column},
        "keys": dict(grid.keys),
        "words": {"nothing": grid.nothing, "hint": grid.hint},
    }
