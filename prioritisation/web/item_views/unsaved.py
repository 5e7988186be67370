"""What was typed into the tables of items and could not be kept, told above them."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from prioritisation.actions.posing import resource_named
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import PrioritisationError
from prioritisation.web import session
from prioritisation.web.editing import typed_in
from prioritisation.web.item_views.columns import heading_of, is_amount
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording


def show_unsaved(editors: Iterable[str], say: Wording) -> None:
    """Show what is wrong in some editors, with a button that puts back what is saved."""
    wrong = {editor: list(typed_in(editor).problems.values()) for editor in editors}
    problems = [problem for told in wrong.values() for problem in told]
    if not problems:
        return
    st.error(
        "  \n".join([say("measures.unsaved"), *map(as_text, problems)]),
        icon=":material/error:",
    )
    st.button(
        say("measures.clear_edits"),
        icon=":material/settings_backup_restore:",
        on_click=_renew,
        args=([editor for editor, told in wrong.items() if told],),
    )


def tell_what_is_left(editors: Iterable[str], say: Wording) -> None:
    """Tell once of what could not be kept when the reader goes on to something else."""
    for editor in editors:
        problems = typed_in(editor).problems.values()
        if problems:
            session.notify(say("measures.left_unsaved", problems=" ".join(problems)))
            session.new_edition(editor)


def sentence(error: PrioritisationError, programme: Programme, say: Wording) -> str:
    """Return what is wrong with a cell, its column and resource named as people read them."""
    column = error.field.partition(":")[0]
    if is_amount(error.field) or say.has(f"column.{column}"):
        error.field = heading_of(error.field, programme, say)
    if "resource" in error.details:
        named = resource_named(programme, str(error.details["resource"]))
        error.details["resource"] = say.text(named.name)
    return say.error(error)


def _renew(editors: list[str]) -> None:
    for editor in editors:
        session.new_edition(editor)
