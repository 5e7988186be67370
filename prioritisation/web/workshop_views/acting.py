"""Do what the facilitator asks for, and tell what was not possible."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlencode

import streamlit as st

from prioritisation.errors import PrioritisationError
from prioritisation.store import KeptWorkshop
from prioritisation.web import cached, session
from prioritisation.wording.wording import Wording


def now() -> datetime:
    """Return this moment, UTC."""
    return datetime.now(UTC)


def button(
    label: str,
    act: Callable[[], object],
    say: Wording,
    *,
    key: str,
    icon: str = "",
    kind: str = "secondary",
    told: str = "",
    disabled: bool = False,
    help_text: str | None = None,
) -> None:
    """Show a button that does something to the workshop.

    Parameters
    ----------
    act : what it does; raises what is not possible
    told : message of what was done; empty = what is shown tells it
    """
    st.button(
        label,
        icon=f":material/{icon}:" if icon else None,
        type="primary" if kind == "primary" else "secondary",
        key=key,
        disabled=disabled,
        help=help_text,
        on_click=attempt,
        args=(act, say, told),
        width="stretch",
    )


def attempt(act: Callable[[], object], say: Wording, told: str = "") -> None:
    """Do something, and keep a message of what came of it."""
    is_possible(act, say, told)


def is_possible(act: Callable[[], object], say: Wording, told: str = "") -> bool:
    """Do something, keep a message of what came of it, and return whether it was done."""
    try:
        act()
    except PrioritisationError as error:
        session.notify(say.error(error))
        return False
    if told:
        session.notify(told)
    return True


def show_wall(kept: KeptWorkshop, say: Wording, *, height: int, **parts: str) -> None:
    """Show a wall of the workshop within the page, live."""
    st.iframe(f"/{address_of_wall(kept, say, embedded='1', **parts)}", height=height)


def address_of_wall(kept: KeptWorkshop, say: Wording, **parts: str) -> str:
    """Return the address of the workshop's wall, seen from a page."""
    query = {"workshop": kept.workshop.id, "lang": say.language}
    return f"wall/workshop?{urlencode(cached.wall_programme() | query | parts)}"
