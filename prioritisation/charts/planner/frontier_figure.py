"""The efficient frontier: a staircase, the budget at which the plan stands, other ways in grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import FONT, escaped
from prioritisation.charts.planner.canvas import (
    CLEAR,
    NARROWEST,
    SMALL,
    layout,
    line,
    widest,
    words,
)
from prioritisation.charts.planner.end_labels import DASHES, end_labels, line_labels, room_for
from prioritisation.charts.planner.frontier_info import FrontierInfo, Mark, Now, Spot
from prioritisation.charts.planner.staircases import axis_titles, shown_axis, staircase

HEIGHT = 340
_TOP, _BOTTOM = 56, 48
# A letter stands on its own side of its dot, so that letters keep apart where dots meet.
_SIDES = ("bottom right", "top center", "middle left", "bottom center")


def frontier_figure(info: FrontierInfo, *, dark: bool) -> go.Figure:
    """Return the figure; the points of the trace ``steps`` carry their budget as customdata."""
    colours = palette(dark=dark)
    labels = line_labels(info.best, info.comparators)
    right = max(room_for(labels), 26)
    left = 16 + widest([text for _, text in info.y.ticks], SMALL)
    return go.Figure(
        [
            *(
                staircase(way, colours, "line2", 1.5, DASHES[k % len(DASHES)])
                for k, way in enumerate(info.comparators)
            ),
            staircase(info.best, colours, "primary", 2.5, filled=True),
            *_now_dot(info.now, colours),
            *_marks(info.marks, colours),
            clickable(info.spots, colours),
        ],
        layout(
            colours,
            height=HEIGHT,
            margins=(left, right, _TOP, _BOTTOM),
            x=shown_axis(info.x, colours, room=NARROWEST - left - right),
            y=shown_axis(info.y, colours, grid=True),
            annotations=[
                *axis_titles(info.x, info.y, colours, left),
                *_now_words(info, colours, left, right),
                *end_labels(labels, info.y, colours, height=HEIGHT - _TOP - _BOTTOM),
            ],
            shapes=[
                *_now_line(info.now, colours),
                line(colours, x=(0, 1), y=(0, 0), colour="line2", xref="paper"),
            ],
        ),
    )


def clickable(spots: Sequence[Spot], colours: Palette) -> go.Scatter:
    """Return unseen markers that answer to the pointer, with their budgets as customdata."""
    return go.Scatter(
        name="steps",
        x=[spot.x for spot in spots],
        y=[spot.y for spot in spots],
        customdata=[spot.budget for spot in spots],
        hovertext=[escaped(spot.hover) for spot in spots],
        hoverinfo="text",
        mode="markers",
        marker={"size": 16, "color": CLEAR, "line": {"width": 0}},
        selected={"marker": {"color": colours.primary, "size": 9}},
        unselected={"marker": {"color": CLEAR}},
        cliponaxis=False,
    )


def _now_dot(now: Now | None, colours: Palette) -> Iterator[go.Scatter]:
    if now is None or now.y is None:
        return
    outline = {"color": colours.paper, "width": 1.5}
    yield go.Scatter(
        name="now",
        x=[now.x],
        y=[now.y],
        mode="markers",
        marker={"size": 11, "color": colours.primary, "line": outline},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _marks(marks: Sequence[Mark], colours: Palette) -> Iterator[go.Scatter]:
    if marks:
        yield go.Scatter(
            name="marks",
            x=[mark.x for mark in marks],
            y=[mark.y for mark in marks],
            text=[f"<b>{escaped(mark.letter)}</b>" for mark in marks],
            textposition=[_SIDES[k % len(_SIDES)] for k in range(len(marks))],
            textfont={"family": FONT, "size": 14, "color": colours.ink},
            mode="markers+text",
            marker={
                "size": 9,
                "color": colours.surface,
                "line": {"color": colours.ink, "width": 2},
            },
            hovertext=[escaped(mark.hover) for mark in marks],
            hoverinfo="text",
            cliponaxis=False,
        )


def _now_line(now: Now | None, colours: Palette) -> Iterator[dict[str, Any]]:
    if now is not None:
        # Up into the band of its words; the top margin is a known share of the plot.
        top = 1 + (_TOP - 4) / (HEIGHT - _TOP - _BOTTOM)
        yield line(
            colours,
            x=(now.x, now.x),
            y=(0, top),
            colour="ink",
            width=1.25,
            dash="3px,3px",
            yref="paper",
        )


def _now_words(
    info: FrontierInfo, colours: Palette, left: float, right: float
) -> Iterator[dict[str, Any]]:
    """Yield the best value and the next step in the band above the plot, where nothing else is."""
    now = info.now
    if now is None:
        return
    is_late = now.x - info.x.low > 0.5 * (info.x.high - info.x.low)
    anchor, shift = ("right", -8) if is_late else ("left", 8)
    place: dict[str, Any] = {
        "x": now.x,
        "y": 1,
        "yref": "paper",
        "xanchor": anchor,
        "xshift": shift,
    }
    best = (
        f'<span style="color:{colours.primary}"><b>{escaped(now.best)}</b></span>'
        f'   <span style="color:{colours.muted}">{escaped(now.budget)}</span>'
    )
    yield words(best, colours, is_marked_up=True, yshift=_TOP - 13, size=14, **place)
    if now.next_step:
        yield words(now.next_step, colours, colour="muted", yshift=_TOP - 33, **place)
