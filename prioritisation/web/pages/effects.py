"""Economic effects: what measures put in and bring, and what turns effects into money."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.web import cached, choices, session
from prioritisation.web.effect_views import coefficients, lists, single
from prioritisation.wording.wording import Wording

_VIEWS: Mapping[str, Callable[[Desk, Wording], None]] = {
    "list": lists.show,
    "measure": single.show,
    "coefficients": coefficients.show,
}


def render() -> None:
    """Let the reader see what a list or a measure comes to, and type what it follows from."""
    say = session.wording()
    desk = cached.desk()
    st.title(say("page.effects"))
    st.caption(say("effects.subtitle"))
    view = choices.choose_view(
        say("planner.view"), _VIEWS, lambda name: say(f"effects.view_{name}"), "effects_view"
    )
    _VIEWS[view](desk, say)
