"""The way to another page of the app, within the session."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage


def page_at(address: str) -> StreamlitPage:
    """Return the page of an address, for links and jumps: it is known by that alone."""
    return st.Page(_nothing, title=address, url_path=address)


def show_way_to(page: str, label: str, icon: str) -> None:
    """Show a link to a page."""
    st.page_link(page_at(page), label=label, icon=f":material/{icon}:")


def _nothing() -> None:
    """Stand in for a page that is drawn elsewhere."""
