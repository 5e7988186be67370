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
import streamlit as st

from prioritisation.web import session

Cell = tuple[str, str]


@dataclass(slots=True)
class Typed:
    """What an edition of an editor has seen so far.

    Parameters
    ----------
    seen : text by cell, as it was when it was last dealt with
    problems : message by cell (or by row, with an empty column) for what could not be kept
    added : id by the position of an added row that is saved
    """

    seen: dict[Cell, str] = field(default_factory=dict)
    added: dict[int, str] = field(default_factory=dict)
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
    """Return the edition of an editor to show, a new one where nothing is left of the present.

    Streamlit forgets what was typed into an editor that a run does not show: when the reader
    has been elsewhere meanwhile, the editor is made anew from what is stored.

    Parameters
    ----------
    name : of the editor
    prefix : what the editor's key begins with; the edition's number ends it
    version : of the store
    """
    if session.get(f"{prefix}_{session.edition(name)}") is None:
        session.new_edition(name)
        session.keep(f"{name}_version", version)
    return session.edition(name)


def note_own_write(name: str, before: int, after: int) -> bool:
    """Note that this editor wrote; return whether nobody else did between the two versions."""
    is_alone = session.get(f"{name}_version") == before and after == before + 1
    if is_alone:
        session.keep(f"{name}_version", after)
    return is_alone


def renew_if_old(name: str, version: int) -> None:
    """Make an editor anew, and run the page again, when somebody else has written meanwhile.

    To be called when what was typed has been dealt with: what is still unsaved stays.
    """
    if session.get(f"{name}_version") != version and not typed_in(name).problems:
        session.new_edition(name)
        st.rerun()


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
