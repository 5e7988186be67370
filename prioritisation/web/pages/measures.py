"""The items of a board as an editable table; import and export."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

import streamlit as st

from prioritisation.actions.exporting import board_file
from prioritisation.decision.programme.boards import BoardId
from prioritisation.web import cached, choices, html, session
from prioritisation.web.item_views import amounts, editor, importer
from prioritisation.web.item_views.unsaved import tell_what_is_left
from prioritisation.wording.wording import Wording


class View(StrEnum):
    """How the measures are typed."""

    LIST = "list"
    YEARS = "years"


def render() -> None:
    """Let the reader edit the list, bring one in, and take one away."""
    say = session.wording()
    board_id = BoardId(session.board_id())
    desk = cached.desk()
    items = desk.programme.items_on(board_id)
    st.title(say(f"measures.title_{board_id}", n=len(items)))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        board_id = choices.choose_board(say)
        view = _view(say) if board_id is BoardId.MEASURES else View.LIST
        if any(item.illustrative for item in items):
            with st.container(width="content"):
                html.show(html.tag(say("app.illustrative")))
    if board_id is BoardId.MEASURES:
        total = sum((m.total_cost("cost") for m in desk.programme.measures), Decimal(0))
        st.caption(say("measures.subtitle_measures", cost=say.money(total)))
    else:
        st.caption(say("measures.subtitle_items"))
    if not items:
        st.info(say(f"measures.empty_{board_id}"))
    if view is View.YEARS and items:
        amounts.show(desk, say)
        return
    editor.show(desk, board_id, say)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            say("measures.export"),
            data=lambda: board_file(cached.desk(), board_id, cached.score_table(board_id)),
            file_name=f"{desk.programme.id}-{board_id}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
    with st.expander(say("measures.import"), key="import_box", icon=":material/upload:"):
        importer.show(desk, board_id, say)


def _view(say: Wording) -> View:
    """Return how the reader chose to type the measures: all in a list, or one year by year."""
    chosen = st.segmented_control(
        say("amounts.view"),
        list(View),
        default=View.LIST,
        format_func=lambda view: say(f"amounts.view_{view}"),
        key="measures_view",
        on_change=tell_what_is_left,
        args=((editor.EDITOR, *amounts.EDITORS), say),
        persist_state="session",
        required=True,
        label_visibility="collapsed",
    )
    return View(chosen or View.LIST)
