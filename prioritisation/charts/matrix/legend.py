"""The row under the matrix that says what shapes, sizes and rings mean."""

from __future__ import annotations

from typing import NamedTuple

from prioritisation.charts.labels.text_width import text_width
from prioritisation.charts.matrix.frame import Style
from prioritisation.charts.matrix_info import MatrixInfo
from prioritisation.charts.scene import Dot, Line, Words


class Legend(NamedTuple):
    """The legend as it is drawn, and how high it is."""

    height: float
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    words: tuple[Words, ...]


class _Piece(NamedTuple):
    """Signs and words that stay together; x counts from its left end, y from its middle."""

    width: float
    dots: tuple[Dot, ...] = ()
    lines: tuple[Line, ...] = ()
    words: tuple[Words, ...] = ()


def legend(info: MatrixInfo, style: Style, left: float, right: float, top: float) -> Legend:
    """Return the legend between two edges, in as many rows as it takes."""
    row = 20.0 if style.compact else 26.0 * style.scale
    gap = 14.0 if style.compact else 15.0 * style.scale
    dots: list[Dot] = []
    lines: list[Line] = []
    words: list[Words] = []

    def put(piece: _Piece, x: float, y: float) -> None:
        dots.extend(d._replace(x=d.x + x, y=d.y + y) for d in piece.dots)
        words.extend(w._replace(x=w.x + x, y=w.y + y) for w in piece.words)
        for line in piece.lines:
            points = tuple((px + x, py + y) for px, py in line.points)
            lines.append(line._replace(points=points))

    found = _pieces(info, style)
    if not found:
        return Legend(0.0, (), (), ())
    x, y = left, top + row / 2
    for piece in found:
        if x > left and x + piece.width > right:
            x, y = left, y + row
        put(piece, x, y)
        x += piece.width + gap
    return Legend(y + row / 2 - top, tuple(dots), tuple(lines), tuple(words))


def _pieces(info: MatrixInfo, style: Style) -> list[_Piece]:
    size = style.small
    pieces: list[_Piece] = []
    if info.key and info.key_title and not style.compact:
        pieces.append(_text(info.key_title, size, "muted"))
    for entry in info.key:
        sign = Dot(7, 0, entry.symbol, 13.0, entry.colour, entry.colour, 2.0)
        pieces.append(_signed((sign,), 22, entry.name, size))
    # On a phone there is room for what the signs mean; the page says the rest in words.
    if info.size_key is not None and not style.compact:
        pieces.append(_sizes(info, style))
    positions = [(item.x, item.y) for item in info.items]
    if len(set(positions)) < len(positions) and not style.compact:
        beads = tuple(Dot(4, dy, "circle", 7, "line2", "line2") for dy in (-6, 6))
        stem = Line(((4, -6), (4, 6)), "line2", 2)
        pieces.append(_signed(beads, 16, info.stem_note, size, (stem,)))
    if any(item.is_borderline for item in info.items):
        rings = (
            Dot(8, 0, "circle-open", 16, "muted", "muted", 1.3),
            Dot(8, 0, "circle", 8, "line2", "line2"),
        )
        pieces.append(_signed(rings, 24, info.ring_note, size))
    if any(item.ghost for item in info.items):
        ghost = Dot(6, 0, "circle-open", 11, "line2", "line2", 1.5)
        pieces.append(_signed((ghost,), 20, info.ghost_note, size))
    if any(item.spread for item in info.items):
        reach = (Line(((0, 0), (28, 0)), "muted", 1.4), Line(((8, 0), (20, 0)), "muted", 5))
        pieces.append(_signed((), 36, info.spread_note, size, reach))
    return pieces


def _sizes(info: MatrixInfo, style: Style) -> _Piece:
    key = info.size_key
    if key is None:
        return _Piece(0)
    size = style.small
    before = f"{key.title} {key.smallest}"
    x = text_width(before, size) + 6
    dots: list[Dot] = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        diameter = style.diameter(share)
        dots.append(Dot(x + diameter / 2, 0, "circle-open", diameter, "muted", "muted", 1.4))
        x += diameter + 5
    words = (Words(0, 0, before, size), Words(x + 2, 0, key.largest, size))
    return _Piece(x + 2 + text_width(key.largest, size), tuple(dots), (), words)


def _signed(
    dots: tuple[Dot, ...], width: float, text: str, size: float, lines: tuple[Line, ...] = ()
) -> _Piece:
    words = (Words(width, 0, text, size),)
    return _Piece(width + text_width(text, size, 450), dots, lines, words)


def _text(text: str, size: float, colour: str) -> _Piece:
    return _Piece(text_width(text, size, 450), words=(Words(0, 0, text, size, colour),))
