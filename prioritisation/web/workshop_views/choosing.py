"""Which workshop the page is about, and the making of a new one."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from prioritisation.actions.workshops import joining, setting_up
from prioritisation.decision.programme.boards import BoardId
from prioritisation.errors import InvalidValueError
from prioritisation.store import KeptWorkshop
from prioritisation.web import cached, session
from prioritisation.web.workshop_views.acting import attempt, now
from prioritisation.wording.wording import Wording

_CHOSEN = "workshop"


def chosen_workshop(say: Wording) -> KeptWorkshop | None:
    """Show which workshop is looked at, and return it; None = there is none yet."""
    everything = cached.workshops()
    ids = [kept.workshop.id for kept in everything]
    if not ids:
        if not any(cached.desk().programme.all_items()):
            st.info(say("empty.workshop"))
        _new_form(say)
        return None
    if session.get(_CHOSEN) not in ids:
        going_on = [k.workshop.id for k in everything if k.workshop.ended_at is None]
        session.keep(_CHOSEN, (going_on or ids)[-1])
    titles = {kept.workshop.id: kept.workshop.title for kept in everything}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            say("workshop.choose"),
            ids,
            format_func=lambda i: titles[i],
            key=_CHOSEN,
            persist_state="session",
            label_visibility="collapsed",
            width=360,
        )
        with st.popover(say("workshop.new"), icon=":material/add:"):
            _new_form(say)
    return next(kept for kept in everything if kept.workshop.id == chosen)


def _new_form(say: Wording) -> None:
    with st.form("new_workshop_form", clear_on_submit=True, border=False):
        title = st.text_input(
            say("workshop.title"), placeholder=say("workshop.title_example"), max_chars=120
        )
        board = st.segmented_control(
            say("board.label"),
            list(BoardId),
            default=BoardId.MEASURES,
            format_func=lambda b: say(f"board.{b}"),
            required=True,
        )
        is_sent = st.form_submit_button(say("workshop.make"), type="primary")
    if is_sent:
        attempt(lambda: _make(title, BoardId(board or BoardId.MEASURES)), say)
        st.rerun()


def _make(title: str, board: BoardId) -> None:
    desk = cached.desk()
    if not desk.programme.items_on(board):
        raise InvalidValueError("empty_board", value=session.wording()(f"board.{board}"))
    made = setting_up.new_workshop(desk, board, title.strip())
    groups = desk.programme.target_groups
    made = replace(made, groups=groups)
    kept = setting_up.make_workshop(cached.store(), desk, made, who=session.WHO)
    joining.let_people_in(cached.store(), kept, now())
    session.drop(_CHOSEN)
