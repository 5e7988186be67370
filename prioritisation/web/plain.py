"""Messages as text: what people typed, where Streamlit reads Markdown, and what went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from prioritisation.errors import PrioritisationError
from prioritisation.web import session
from prioritisation.wording.wording import Wording

# How the key of a button begins whose label says more than it shows.
TOLD = "told_"


def as_text(message: str) -> str:
    """Return Markdown that shows a message as it is: no link, picture or tag comes of it."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:])", r"\\\1", message)


def label_of(action: str, of: str) -> str:
    """Return a button's label that says aloud what it is for, and shows the action alone.

    Buttons repeated down a list look alike beside the names of their rows; heard one by one they
    have to tell which is whose. The style sheet hides what is emphasised, from eyes only, on
    buttons whose key begins with `TOLD`.

    Parameters
    ----------
    of : free text: the name of the row
    """
    name = as_text(" ".join(of.split()))
    return f"{action} *{name}*" if name else action


def show_error(error: PrioritisationError, say: Wording, icon: str = ":material/error:") -> None:
    """Show what went wrong as a sentence."""
    st.error(as_text(say.error(error)), icon=icon)


@contextmanager
def told(say: Wording, editor: str) -> Iterator[None]:
    """Tell what goes wrong where a widget is answered, which no frame surrounds.

    The editor is made anew, since it shows what could not be kept.
    """
    try:
        yield
    except PrioritisationError as error:
        session.notify(say.error(error))
        session.new_edition(editor)
