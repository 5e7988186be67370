"""One picture for a council: the proposal, better for the same money, cheaper for the same good.

Above the frontier there is nothing, and below it nothing right of the proposal: so the labels of
B and C stand above to the left, one over the other, and that of P below to the right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import escaped
from prioritisation.charts.labels.text_width import fitted
from prioritisation.charts.planner.canvas import NARROWEST, SMALL, layout, line, widest, words
from prioritisation.charts.planner.staircases import axis_titles, shown_axis, staircase
from prioritisation.charts.planner.three_lists_info import ThreeList, ThreeListsInfo

HEIGHT = 390
_TOP, _BOTTOM, _RIGHT = 24, 54, 24
_LINE, _CLEAR = 18.0, 12.0
_NAME, _FIGURES = 14, 13


def three_lists_figure(info: ThreeListsInfo, *, dark: bool) -> go.Figure:
    """Return the figure."""
    colours = palette(dark=dark)
    left = 16 + widest([text for _, text in info.y.ticks], SMALL)
    lists = [o for o in (info.proposal, info.better, info.cheaper) if o is not None]
    return go.Figure(
        [
            staircase(info.frontier, colours, "primary", 2.5, filled=True),
            _dots(lists, colours),
        ],
        layout(
            colours,
            height=HEIGHT,
            margins=(left, _RIGHT, _TOP, _BOTTOM),
            x=shown_axis(info.x, colours, room=NARROWEST - left - _RIGHT),
            y=shown_axis(info.y, colours, grid=True),
            annotations=[
                *_arrows(info, colours),
                *_labels(info, colours, left),
                *axis_titles(info.x, info.y, colours, left),
                *_note(info, colours),
            ],
            shapes=[line(colours, x=(0, 1), y=(0, 0), colour="line2", xref="paper", yref="paper")],
        ),
    )


def _dots(lists: list[ThreeList], colours: Palette) -> go.Scatter:
    # The proposal is hollow: it is people's, the others are computed.
    fills = [colours.surface if o.letter == "P" else colours.primary for o in reversed(lists)]
    return go.Scatter(
        name="lists",
        x=[o.x for o in reversed(lists)],
        y=[o.y for o in reversed(lists)],
        mode="markers",
        marker={"size": 13, "color": fills, "line": {"color": colours.primary, "width": 2.5}},
        hovertext=[escaped(f"{o.letter}: {o.name}, {o.figures}") for o in reversed(lists)],
        hoverinfo="text",
        cliponaxis=False,
    )


def _arrows(info: ThreeListsInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    p = info.proposal
    if info.better and info.gain:
        yield _arrow(p, info.better, colours)
        middle = (p.y + info.better.y) / 2
        place: dict[str, Any] = {"x": p.x, "y": middle, "xshift": 12}
        yield words(info.gain, colours, colour="primary", weight=650, size=15, **place)
    if info.cheaper and info.saving:
        yield _arrow(p, info.cheaper, colours)
        middle = (p.x + info.cheaper.x) / 2
        # Under the lower end: nothing crosses there, however steep the arrow is.
        place = {
            "x": middle,
            "y": min(p.y, info.cheaper.y),
            "xanchor": "center",
            "yshift": -16,
        }
        yield words(info.saving, colours, colour="primary", weight=650, size=15, **place)


def _arrow(start: ThreeList, end: ThreeList, colours: Palette) -> dict[str, Any]:
    return {
        "x": end.x,
        "y": end.y,
        "ax": start.x,
        "ay": start.y,
        "axref": "x",
        "ayref": "y",
        "text": "",
        "showarrow": True,
        "arrowhead": 2,
        "arrowsize": 1.1,
        "arrowwidth": 1.75,
        "arrowcolor": colours.ink,
        "standoff": 9,
        "startstandoff": 8,
    }


def _labels(info: ThreeListsInfo, colours: Palette, left: float) -> Iterator[dict[str, Any]]:
    px = (HEIGHT - _TOP - _BOTTOM) / (info.y.high - info.y.low)
    narrowest = (NARROWEST - left - _RIGHT) / (info.x.high - info.x.low)
    ceiling = float("inf")
    # From the lowest label up; each keeps clear of the one before.
    for one in (info.cheaper, info.better):
        if one is None:
            continue
        lines = _lines(one, (one.x - info.x.low) * narrowest + left - 18)
        y = (info.y.high - one.y) * px
        foot = min(y - _CLEAR, ceiling)
        ceiling = foot - len(lines) * _LINE - 6
        yield _label(one, lines, colours, xanchor="right", xshift=-6, yanchor="bottom") | {
            "yshift": y - foot
        }
    p = info.proposal
    lines = _lines(p, (info.x.high - p.x) * narrowest + _RIGHT - 14)
    yield _label(p, lines, colours, xanchor="left", xshift=6, yanchor="top", yshift=-_CLEAR - 10)


def _lines(one: ThreeList, room: float) -> list[tuple[str, bool]]:
    """Return a label's lines, of its name and then of its figures."""
    names = fitted(f"{one.letter} {one.name}", room, 2, _NAME, 650)
    return [
        *((text, True) for text in names),
        *((text, False) for text in fitted(one.figures, room, 2, _FIGURES)),
    ]


def _label(
    one: ThreeList, lines: list[tuple[str, bool]], colours: Palette, **place: Any
) -> dict[str, Any]:
    muted = f'<span style="color:{colours.muted};font-size:{_FIGURES}px">'
    texts = (
        f"<b>{escaped(text)}</b>" if is_name else f"{muted}{escaped(text)}</span>"
        for text, is_name in lines
    )
    return words(
        "<br>".join(texts), colours, size=_NAME, is_marked_up=True, x=one.x, y=one.y, **place
    )


def _note(info: ThreeListsInfo, colours: Palette) -> Iterator[dict[str, Any]]:
    if info.zoom_note:
        place: dict[str, Any] = {
            "x": 0.5,
            "xref": "paper",
            "xanchor": "center",
            "y": 0,
            "yref": "paper",
        }
        yield words(info.zoom_note, colours, colour="muted", size=SMALL, yshift=-34, **place)
