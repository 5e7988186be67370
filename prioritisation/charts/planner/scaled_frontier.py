"""The frontier of several years: the best value found when every budget grows by one factor.

Its points are solved for one by one, and not always to the proof: what is proven and what is
only the best found are told apart by shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import escaped
from prioritisation.charts.planner.amounts import Axis, value_axis, value_text
from prioritisation.charts.planner.canvas import SMALL, layout, legend, line, widest, words
from prioritisation.charts.planner.frontier_figure import (
    axis_titles,
    shown_axis,
    staircase,
)
from prioritisation.charts.planner.frontier_info import Stairs
from prioritisation.decision.programme.plans import Objective
from prioritisation.wording.wording import Wording

HEIGHT = 340
_TOP, _BOTTOM = 62, 48


class ScaledPoint(NamedTuple):
    """What was found with a share of all budgets; value None = nothing keeps the rules.

    The value is proven when it reaches the bound.
    """

    share: Fraction
    value: Fraction | None
    bound: Fraction | None = None


class Found(NamedTuple):
    """One point: its share exactly, as `Fraction` reads it; `bound` only where nothing is proven.

    `y` is None where nothing keeps the rules.
    """

    share: str
    x: float
    y: float | None
    bound: float | None
    hover: str


class ScaledFrontierInfo(NamedTuple):
    """Everything that the picture shows; `legend` explains the shapes that are there."""

    points: tuple[Found, ...]
    now: float
    now_text: str
    best: str
    legend: tuple[tuple[str, str, str], ...]
    x: Axis
    y: Axis


def scaled_frontier_info(
    points: Iterable[ScaledPoint],
    *,
    objective: Objective,
    wording: Wording,
    current: Fraction = Fraction(1),
) -> ScaledFrontierInfo:
    """Return what to draw of the best values with several shares of all budgets.

    Parameters
    ----------
    points : in any order
    current : share at which the plan stands
    """
    rows = sorted(points, key=lambda point: point.share)
    found = tuple(_found(point, objective, wording) for point in rows)
    shares = [current, *(point.share for point in rows)]
    values = [v for point in rows for v in (point.value, point.bound) if v is not None]
    values.append(Fraction(0))
    low, high = min(shares), max(shares)
    low, high = (low, high) if low < high else (low - Fraction(1, 10), high + Fraction(1, 10))
    ticks = sorted({*(point.share for point in rows), current})
    here = next((p.value for p in rows if p.share == current), None)
    signs = (
        ("●", "primary", "planner.proven", any(p.y is not None and p.bound is None for p in found)),
        ("○", "primary", "planner.unproven", any(p.bound is not None for p in found)),
        ("×", "bad", "planner.infeasible", any(p.y is None for p in found)),
    )
    return ScaledFrontierInfo(
        points=found,
        now=float(current),
        now_text=wording("planner.now_share", share=wording.percent(current, 0)),
        best=""
        if here is None
        else wording("planner.best", value=value_text(here, objective, wording)),
        legend=tuple(
            (sign, colour, wording(key)) for sign, colour, key, is_there in signs if is_there
        ),
        x=Axis(
            float(low),
            float(high),
            tuple((float(share), wording.percent(share, 0)) for share in _few(ticks, current)),
            wording("planner.axis_share"),
        ),
        y=value_axis(min(values), max(values), objective, wording),
    )


def _few(shares: Sequence[Fraction], current: Fraction) -> Sequence[Fraction]:
    """Return shares that can be written side by side, the current one among them."""
    step = -(-len(shares) // 11)
    start = shares.index(current) % step
    return shares[start::step]


def _found(point: ScaledPoint, objective: Objective, wording: Wording) -> Found:
    share = wording.percent(point.share, 0)
    if point.value is None:
        hover = wording("planner.infeasible_at", share=share)
        return Found(str(point.share), float(point.share), None, None, hover)
    hover = wording(
        "planner.at_budget", budget=share, value=value_text(point.value, objective, wording)
    )
    is_open = point.bound is not None and point.bound > point.value
    if is_open and point.bound is not None:
        bound = value_text(point.bound, objective, wording)
        hover = f"{hover}, {wording('planner.at_most', value=bound)}"
    return Found(
        str(point.share),
        float(point.share),
        float(point.value),
        float(point.bound) if is_open and point.bound is not None else None,
        hover,
    )


def scaled_frontier_figure(info: ScaledFrontierInfo, *, dark: bool) -> go.Figure:
    """Return the figure; the points of the trace ``steps`` carry their share as customdata."""
    colours = palette(dark=dark)
    left = 16 + widest([text for _, text in info.y.ticks], SMALL)
    known = [point for point in info.points if point.y is not None]
    # What a smaller budget reaches, a larger one reaches too: the line is what is sure.
    stairs = Stairs("", tuple(p.x for p in known), tuple(p.y for p in known if p.y is not None))
    return go.Figure(
        [
            staircase(stairs, colours, "primary", 2, filled=True),
            _points(info.points, info.y.low, colours),
        ],
        layout(
            colours,
            height=HEIGHT,
            margins=(left, 28, _TOP, _BOTTOM),
            x=shown_axis(info.x, colours),
            y=shown_axis(info.y, colours, grid=True),
            annotations=[
                *axis_titles(info.x, info.y, colours, left),
                *legend(info.legend, colours, left=left, yshift=_TOP - 11),
                *_now_words(info, colours),
            ],
            shapes=[
                line(colours, x=(0, 1), y=(0, 0), colour="line2", xref="paper"),
                line(
                    colours,
                    x=(info.now, info.now),
                    y=(0, 1 + 26 / (HEIGHT - _TOP - _BOTTOM)),
                    colour="ink",
                    width=1.25,
                    dash="3px,3px",
                    yref="paper",
                ),
            ],
        ),
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
    if info.best:
        parts.append(f'<span style="color:{colours.primary}"><b>{escaped(info.best)}</b></span>')
    parts.append(f'<span style="color:{colours.muted}">{escaped(info.now_text)}</span>')
    place = {"x": info.now, "y": 1, "yref": "paper", "xanchor": anchor, "xshift": shift}
    yield words("   ".join(parts), colours, is_marked_up=True, yshift=18, **place)
