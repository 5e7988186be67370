"""Five steps to a new programme: nothing is kept of it until the end."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.new_programmes import create_programme, programme_of_draft
from prioritisation.decision.programme.draft import STEPS
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text
from prioritisation.web.workspace_views import wizard_fields
from prioritisation.web.workspace_views.acting import open_and_go
from prioritisation.web.workspace_views.typed_draft import typed_draft
from prioritisation.web.workspace_views.wizard_summary import show_summary
from prioritisation.wording.wording import Wording

_STEP = f"{session.DRAFT}step"
_PROBLEM = f"{session.DRAFT}problem"


def show(say: Wording) -> None:
    """Show the step that the reader is on, with the ways back, on, and to the end."""
    step = int(session.get(_STEP, 1))
    st.progress(
        step / STEPS, text=say("new.step", n=step, steps=STEPS, name=say(f"new.step_{step}"))
    )
    with st.container(key=f"wizard_step_{step}"):
        wizard_fields.show_step(step, say)
    if step == STEPS:
        show_summary(say)
    if problem := session.get(_PROBLEM):
        st.error(as_text(problem), icon=":material/error:")
    with st.container(horizontal=True, gap="small", key="wizard_buttons"):
        if step > 1:
            st.button(
                say("new.back"),
                key="wizard_back",
                icon=":material/arrow_back:",
                on_click=_go,
                args=(step, step - 1, say),
            )
        if step < STEPS:
            st.button(
                say("new.next"),
                key="wizard_next",
                type="primary",
                icon=":material/arrow_forward:",
                on_click=_go,
                args=(step, step + 1, say),
            )
        st.button(
            say("new.create") if step == STEPS else say("new.create_now"),
            key="wizard_create",
            type="primary" if step == STEPS else "secondary",
            icon=":material/check:",
            on_click=_create,
            args=(step, say),
        )
    if step < STEPS:
        st.caption(say("new.create_now_help"))


def _go(step: int, to: int, say: Wording) -> None:
    """Go to another step; on to the next only when what was typed up to here is right."""
    wizard_fields.gather()
    session.drop(_PROBLEM)
    if to > step:
        try:
            draft = typed_draft(say).as_far_as(step)
            programme_of_draft(cached.store(), draft)
        except PrioritisationError as error:
            session.keep(_PROBLEM, _sentence(error, say))
            return
    session.keep(_STEP, to)


def _create(step: int, say: Wording) -> None:
    """Make the programme of what was typed in the steps up to this one, and open it."""
    wizard_fields.gather()
    session.drop(_PROBLEM)
    try:
        draft = typed_draft(say)
        programme = programme_of_draft(cached.store(), draft)
        made = create_programme(cached.store(), programme, who=session.WHO)
    except PrioritisationError as error:
        session.keep(_PROBLEM, _sentence(error, say))
        return
    session.forget_draft()
    session.notify(say("new.created", title=draft.title))
    open_and_go(made, say)


def _sentence(error: PrioritisationError, say: Wording) -> str:
    """Return what is wrong, with the field called as it is on the screen."""
    label = f"new.field_{error.field.partition('[')[0]}"
    if say.has(label):
        error.field = say(label)
    return say.error(error)
