"""A move on the matrix: a proposed agreed score, kept once the reader has said why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import Any

import streamlit as st

from prioritisation.actions.counting import Cell
from prioritisation.actions.scoring import agree_scores, take_back_agreed
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, html, session
from prioritisation.web.matrix_views.sent import sent_number
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording

_KEY = "matrix_proposal"
_REASON = "matrix_reason"
_PROBLEM = "matrix_proposal_problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """New scores of an item on the axes of the picture; None on one where it stays.

    `before` holds the scores that the dialog showed in their place, by criterion.
    """

    board: BoardId
    item: str
    x: Decimal | None
    y: Decimal | None
    before: tuple[tuple[str, Fraction | None], ...] = ()

    def scores(self, board: Board) -> dict[str, Decimal]:
        """Return the proposed scores by criterion."""
        pairs = ((board.x, self.x), (board.y, self.y))
        return {criterion: score for criterion, score in pairs if score is not None}

    def sent(self) -> dict[str, object]:
        """Return the move as the script sent it."""
        x, y = (None if score is None else float(score) for score in (self.x, self.y))
        return {"item": self.item, "x": x, "y": y}


def propose(board_id: BoardId, moved: Mapping[str, Any]) -> None:
    """Keep a move until its reason is told; one that goes nowhere is none.

    Raises
    ------
    InvalidValueError : what was sent is not a number.
    """
    proposal = Proposal(
        board=board_id,
        item=str(moved.get("item", "")),
        x=sent_number(moved.get("x"), "x"),
        y=sent_number(moved.get("y"), "y"),
    )
    if proposal.x is not None or proposal.y is not None:
        session.drop(_PROBLEM)
        session.keep(_KEY, proposal)


def open_proposal(programme: Programme, board: Board) -> Proposal | None:
    """Return the move on this board whose reason is still asked for."""
    proposal = session.get(_KEY)
    if not isinstance(proposal, Proposal) or proposal.board is not board.id:
        return None
    known = {item.id for item in programme.items_on(board.id)}
    return proposal if proposal.item in known else None


def ask_for_reason(
    programme: Programme, board: Board, scores: ScoreTable, proposal: Proposal, say: Wording
) -> None:
    """Show what would be agreed, ask why, and keep it or let it go."""
    item = next(i for i in programme.items_on(board.id) if i.id == proposal.item)
    if not proposal.before:
        proposal = replace(proposal, before=_standing(proposal, board, scores))
        session.keep(_KEY, proposal)

    @st.dialog(say("matrix.agree_title"), on_dismiss=_let_go)
    def dialog() -> None:
        move = st.container()
        with st.form("matrix_agree_form", border=False):
            st.text_input(
                say("matrix.agree_reason"),
                key=_REASON,
                max_chars=500,
                placeholder=say("scores.reason_placeholder"),
            )
            with st.container(horizontal=True):
                is_agreed = st.form_submit_button(say("matrix.agree"), type="primary")
                is_off = st.form_submit_button(say("matrix.agree_cancel"))
        if is_agreed:
            _agree(open_proposal(programme, board) or proposal, board, say)
        elif is_off:
            _let_go()
        asked = open_proposal(programme, board)
        if asked is None:
            # A dialog runs by itself: the page has to be run as well to close it.
            st.rerun(scope="app")
        with move:
            _show_move(asked, board, say.text(item.name), say)
        if problem := session.get(_PROBLEM):
            st.error(as_text(problem), icon=":material/error:")

    dialog()


def _show_move(asked: Proposal, board: Board, name: str, say: Wording) -> None:
    rows = []
    new = asked.scores(board)
    for criterion_id, before in asked.before:
        old = say("scores.not_scored") if before is None else say.number(before, 2)
        criterion = escape(say.text(board.criterion(criterion_id).name))
        rows.append(
            f"<li>{criterion}: {escape(old)} → <b>{say.number(new[criterion_id], 2)}</b></li>"
        )
    html.show(f'<b style="font-size:17px">{escape(name)}</b><ul>{"".join(rows)}</ul>')
    st.caption(say("matrix.agree_note"))


def take_back(cells: tuple[Cell, ...], say: Wording) -> None:
    """Take agreed scores back, and keep a message where that cannot be done."""
    try:
        take_back_agreed(cached.store(), cached.desk(), cells, session.WHO)
    except PrioritisationError as error:
        session.notify(say.error(error))
    else:
        session.new_edition("scores")


def _agree(proposal: Proposal, board: Board, say: Wording) -> None:
    desk = cached.desk()
    standing = _standing(proposal, board, cached.score_table(proposal.board))
    if standing != proposal.before:
        # Two who move the same: the second is told, and decides knowing it.
        session.keep(_KEY, replace(proposal, before=standing))
        session.keep(_PROBLEM, say("matrix.agree_changed"))
        return
    try:
        agree_scores(
            cached.store(),
            desk,
            proposal.board,
            {(proposal.item, c): score for c, score in proposal.scores(board).items()},
            reason=str(session.get(_REASON) or "").strip(),
            who=session.WHO,
        )
    except PrioritisationError as error:
        session.keep(_PROBLEM, say.error(error))
        return
    # What the scores page shows was made before this.
    session.new_edition("scores")
    _let_go()


def _standing(
    proposal: Proposal, board: Board, scores: ScoreTable
) -> tuple[tuple[str, Fraction | None], ...]:
    """Return the scores in effect on what a proposal would change."""
    return tuple((c, scores.value(proposal.item, c)) for c in proposal.scores(board))


def _let_go() -> None:
    for key in (_KEY, _PROBLEM):
        session.drop(key)
