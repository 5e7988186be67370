"""The frontier of several years as points, proven or not, on the line of what is sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import escaped
from prioritisation.charts.planner.canvas import (
    CLEAR,
    NARROWEST,
    SMALL,
    layout,
    legend,
    line,
    widest,
    words,
)
from prioritisation.charts.planner.end_labels import DASHES, end_labels, line_labels, room_for
from prioritisation.charts.planner.frontier_info import Stairs
from prioritisation.charts.planner.scaled_frontier_info import Found, ScaledFrontierInfo
from prioritisation.charts.planner.staircases import axis_titles, shown_axis, staircase

HEIGHT = 340
_TOP, _BOTTOM = 62, 48
_BESIDE = 0.03


def scaled_frontier_figure(info: ScaledFrontierInfo, *, dark: bool) -> go.Figure:
    """Return the figure; the points of the trace ``steps`` carry their share as customdata."""
    colours = palette(dark=dark)
    labels = line_labels(info.best, info.comparators)
    left = 16 + widest([text for _, text in info.y.ticks], SMALL)
    right = max(room_for(labels), 28)
    plot = HEIGHT - _TOP - _BOTTOM
    # So that the first point stands clear of the other axis, and the last level can be seen.
    beside = _BESIDE * (info.x.high - info.x.low)
    x = info.x._replace(low=info.x.low - beside, high=info.x.high + beside)
    return go.Figure(
        [
            *(
                staircase(_on_to(way, x.high), colours, "line2", 1.5, DASHES[k % len(DASHES)])
                for k, way in enumerate(info.comparators)
            ),
            staircase(_on_to(info.best, x.high), colours, "primary", 2, filled=True),
            *_ring(info.ring, colours),
            _points(info.points, info.y.low, colours),
        ],
        layout(
            colours,
            height=HEIGHT,
            margins=(left, right, _TOP, _BOTTOM),
            x=shown_axis(x, colours, room=NARROWEST - left - right),
            y=shown_axis(info.y, colours, grid=True),
            annotations=[
                *axis_titles(info.x, info.y, colours, left),
                *legend(info.legend, colours, left=left, yshift=_TOP - 11),
                *_now_words(info, colours),
                *end_labels(labels, info.y, colours, height=plot),
            ],
            shapes=[
                line(colours, x=(0, 1), y=(0, 0), colour="line2", xref="paper"),
                line(
                    colours,
                    x=(info.now, info.now),
                    y=(0, 1 + 26 / plot),
                    colour="ink",
                    width=1.25,
                    dash="3px,3px",
                    yref="paper",
                ),
            ],
        ),
    )


def _on_to(way: Stairs, end: float) -> Stairs:
    """Return a staircase whose last level runs on: a larger budget reaches it too."""
    return Stairs(way.name, (*way.x, end), (*way.y, way.y[-1])) if way.x else way


def _ring(place: tuple[float, float] | None, colours: Palette) -> Iterator[go.Scatter]:
    """Yield the mark of the point whose list is shown, around the point itself."""
    if place is not None:
        yield go.Scatter(
            name="ring",
            x=[place[0]],
            y=[place[1]],
            mode="markers",
            marker={"size": 19, "color": CLEAR, "line": {"color": colours.ink, "width": 2}},
            hoverinfo="skip",
            cliponaxis=False,
        )


def _points(points: Sequence[Found], floor: float, colours: Palette) -> go.Scatter:
    above = [0.0 if p.bound is None or p.y is None else p.bound - p.y for p in points]
    symbols = ["x-thin" if p.y is None else "circle" for p in points]
    tints = [colours.bad if p.y is None else colours.primary for p in points]
    # Hollow, where nothing is proven.
    fills = [
        tint if p.bound is None else colours.paper for p, tint in zip(points, tints, strict=True)
    ]
    return go.Scatter(
        name="steps",
        x=[p.x for p in points],
        y=[floor if p.y is None else p.y for p in points],
        customdata=[p.share for p in points],
        hovertext=[escaped(p.hover) for p in points],
        hoverinfo="text",
        mode="markers",
        marker={
            "symbol": symbols,
            "size": 10,
            "color": fills,
            "line": {"width": 2, "color": tints},
        },
        error_y={
            "type": "data",
            "symmetric": False,
            "array": above,
            "arrayminus": [0.0] * len(above),
            "color": colours.primary,
            "thickness": 1.5,
            "width": 4,
            "visible": any(above),
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )


def _now_words(info: ScaledFrontierInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    is_late = info.now - info.x.low > 0.5 * (info.x.high - info.x.low)
    anchor, shift = ("right", -8) if is_late else ("left", 8)
    parts = []
    if info.now_best:
        parts.append(
            f'<span style="color:{colours.primary}"><b>{escaped(info.now_best)}</b></span>'
        )
    parts.append(f'<span style="color:{colours.muted}">{escaped(info.now_text)}</span>')
    place: dict[str, Any] = {
        "x": info.now,
        "y": 1,
        "yref": "paper",
        "xanchor": anchor,
        "xshift": shift,
    }
    yield words("   ".join(parts), colours, is_marked_up=True, yshift=18, **place)
