"""Drawings and tables of our own on a page: a script that draws, and what it sends back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from prioritisation.web import session
from prioritisation.web.grounds import drawing_rules

_WEB = Path(__file__).resolve().parent


@cache
def component(name: str, place: str, *, is_drawing: bool = False) -> Any:
    """Return a component; it is registered once, whoever asks first.

    Parameters
    ----------
    name : of its script and its style sheet in `web/`
    place : classes of the element that the script draws in; each place is a component of its own
    is_drawing : it has the colours and letters of a drawing, on a light ground and a dark one
    """
    css = (_WEB / f"{name}.css").read_text(encoding="utf-8")
    return st.components.v2.component(
        f"prioritisation_{place.replace(' ', '_').replace('-', '_')}",
        html=f'<div class="{place}"></div>\n',
        css=f"{drawing_rules(place)}\n{css}" if is_drawing else css,
        js=(_WEB / f"{name}.js").read_text(encoding="utf-8"),
        isolate_styles=False,
    )


def passed_on(key: str, name: str, take: Callable[[Any], None]) -> Callable[[], None]:
    """Return the callback that passes on what a component sends, where it sends anything.

    Parameters
    ----------
    key : of the component on the page
    name : under which its script sends
    """

    def callback() -> None:
        value = session.get(key, {}).get(name)
        if value is not None:
            take(value)

    return callback
