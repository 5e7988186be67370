"""What a session remembers: the only user of `st.session_state`."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from prioritisation.decision.programme.boards import BoardId
from prioritisation.wording.catalogue import Language, language_of
from prioritisation.wording.wording import Wording

LANGUAGE_KEY = "chosen_language"
BOARD_KEY = "board"
REASON_KEY = "agreed_reason"
PROGRAMME_KEY = "open_programme"

# In the address, so that a reload or a link shows the same.
PRESENT = "present"
PROGRAMME = "programme"

# Editors that are made anew when what they show has changed without them.
EDITORS = (
    *("items", "amounts_cost", "amounts_income", "scores", "plan", "matrix", "criteria"),
    *("effects", "coefficients", "economy", "links", "driver_map", "indicators"),
)

# How the keys of a programme begin that is not made yet.
DRAFT = "new_programme_"

# What belongs to the reader, and not to the programme that they have open.
_READERS_OWN = (LANGUAGE_KEY, PROGRAMME_KEY, "language", "notices")

# The role written into the log: the desk has one seat until people sign in.
WHO = "desk"


def wording() -> Wording:
    """Return the reader's wording: the language chosen here, at first the browser's."""
    if LANGUAGE_KEY not in st.session_state:
        st.session_state[LANGUAGE_KEY] = language_of(st.context.locale)
    return Wording(Language(st.session_state[LANGUAGE_KEY]))


def speak(chosen: str | None) -> None:
    """Keep the language that the reader chose.

    Kept apart from the widget that chooses it, whose own value Streamlit forgets when a run
    is cut short before it is shown.
    """
    if chosen in set(Language):
        st.session_state[LANGUAGE_KEY] = Language(chosen)


def board_id() -> BoardId:
    """Return the board that this session looks at."""
    return BoardId(st.session_state.get(BOARD_KEY) or BoardId.MEASURES)


def open_programme() -> str:
    """Return the id of the programme that this session has open; empty = not settled yet."""
    return str(st.session_state.get(PROGRAMME_KEY, ""))


def set_open_programme(programme_id: str) -> None:
    """Keep which programme this session has open."""
    st.session_state[PROGRAMME_KEY] = programme_id


def asked_programme() -> str:
    """Return the id of the programme that the address asks for; empty = none."""
    return str(st.query_params.get(PROGRAMME, ""))


def name_in_address(programme_id: str) -> None:
    """Let the address name a programme."""
    if asked_programme() != programme_id:
        st.query_params[PROGRAMME] = programme_id


def forget_programme() -> None:
    """Forget what this session keeps of the programme that it had open.

    Editors get a new edition instead: under an earlier number a browser would still know what
    was typed into it.
    """
    for key in list(st.session_state):
        is_own = key in _READERS_OWN or str(key).startswith(DRAFT)
        if not str(key).endswith("_edition") and not is_own:
            del st.session_state[key]
    known = (str(key).removesuffix("_edition") for key in list(st.session_state))
    for editor in {*EDITORS, *known} - set(_READERS_OWN):
        new_edition(editor)


def forget_draft() -> None:
    """Forget what was typed of a new programme: it is made."""
    for key in [str(key) for key in st.session_state]:
        if key.startswith(DRAFT) and not key.endswith("_edition"):
            del st.session_state[key]


def leave_address() -> None:
    """Let the address name no programme."""
    st.query_params.pop(PROGRAMME, None)


def day_of(moment: datetime) -> date:
    """Return the day of a moment where the reader is."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return moment.astimezone(UTC).date()
    return moment.astimezone(zone).date()


def is_dark() -> bool:
    """Return whether the page is shown on a dark ground."""
    return st.context.theme.type == "dark"


def is_presented() -> bool:
    """Return whether the address asks to show a room its page, with ``?present=1``.

    It counts only on the pages that are laid out for one.
    """
    return bool(st.query_params.get(PRESENT) == "1")


def present() -> None:
    """Show the page to a room."""
    st.query_params[PRESENT] = "1"


def leave_presentation() -> None:
    """Show the page to one reader again, with everything that can be set."""
    st.query_params.pop(PRESENT, None)


def is_phone() -> bool:
    """Return whether the browser says that it runs on a phone."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def get(key: str, default: Any = None) -> Any:
    """Return what this session keeps under a key."""
    return st.session_state.get(key, default)


def keep(key: str, value: Any) -> None:
    """Keep something in this session under a key."""
    st.session_state[key] = value


def kept_under(prefix: str) -> dict[str, Any]:
    """Return what this session keeps under keys that begin alike, by the rest of the key."""
    keys = [str(key) for key in st.session_state if str(key).startswith(prefix)]
    return {key.removeprefix(prefix): st.session_state[key] for key in keys}


def drop(key: str) -> None:
    """Forget what this session keeps under a key."""
    st.session_state.pop(key, None)


def steady(key: str, made_for: Hashable, make: Callable[[], Any]) -> Any:
    """Return what was first kept for an occasion, so that an editor's input stays the same.

    Feeding an editor's result back as its input loses every second edit; so the frame is
    made once for each occasion (`made_for`), and made anew only when that changes.
    """
    kept = st.session_state.get(key)
    if kept is None or kept[0] != made_for:
        kept = (made_for, make())
        st.session_state[key] = kept
    return kept[1]


def edition(name: str) -> int:
    """Return the number of an editor's edition; a new one forgets what was typed into it."""
    return int(st.session_state.get(f"{name}_edition", 0))


def new_edition(name: str) -> None:
    """Start a new edition of an editor, made from what is stored now."""
    st.session_state[f"{name}_edition"] = edition(name) + 1


def notify(message: str) -> None:
    """Keep a message that the next run of the page shows once."""
    st.session_state.setdefault("notices", []).append(message)


def notices() -> list[str]:
    """Return the messages not yet shown, and forget them."""
    return list(st.session_state.pop("notices", []))
