"""The programmes of the workspace: open one, copy, archive or delete it, and make others."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.programmes import listed_programmes
from prioritisation.web import cached, session
from prioritisation.web.workspace_views import listing, new_programme


def render() -> None:
    """List the programmes, and offer the ways to a new one."""
    say = session.wording()
    st.title(say("page.programmes"))
    st.caption(say("programmes.subtitle"))
    kept = listed_programmes(cached.store())
    listing.show_open(kept, say)
    listing.show_archived(kept, say)
    listing.show_deleted(kept, say)
    new_programme.show(kept, say)
