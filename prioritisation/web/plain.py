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

# The word joiner: without width, and passed over by what reads aloud.
_UNSPOKEN = "\N{WORD JOINER}"

# Where a word joiner keeps signs from being read together. Some of these no backslash can break:
# addresses, icons, emoji and arrows are sought in the text that is left once backslashes are gone.
_TO_BREAK = re.compile(
    r"""
      (?<=:)(?=[\w+-]+: | material/ | //)  # :smile:, :material/…:, http://
    | (?<=www)(?=\.) | (?<=@)(?=[\w-])      # www.…, a@b.c
    | (?<=\])(?=[(\[:{])                    # [text](address), [text]: address
    | (?<=<)(?=[a-z/!?])                    # <tag>, <address>
    | (?<=&)(?=\#?\w+;)                     # &amp;
    | (?<!\S.)(?<=[<>~-])(?=(?:->|[>=-])(?!\S))     # ->, <-, <->, --, >=, <=, ~=
    # A line that would begin a heading, a quotation, a list, a table or code, or draw a line.
    | (?<![^\r\n])(?=[ ]*(?:
          \t | [ ]{4} | > | \| | ::
        | (?:\#{1,6} | [-+*] | \d{1,9}[.)] | \[[ x]\])(?:\s|\Z)
        | [-=:|*_][-=:|*_ \t]*(?:[\r\n]|\Z)
      ))
    """,
    re.VERBOSE | re.IGNORECASE,
)

# What marks the ends of emphasis, code and formulas takes a backslash, but for what stands between
# spaces, or is an underscore within a word; and so does the colon of a colour, whose name may hold
# a word joiner.
_DELIMITER = re.compile(
    r"""
      (?P<within_word>(?<=[^\W_])_+(?=[^\W_]))
    | :(?=[^\s\[{]+[\[{])                   # :red[…]
    | _ | ` | \$ | (?<![ \t])[*~] | [*~](?![ \t])
    | \\(?=[!-/:-@\[-`{-~\r\n]|\Z)
    """,
    re.VERBOSE,
)


def as_text(message: str) -> str:
    """Return Markdown that shows a message as it is: no link, picture, tag or sign comes of it.

    Streamlit renders a label, and says it as it is written to those who hear the screen: so only
    what would be read as Markdown is broken, by a sign that is neither shown nor spoken wherever
    that is enough, and an ordinary name stays what it is. Safe within a line of other Markdown.
    """
    return _DELIMITER.sub(_escaped, _TO_BREAK.sub(_UNSPOKEN, message))


def _escaped(found: re.Match[str]) -> str:
    return found[0] if found["within_word"] else f"\\{found[0]}"


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
