"""Where the low-hanging-fruit region begins: typed, moved, or by a rule; for all readers.

What is stored is shown, and only what the reader does here is kept: two readers who look at
the same matrix never undo each other's threshold by looking.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import streamlit as st

from prioritisation.actions.boards import set_board
from prioritisation.actions.typing import typed_number
from prioritisation.decision.matrix.thresholds import checked_threshold, threshold_value
from prioritisation.decision.programme.boards import Board, BoardId, Threshold, ThresholdKind
from prioritisation.decision.programme.criteria import IMPACT, Criterion
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording

_PROBLEM = "threshold_problem"
_STEPS_A_LEVEL = 4
_WIDTH = 260


def show(board: Board, scores: ScoreTable, say: Wording) -> None:
    """Show the threshold of each axis, and the least impact where the board has impact."""
    with st.container(horizontal=True, gap="medium"):
        for axis in ("x", "y"):
            with st.container(width=_WIDTH, gap="small"):
                _threshold(board, axis, scores, say)
        if board.has(IMPACT):
            _least_impact(board, say)


def problem(board_id: BoardId) -> str:
    """Return why the last threshold or least impact of a board was not kept; empty = it was."""
    return str(session.get(f"{_PROBLEM}_{board_id}", ""))


def _threshold(board: Board, axis: str, scores: ScoreTable, say: Wording) -> None:
    criterion = board.criterion(getattr(board, axis))
    now: Threshold = getattr(board, f"{axis}_threshold")
    values = list(scores.values(criterion.id).values())
    at = threshold_value(now, criterion, values).at

    def label(kind: ThresholdKind) -> str:
        if kind is ThresholdKind.TYPED:
            return say("matrix.threshold_typed")
        stands = threshold_value(Threshold(kind=kind), criterion, values).at
        return say(f"matrix.threshold_{kind}", at=say.number(stands, 2))

    kind_key = f"threshold_kind_{board.id}_{axis}"
    session.keep(kind_key, now.kind)
    st.selectbox(
        as_text(say("matrix.threshold", name=say.text(criterion.name))),
        list(ThresholdKind),
        format_func=label,
        key=kind_key,
        on_change=_take_kind,
        args=(board.id, axis, kind_key, at, say),
    )
    # A widget of its own for each value: what others set meanwhile is shown at once.
    shown = f"{board.id}_{axis}_{at}_{say.language}"
    move_key = f"threshold_moved_{shown}"
    st.select_slider(
        as_text(say("matrix.threshold_at", name=say.text(criterion.name))),
        _steps(criterion, at),
        at,
        format_func=lambda step: say.number(step, 2),
        key=move_key,
        on_change=_take_moved,
        args=(board.id, axis, move_key, say),
        label_visibility="collapsed",
    )
    if now.kind is ThresholdKind.TYPED:
        type_key = f"threshold_typed_{shown}"
        st.text_input(
            as_text(say("matrix.threshold_at", name=say.text(criterion.name))),
            say.number(at, 3),
            key=type_key,
            on_change=_take_typed,
            args=(board.id, axis, type_key, say),
        )


def _steps(criterion: Criterion, at: Fraction) -> list[Fraction]:
    """Return the places a threshold can be moved to: quarters of a level, and where it is."""
    count = (criterion.high - criterion.low) * _STEPS_A_LEVEL
    quarters = {criterion.low + Fraction(i, _STEPS_A_LEVEL) for i in range(count + 1)}
    return sorted({*quarters, at})


def _least_impact(board: Board, say: Wording) -> None:
    now = board.least_impact
    key = f"least_impact_{board.id}_{now}_{say.language}"
    st.text_input(
        say("matrix.least_impact"),
        "" if now is None else say.number(now, 3),
        placeholder=say("matrix.least_impact_none"),
        key=key,
        on_change=_take_least_impact,
        args=(board.id, key, say),
        width=_WIDTH,
    )


def _take_kind(board_id: BoardId, axis: str, key: str, at: Fraction, say: Wording) -> None:
    kind = ThresholdKind(session.get(key))
    # What is typed begins where the threshold stands.
    typed = _decimal(at) if kind is ThresholdKind.TYPED else None
    keep(board_id, axis, Threshold(kind=kind, at=typed), say)


def _take_moved(board_id: BoardId, axis: str, key: str, say: Wording) -> None:
    at = _decimal(Fraction(session.get(key)))
    keep(board_id, axis, Threshold(kind=ThresholdKind.TYPED, at=at), say)


def _take_typed(board_id: BoardId, axis: str, key: str, say: Wording) -> None:
    try:
        at = typed_number(str(session.get(key)), "")
    except PrioritisationError as error:
        session.keep(f"{_PROBLEM}_{board_id}", say.error(error))
        return
    keep(board_id, axis, Threshold(kind=ThresholdKind.TYPED, at=at), say)


def _take_least_impact(board_id: BoardId, key: str, say: Wording) -> None:
    text = str(session.get(key)).strip()
    desk = cached.desk()
    board = desk.programme.board(board_id)
    try:
        least = None
        if text:
            least = checked_threshold(
                typed_number(text, ""), board.criterion(IMPACT), field="least_impact"
            )
        changed = replace(board, least_impact=least)
        set_board(cached.store(), desk, changed, ["least_impact"], session.WHO)
    except PrioritisationError as error:
        error.field = ""
        session.keep(f"{_PROBLEM}_{board_id}", say.error(error))
    else:
        session.drop(f"{_PROBLEM}_{board_id}")


def keep(board_id: BoardId, axis: str, threshold: Threshold, say: Wording) -> None:
    """Keep a threshold for all readers, or the sentence that says why it cannot be."""
    desk = cached.desk()
    board = desk.programme.board(board_id)
    criterion = board.criterion(getattr(board, axis))
    try:
        if threshold.at is not None:
            checked_threshold(threshold.at, criterion)
        changed = (
            replace(board, x_threshold=threshold)
            if axis == "x"
            else replace(board, y_threshold=threshold)
        )
        set_board(cached.store(), desk, changed, [f"{axis}_threshold"], session.WHO)
    except PrioritisationError as error:
        error.field = ""
        session.keep(f"{_PROBLEM}_{board_id}", say.error(error))
    else:
        session.drop(f"{_PROBLEM}_{board_id}")


def _decimal(number: Fraction) -> Decimal:
    return round(Decimal(number.numerator) / Decimal(number.denominator), 9).normalize()
