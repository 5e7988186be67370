"""The two pictures of economic effects: bars of each year, and the balance with its band."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import escaped
from prioritisation.charts.effects.info import Band, EffectsInfo
from prioritisation.charts.planner.amounts import Axis
from prioritisation.charts.planner.canvas import SMALL, faint, layout, legend, line, widest, words
from prioritisation.charts.planner.staircases import shown_axis

HEIGHT = 300
_TOP, _BOTTOM = 52, 30
# Where on the page the two stand beside each other, each has at least this width, px.
_NARROW, _BAR = 420, 0.34


def flows_figure(info: EffectsInfo, *, dark: bool) -> go.Figure:
    """Return the bars: what each year puts in, and the income to the town beside it."""
    colours = palette(dark=dark)
    places = list(range(len(info.years)))
    figure = go.Figure(
        [
            _bars(info.inputs, [k - _BAR / 2 for k in places], info, colours, "resource-2"),
            _bars(info.income.likely, [k + _BAR / 2 for k in places], info, colours, "primary"),
        ],
        _layout(info, info.flows_axis, info.legend, colours),
    )
    figure.update_layout(shapes=[*figure.layout.shapes, *_whiskers(info.income, colours)])
    return figure


def balance_figure(info: EffectsInfo, *, dark: bool) -> go.Figure:
    """Return the balance: income to the town − inputs so far, with the year of payback marked."""
    colours = palette(dark=dark)
    places = list(range(len(info.years)))
    tint = colours.colour("resource-1")
    clear = {"color": tint, "width": 1}
    high = go.Scatter(
        name="high", x=places, y=info.balance.high, mode="lines", line=clear, hoverinfo="skip"
    )
    low = go.Scatter(
        name="low",
        x=places,
        y=info.balance.low,
        mode="lines",
        line=clear,
        fill="tonexty",
        fillcolor=faint(tint, 0.3),
        hoverinfo="skip",
    )
    likely = go.Scatter(
        name="likely",
        x=places,
        y=info.balance.likely,
        mode="lines+markers",
        line={"color": colours.primary, "width": 2.5},
        marker={"size": 6, "color": colours.primary},
        hovertext=[escaped(text) for text in info.balance_hovers],
        hoverinfo="text",
        cliponaxis=False,
    )
    return go.Figure(
        [high, low, likely, *_payback(info, colours)],
        _layout(info, info.balance_axis, info.balance_legend, colours),
    )


def _bars(
    amounts: tuple[float, ...],
    places: list[float],
    info: EffectsInfo,
    colours: Palette,
    colour: str,
) -> go.Bar:
    return go.Bar(
        name=colour,
        x=places,
        y=amounts,
        width=_BAR,
        marker={
            "color": colours.colour(colour),
            # A pale bar needs an outline to be seen.
            "line": {
                "width": 1,
                "color": colours.line2 if colour != "primary" else colours.primary,
            },
        },
        hovertext=[escaped(text) for text in info.hovers],
        hoverinfo="text",
        textposition="none",
    )


def _whiskers(band: Band, colours: Palette) -> Iterator[dict[str, Any]]:
    for k, (low, high) in enumerate(zip(band.low, band.high, strict=True)):
        if low < high:
            at = k + _BAR / 2
            yield line(colours, x=(at, at), y=(low, high), colour="ink", width=1.5)


def _payback(info: EffectsInfo, colours: Palette) -> Iterator[go.Scatter]:
    if info.payback is not None:
        yield go.Scatter(
            name="payback",
            x=[info.payback],
            y=[info.balance.likely[info.payback]],
            mode="markers",
            marker={
                "size": 13,
                "symbol": "diamond",
                "color": colours.surface,
                "line": {"color": colours.ink, "width": 2},
            },
            hovertext=[escaped(info.payback_text)],
            hoverinfo="text",
            cliponaxis=False,
        )


def _layout(
    info: EffectsInfo, axis: Axis, signs: tuple[tuple[str, str, str], ...], colours: Palette
) -> go.Layout:
    left = 14 + widest([text for _, text in axis.ticks], SMALL)
    years = tuple((float(k), year) for k, year in enumerate(info.years))
    x = Axis(-0.6, len(info.years) - 0.4, years, "")
    title = words(
        f"↑ {axis.title}",
        colours,
        colour="muted",
        size=SMALL,
        x=0,
        xref="paper",
        y=1,
        yref="paper",
        xshift=-left,
        yshift=14,
    )
    return layout(
        colours,
        height=HEIGHT,
        margins=(left, 12, _TOP, _BOTTOM),
        x=shown_axis(x, colours, room=_NARROW - left),
        y=shown_axis(axis, colours, grid=True),
        annotations=[title, *legend(signs, colours, left=left, yshift=38)],
        shapes=[line(colours, x=(0, 1), y=(0, 0), colour="line2", width=1.5, xref="paper")],
        barmode="overlay",
    )
