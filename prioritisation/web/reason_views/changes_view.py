"""The changes that are tried, each with a button that takes it back; keeping and discarding."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.what_if.changes import Changed, WhatIf
from prioritisation.actions.what_if.keeping import keep_as_scenario, keep_what_if
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import TOLD, as_text, label_of
from prioritisation.web.reason_views import tried
from prioritisation.web.reason_views.present_values import change_line
from prioritisation.wording.wording import Wording

_REASON = "what_if_reason"
_NAME = "what_if_scenario_name"


def show(desk: Desk, say: Wording) -> None:
    """Show the changes one below the other, and what may become of them."""
    what_if = tried.tried()
    st.caption(say("what_if.changes", n=len(what_if.changes)))
    for change in what_if.changes:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            line = _line(change, desk, say)
            st.markdown(as_text(line), width="stretch")
            st.button(
                label_of(say("what_if.remove"), line),
                key=f"{TOLD}untry_{'_'.join(change.key)}",
                icon=":material/close:",
                type="tertiary",
                on_click=_take_back,
                args=(change.key,),
                width="content",
            )
    _keeping(desk, what_if, say)


def _line(change: Changed, desk: Desk, say: Wording) -> str:
    try:
        return change_line(change, desk, say)
    except PrioritisationError:
        return say("what_if.gone_line")


def _keeping(desk: Desk, what_if: WhatIf, say: Wording) -> None:
    if what_if.changes_scores:
        st.text_input(
            say("what_if.reason"),
            say("what_if.reason_default"),
            key=_REASON,
            max_chars=500,
            help=say("what_if.reason_help"),
        )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            say("what_if.keep"),
            key="what_if_keep",
            icon=":material/save:",
            type="primary",
            help=say("what_if.keep_help"),
            on_click=_keep,
            args=(desk, say),
        )
        st.button(
            say("what_if.discard"),
            key="what_if_discard",
            icon=":material/delete:",
            on_click=_discard,
            args=(say,),
        )
    if what_if.of_plan:
        with st.expander(say("what_if.scenario"), key="what_if_scenario"):
            if len(what_if.of_plan) < len(what_if.changes):
                st.caption(say("what_if.scenario_only_plan"))
            with (
                st.form("what_if_scenario_form", border=False),
                st.container(horizontal=True, gap="small", vertical_alignment="bottom"),
            ):
                st.text_input(say("what_if.scenario_name"), key=_NAME, max_chars=200, width=280)
                st.form_submit_button(
                    say("what_if.scenario_save"),
                    key="what_if_scenario_save",
                    icon=":material/bookmark_add:",
                    on_click=_save_scenario,
                    args=(desk, say),
                )


def _take_back(key: tuple[str, ...]) -> None:
    what_if = tried.tried().without(key)
    if what_if.changes:
        tried.set_tried(what_if)
    else:
        tried.forget_tried()


def _keep(desk: Desk, say: Wording) -> None:
    with tried.told(say):
        reason = str(session.get(_REASON) or "")
        keep_what_if(cached.store(), desk, tried.tried(), reason=reason, who=session.WHO)
        tried.forget_tried()
        for editor in session.EDITORS:
            session.new_edition(editor)
        session.notify(say("what_if.kept"))


def _discard(say: Wording) -> None:
    tried.forget_tried()
    session.notify(say("what_if.discarded"))


def _save_scenario(desk: Desk, say: Wording) -> None:
    with tried.told(say):
        name = str(session.get(_NAME) or "").strip()
        keep_as_scenario(cached.store(), desk, tried.tried(), name, who=session.WHO)
        session.notify(say("what_if.scenario_kept", name=name))
