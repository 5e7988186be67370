"""The way to another page of the app, within the session."""

from __future__ import annotations

import streamlit as st


def show_way_to(page: str, label: str, icon: str) -> None:
    """Show a link to a page by its address; a page is known by that alone."""
    st.page_link(
        st.Page(_nothing, title=page, url_path=page), label=label, icon=f":material/{icon}:"
    )


def _nothing() -> None:
    """Stand in for a page that is drawn elsewhere."""
