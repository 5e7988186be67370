"""Small bar charts below one another, each with its own title and scale, in one figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import escaped
from prioritisation.charts.labels.text_width import text_width
from prioritisation.charts.planner.canvas import (
    NARROWEST,
    TEXT,
    TITLE,
    layout,
    legend,
    line,
    name_at_left,
    widest,
    words,
)

_ROW, _BAR, _HEAD, _GAP, _LEGEND = 26, 14, 32, 10, 26
_LONGEST_NAME = 210.0
_LEAST_PLOT = 120.0
# plotly refuses a figure without a height.
_SHORTEST = 40


class PanelRow(NamedTuple):
    """One bar from 0: its name, how long it is, what is written at its right.

    `limit` is drawn as an upright tick, `reach` beyond it as a paler one; a hatched bar stands
    for what lies outside the others' frame. `remark` is written after the value in a muted ink.
    """

    name: str
    amount: float
    value: str
    remark: str = ""
    colour: str = "primary"
    is_bold: bool = False
    is_hatched: bool = False
    limit: float | None = None
    reach: float | None = None


class Panel(NamedTuple):
    """A titled group of bars on one scale; `sign` (character, colour) stands before the title.

    `scale` is the greatest amount where panels share one; None = the panel's own.
    """

    title: str
    rows: tuple[PanelRow, ...]
    note: str = ""
    sign: tuple[str, str] | None = None
    scale: float | None = None


class PanelsInfo(NamedTuple):
    """Panels from the top down; `legend` is character, colour and name of each sign."""

    panels: tuple[Panel, ...]
    legend: tuple[tuple[str, str, str], ...] = ()


def panels_figure(info: PanelsInfo, *, dark: bool) -> go.Figure:
    """Return the figure: names at the left, values and remarks in columns at the right."""
    colours = palette(dark=dark)
    rows = [row for panel in info.panels for row in panel.rows]
    left = 12 + min(_LONGEST_NAME, widest([row.name for row in rows], TEXT, 650))
    value = 12 + widest([row.value for row in rows], TEXT, 650)
    remark = 16 + widest([row.remark for row in rows]) if any(row.remark for row in rows) else 0.0
    # What does not fit beside the bars on a narrow page is cut; its row has it whole on hover.
    remark = max(0.0, min(remark, NARROWEST - left - value - _LEAST_PLOT))
    top = _LEGEND if info.legend else 0
    height = top + sum(_HEAD + _ROW * len(panel.rows) + _GAP for panel in info.panels)
    height = max(height, _SHORTEST)
    body = max(1.0, height - top)
    annotations: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    traces: list[go.Bar] = []
    y, low = 0.0, _lowest(info)
    for panel in info.panels:
        annotations += _title(panel, colours, y, left, value + remark)
        scale = _scale(panel)
        for k, row in enumerate(panel.rows):
            at = y + _HEAD + _ROW * (k + 0.5)
            annotations += _texts(row, colours, at, left, value, value + remark)
            shapes += _ticks(row, colours, at, scale)
            traces.append(_bar(row, colours, at, scale))
        y += _HEAD + _ROW * len(panel.rows) + _GAP
    annotations += legend(info.legend, colours, left=left, yshift=_LEGEND / 2)
    return go.Figure(
        traces,
        layout(
            colours,
            height=height,
            margins=(left, value + remark, top, 0),
            x={"range": [low, 1.02]},
            # One unit of the hidden upright axis is one px, downwards.
            y={"range": [body, 0]},
            barmode="overlay",
            annotations=annotations,
            shapes=shapes,
        ),
    )


def _scale(panel: Panel) -> float:
    """Return what stands at the right end of a panel: its bars are drawn as shares of it."""
    ends = [abs(x) for row in panel.rows for x in (row.amount, row.limit, row.reach) if x]
    return panel.scale or max(ends, default=1.0)


def _lowest(info: PanelsInfo) -> float:
    """Return where the panels begin: 0, or the longest bar to the left as a share."""
    shares = [row.amount / _scale(panel) for panel in info.panels for row in panel.rows]
    return min(0.0, *shares) * 1.02 if shares else 0.0


def _bar(row: PanelRow, colours: Palette, y: float, scale: float) -> go.Bar:
    colour = colours.colour(row.colour)
    is_pale = row.is_hatched or row.colour in ("resource-1", "resource-2", "line")
    texts = (row.name, row.value, row.remark)
    look: dict[str, Any] = {
        "color": colour,
        "line": {"color": colours.primary, "width": int(is_pale)},
    }
    if row.is_hatched:
        hatch = {"shape": "/", "fgcolor": colour, "bgcolor": colours.paper, "size": 6}
        look["pattern"] = {**hatch, "solidity": 0.35}
    return go.Bar(
        orientation="h",
        x=[row.amount / scale],
        y=[y],
        width=_BAR,
        marker=look,
        hovertext=escaped(" · ".join(" ".join(text.split()) for text in texts if text)),
        hoverinfo="text",
    )


def _ticks(row: PanelRow, colours: Palette, y: float, scale: float) -> Iterator[dict[str, Any]]:
    half = _BAR / 2 + 4
    yield line(colours, x=(0, 0), y=(y - half, y + half), colour="line2")
    if row.limit is None:
        return
    at = row.limit / scale
    if row.reach is not None and row.reach > row.limit:
        end = row.reach / scale
        yield line(colours, x=(at, end), y=(y, y), colour="line2", width=1.5, layer="below")
        yield line(colours, x=(end, end), y=(y - half, y + half), colour="line2", width=2)
    yield line(colours, x=(at, at), y=(y - half, y + half), colour="ink", width=2)


def _title(
    panel: Panel, colours: Palette, y: float, left: float, right: float
) -> Iterator[dict[str, Any]]:
    at = y + _HEAD / 2 + 3
    shift = -left
    if panel.sign is not None:
        character, colour = panel.sign
        place: dict[str, Any] = {"x": 0, "xref": "paper", "xanchor": "center", "xshift": shift + 8}
        yield words(character, colours, colour=colour, y=at, **place)
        shift += 20
    note = text_width(panel.note, TEXT) + 16 if panel.note else 0.0
    # Titles are told apart from names by their weight and cut on the narrowest page only.
    yield from name_at_left(
        panel.title, colours, y=at, left=-shift, size=TITLE, weight=650, room=NARROWEST - note
    )
    if panel.note:
        place = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": right}
        yield words(panel.note, colours, colour="muted", y=at, **place)


def _texts(
    row: PanelRow, colours: Palette, y: float, left: float, value: float, right: float
) -> Iterator[dict[str, Any]]:
    weight = 650 if row.is_bold else 450
    yield from name_at_left(row.name, colours, y=y, left=left, weight=weight)
    place: dict[str, Any] = {"x": 1, "xref": "paper", "xanchor": "right", "y": y}
    yield words(row.value, colours, weight=650, xshift=value, **place)
    if row.remark:
        look: dict[str, Any] = {"colour": "muted", "room": right - value - 12}
        yield words(row.remark, colours, xshift=right, **look, **place)
