"""Measures × budget: a row a measure, a bar over every stretch of budgets at which it is in.

A table drawn by style sheet alone: a browser lays fifty rows with a thousand stretches out in a
moment, where a chart of as many texts takes half a second; and it is read out row by row.
"""

from __future__ import annotations

from html import escape

from prioritisation.charts.colours import Palette
from prioritisation.charts.planner.amounts import Axis
from prioritisation.charts.planner.strip_info import Stretch, StripInfo, StripRow

_IN, _MIXED = "var(--primary)", "color-mix(in srgb, var(--primary) 45%, transparent)"


def strip_html(info: StripInfo, colours: Palette) -> str:
    """Return the table; everything that people wrote is escaped."""
    now = "" if info.now is None else f' style="--now:{_share(info.now, info.x):.3f}%"'
    side = "right" if info.now is not None and info.now > info.x.high / 2 else "left"
    above = f'<span class="now {side}">{escape(info.now_text)}</span>' if info.now_text else ""
    rows = "".join(_row(row, info.x, colours) for row in info.rows)
    more = f'<p class="muted">{escape(info.more)}</p>' if info.more else ""
    return (
        f'<div class="pr-scroll"><table class="pr-strip"{now}><thead><tr><th></th>'
        f'<th class="bar">{above}</th><th>{escape(info.for_good_title)}</th></tr></thead>'
        f"<tbody>{rows}</tbody><tfoot>{_axis(info.x)}</tfoot></table></div>{_legend(info)}{more}"
    )


def _share(amount: float, axis: Axis) -> float:
    """Return where an amount stands on the axis, per cent."""
    return 100 * (amount - axis.low) / (axis.high - axis.low)


def _row(row: StripRow, axis: Axis, colours: Palette) -> str:
    character, token = row.sign
    sign = f'<span style="color:{colours.colour(token)}">{escape(character)}</span>'
    kind = ' class="in"' if row.is_in else ""
    return (
        f'<tr{kind}><th scope="row">{sign} {escape(row.name)}</th>'
        f'<td class="bar" style="background-image:{_gradient(row.stretches, axis)}" '
        f'title="{escape(row.hover)}"></td><td>{escape(row.for_good)}</td></tr>'
    )


def _gradient(stretches: tuple[Stretch, ...], axis: Axis) -> str:
    """Return the stretches as stops of one colour after another, from the left to the right."""
    stops, end = [], 0.0
    for stretch in stretches:
        start = _share(stretch.start, axis)
        stops.append(f"transparent {end:.3f}% {start:.3f}%")
        end = _share(stretch.end, axis)
        stops.append(f"{_MIXED if stretch.is_mixed else _IN} {start:.3f}% {end:.3f}%")
    stops.append(f"transparent {end:.3f}% 100%")
    return f"linear-gradient(to right, {', '.join(stops)})"


def _axis(axis: Axis) -> str:
    ticks = "".join(
        f'<span style="left:{_share(amount, axis):.3f}%">{escape(text)}</span>'
        for amount, text in axis.ticks
    )
    return f'<tr><td></td><td class="axis">{ticks}</td><td>{escape(axis.title)} →</td></tr>'


def _legend(info: StripInfo) -> str:
    if not info.legend:
        return ""
    entries = (
        f'<span><i style="background:{_IN if place == 0 else _MIXED}"></i> {escape(text)}</span>'
        for place, (*_, text) in enumerate(info.legend)
    )
    return f'<p class="pr-strip-legend">{" ".join(entries)}</p>'
