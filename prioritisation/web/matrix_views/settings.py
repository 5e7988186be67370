"""What can be set on the matrix page: the view of this reader, and the board's thresholds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import streamlit as st

from prioritisation.actions.matrices import board_on_axes
from prioritisation.charts.matrix_info import MarkerSize
from prioritisation.decision.matrix.positions import Quadrant
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.criteria import DIRECTION, OUTPUT_INPUT, SPEED
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.web import session
from prioritisation.web.matrix_views import thresholds
from prioritisation.wording.wording import Wording

_SPEARHEADS, _GROUPS = "matrix_spearheads", "matrix_groups"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How this reader looks at the matrix; nobody else's view changes with it."""

    flipped: bool
    size: MarkerSize
    x: str
    y: str
    spearheads: tuple[str, ...]
    target_groups: tuple[str, ...]

    def on_axes(self, board: Board) -> Board:
        """Return the board on the axes that this reader looks at."""
        return board_on_axes(board, self.x, self.y)

    def shown(self, programme: Programme, board_id: BoardId) -> Collection[str] | None:
        """Return the ids that the filters let through; None = all."""
        if board_id is not BoardId.MEASURES or not (self.spearheads or self.target_groups):
            return None
        return {
            measure.id
            for measure in programme.measures
            if (not self.spearheads or measure.spearhead in self.spearheads)
            and (not self.target_groups or set(self.target_groups) & set(measure.target_groups))
        }


def show_view(programme: Programme, board_id: BoardId, say: Wording) -> View:
    """Show the choices of the reader's own view, and return them."""
    board = programme.board(board_id)
    flipped = st.toggle(
        say("matrix.flip"), key="matrix_flip", help=say("matrix.flip_help"), persist_state="session"
    )
    size: MarkerSize | None = MarkerSize.IMPACT
    spearheads: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    if board_id is BoardId.MEASURES:
        if session.get("matrix_size") is None:
            session.keep("matrix_size", MarkerSize.IMPACT)
        size = st.segmented_control(
            say("matrix.size"),
            list(MarkerSize),
            format_func=lambda kind: say(f"matrix.size_{kind}"),
            key="matrix_size",
            persist_state="session",
            required=True,
            label_visibility="collapsed",
        )
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
    axes = {c.id for c in board.criteria}
    x, y = session.get(f"matrix_x_{board_id}"), session.get(f"matrix_y_{board_id}")
    return View(
        flipped=flipped,
        size=MarkerSize(size or MarkerSize.IMPACT),
        x=x if x in axes else board.x,
        y=y if y in axes and y != x else board.y,
        spearheads=spearheads,
        target_groups=groups,
    )


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


def show_settings(board: Board, scores: ScoreTable, view: View, say: Wording) -> None:
    """Show the axes, and the thresholds and the least impact, which all readers share."""
    names = {c.id: say.text(c.name) for c in board.criteria}
    with st.container(horizontal=True, gap="medium"):
        for axis, other, now in (("x", view.y, view.x), ("y", view.x, view.y)):
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
    thresholds.show(board, scores, say)


def quadrant_key(board: Board, quadrant: Quadrant) -> str:
    """Return the message that names a quadrant: in the town's words on the town's axes."""
    if (board.x, board.y) == (OUTPUT_INPUT, SPEED):
        return f"quadrant.{quadrant}"
    if (board.x, board.y) == (DIRECTION, SPEED):
        return f"quadrant.trend_{quadrant}"
    return f"quadrant.other_{quadrant}"
