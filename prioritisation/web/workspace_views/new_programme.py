"""The ways to a new programme."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import streamlit as st

from prioritisation.actions.desk import SAMPLE_ID
from prioritisation.actions.new_programmes import create_from_sample
from prioritisation.actions.sample import restore_sample
from prioritisation.decision.programme.text import LONGEST_NAME, Text
from prioritisation.errors import PrioritisationError
from prioritisation.store import KeptProgramme
from prioritisation.web import cached, choices, session
from prioritisation.web.workspace_views import from_files, wizard
from prioritisation.web.workspace_views.acting import is_done, open_and_go
from prioritisation.wording.wording import Wording


class Way(StrEnum):
    """Where a new programme comes from."""

    WIZARD = "wizard"
    SAMPLE = "sample"
    CSV = "csv"
    FILE = "file"


def show(kept: Sequence[KeptProgramme], say: Wording) -> None:
    """Let the reader choose where a new programme comes from, and make it."""
    st.header(say("new.title"))
    way = choices.choose_view(
        say("new.way"), Way, lambda way: say(f"new.way_{way}"), f"{session.DRAFT}way"
    )
    if way is Way.WIZARD:
        wizard.show(say)
    elif way is Way.SAMPLE:
        _from_sample(kept, say)
    elif way is Way.CSV:
        from_files.show_csv(say)
    else:
        from_files.show_file(say)


def _from_sample(kept: Sequence[KeptProgramme], say: Wording) -> None:
    """Offer the sample: a copy to work on, or the sample itself where it is out of sight."""
    st.write(say("new.sample_help"))
    is_there = any(
        k.summary.id == SAMPLE_ID and k.summary.deleted_at is None and k.summary.archived_at is None
        for k in kept
    )
    if is_there:
        key = f"{session.DRAFT}sample_title"
        sample = next(k for k in kept if k.summary.id == SAMPLE_ID)
        usual = say("programmes.copy_of", title=say.text(sample.summary.title))
        st.text_input(say("new.field_title"), usual[:LONGEST_NAME], max_chars=LONGEST_NAME, key=key)
        st.button(
            say("new.sample_copy"),
            type="primary",
            icon=":material/content_copy:",
            key="sample_copy",
            on_click=_copy_sample,
            args=(say,),
        )
        st.caption(say("new.sample_open_help"))
        return
    st.button(
        say("new.sample_back"),
        type="primary",
        icon=":material/restart_alt:",
        key="sample_back",
        on_click=_bring_sample_back,
        args=(say,),
    )


def _copy_sample(say: Wording) -> None:
    typed = str(session.get(f"{session.DRAFT}sample_title") or "").strip()
    title = Text.of({say.language.value: typed})
    try:
        made = create_from_sample(cached.store(), title, who=session.WHO)
    except PrioritisationError as error:
        session.notify(say.error(error))
        return
    session.forget_draft()
    open_and_go(made, say)


def _bring_sample_back(say: Wording) -> None:
    if is_done(
        lambda: restore_sample(cached.store(), who=session.WHO), say("programmes.restored"), say
    ):
        open_and_go(SAMPLE_ID, say)
