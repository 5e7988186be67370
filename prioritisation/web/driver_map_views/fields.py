"""Fields that the forms of the map share: a name in each language, and a spearhead."""

from __future__ import annotations

import streamlit as st

from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import ANY_LANGUAGE, LONGEST_NAME, Text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording


def name_fields(key: str, name: Text, say: Wording) -> Text:
    """Show a field for the name in each language, and return what stands in them."""
    known = dict(name.wordings)
    typed = {}
    columns = st.columns(len(Language), gap="small")
    for column, language in zip(columns, Language, strict=True):
        typed[language.value] = column.text_input(
            say(f"driver_map.name_{language}"),
            known.get(language.value, known.get(ANY_LANGUAGE, "")),
            max_chars=LONGEST_NAME,
            key=f"{key}_{language}",
        ).strip()
    return Text.of(typed)


def spearhead_field(key: str, programme: Programme, chosen: str, say: Wording) -> str:
    """Show a choice of the spearhead, and return its id; empty = none."""
    names = {part.id: say.text(part.name) for part in programme.spearheads}
    ids = ["", *names]
    found = st.selectbox(
        say("column.spearhead"),
        ids,
        ids.index(chosen) if chosen in ids else 0,
        format_func=lambda i: names.get(i, say("driver_map.no_spearhead")),
        key=key,
    )
    return found or ""
