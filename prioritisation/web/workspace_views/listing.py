"""The list of programmes: those to open, the archived ones, and what was deleted lately."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from prioritisation.actions.programmes import (
    DAYS_KEPT,
    bring_back_programme,
    gone_for_good_at,
    take_back_deletion,
)
from prioritisation.store import KeptProgramme
from prioritisation.web import cached, html, session
from prioritisation.web.plain import TOLD, label_of
from prioritisation.web.workspace_views import row_actions
from prioritisation.web.workspace_views.acting import act
from prioritisation.wording.wording import Wording


def show_open(kept: Iterable[KeptProgramme], say: Wording) -> None:
    """Show the programmes that can be opened, one a box, with what can be done with each."""
    there = [k for k in kept if k.summary.deleted_at is None and k.summary.archived_at is None]
    if not there:
        st.info(say("programmes.none"))
    now_open = session.open_programme()
    for one in sorted(there, key=lambda k: k.changed_at, reverse=True):
        i = one.summary.id
        with st.container(border=True, key=f"programme_{i}"):
            _told(one, say, is_open=i == now_open)
            with st.container(horizontal=True, gap="small"):
                row_actions.show(one, say, is_open=i == now_open)


def show_archived(kept: Iterable[KeptProgramme], say: Wording) -> None:
    """Show the archived programmes, each with the way back."""
    there = [k for k in kept if k.summary.deleted_at is None and k.summary.archived_at is not None]
    if not there:
        return
    with st.expander(say("programmes.archived", n=len(there)), key="programmes_archived"):
        for one in there:
            _told(one, say)
            with st.container(horizontal=True, gap="small"):
                _button(one, "bring_back", "unarchive", say)
                row_actions.show_delete(one, say)


def show_deleted(kept: Iterable[KeptProgramme], say: Wording) -> None:
    """Show what was deleted and can be taken back, with the day on which it is gone."""
    there = [k for k in kept if k.summary.deleted_at is not None]
    if not there:
        return
    with st.expander(
        say("programmes.deleted", n=len(there)), key="programmes_deleted", expanded=True
    ):
        st.caption(say("programmes.deleted_help", n=DAYS_KEPT))
        for one in there:
            _told(one, say)
            _button(one, "take_back", "undo", say)


def _told(kept: KeptProgramme, say: Wording, *, is_open: bool = False) -> None:
    """Show the name of a programme and how much there is of it."""
    parts = [
        say("programmes.measures", n=kept.measures),
        say("programmes.workshops", n=kept.workshops),
        say("programmes.changed", day=say.day(session.day_of(kept.changed_at))),
    ]
    gone_at = gone_for_good_at(kept)
    if gone_at is not None:
        parts.append(say("programmes.gone_at", day=say.day(session.day_of(gone_at))))
    name = f"<b>{escape(say.text(kept.summary.title))}</b>"
    tag = [html.tag(say("programmes.is_open"), "ok")] if is_open else []
    html.show(f'{html.tags([name, *tag])}<div class="muted">{escape(" · ".join(parts))}</div>')


def _button(kept: KeptProgramme, name: str, icon: str, say: Wording) -> None:
    title = say.text(kept.summary.title)
    do = {"bring_back": bring_back_programme, "take_back": take_back_deletion}[name]
    st.button(
        label_of(say(f"programmes.{name}"), title),
        key=f"{TOLD}{name}_{kept.summary.id}",
        icon=f":material/{icon}:",
        on_click=act,
        args=(
            lambda: do(cached.store(), kept.summary.id, who=session.WHO),
            say(f"programmes.{name}_done", title=title),
            say,
        ),
    )
