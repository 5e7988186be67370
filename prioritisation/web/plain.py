"""What people typed, shown as it is where Streamlit reads Markdown."""

from __future__ import annotations

import re

import streamlit as st

from prioritisation.errors import PrioritisationError
from prioritisation.wording.wording import Wording


def as_text(message: str) -> str:
    """Return Markdown that shows a message as it is: no link, picture or tag comes of it."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:])", r"\\\1", message)


def show_error(error: PrioritisationError, say: Wording, icon: str = ":material/error:") -> None:
    """Show what went wrong as a sentence."""
    st.error(as_text(say.error(error)), icon=icon)
