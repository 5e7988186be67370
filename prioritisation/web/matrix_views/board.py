"""A board's matrix: the picture, the same as a table beside it, and what can be set."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.decision.programme.boards import Board, BoardId, Threshold, ThresholdKind
from prioritisation.decision.programme.items import Item
from prioritisation.errors import PrioritisationError
from prioritisation.store import Event
from prioritisation.web import cached, choices, html, session
from prioritisation.web.item_views.details import item_details
from prioritisation.web.matrix_views import disagreement, proposal, settings, thresholds
from prioritisation.web.matrix_views.score_list import show_list
from prioritisation.web.matrix_views.sent import sent_number
from prioritisation.web.matrix_views.sharing import show_plotly, show_sharing
from prioritisation.web.matrix_views.shown import Shown
from prioritisation.web.matrix_views.stage import Moves, show_stage
from prioritisation.web.plain import as_text
from prioritisation.web.undoing import undo, undo_seen
from prioritisation.wording.events import event_sentence
from prioritisation.wording.wording import Wording


def show(board_id: BoardId) -> None:
    """Show where the items of a board stand, and let them be moved."""
    say = session.wording()
    desk = cached.desk()
    board = desk.programme.board(board_id)
    selected = _selected(desk, board_id)
    header = st.container()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="matrix_bar"):
        view = settings.show_view(desk.programme, board_id, say)
        with st.popover(say("matrix.settings"), icon=":material/tune:"):
            axes = st.container()
        shown = cached.shown_matrix(
            desk, board_id, view, say.language, selected=selected, is_phone=session.is_phone()
        )
        with axes:
            settings.show_axes(board, shown.scores, view, say)
        show_sharing(board_id, shown, view, say)
        undoable = cached.undoable()
        _undo_button(undoable, say)
    with header:
        _heading(shown.info.headline)
    choices.is_told_empty(desk.programme, board_id, say)
    if problem := thresholds.problem(board_id):
        st.error(as_text(problem), icon=":material/error:")
    moved = proposal.open_proposal(desk.programme, shown.board)
    with st.container(horizontal=True, gap="medium"):
        with st.container(key="matrix_picture", gap="small"):
            show_stage(
                desk.programme,
                shown,
                _moves(board_id, undoable, say),
                key=f"stage_{board_id}",
                selected=selected,
                proposal=moved.sent() if moved else None,
                may_move=not session.is_phone(),
                undoable=undoable.id if undoable else None,
                say=say,
            )
        with st.container(key="matrix_beside", gap="small"):
            _details(desk, shown, board_id, selected, say)
            show_list(
                desk.programme,
                shown,
                lambda item: _select(board_id, item),
                say,
                selected=selected,
            )
    _notes(desk.programme.items_on(board_id), shown, say)
    if board_id is BoardId.MEASURES:
        disagreement.show(desk, shown.scores, say)
    show_plotly(shown, say)
    if moved:
        proposal.ask_for_reason(desk.programme, shown.board, shown.scores, moved, say)


def _heading(text: str) -> None:
    """Show the finding; the picture has it for those who see it, except on a phone."""
    if session.is_phone():
        st.title(as_text(text))
    else:
        html.show(f'<h1 class="unseen">{escape(text)}</h1>')


def _selected(desk: Desk, board_id: BoardId) -> str:
    """Return the id of the item that this reader has selected; empty without one."""
    chosen = session.get(f"matrix_item_{board_id}", "")
    known = {item.id for item in desk.programme.items_on(board_id)}
    return chosen if chosen in known else ""


def _select(board_id: BoardId, item: str) -> None:
    session.keep(f"matrix_item_{board_id}", item)


def _moves(board_id: BoardId, undoable: Event | None, say: Wording) -> Moves:
    """Return what is done on the stage; what the script sends is read as anybody's."""

    def move(sent: Mapping[str, Any]) -> None:
        try:
            proposal.propose(board_id, sent)
        except PrioritisationError as error:
            session.notify(say.error(error))

    def set_threshold(sent: Mapping[str, Any]) -> None:
        axis = sent.get("axis")
        try:
            at = sent_number(sent.get("at"), "threshold")
        except PrioritisationError as error:
            session.notify(say.error(error))
            return
        if axis in ("x", "y") and at is not None:
            typed = Threshold(kind=ThresholdKind.TYPED, at=at)
            thresholds.keep(board_id, str(axis), typed, say)

    def take_back(event: object) -> None:
        if isinstance(event, int):
            what = event_sentence(undoable, say) if undoable else ""
            undo_seen(event, what, say)

    return Moves(
        select=lambda item: _select(board_id, item),
        move=move,
        set_threshold=set_threshold,
        undo=take_back,
    )


def _undo_button(event: Event | None, say: Wording) -> None:
    """Show what can be taken back, beside the picture in which it was done."""
    label = say("app.undo", what=event_sentence(event, say)) if event else say("app.undo_nothing")
    st.button(
        say("matrix.undo"),
        icon=":material/undo:",
        key="matrix_undo",
        help=as_text(label),
        disabled=event is None,
        on_click=undo,
        args=(event, say),
    )


def _details(desk: Desk, shown: Shown, board_id: BoardId, selected: str, say: Wording) -> None:
    item = next((i for i in desk.programme.items_on(board_id) if i.id == selected), None)
    if item is None:
        st.caption(say("matrix.selected_none"))
        return
    item_details(desk, item, shown.board, shown.scores, say)
    _take_back(desk, shown, item, say)


def _take_back(desk: Desk, shown: Shown, item: Item, say: Wording) -> None:
    """Let what was agreed on this item be taken back: the group's own scores count again."""
    board: Board = shown.board
    agreed = tuple(
        (item.id, c.id) for c in board.criteria if shown.scores.score(item.id, c.id).agreed
    )
    if agreed:
        st.button(
            say("matrix.take_back"),
            icon=":material/settings_backup_restore:",
            key="matrix_take_back",
            on_click=proposal.take_back,
            args=(agreed, say),
        )


def _notes(items: tuple[Item, ...], shown: Shown, say: Wording) -> None:
    """Tell what the picture leaves out, and what stands near a border."""
    matrix = shown.matrix
    names = {item.id: say.text(item.name) for item in items}
    drawn = {item.id for item in shown.info.items}
    near = [i for i in matrix.borderline if i in drawn]
    if near:
        listed = ", ".join(names[i] for i in near)
        st.caption(as_text(f"{say('matrix.borderline', n=len(near))} {listed}."))
    # Where items can be moved, a strip under the picture holds those without a place.
    if matrix.unplaced and session.is_phone():
        parts = [
            say(f"matrix.unplaced_{item.missing[0][1]}", name=names[item.id])
            for item in matrix.unplaced
        ]
        st.caption(as_text(say("matrix.unplaced", names=", ".join(parts))))
    if matrix.x_threshold.depends_on_list or matrix.y_threshold.depends_on_list:
        st.warning(say("matrix.median_warning"), icon=":material/warning:")
    if any(item.illustrative for item in items):
        st.caption(say("app.illustrative_help"))
