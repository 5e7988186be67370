"""A staircase on two axes that are shown, as both frontiers and the three lists have it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette
from prioritisation.charts.drawing import escaped
from prioritisation.charts.planner.amounts import Axis
from prioritisation.charts.planner.canvas import SMALL, faint, widest, words
from prioritisation.charts.planner.frontier_info import Stairs


def shown_axis(
    axis: Axis, colours: Palette, *, grid: bool = False, room: float | None = None
) -> dict[str, Any]:
    """Return how plotly shows an axis: its own ticks, with faint lines where they are wanted.

    Parameters
    ----------
    room : width of a level axis on the narrowest page, px; only as many ticks as fit it are kept
    """
    ticks = axis.ticks
    if room is not None and ticks:
        most = max(2, int(room / (widest([text for _, text in ticks], SMALL) + 12)))
        ticks = ticks[:: -(-len(ticks) // most)]
    return {
        "visible": True,
        "range": [axis.low, axis.high],
        "tickvals": [at for at, _ in ticks],
        "ticktext": [text for _, text in ticks],
        "showgrid": grid,
        "gridcolor": colours.line,
        "showline": False,
        "ticks": "",
        "tickangle": 0,
        "ticklabelstandoff": 4,
    }


def axis_titles(x: Axis, y: Axis, colours: Palette, left: float) -> Iterator[dict[str, Any]]:
    """Yield what the axes measure, both below the plot: upright text is hard to read."""
    place: dict[str, Any] = {"yref": "paper", "y": 0, "yshift": -34, "xref": "paper"}
    yield words(f"↑ {y.title}", colours, colour="muted", size=SMALL, x=0, xshift=-left, **place)
    title = f"{x.title} →"
    yield words(title, colours, colour="muted", size=SMALL, x=1, xanchor="right", **place)


def staircase(
    way: Stairs,
    colours: Palette,
    colour: str,
    width: float,
    dash: str = "solid",
    *,
    filled: bool = False,
) -> go.Scatter:
    """Return a line that holds each value up to the next step."""
    tint = colours.colour(colour)
    return go.Scatter(
        name=escaped(way.name),
        x=way.x,
        y=way.y,
        mode="lines",
        line={"shape": "hv", "color": tint, "width": width, "dash": dash},
        fill="tozeroy" if filled else "none",
        fillcolor=faint(tint, 0.08),
        hoverinfo="skip",
    )
