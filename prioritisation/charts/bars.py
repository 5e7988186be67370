"""Horizontal bars with their values written beside them: first what they show, then the figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import FONT, escaped

_ROW, _BAR, _TOP, _LEGEND = 50, 15, 4, 26
_NAME_SIZE, _TEXT_SIZE = 14, 13
# Share of the width that is left to the values behind the longest bar.
_ROOM = 0.42


class Part(NamedTuple):
    """A stretch of a bar and the token of its colour; parts below 0 run to the left."""

    value: float
    colour: str


class Bar(NamedTuple):
    """One bar: what it is, its parts from 0 on, what is written at its end and at its right.

    `value` is written in full ink and `remark` after it in a muted one; `limit` is drawn as a
    short upright line.
    """

    name: str
    parts: tuple[Part, ...]
    value: str
    remark: str = ""
    note: str = ""
    is_bold: bool = False
    limit: float | None = None


class BarsInfo(NamedTuple):
    """What a bar chart shows, from the top down; `legend` names the colours, if it must."""

    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...] = ()


def bars_text(info: BarsInfo) -> str:
    """Return what the bars say in words, for whoever does not see them."""
    return "; ".join(
        f"{bar.name}: {', '.join(text for text in (bar.value, bar.remark, bar.note) if text)}"
        for bar in info.bars
    )


def bars_figure(info: BarsInfo, *, dark: bool) -> go.Figure:
    """Return the figure, as wide as its place on the page: bars from 0, values at their ends."""
    colours = palette(dark=dark)
    top = _LEGEND if info.legend else _TOP
    height = top + _ROW * len(info.bars) + 6
    low, high = _ends(info.bars)
    axis: dict[str, Any] = {"visible": False, "fixedrange": True}
    return go.Figure(
        layout=go.Layout(
            template="none",
            height=height,
            margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
            xaxis={**axis, "range": [low, low + (high - low) / (1 - _ROOM)]},
            # One unit of the hidden upright axis is one px, downwards.
            yaxis={**axis, "range": [height, 0]},
            showlegend=False,
            dragmode=False,
            hovermode=False,
            font={"family": FONT, "color": colours.ink},
            shapes=list(_shapes(info, colours, top)),
            annotations=[*_texts(info, colours, top), *_legend(info, colours)],
        )
    )


def _ends(bars: Sequence[Bar]) -> tuple[float, float]:
    """Return the least and the greatest amount on the axis; 0 is always on it."""
    lows = [sum(p.value for p in bar.parts if p.value < 0) for bar in bars]
    highs = [sum(p.value for p in bar.parts if p.value > 0) for bar in bars]
    limits = [bar.limit for bar in bars if bar.limit is not None]
    low, high = min([0.0, *lows, *limits]), max([0.0, *highs, *limits])
    return (low, high) if high > low else (0.0, 1.0)


def _centre(row: int, top: float) -> float:
    return top + row * _ROW + 34


def _shapes(info: BarsInfo, colours: Palette, top: float) -> Iterator[dict[str, Any]]:
    for row, bar in enumerate(info.bars):
        y = _centre(row, top)
        ends = {True: 0.0, False: 0.0}
        for part in bar.parts:
            start = ends[part.value < 0]
            ends[part.value < 0] = start + part.value
            yield {
                "type": "rect",
                "x0": start,
                "x1": start + part.value,
                "y0": y - _BAR / 2,
                "y1": y + _BAR / 2,
                "fillcolor": colours.colour(part.colour),
                # A pale stretch needs an outline to be seen.
                "line": {"width": int(part.colour == "line"), "color": colours.line2},
            }
        yield _upright(0.0, y, colours.line2, 1, 3)
        if bar.limit is not None:
            # Shorter than the way to the name above it, which it may stand under.
            yield _upright(bar.limit, y, colours.ink, 2, 3)


def _upright(x: float, y: float, colour: str, width: float, beyond: float) -> dict[str, Any]:
    half = _BAR / 2 + beyond
    line = {"color": colour, "width": width}
    return {"type": "line", "x0": x, "x1": x, "y0": y - half, "y1": y + half, "line": line}


def _texts(info: BarsInfo, colours: Palette, top: float) -> Iterator[dict[str, Any]]:
    for row, bar in enumerate(info.bars):
        y = _centre(row, top)
        weight = 650 if bar.is_bold else 450
        yield _text(bar.name, y - 19, _NAME_SIZE, colours.ink, weight, x=0, xref="paper")
        if bar.note:
            yield _text(
                bar.note, y - 19, _TEXT_SIZE, colours.muted, 450, x=1, xref="paper", xanchor="right"
            )
        positive = sum(part.value for part in bar.parts if part.value > 0)
        end = max(positive, bar.limit or 0.0, 0.0)
        remark = f'  <span style="color:{colours.muted}">{escaped(bar.remark)}</span>'
        text = f"<b>{escaped(bar.value)}</b>{remark if bar.remark else ''}"
        yield {**_text("", y, _TEXT_SIZE, colours.ink, 450, x=end, xshift=7), "text": text}


def _legend(info: BarsInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    if not info.legend:
        return
    pieces = [
        f'<span style="color:{colours.colour(token)}">■</span> {escaped(name)}'
        for token, name in info.legend
    ]
    legend = _text("", 11, _TEXT_SIZE, colours.muted, 450, x=0, xref="paper")
    yield {**legend, "text": "     ".join(pieces)}


def _text(text: str, y: float, size: int, colour: str, weight: int, **place: Any) -> dict[str, Any]:
    return {
        "text": escaped(text),
        "y": y,
        "xanchor": "left",
        "align": "right" if place.get("xanchor") == "right" else "left",
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size, "color": colour, "weight": weight, "family": FONT},
        **place,
    }
