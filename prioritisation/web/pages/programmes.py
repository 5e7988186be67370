"""The programmes of the workspace."""

from __future__ import annotations

import streamlit as st

from prioritisation.web import session


def render() -> None:
    """List the programmes; let the reader open one, and make others."""
    say = session.wording()
    st.title(say("page.programmes"))
