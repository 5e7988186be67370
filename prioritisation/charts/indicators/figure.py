"""An indicator over time: its values as a line that stops at gaps, baseline, path, starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import FONT, escaped
from prioritisation.charts.indicators.info import IndicatorInfo
from prioritisation.charts.labels.text_width import fitted
from prioritisation.charts.planner.canvas import SMALL, layout, line, widest, words
from prioritisation.charts.planner.spreading import spread
from prioritisation.charts.planner.staircases import shown_axis

HEIGHT = 340
_TOP, _BOTTOM = 52, 34
_NAME, _LINE, _LEADER = 170.0, 16.0, 14.0
_NARROW = 640


def indicator_figure(info: IndicatorInfo, *, dark: bool) -> go.Figure:
    """Return the figure; it draws what it is given and works nothing out."""
    colours = palette(dark=dark)
    names = list(_names(info))
    right = _LEADER + 10 + widest([row for _, _, rows, _ in names for row in rows], 13, 650)
    left = 16 + widest([text for _, text in info.y.ticks], SMALL)
    return go.Figure(
        [*_values(info, colours), *_earlier(info, colours)],
        layout(
            colours,
            height=HEIGHT,
            margins=(left, right, _TOP, _BOTTOM),
            x=shown_axis(info.x, colours, room=_NARROW - left - right),
            y=shown_axis(info.y, colours, grid=True),
            annotations=[
                words(
                    info.y.title, colours, colour="muted", size=SMALL, x=0, y=1,
                    xref="paper", yref="paper", xshift=-left, yshift=_TOP - 12,
                    room=_NARROW / 2,
                ),
                *_legend(info, colours, right),
                *_start_counts(info, colours),
                *_end_names(info, names, colours),
            ],
            shapes=[*_levels(info, colours), *_start_lines(info, colours)],
        ),
    )  # fmt: skip


def _values(info: IndicatorInfo, colours: Palette) -> Iterator[go.Scatter]:
    for run in info.runs:
        yield go.Scatter(
            name="values",
            x=[spot.x for spot in run],
            y=[spot.y for spot in run],
            hovertext=[escaped(spot.text) for spot in run],
            hoverinfo="text",
            mode="lines+markers",
            line={"color": colours.primary, "width": 2.5},
            marker={"color": colours.primary, "size": 9},
            cliponaxis=False,
        )


def _earlier(info: IndicatorInfo, colours: Palette) -> Iterator[go.Scatter]:
    if not info.earlier:
        return
    at = {spot.x: spot.y for run in info.runs for spot in run}
    below = ["bottom center" if s.y <= at[s.x] else "top center" for s in info.earlier]
    yield go.Scatter(
        name="earlier",
        x=[spot.x for spot in info.earlier],
        y=[spot.y for spot in info.earlier],
        text=[escaped(spot.text) for spot in info.earlier],
        textposition=below,
        textfont={"family": FONT, "size": SMALL, "color": colours.muted},
        hoverinfo="skip",
        mode="markers+text",
        marker={
            "symbol": "circle-open",
            "size": 9,
            "color": colours.muted,
            "line": {"width": 1.5},
        },
        cliponaxis=False,
    )


def _levels(info: IndicatorInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    if info.baseline is not None:
        y = info.baseline.y
        yield line(
            colours, x=(0, 1), y=(y, y), colour="line2", width=1.25, xref="paper", layer="below"
        )
    if info.target is not None and info.path_from is not None:
        x, y = info.path_from
        ends: dict[str, Any] = {"x": (x, info.target.x), "y": (y, info.target.y)}
        yield line(colours, colour="ink", width=1.5, dash="6px,4px", **ends)


def _start_lines(info: IndicatorInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    for start in info.starts:
        yield line(
            colours,
            x=(start.x, start.x),
            y=(0, 1),
            colour="line2",
            dash="2px,3px",
            yref="paper",
            layer="below",
        )


def _start_counts(info: IndicatorInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    for start in info.starts:
        place: dict[str, Any] = {"x": start.x, "y": 1, "yref": "paper", "xanchor": "center"}
        yield words(start.number, colours, colour="muted", size=SMALL, yshift=9, **place)


def _legend(info: IndicatorInfo, colours: Palette, right: float) -> Iterator[dict[str, Any]]:
    """Yield at the top right what the dashes and the numbers above the plot mean."""
    parts = []
    if info.path_name:
        parts.append(f'<span style="color:{colours.ink}">– –</span> {escaped(info.path_name)}')
    if info.starts_name:
        parts.append(f'<span style="color:{colours.line2}">┊</span> {escaped(info.starts_name)}')
    if parts:
        place: dict[str, Any] = {"x": 1, "xref": "paper", "y": 1, "yref": "paper"}
        yield words(
            "   ".join(parts), colours, colour="muted", size=SMALL, is_marked_up=True,
            xanchor="right", xshift=right, yshift=_TOP - 12, **place,
        )  # fmt: skip


def _names(info: IndicatorInfo) -> Iterator[tuple[float, float, tuple[str, ...], bool]]:
    """Yield x and y of what is named at the right, its name in lines, and whether it is the last.

    A level is named at the right edge, to which its line runs.
    """
    last = info.runs[-1][-1]
    yield last.x, last.y, fitted(info.latest, _NAME, 2, 13, 650), True
    if info.baseline is not None:
        yield info.x.high, info.baseline.y, fitted(info.baseline.name, _NAME, 2, 13, 450), False
    if info.target is not None:
        yield info.target.x, info.target.y, fitted(info.target.name, _NAME, 2, 13, 450), False


def _end_names(
    info: IndicatorInfo,
    names: list[tuple[float, float, tuple[str, ...], bool]],
    colours: Palette,
) -> Iterator[dict[str, Any]]:
    height = HEIGHT - _TOP - _BOTTOM
    px = height / (info.y.high - info.y.low)
    ends = [(info.y.high - y) * px for _, y, _, _ in names]
    heights = [_LINE * len(rows) + 4 for _, _, rows, _ in names]
    places = spread(ends, heights, 0, height)
    for (_, y, rows, is_latest), end, at in zip(names, ends, places, strict=True):
        look: dict[str, Any] = {
            "colour": "primary" if is_latest else "muted",
            "weight": 650 if is_latest else 450,
            "is_marked_up": True,
        }
        text = "<br>".join(map(escaped, rows))
        yield words(text, colours, x=1, xref="paper", y=y, **look) | {
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1,
            "arrowcolor": colours.line2,
            "ax": _LEADER,
            "ay": at - end,
        }
