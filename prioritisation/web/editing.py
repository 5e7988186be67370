"""What was typed into an editable table since the last run, cell by cell.

The table's input stays the same frame while people type (an editor that is fed its own
result loses every second edit), so its result holds all edits since that frame was made.
Here the new ones are told from those already dealt with: an edit is acted on once, and
never again over what somebody else has written since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from prioritisation.web import session

Cell = tuple[str, str]


@dataclass(slots=True)
class Typed:
    """What an edition of an editor has seen so far.

    Parameters
    ----------
    seen : text by cell, as it was when it was last dealt with
    problems : message by cell (or by row, with an empty column) for what could not be kept
    """

    seen: dict[Cell, str] = field(default_factory=dict)
    problems: dict[Cell, str] = field(default_factory=dict)


def typed_in(name: str) -> Typed:
    """Return what the present edition of an editor has seen."""
    key = f"{name}_typed"
    edition, typed = session.get(key, (None, None))
    if not isinstance(typed, Typed) or edition != session.edition(name):
        typed = Typed()
        session.keep(key, (session.edition(name), typed))
    return typed


def current_edition(name: str, prefix: str, version: int) -> int:
    """Return the edition of an editor to show, a new one where the present one is out of date.

    It is when the store has been written by anybody but this editor, unless something typed
    is still unsaved; and when the reader has been elsewhere meanwhile, since Streamlit forgets
    what was typed into an editor that a run does not show.

    Parameters
    ----------
    name : of the editor
    prefix : what the editor's key begins with; the edition's number ends it
    version : of the store
    """
    is_gone = session.get(f"{prefix}_{session.edition(name)}") is None
    is_old = session.get(f"{name}_version") != version and not typed_in(name).problems
    if is_gone or is_old:
        session.new_edition(name)
    note_own_write(name, version)
    return session.edition(name)


def note_own_write(name: str, version: int) -> None:
    """Note the version of the store that this editor shows, or has just written."""
    session.keep(f"{name}_version", version)


def new_edits(
    typed: Typed, shown: pd.DataFrame, result: pd.DataFrame, columns: Iterable[str]
) -> Mapping[str, Mapping[str, str]]:
    """Return the texts typed since the last run, by row and column, and note them as seen.

    Parameters
    ----------
    shown : the frame that the editor was given; its index holds the ids of the rows
    result : what the editor returned; rows that are gone are left to the caller
    columns : the columns that can be edited
    """
    edits: dict[str, dict[str, str]] = {}
    columns = [column for column in columns if column in result.columns]
    for row in result.index:
        if row not in shown.index:
            continue
        for column in columns:
            text = text_of(result.at[row, column])
            before = typed.seen.get((str(row), column))
            if before is None:
                before = text_of(shown.at[row, column])
            if text != before:
                edits.setdefault(str(row), {})[column] = text
                typed.seen[(str(row), column)] = text
    return edits


def text_of(value: Any) -> str:
    """Return a cell of the editor as the text that a file would hold."""
    if pd.api.types.is_list_like(value):
        return "|".join(str(part) for part in value)
    if value is None or pd.isna(value):
        return ""
    if pd.api.types.is_bool(value):
        return "yes" if value else "no"
    return str(value)
