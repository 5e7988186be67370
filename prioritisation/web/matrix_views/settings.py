"""What can be set on a matrix page: the view of this reader, and the board's thresholds."""

from __future__ import annotations

import streamlit as st

from prioritisation.charts.matrix_info import MarkerSize
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.web import session
from prioritisation.web.matrix_views import thresholds
from prioritisation.web.matrix_views.view import SpreadOf, View
from prioritisation.wording.wording import Wording

_SPEARHEADS, _GROUPS = "matrix_spearheads", "matrix_groups"


def show_view(programme: Programme, board_id: BoardId, say: Wording) -> View:
    """Show the choices of the reader's own view, and return them."""
    as_slide = st.toggle(
        say("matrix.slide"),
        key=f"matrix_slide_{board_id}",
        help=say(f"matrix.slide_help_{board_id}"),
        persist_state="session",
    )
    board = programme.board(board_id)
    size = MarkerSize.IMPACT
    spearheads: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    if board_id is BoardId.MEASURES:
        size = _size(say)
        spearheads, groups = _filters(programme, say)
    x, y = session.get(f"matrix_x_{board_id}"), session.get(f"matrix_y_{board_id}")
    return View(
        as_slide=as_slide,
        size=size,
        x=x if x and x != board.x else "",
        y=y if y and y != board.y else "",
        spearheads=spearheads,
        target_groups=groups,
        spread=SpreadOf(session.get(_spread_key(board_id)) or SpreadOf.NONE),
    )


def show_axes(board: Board, scores: ScoreTable, view: View, say: Wording) -> None:
    """Show the axes, and the thresholds and the least impact, which all readers share."""
    names = {c.id: say.text(c.name) for c in board.criteria}
    on_axes = view.on_axes(board)
    with st.container(horizontal=True, gap="medium"):
        for axis, other, now in (("x", on_axes.y, on_axes.x), ("y", on_axes.x, on_axes.y)):
            options = [c for c in names if c != other]
            st.selectbox(
                say(f"matrix.{axis}_axis"),
                options,
                index=options.index(now),
                format_func=lambda c: names[c],
                key=f"matrix_{axis}_{board.id}",
                persist_state="session",
                width=260,
            )
        _spread(board, say)
    thresholds.show(board, scores, say)


def _spread_key(board_id: BoardId) -> str:
    return f"matrix_spread_{board_id}"


def _size(say: Wording) -> MarkerSize:
    if session.get("matrix_size") is None:
        session.keep("matrix_size", MarkerSize.IMPACT)
    chosen = st.segmented_control(
        say("matrix.size"),
        list(MarkerSize),
        format_func=lambda kind: say(f"matrix.size_{kind}"),
        key="matrix_size",
        persist_state="session",
        required=True,
        label_visibility="collapsed",
    )
    return MarkerSize(chosen or MarkerSize.IMPACT)


def _spread(board: Board, say: Wording) -> None:
    """Show whose answers are drawn as well; other settings are read before this is shown."""
    key = _spread_key(board.id)
    if session.get(key) is None:
        session.keep(key, SpreadOf.NONE)
    st.selectbox(
        say("matrix.spread_of"),
        list(SpreadOf),
        format_func=lambda kind: say(f"matrix.spread_of_{kind}"),
        key=key,
        persist_state="session",
        width=260,
    )


def _filters(programme: Programme, say: Wording) -> tuple[tuple[str, ...], tuple[str, ...]]:
    chosen = sum(len(session.get(key) or ()) for key in (_SPEARHEADS, _GROUPS))
    label = say("matrix.filter_on", n=chosen) if chosen else say("matrix.filter")
    with st.popover(label, icon=":material/filter_alt:"):
        spearheads = _filter(
            say("matrix.filter_spearhead"),
            {part.id: say.text(part.name) for part in programme.spearheads},
            _SPEARHEADS,
            say,
        )
        groups = _filter(
            say("matrix.filter_group"),
            {part.id: say.text(part.name) for part in programme.target_groups},
            _GROUPS,
            say,
        )
    return spearheads, groups


def _filter(label: str, names: dict[str, str], key: str, say: Wording) -> tuple[str, ...]:
    chosen = st.multiselect(
        label,
        list(names),
        format_func=lambda i: names[i],
        key=key,
        placeholder=say("matrix.filter_all"),
        persist_state="session",
    )
    return tuple(chosen)
