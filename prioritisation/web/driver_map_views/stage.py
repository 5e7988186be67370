"""The drawing on a page: a component in which spearheads open and everything can be selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prioritisation.charts.driver_map.drawing import driver_map_svg
from prioritisation.charts.driver_map.info import DriverMapInfo
from prioritisation.charts.driver_map.scene import driver_map_scene
from prioritisation.web import session
from prioritisation.web.components import component, passed_on

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

    def without(nothing: str, take: Callable[[str], None]) -> Callable[[Any], None]:
        return lambda key: take("" if key == nothing else str(key))

    component("driver_map", "driver-map", is_drawing=True)(
        key=_KEY,
        data={
            "svg": driver_map_svg(driver_map_scene(info)),
            "dark": session.is_dark(),
            "selected": selected,
            "opened": info.opened,
        },
        on_selected_change=passed_on(_KEY, "selected", without("none", select)),
        on_opened_change=passed_on(_KEY, "opened", without("fold", open_spearhead)),
    )
