"""A group's weights on the stage: bars from 0, and under each how far people are apart."""

from __future__ import annotations

from collections.abc import Iterator

from prioritisation.charts.labels.text_width import fitted, text_width
from prioritisation.charts.matrix.frame import WALL
from prioritisation.charts.matrix.titles import titles
from prioritisation.charts.matrix.whiskers import CAP, PALE, THICK, THIN
from prioritisation.charts.scene import Curve, Line, Scene, Words
from prioritisation.charts.weights.info import Bar, WeightsInfo

_MARGIN = 30.0
_NAMES, _GAP, _VALUES = 380.0, 24.0, 150.0
_ROW, _FOOT = 190.0, 50.0
_NAME, _VALUE, _SMALL, _NOTE = 24.0, 28.0, 18.0, 16.4
_SMALLEST = 15.5
# Of the height of a row: the bar, its middle, and where the spread stands; a bar at its highest.
_BAR, _BAR_AT, _SPREAD_AT = 0.34, 0.38, 0.7
_HIGHEST = 52.0


def weights_scene(info: WeightsInfo) -> Scene:
    """Return where everything stands."""
    right = WALL.width - _MARGIN
    above = titles(info, _MARGIN, right)
    room = WALL.height - _FOOT - above.bottom
    step = min(_ROW, room / max(len(info.bars), 1))
    left = _MARGIN + _NAMES + _GAP
    px = (right - _VALUES - left) / info.top
    tops = [above.bottom + i * step for i in range(len(info.bars))]
    curves = [_bar(bar, left, px, top, step) for bar, top in zip(info.bars, tops, strict=True)]
    lines = [
        line
        for bar, top in zip(info.bars, tops, strict=True)
        for line in _spread(bar, left, px, top + _SPREAD_AT * step)
    ]
    foot = above.bottom + len(info.bars) * step
    lines.append(Line(((left, above.bottom), (left, foot)), "line2", 1.4))
    words = [
        text
        for bar, top in zip(info.bars, tops, strict=True)
        for text in _texts(bar, left, px, top, step)
    ]
    note = Words(_MARGIN, WALL.height - _FOOT / 2, info.note, _NOTE, "muted")
    return Scene(
        width=WALL.width,
        height=WALL.height,
        lines=tuple(lines),
        curves=(*above.curves, *curves),
        words=(*above.words, *words, note),
        title=f"{info.headline}. {info.subtitle}",
    )


def _bar(bar: Bar, left: float, px: float, top: float, step: float) -> Curve:
    end, half = left + bar.mean * px, min(_BAR * step, _HIGHEST) / 2
    y = top + _BAR_AT * step
    corners = ((left, y - half), (end, y - half), (end, y + half), (left, y + half))
    path = " L ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return Curve(f"M {path} Z", "primary" if bar.is_most else "line2", filled=True)


def _spread(bar: Bar, left: float, px: float, y: float) -> Iterator[Line]:
    """Yield the lowest to the highest weight as a thin line with ends, the middle half thick."""
    low, high = (left + share * px for share in bar.reach)
    lower, upper = (left + share * px for share in bar.middle)
    yield Line(((lower, y), (upper, y)), "muted", THICK, opacity=PALE)
    yield Line(((low, y), (high, y)), "muted", THIN)
    for x in (low, high):
        yield Line(((x, y - CAP), (x, y + CAP)), "muted", THIN)


def _texts(bar: Bar, left: float, px: float, top: float, step: float) -> Iterator[Words]:
    size = min(_NAME, max(_SMALLEST, step * 0.3))
    weight = 650 if bar.is_most else 450
    lines = fitted(bar.name, _NAMES, 2, size, weight)
    y = top + _BAR_AT * step - (len(lines) - 1) * size * 0.6
    for i, line in enumerate(lines):
        yield Words(_MARGIN, y + i * size * 1.2, line, size, "ink", weight)
    value = min(_VALUE, max(_SMALLEST, step * 0.32))
    yield Words(left + bar.mean * px + 10, top + _BAR_AT * step, bar.value, value, "ink", 650)
    small = min(_SMALL, max(_SMALLEST, step * 0.2))
    at = left + bar.reach[1] * px + 10
    room = WALL.width - _MARGIN - at
    if text_width(bar.spread, small) <= room:
        yield Words(at, top + _SPREAD_AT * step, bar.spread, small, "muted")
