"""What a change is of: a measure, a resource, one of a few named things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.posing import resource_named
from prioritisation.web import choices
from prioritisation.wording.wording import Wording


def choose_measure(desk: Desk, say: Wording) -> str:
    """Let a measure be chosen, and return its id."""
    return choose("measure", choices.names_apart(desk.programme.measures, say), 320, say)


def choose_resource(desk: Desk, resources: Sequence[str], say: Wording) -> str:
    """Let one of the resources be chosen, and return its id; the only one is not asked for."""
    if len(resources) == 1:
        return resources[0]
    names = {r: say.text(resource_named(desk.programme, r).name) for r in resources}
    return choose("resource", names, 200, say)


def choose(what: str, names: Mapping[str, str], width: int, say: Wording) -> str:
    """Let one of the named things be chosen, and return its id."""
    label, key = say(f"what_if.{what}"), f"what_if_{what}"
    chosen = st.selectbox(label, list(names), format_func=lambda i: names[i], key=key, width=width)
    return str(chosen)
