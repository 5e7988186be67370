"""Measures × budget: a bar over every stretch of budgets at which a measure is in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import FONT, escaped
from prioritisation.charts.planner.canvas import (
    NARROWEST,
    SMALL,
    TEXT,
    layout,
    legend,
    line,
    widest,
    words,
)
from prioritisation.charts.planner.staircases import shown_axis
from prioritisation.charts.planner.strip_info import StripInfo, StripRow

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
        [_bars(info, colours), _right_axis()],
        layout(
            colours,
            height=height,
            margins=(_NAMES, right, top, _BOTTOM),
            x=shown_axis(info.x, colours, room=NARROWEST - _NAMES - right),
            # One unit of the upright axis is a row, downwards. Names and budgets are the labels of
            # two such axes: a text of its own for each takes a browser many times as long.
            y={"range": [count - 0.5, -0.5], **_labels([_name(r, colours) for r in info.rows])}
            | {"showgrid": True, "gridcolor": colours.line, "tickfont": _font(colours.ink, TEXT)},
            yaxis2={
                **_labels([escaped(row.for_good) for row in info.rows]),
                "range": [count - 0.5, -0.5],
                "overlaying": "y",
                "side": "right",
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
                "tickfont": _font(colours.muted, SMALL),
            },
            barmode="overlay",
            annotations=[
                *_around(info, colours, right, top),
                *legend(info.legend, colours, left=_NAMES, yshift=top - 11),
            ],
            shapes=[_foot(colours, count), *_now_line(info, colours)],
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


def _right_axis() -> go.Scatter:
    """Return a trace without a mark: an axis is there only where a trace is on it."""
    return go.Scatter(x=[None], y=[None], yaxis="y2", hoverinfo="skip", mode="markers")


def _labels(texts: list[str]) -> dict[str, Any]:
    """Return an axis with a text at each row and no line."""
    look = {"visible": True, "showline": False, "ticks": "", "ticklabelstandoff": 8}
    return {**look, "tickvals": list(range(len(texts))), "ticktext": texts}


def _font(colour: str, size: float) -> dict[str, Any]:
    return {"family": FONT, "color": colour, "size": size}


def _name(row: StripRow, colours: Palette) -> str:
    """Return a row's name, cut to fit, with its sign where it has one."""
    weight = 650 if row.is_in else 450
    name = words(row.name, colours, size=TEXT, weight=weight, room=_NAMES - 32)["text"]
    text = f"<b>{name}</b>" if row.is_in else name
    if row.sign is None:
        return str(text)
    character, token = row.sign
    return f'{text} <span style="color:{colours.colour(token)}">{escaped(character)}</span>'


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


def _foot(colours: Palette, count: int) -> dict[str, Any]:
    """Return the line under the last row."""
    foot = count - 0.5
    return line(colours, x=(0, 1), y=(foot, foot), colour="line2", xref="paper")


def _now_line(info: StripInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    if info.now is not None:
        count = max(1, len(info.rows))
        y = (0, 1 + 22 / (_ROW * count))
        look: dict[str, Any] = {"colour": "ink", "width": 1.25, "dash": "3px,3px"}
        yield line(colours, x=(info.now, info.now), y=y, yref="paper", **look)
