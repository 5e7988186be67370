"""The fields in which a new value is typed, and the button that tries it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.posing import resource_named
from prioritisation.actions.what_if.answering import posed_what_if
from prioritisation.actions.what_if.changes import Changed
from prioritisation.decision.programme.boards import BoardId
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text
from prioritisation.web.reason_views import tried
from prioritisation.wording.wording import Wording

_NEEDS_LABEL = ("", "cost", "budget", "percent", "weight", "carry_over", "after")
# Makes a change of what was typed, by label.
Reader: TypeAlias = Callable[[Mapping[str, str]], Changed]


def show(desk: Desk, labels: Sequence[str], read: Reader, of: str, say: Wording) -> None:
    """Show a field for each label, and the button that tries what is typed.

    Parameters
    ----------
    labels : none = there is nothing to type
    of : what is changed: each thing has fields of its own
    """
    edition = f"{of}_{session.edition(tried.EDITOR)}"
    form = f"what_if_form_{edition}"
    keys = {label: f"what_if_new_{n}_{edition}" for n, label in enumerate(labels)}
    tried.turn_to(form)
    with (
        st.form(form, border=False),
        st.container(horizontal=True, gap="small", vertical_alignment="bottom"),
    ):
        for label, key in keys.items():
            st.text_input(as_text(label), key=key, max_chars=40, width=230)
        st.form_submit_button(
            say("what_if.add"),
            key="what_if_add",
            icon=":material/science:",
            type="primary",
            on_click=_take,
            args=(desk, form, keys, read, say),
        )


def _take(desk: Desk, form: str, keys: Mapping[str, str], read: Reader, say: Wording) -> None:
    """Try what is typed; where it is wrong, all that was typed stays, with what is wrong."""
    with tried.told(say, form):
        typed = {label: str(session.get(key) or "") for label, key in keys.items()}
        try:
            change = read(typed)
            changed = tried.tried().with_change(change)
            posed_what_if(cached.desk(), changed)
        except PrioritisationError as error:
            if keys and (error.field in _NEEDS_LABEL or error.field in _criteria(desk)):
                error.field = next(iter(keys))
            _tell_as_typed(error, list(typed.values()), say)
            raise
        tried.set_tried(changed)
        session.new_edition(tried.EDITOR)


def _tell_as_typed(error: PrioritisationError, typed: Sequence[str], say: Wording) -> None:
    """Let an error tell an amount as it was typed, and its resource by the name on the screen."""
    if error.rule != "not_a_multiple":
        return
    error.value = next((t for t in typed if _same(t, error.value)), error.value)
    resource = resource_named(cached.desk().programme, str(error.details["resource"]))
    error.details["resource"] = say.text(resource.name)


def _same(text: str, amount: object) -> bool:
    return text.strip().replace(",", ".") == str(amount)


def _criteria(desk: Desk) -> set[str]:
    ids = {c.id for c in desk.programme.board(BoardId.MEASURES).criteria}
    return ids | {f"weight:{criterion}" for criterion in ids} | {"weights"}
