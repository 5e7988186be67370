"""A staircase on two axes that are shown, as both frontiers and the three lists have it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette
from prioritisation.charts.drawing import escaped
from prioritisation.charts.planner.amounts import Axis
from prioritisation.charts.planner.canvas import SMALL, faint, words
from prioritisation.charts.planner.frontier_info import Stairs


def shown_axis(axis: Axis, colours: Palette, *, grid: bool = False) -> dict[str, Any]:
    """Return how plotly shows an axis: its own ticks, with faint lines where they are wanted."""
    return {
        "visible": True,
        "range": [axis.low, axis.high],
        "tickvals": [at for at, _ in axis.ticks],
        "ticktext": [text for _, text in axis.ticks],
        "showgrid": grid,
        "gridcolor": colours.line,
        "showline": False,
        "ticks": "",
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
