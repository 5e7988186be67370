"""Two groups' differences on the stage: a line an item, with a dot for each of the two."""

from __future__ import annotations

from collections.abc import Iterator

from prioritisation.charts.differences.info import DifferencesInfo, Row
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.text_width import fitted, shortened, text_width
from prioritisation.charts.matrix.frame import WALL
from prioritisation.charts.matrix.titles import titles
from prioritisation.charts.scene import Dot, Label, Line, Scene, Words

_MARGIN = 30.0
_NAMES, _CRITERIA, _GAPS = 430.0, 250.0, 100.0  # Widths of the columns beside the plot.
_BETWEEN = 20.0
_AXIS, _ROW, _FOOT = 58.0, 46.0, 44.0
# Room for a value beyond the end of the scale.
_PAD = 66.0
_NAME, _SMALL, _NOTE, _EMPTY = 19.2, 16.4, 16.4, 25.0
_DOT, _REACH = 17.0, 15.0
_A, _B = ("circle", "primary"), ("diamond", "ink")


def differences_scene(info: DifferencesInfo) -> Scene:
    """Return where everything stands."""
    right = WALL.width - _MARGIN
    above = titles(info, _MARGIN, right)
    top = above.bottom - 8
    left, end = _MARGIN + _NAMES + _CRITERIA + 2 * _BETWEEN + _PAD, right - _GAPS - _PAD
    rows = len(info.rows)
    step = min(_ROW, (WALL.height - _FOOT - top - _AXIS) / max(rows, 1))
    heights = [top + _AXIS + (i + 0.5) * step for i in range(rows)]
    words = [*above.words]
    dots: tuple[Dot, ...] = ()
    lines: list[Line] = []
    markers: list[Dot] = []
    labels: list[Label] = []
    if info.rows:
        key, dots = _key(info, left, end, top + 10)
        bottom = heights[-1] + step / 2
        words += [*key, *_heads(info, right, top + _AXIS - 20)]
        for share, text in info.ticks:
            x = left + share * (end - left)
            words.append(Words(x, top + _AXIS - 20, text, _SMALL, "muted", anchor="center"))
            lines.append(Line(((x, top + _AXIS - 6), (x, bottom)), "line"))
    for row, y in zip(info.rows, heights, strict=True):
        words += _texts(row, y, right)
        at_a, at_b = (left + share * (end - left) for share in (row.a, row.b))
        colour = "bad" if row.is_apart else "line2"
        lines.append(Line(((min(at_a, at_b), y), (max(at_a, at_b), y)), colour, 4.0))
        markers += [_marker(row, "a", at_a, y, _A), _marker(row, "b", at_b, y, _B)]
        a_is_left = at_a <= at_b
        labels += [
            _value(f"a-{row.id}", row.a_text, at_a, y, is_left=a_is_left),
            _value(f"b-{row.id}", row.b_text, at_b, y, is_left=not a_is_left),
        ]
    if info.more:
        words.append(Words(_MARGIN, WALL.height - _FOOT / 2, info.more, _NOTE, "muted"))
    words += _empty(info, right)
    return Scene(
        width=WALL.width,
        height=WALL.height,
        lines=tuple(lines),
        curves=above.curves,
        dots=dots,
        markers=tuple(markers),
        words=tuple(words),
        labels=tuple(labels),
        hover=tuple((f"{side}-{row.id}", row.hover) for row in info.rows for side in "ab"),
        title=f"{info.headline}. {info.subtitle}",
    )


def _key(
    info: DifferencesInfo, left: float, end: float, y: float
) -> tuple[tuple[Words, ...], tuple[Dot, ...]]:
    """Return which sign is which group's, over the plot."""
    room = (end - left) / 2 - 30
    words, dots = [], []
    x = left - _DOT / 2
    for text, (symbol, colour) in ((info.a, _A), (info.b, _B)):
        name = shortened(text, room, _NAME, 650)
        dots.append(Dot(x + _DOT / 2, y, symbol, _DOT, colour))
        words.append(Words(x + 26, y, name, _NAME, "ink", 650))
        x += 26 + text_width(name, _NAME, 650) + 32
    return tuple(words), tuple(dots)


def _heads(info: DifferencesInfo, right: float, y: float) -> Iterator[Words]:
    x = _MARGIN + _NAMES + _BETWEEN
    yield Words(x, y, shortened(info.criterion_title, _CRITERIA, _SMALL), _SMALL, "muted")
    gap = shortened(info.gap_title, _GAPS, _SMALL)
    yield Words(right, y, gap, _SMALL, "muted", anchor="right")


def _texts(row: Row, y: float, right: float) -> Iterator[Words]:
    weight = 650 if row.is_apart else 450
    yield Words(_MARGIN, y, shortened(row.name, _NAMES, _NAME, weight), _NAME, "ink", weight)
    x = _MARGIN + _NAMES + _BETWEEN
    yield Words(x, y, shortened(row.criterion, _CRITERIA, _SMALL), _SMALL, "muted")
    yield Words(right, y, row.gap, _NAME, "bad" if row.is_apart else "ink", 650, "right")


def _marker(row: Row, side: str, x: float, y: float, sign: tuple[str, str]) -> Dot:
    return Dot(x, y, sign[0], _DOT, sign[1], "paper", 1.5, f"{side}-{row.id}")


def _value(id_: str, text: str, x: float, y: float, *, is_left: bool) -> Label:
    width = text_width(text, _SMALL, 650)
    left = x - _REACH - width if is_left else x + _REACH
    box = Box(left, y - 0.62 * _SMALL, left + width, y + 0.62 * _SMALL)
    anchor = "right" if is_left else "left"
    at = box.right if is_left else box.left
    return Label(id_, (Words(at, y, text, _SMALL, "ink", 650, anchor),), box)


def _empty(info: DifferencesInfo, right: float) -> Iterator[Words]:
    lines = fitted(info.empty_note, right - _MARGIN - 200, 2, _EMPTY) if info.empty_note else ()
    for i, line in enumerate(lines):
        y = WALL.height / 2 + i * _EMPTY * 1.3
        yield Words(WALL.width / 2, y, line, _EMPTY, "muted", anchor="center")
