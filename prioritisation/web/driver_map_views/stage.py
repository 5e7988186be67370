"""The drawing on a page: a component in which spearheads open and everything can be selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from prioritisation.charts.driver_map.drawing import driver_map_svg
from prioritisation.charts.driver_map.info import DriverMapInfo
from prioritisation.charts.driver_map.scene import driver_map_scene
from prioritisation.web import session
from prioritisation.web.grounds import drawing_rules

_WEB = Path(__file__).resolve().parents[1]
_KEY = "driver_map_stage"


def show_stage(
    info: DriverMapInfo,
    *,
    selected: str,
    select: Callable[[str], None],
    open_spearhead: Callable[[str], None],
) -> None:
    """Show the drawing, and pass on what the reader does on it.

    Parameters
    ----------
    selected : key of what is ringed
    select, open_spearhead : called with the key of what is clicked; empty = nothing any more
    """

    def taken(name: str, nothing: str, take: Callable[[str], None]) -> Callable[[], None]:
        def callback() -> None:
            value = session.get(_KEY, {}).get(name)
            if isinstance(value, str):
                take("" if value == nothing else value)

        return callback

    _component()(
        key=_KEY,
        data={
            "svg": driver_map_svg(driver_map_scene(info)),
            "dark": session.is_dark(),
            "selected": selected,
            "opened": info.opened,
        },
        on_selected_change=taken("selected", "none", select),
        on_opened_change=taken("opened", "fold", open_spearhead),
    )


@cache
def _component() -> Any:
    """Return the component; it is registered once, whoever asks first."""
    css = [drawing_rules("driver-map"), (_WEB / "driver_map.css").read_text(encoding="utf-8")]
    return st.components.v2.component(
        "prioritisation_driver_map",
        html='<div class="driver-map"></div>\n',
        css="\n".join(css),
        js=(_WEB / "driver_map.js").read_text(encoding="utf-8"),
        isolate_styles=False,
    )
