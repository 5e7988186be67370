"""Measures × budget: a bar over every stretch of budgets at which a measure is in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import escaped
from prioritisation.charts.planner.canvas import (
    NARROWEST,
    SMALL,
    layout,
    legend,
    line,
    name_at_left,
    widest,
    words,
)
from prioritisation.charts.planner.staircases import shown_axis
from prioritisation.charts.planner.strip_info import StripInfo

_ROW, _BAR = 20, 0.6
_TOP, _LEGEND, _BOTTOM = 30, 24, 48
_NAMES = 236.0


def strip_figure(info: StripInfo, *, dark: bool) -> go.Figure:
    """Return the figure; bars carry their measure's id as customdata."""
    colours = palette(dark=dark)
    count = max(1, len(info.rows))
    top = _TOP + (_LEGEND if info.legend else 0)
    right = 18 + max(
        widest([row.for_good for row in info.rows], SMALL), widest([info.for_good_title], SMALL)
    )
    height = top + _ROW * count + _BOTTOM
    return go.Figure(
        [_bars(info, colours)],
        layout(
            colours,
            height=height,
            margins=(_NAMES, right, top, _BOTTOM),
            x=shown_axis(info.x, colours, room=NARROWEST - _NAMES - right),
            # One unit of the upright axis is a row, downwards.
            y={"range": [count - 0.5, -0.5]},
            barmode="overlay",
            annotations=[
                *_rows(info, colours),
                *_around(info, colours, right, top),
                *legend(info.legend, colours, left=_NAMES, yshift=top - 11),
            ],
            shapes=[*_guides(info, colours, count), *_now_line(info, colours)],
        ),
    )


def _bars(info: StripInfo, colours: Palette) -> go.Bar:
    """Return all bars as one trace: plotly is slow with hundreds of shapes."""
    parts = [(k, row, part) for k, row in enumerate(info.rows) for part in row.stretches]
    return go.Bar(
        orientation="h",
        y=[k for k, _, _ in parts],
        base=[part.start for _, _, part in parts],
        x=[part.end - part.start for _, _, part in parts],
        width=_BAR,
        marker={
            "color": [
                colours.resources[1] if part.is_mixed else colours.primary for _, _, part in parts
            ],
            "line": {"width": 0},
        },
        customdata=[row.id for _, row, _ in parts],
        hovertext=[escaped(row.hover) for _, row, _ in parts],
        hoverinfo="text",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _rows(info: StripInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    for k, row in enumerate(info.rows):
        yield from name_at_left(
            row.name,
            colours,
            y=k,
            left=_NAMES,
            weight=650 if row.is_in else 450,
            colour="ink" if row.is_in else "muted",
            sign=row.sign,
        )
        place: dict[str, Any] = {"x": 1, "xref": "paper", "y": k, "xshift": 10}
        yield words(row.for_good, colours, colour="muted", size=SMALL, **place)


def _around(
    info: StripInfo, colours: Palette, right: float, top: float
) -> Iterator[dict[str, Any]]:
    above: dict[str, Any] = {"y": 1, "yref": "paper", "yshift": 13}
    foot: dict[str, Any] = {"y": 0, "yref": "paper", "yshift": -34, "xref": "paper"}
    look: dict[str, Any] = {"colour": "muted", "size": SMALL}
    yield words(info.for_good_title, colours, x=1, xref="paper", xshift=10, **above, **look)
    if info.now is not None:
        is_late = info.now > info.x.high / 2
        anchor, shift = ("right", -6) if is_late else ("left", 6)
        at: dict[str, Any] = {"x": info.now, "xanchor": anchor, "xshift": shift}
        yield words(info.now_text, colours, weight=650, size=SMALL, **at, **above)
    title = f"{info.x.title} →"
    yield words(title, colours, x=1, xanchor="right", **foot, **look)
    if info.more:
        yield words(info.more, colours, x=0, xshift=-_NAMES, **foot, **look)


def _guides(info: StripInfo, colours: Palette, count: int) -> Iterator[dict[str, Any]]:
    """Yield a faint line under each row, which the eye follows from the name to its bars."""
    for k in range(len(info.rows)):
        yield line(colours, x=(0, 1), y=(k, k), colour="line", xref="paper", layer="below")
    foot = count - 0.5
    yield line(colours, x=(0, 1), y=(foot, foot), colour="line2", xref="paper")


def _now_line(info: StripInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    if info.now is not None:
        count = max(1, len(info.rows))
        y = (0, 1 + 22 / (_ROW * count))
        look: dict[str, Any] = {"colour": "ink", "width": 1.25, "dash": "3px,3px"}
        yield line(colours, x=(info.now, info.now), y=y, yref="paper", **look)
