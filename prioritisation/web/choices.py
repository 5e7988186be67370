"""Choices that several pages offer in the same way."""

from __future__ import annotations

import streamlit as st

from prioritisation.decision.programme.boards import BoardId
from prioritisation.web import session
from prioritisation.wording.wording import Wording


def choose_board(say: Wording) -> BoardId:
    """Show which board is looked at, and return it; the choice goes with the reader."""
    if session.get(session.BOARD_KEY) is None:
        session.keep(session.BOARD_KEY, BoardId.MEASURES)
    chosen = st.segmented_control(
        say("board.label"),
        list(BoardId),
        format_func=lambda board: say(f"board.{board}"),
        key=session.BOARD_KEY,
        persist_state="session",
        required=True,
        label_visibility="collapsed",
    )
    return BoardId(chosen or BoardId.MEASURES)
