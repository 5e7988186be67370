"""A new programme from a file: a table of measures, or a whole programme."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.importing import ImportPreview
from prioritisation.actions.new_programmes import (
    create_from_file,
    create_from_measures,
    measures_preview,
)
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import LONGEST_NAME, Text
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text, show_error
from prioritisation.web.uploading import TABLES, show_problems, uploaded
from prioritisation.web.workspace_views.acting import open_and_go
from prioritisation.wording.wording import Wording

_UPLOAD = "new_programme_upload"


def show_csv(say: Wording) -> None:
    """Show the title and the upload, then what the file holds, with the button that makes it."""
    st.caption(say("new.csv_help"))
    title = st.text_input(
        say("new.field_title"),
        max_chars=LONGEST_NAME,
        key=f"{session.DRAFT}csv_title",
        persist_state="session",
    )
    upload = uploaded(say("new.csv_file"), TABLES, _UPLOAD, of="csv")
    if upload is None:
        return
    if not title.strip():
        st.info(say("new.csv_title_first"))
        return
    try:
        named = Text.of({say.language.value: title.strip()})
        programme, preview = measures_preview(named, upload.getvalue(), file=upload.name)
    except PrioritisationError as error:
        show_error(error, say)
        return
    _preview(programme, preview, say)


def show_file(say: Wording) -> None:
    """Show the upload of a whole programme, with the button that makes it."""
    st.caption(say("new.file_help"))
    upload = uploaded(say("new.file_file"), ["toml"], _UPLOAD, of="toml")
    if upload is not None:
        st.button(
            say("new.create"),
            type="primary",
            key="create_from_file",
            on_click=_create_from_file,
            args=(upload.getvalue(), upload.name, say),
        )


def _preview(programme: Programme, preview: ImportPreview, say: Wording) -> None:
    if preview.problems:
        show_problems(preview.problems, say)
        return
    st.write(say("new.csv_found", n=len(preview.new), scores=len(preview.scores)))
    for parts, key in (
        (programme.spearheads, "new.csv_spearheads"),
        (programme.target_groups, "new.csv_groups"),
        (programme.factors, "new.csv_factors"),
    ):
        if parts:
            called = ", ".join(say.text(part.name) for part in parts)
            st.caption(as_text(say(key, names=called)))
    names = [say.text(item.name) for item in preview.table.items]
    st.dataframe({say("column.name"): names}, hide_index=True, alt=say("new.csv_file"))
    st.button(
        say("new.create"),
        type="primary",
        key="create_from_csv",
        on_click=_create_from_csv,
        args=(programme, preview, say),
    )


def _create_from_csv(programme: Programme, preview: ImportPreview, say: Wording) -> None:
    try:
        made = create_from_measures(cached.store(), programme, preview, who=session.WHO)
    except PrioritisationError as error:
        session.notify(say.error(error))
        return
    _open(made, say)


def _create_from_file(data: bytes, file: str, say: Wording) -> None:
    try:
        made = create_from_file(cached.store(), data, file=file, who=session.WHO)
    except PrioritisationError as error:
        session.notify(say.error(error))
        return
    _open(made, say)


def _open(programme_id: str, say: Wording) -> None:
    session.new_edition(_UPLOAD)
    session.forget_draft()
    open_and_go(programme_id, say)
