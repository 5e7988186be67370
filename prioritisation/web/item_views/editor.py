"""The items of a board as a table that is typed into."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.editing import delete_items, edit_items
from prioritisation.actions.plan_editing import rules_naming
from prioritisation.decision.programme.boards import BoardId
from prioritisation.web import cached, session
from prioritisation.web.editing import (
    Typed,
    current_edition,
    new_edits,
    note_own_write,
    renew_if_old,
    text_of,
    typed_in,
)
from prioritisation.web.item_views.columns import (
    CHECKBOXES,
    column_config,
    is_amount,
    item_frame,
    texts_of,
)
from prioritisation.web.item_views.unsaved import sentence, show_unsaved
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording

EDITOR = "items"
# What the typist has before them: what others change meanwhile must not be overwritten.
_SEEN = "items_seen"


def show(desk: Desk, board_id: BoardId, say: Wording) -> None:
    """Show the table, and keep what is typed into it; a wrong cell is told and kept on screen."""
    wide = board_id is BoardId.MEASURES and st.toggle(
        say("measures.more_columns"), key="more_columns", persist_state="session"
    )
    prefix = f"items_editor_{board_id}_{say.language}_{wide}"
    edition = current_edition(EDITOR, prefix, desk.version)
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
    typed = typed_in(EDITOR)
    _delete(frame, result, ids, board_id)
    by_row = new_edits(typed, frame, result, frame.columns)
    edits = {ids[int(row)]: dict(cells) for row, cells in by_row.items()}
    new = _new_rows(typed, frame, result, edits)
    if edits or new:
        _keep(desk, board_id, edits, new, typed, say)
    renew_if_old(EDITOR, desk.version)
    if typed.problems:
        with problems:
            show_unsaved([EDITOR], say)


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
    say, before = session.wording(), cached.desk().programme
    delete_items(cached.store(), cached.programme_id(), board_id, gone, who=session.WHO)
    session.notify(say("measures.delete_label"))
    holding = {r.id: r for i in gone for r in rules_naming(before.plan, i)}
    if holding:
        names = PlanNames.of(before, before.plan, say)
        sentences = " ".join(rule_sentence(rule, names, say) for rule in holding.values())
        session.notify(say("planner.rules_forgot", rules=sentences))
    session.new_edition(EDITOR)
    st.rerun()


def _new_rows(
    typed: Typed, frame: pd.DataFrame, result: pd.DataFrame, edits: dict[str, dict[str, str]]
) -> dict[int, dict[str, str]]:
    """Return the texts of the added rows that are not saved and have changed, by position.

    What has changed in an added row that is saved is put among the edits.
    """
    new: dict[int, dict[str, str]] = {}
    for position, row in enumerate(row for row in result.index if row not in frame.index):
        texts = {column: text_of(result.loc[row][column]) for column in frame.columns}
        before = {c: typed.seen.get((f"+{position}", c), "") for c in frame.columns}
        changed = {column: text for column, text in texts.items() if text != before[column]}
        typed.seen.update({(f"+{position}", column): text for column, text in texts.items()})
        if not changed or not any(t for c, t in texts.items() if c not in CHECKBOXES):
            continue
        if position in typed.added:
            edits[typed.added[position]] = changed
        else:
            # A sum and its years say the same: an empty one of them says nothing.
            new[position] = {c: t for c, t in texts.items() if t or not is_amount(c)}
    return new


def _keep(
    desk: Desk,
    board_id: BoardId,
    edits: Mapping[str, Mapping[str, str]],
    new: Mapping[int, Mapping[str, str]],
    typed: Typed,
    say: Wording,
) -> None:
    """Keep what was typed, and note what is wrong with the rest."""
    seen: Desk = session.get(_SEEN)
    programme = seen.programme
    edited = edit_items(
        cached.store(),
        seen,
        board_id,
        {row: texts_of(cells, programme, say) for row, cells in edits.items()},
        [texts_of(cells, programme, say) for cells in new.values()],
        who=session.WHO,
    )
    texts_now = {**edits} | {f"+{position}": cells for position, cells in new.items()}
    for row, cells in texts_now.items():
        for column in (*cells, ""):
            typed.problems.pop((row, column), None)
    names = {item.id: say.text(item.name) for item in cached.desk().programme.items_on(board_id)}
    for (row, column), error in edited.problems.items():
        told = f"{names.get(row, row)}: {sentence(error, programme, say)}"
        typed.problems[row, column.removesuffix(f":{say.language}")] = told
    positions = list(new)
    for number, (column, error) in edited.new_problems.items():
        place = say("measures.new_row", number=positions[number] + 1)
        cell = (f"+{positions[number]}", column.removesuffix(f":{say.language}"))
        typed.problems[cell] = f"{place}: {sentence(error, programme, say)}"
    if edited.problems or edited.new_problems:
        # The list of them stands above the table, which may be scrolled out of sight.
        session.notify(say("measures.not_saved"))
    typed.added.update({positions[number]: i for number, i in edited.added.items()})
    if note_own_write(EDITOR, desk.version, cached.desk().version):
        session.keep(_SEEN, cached.desk())
    if edited.added and not typed.problems:
        session.new_edition(EDITOR)
    st.rerun()
