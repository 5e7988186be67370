"""The items of a board as a table that is typed into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.editing import delete_items, edit_items
from prioritisation.actions.typing import plain_euros
from prioritisation.decision.programme.boards import BoardId
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.editing import (
    Typed,
    current_edition,
    new_edits,
    note_own_write,
    text_of,
    typed_in,
)
from prioritisation.web.item_views.columns import EUROS, column_config, item_frame, texts_of
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording

_EDITOR = "items"
# What the typist has before them: what others change meanwhile must not be overwritten.
_SEEN = "items_seen"


def show(desk: Desk, board_id: BoardId, say: Wording) -> None:
    """Show the table, and keep what is typed into it; a wrong cell is told and kept on screen."""
    wide = board_id is BoardId.MEASURES and st.toggle(
        say("measures.more_columns"), key="more_columns", persist_state="session"
    )
    prefix = f"items_editor_{board_id}_{say.language}_{wide}"
    edition = current_edition(_EDITOR, prefix, desk.version)
    frame, ids = session.steady(
        "items_frame", (prefix, edition), lambda: _made(desk, board_id, say, wide=wide)
    )
    # Above the table, since what is wrong must be seen however long the list is.
    problems = st.container()
    result = st.data_editor(
        frame,
        key=f"{prefix}_{edition}",
        column_config=column_config(desk.programme, frame, say),
        num_rows="dynamic",
        hide_index=True,
        height="content",
        alt=say(f"board.{board_id}"),
    )
    st.caption(say("measures.add_hint"))
    typed = typed_in(_EDITOR)
    _delete(frame, result, ids, board_id)
    by_row = new_edits(typed, frame, result, frame.columns)
    edits = {ids[int(row)]: cells for row, cells in by_row.items()}
    added = _added_rows(frame, result)
    if edits or _new_rows_changed(typed, added):
        _keep(session.get(_SEEN), board_id, edits, added, typed, say)
    if typed.problems:
        with problems:
            _show_problems(typed, say)


def _show_problems(typed: Typed, say: Wording) -> None:
    st.error(
        "  \n".join([say("measures.unsaved"), *map(as_text, typed.problems.values())]),
        icon=":material/error:",
    )
    st.button(
        say("measures.clear_edits"),
        icon=":material/settings_backup_restore:",
        on_click=session.new_edition,
        args=(_EDITOR,),
    )


def _made(
    desk: Desk, board_id: BoardId, say: Wording, *, wide: bool
) -> tuple[pd.DataFrame, list[str]]:
    """Return the frame of an edition and the ids of its rows, and note what it was made of.

    The rows are numbered: an editor that adds rows shows any other index as a column.
    """
    session.keep(_SEEN, desk)
    frame = item_frame(desk.programme, board_id, say, wide=wide)
    return frame.reset_index(drop=True), list(frame.index)


def _delete(frame: pd.DataFrame, result: pd.DataFrame, ids: list[str], board_id: BoardId) -> None:
    gone = [ids[row] for row in frame.index if row not in result.index]
    if not gone:
        return
    delete_items(cached.store(), cached.programme_id(), board_id, gone, who=session.WHO)
    session.notify(session.wording()("measures.delete_label"))
    session.new_edition(_EDITOR)
    st.rerun()


def _added_rows(frame: pd.DataFrame, result: pd.DataFrame) -> list[dict[str, str]]:
    """Return the texts of the rows that were added and hold anything, by column."""
    added = []
    for row in result.index:
        if row not in frame.index:
            cells = result.loc[row]
            texts = {column: text_of(cells[column]) for column in frame.columns}
            if any(text for column, text in texts.items() if column != "illustrative"):
                added.append(texts)
    return added


def _new_rows_changed(typed: Typed, added: list[dict[str, str]]) -> bool:
    """Return whether the added rows differ from those of the last run, and note them."""
    seen = repr(added)
    changed = bool(added) and typed.seen.get(("", "")) != seen
    typed.seen["", ""] = seen
    return changed


def _keep(
    seen: Desk,
    board_id: BoardId,
    edits: Mapping[str, Mapping[str, str]],
    added: list[dict[str, str]],
    typed: Typed,
    say: Wording,
) -> None:
    programme = seen.programme
    edited = edit_items(
        cached.store(),
        seen,
        board_id,
        {row: _plain(texts_of(cells, programme, say), say) for row, cells in edits.items()},
        [_plain(texts_of(cells, programme, say), say) for cells in added],
        who=session.WHO,
    )
    names = {item.id: say.text(item.name) for item in programme.items_on(board_id)}
    for row in edits:
        typed.problems = {cell: p for cell, p in typed.problems.items() if cell[0] != row}
    typed.problems = {cell: p for cell, p in typed.problems.items() if cell[0] in names}
    for (row, column), error in edited.problems.items():
        place = names.get(row) or say("measures.new_row", number=int(row) + 1)
        typed.problems[row, column] = f"{place}: {_sentence(error, say)}"
    session.keep(_SEEN, cached.desk())
    note_own_write(_EDITOR, cached.desk().version)
    if edited.added and not edited.problems:
        session.new_edition(_EDITOR)
    if edited.added or edits:
        st.rerun()


def _plain(texts: dict[str, str], say: Wording) -> dict[str, str]:
    return {
        column: plain_euros(text, say.language) if column in EUROS else text
        for column, text in texts.items()
    }


def _sentence(error: PrioritisationError, say: Wording) -> str:
    column: Any = error.field.split(":")[0]
    if say.has(f"column.{column}"):
        error.field = say(f"column.{column}")
    return say.error(error)
