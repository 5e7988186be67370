"""The plan by years: a row a measure, bars where it spends, a diamond where its effect shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import escaped
from prioritisation.charts.planner.canvas import (
    NARROWEST,
    layout,
    legend,
    line,
    name_at_left,
    widest,
    words,
)
from prioritisation.charts.planner.timeline_info import TimelineInfo, TimelineRow

_ROW, _HEAD, _LEGEND, _FOOT = 30, 28, 26, 8
_NAMES, _MARGIN = 236.0, 12
# Of a row: all lanes together, and between two of them.
_LANES, _BETWEEN = 0.5, 0.04
_LANE_AT_MOST = 0.4


def timeline_figure(info: TimelineInfo, *, dark: bool) -> go.Figure:
    """Return the figure; bars carry their measure's id as customdata."""
    colours = palette(dark=dark)
    count = max(1, len(info.rows))
    top = _HEAD + (_LEGEND if info.legend else 0)
    return go.Figure(
        [
            _bars(info.rows, colours),
            *_diamonds(info.rows, colours),
            *_pins(info.rows, colours),
        ],
        layout(
            colours,
            height=top + _ROW * count + _FOOT,
            margins=(_NAMES, _MARGIN, top, _FOOT),
            x={"range": [0, max(1, len(info.columns))]},
            # One unit of the upright axis is a row, downwards.
            y={"range": [count - 0.5, -0.5]},
            barmode="overlay",
            annotations=[
                *_columns(info, colours),
                *_names(info, colours),
                *legend(info.legend, colours, left=_NAMES, yshift=top - 12),
            ],
            shapes=[*_grid(info, colours, count), *_effect_lines(info.rows, colours)],
        ),
    )


def _bars(rows: Sequence[TimelineRow], colours: Palette) -> go.Bar:
    found = []
    for k, row in enumerate(rows):
        step = _LANES / max(1, len(row.lanes))
        width = min(_LANE_AT_MOST, step - _BETWEEN)
        for lane, spans in enumerate(row.lanes):
            centre = k + (lane - (len(row.lanes) - 1) / 2) * step
            found += [(row, span, centre, width) for span in spans]
    return go.Bar(
        name="spending",
        orientation="h",
        y=[centre for _, _, centre, _ in found],
        base=[span.start for _, span, _, _ in found],
        x=[span.end - span.start for _, span, _, _ in found],
        width=[width for *_, width in found],
        marker={
            "color": [colours.colour(span.colour) for _, span, _, _ in found],
            # The pale ones need an outline to be seen.
            "line": {
                "color": colours.primary,
                "width": [int(span.colour != "resource-0") for _, span, _, _ in found],
            },
        },
        customdata=[row.id for row, *_ in found],
        hovertext=[escaped(f"{row.hover} · {span.amount}") for row, span, _, _ in found],
        hoverinfo="text",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _effect_lines(rows: Sequence[TimelineRow], colours: Palette) -> Iterator[dict[str, Any]]:
    """Yield thin lines from each start to where the effect shows, behind the bars."""
    for k, row in enumerate(rows):
        if row.effect is not None:
            ends = (row.start, row.effect)
            yield line(colours, x=ends, y=(k, k), colour="muted", width=1.25, layer="below")


def _diamonds(rows: Sequence[TimelineRow], colours: Palette) -> Iterator[go.Scatter]:
    found = [(k, row, row.effect) for k, row in enumerate(rows) if row.effect is not None]
    if found:
        yield go.Scatter(
            name="effect",
            x=[effect for *_, effect in found],
            y=[k for k, *_ in found],
            mode="markers",
            marker={
                "symbol": "diamond",
                "size": 11,
                "color": colours.ink,
                "line": {"color": colours.paper, "width": 1.5},
            },
            hovertext=[escaped(row.hover) for _, row, _ in found],
            hoverinfo="text",
            cliponaxis=False,
        )


def _pins(rows: Sequence[TimelineRow], colours: Palette) -> Iterator[go.Scatter]:
    found = [(k, row) for k, row in enumerate(rows) if row.is_pinned]
    if found:
        yield go.Scatter(
            name="pinned",
            x=[row.start for _, row in found],
            # Standing on the bar's upper edge, clear of the row above.
            y=[k - 0.34 for k, _ in found],
            mode="markers",
            marker={
                "symbol": "triangle-down",
                "size": 9,
                "color": colours.ink,
                "line": {"color": colours.paper, "width": 1},
            },
            hovertext=[escaped(row.hover) for _, row in found],
            hoverinfo="text",
            cliponaxis=False,
        )


def _columns(info: TimelineInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    """Yield the names of the years, of many only every second, third, … one."""
    place: dict[str, Any] = {"y": 1, "yref": "paper", "yshift": 13}
    years = info.columns[:-1] if info.has_later else info.columns
    px = (NARROWEST - _NAMES - _MARGIN) / max(1, len(info.columns))
    wide = widest(years, weight=650) + 8
    end = px * len(info.columns)
    if info.has_later:
        later = info.columns[-1]
        needed = widest([later]) + 8
        at: dict[str, Any] = {"x": len(info.columns) - 0.5, "xanchor": "center"}
        if needed > px:
            # A narrow column is no room for a word: it ends at the right edge.
            at = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": _MARGIN}
            end += _MARGIN - needed
        yield words(later, colours, colour="muted", **at, **place)
    step = max(1, -int(-wide // px))
    for t in range(0, len(years), step):
        if (t + 0.5) * px + wide / 2 <= end + 4:
            look: dict[str, Any] = {"weight": 650, "xanchor": "center"}
            yield words(years[t], colours, x=t + 0.5, **look, **place)


def _names(info: TimelineInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    for k, row in enumerate(info.rows):
        yield from name_at_left(row.name, colours, y=k, left=_NAMES, sign=row.sign)
    if info.empty_note:
        yield words(info.empty_note, colours, colour="muted", y=0, x=0, xshift=-_NAMES)


def _grid(info: TimelineInfo, colours: Palette, count: int) -> list[dict[str, Any]]:
    """Return upright lines between the years, the end of the plan stronger, and faint rows."""
    place: dict[str, Any] = {"xref": "paper", "layer": "below", "colour": "line"}
    found = [line(colours, x=(0, 1), y=(k + 0.5, k + 0.5), **place) for k in range(count)]
    found.append(line(colours, x=(0, 1), y=(-0.5, -0.5), xref="paper", colour="line2"))
    for t in range(len(info.columns) + 1):
        is_end = info.has_later and t == len(info.columns) - 1
        look: dict[str, Any] = (
            {"colour": "line2", "dash": "3px,3px", "width": 1.5} if is_end else {"colour": "line"}
        )
        found.append(line(colours, x=(t, t), y=(0, 1), yref="paper", layer="below", **look))
    return found
