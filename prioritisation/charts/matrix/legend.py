"""The row under the matrix that says what shapes, sizes and rings mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from prioritisation.charts.labels.text_width import text_width
from prioritisation.charts.matrix.frame import Style
from prioritisation.charts.matrix.whiskers import CAP, PALE, THICK, THIN
from prioritisation.charts.matrix_info import MatrixInfo
from prioritisation.charts.scene import Dot, Line, Words

_GAP, _CLOSE_GAP, _WIDEST_GAP, _ROW = 20.0, 15.0, 52.0, 33.0
_COMPACT_GAP, _COMPACT_ROW = 14.0, 20.0
_SIGN, _COMPACT_SIGN, _SIGN_ROOM = 15.5, 12.0, 27.0
_SMALLEST = 15.5  # 18 px on a wall of 1920.
_PITCH = 29.0  # From circle to circle of the sizes.


class Legend(NamedTuple):
    """The legend as it is drawn, and how high it is."""

    height: float
    dots: tuple[Dot, ...] = ()
    lines: tuple[Line, ...] = ()
    words: tuple[Words, ...] = ()


class _Piece(NamedTuple):
    """Signs and words that stay together; x counts from its left end, y from its middle."""

    width: float
    dots: tuple[Dot, ...] = ()
    lines: tuple[Line, ...] = ()
    words: tuple[Words, ...] = ()

    def at(self, x: float, y: float) -> Legend:
        return Legend(
            0.0,
            tuple(dot._replace(x=dot.x + x, y=dot.y + y) for dot in self.dots),
            tuple(
                line._replace(points=tuple((px + x, py + y) for px, py in line.points))
                for line in self.lines
            ),
            tuple(words._replace(x=words.x + x, y=words.y + y) for words in self.words),
        )


def legend(info: MatrixInfo, style: Style, left: float, right: float, top: float) -> Legend:
    """Return the legend between two edges, in as many rows as it takes.

    A thin line parts what shapes, sizes and rings mean; in one row the pieces are spread.
    """
    row, gap = (_COMPACT_ROW, _COMPACT_GAP) if style.compact else (_ROW, _GAP)
    rows = _rows(_groups(info, style, style.note), right - left, gap)
    if len(rows) > 1 and not style.compact:
        # Rather a little smaller than a second row, for which the whole picture would move.
        closer = _rows(_groups(info, style, _SMALLEST), right - left, _CLOSE_GAP)
        rows, gap = (closer, _CLOSE_GAP) if len(closer) == 1 else (rows, gap)
    found = []
    for i, pieces in enumerate(rows):
        x, y = left, top + (i + 0.5) * row
        room = right - left - sum(piece.width for piece in pieces)
        spread = room / max(len(pieces) - 1, 1)
        step = min(max(spread, gap), _WIDEST_GAP) if len(rows) == 1 and not style.compact else gap
        for piece in pieces:
            found.append(piece.at(x, y))
            x += piece.width + step
    return Legend(
        len(rows) * row,
        tuple(chain.from_iterable(piece.dots for piece in found)),
        tuple(chain.from_iterable(piece.lines for piece in found)),
        tuple(chain.from_iterable(piece.words for piece in found)),
    )


def _rows(groups: Sequence[Sequence[_Piece]], room: float, gap: float) -> list[list[_Piece]]:
    """Return the pieces row by row: all in one with lines between the groups, if there is room."""
    parting = _Piece(0.0, lines=(Line(((0, -11), (0, 11)), "line", 1.3),))
    one = [piece for group in groups for piece in (parting, *group)][1:]
    if not one:
        return []
    if sum(piece.width + gap for piece in one) - gap <= room:
        return [one]
    rows: list[list[_Piece]] = [[]]
    x = 0.0
    for piece in chain.from_iterable(groups):
        if rows[-1] and x + piece.width > room:
            rows.append([])
            x = 0.0
        rows[-1].append(piece)
        x += piece.width + gap
    return rows


def _groups(info: MatrixInfo, style: Style, size: float) -> list[list[_Piece]]:
    # On a phone there is room for what the signs mean; the page says the rest in words.
    sizes = [] if style.compact else list(_sizes(info, style, size))
    return [
        pieces
        for pieces in (
            list(_key(info, style, size)),
            sizes,
            list(_notes(info, style, size)),
        )
        if pieces
    ]


def _key(info: MatrixInfo, style: Style, size: float) -> Iterator[_Piece]:
    if info.key and info.key_title and not style.compact:
        width = text_width(info.key_title, size, 450)
        yield _Piece(width, words=(Words(0, 0, info.key_title, size, "muted"),))
    for entry in info.key:
        # A hollow sign is drawn by its outline, and needs a thicker one.
        is_open = entry.symbol.endswith("-open")
        diameter = _COMPACT_SIGN if style.compact else _SIGN
        middle = _SIGN_ROOM / 2 - 2
        sign = Dot(middle, 0, entry.symbol, diameter, entry.colour, "paper", 2.2 * is_open)
        yield _signed((sign,), _SIGN_ROOM, entry.name, size)


def _sizes(info: MatrixInfo, style: Style, size: float) -> Iterator[_Piece]:
    key = info.size_key
    if key is None:
        return
    before = f"{key.title} {key.smallest}"
    first = text_width(before, size) + 12
    dots = [
        Dot(first + i * _PITCH, 0, "circle-open", style.diameter(share), "muted", "muted", 1.4)
        for i, share in enumerate((0.0, 0.25, 0.5, 0.75, 1.0))
    ]
    end = dots[-1].x + style.diameter(1.0) / 2 + 7
    words = (Words(0, 0, before, size), Words(end, 0, key.largest, size))
    yield _Piece(end + text_width(key.largest, size), tuple(dots), (), words)


def _notes(info: MatrixInfo, style: Style, size: float) -> Iterator[_Piece]:
    positions = [(item.x, item.y) for item in info.items]
    if len(set(positions)) < len(positions) and not style.compact:
        beads = tuple(Dot(5, dy, "circle", 9, "muted", "muted") for dy in (-7, 7))
        stem = Line(((5, -7), (5, 7)), "muted", 2.4)
        yield _signed(beads, 18, info.stem_note, size, (stem,))
    if any(item.is_borderline for item in info.items):
        rings = (
            Dot(10, 0, "circle-open", 20, "muted", "muted", 1.6),
            Dot(10, 0, "circle", 9, "line2", "line2"),
        )
        yield _signed(rings, 27, info.ring_note, size)
    if any(item.ghost for item in info.items):
        ghost = Dot(7, 0, "circle-open", 13, "line2", "line2", 2.0)
        yield _signed((ghost,), 21, info.ghost_note, size)
    if info.spread_note and not style.compact:
        reach = (
            Line(((9, 0), (23, 0)), "muted", THICK, opacity=PALE),
            Line(((0, 0), (34, 0)), "muted", THIN),
            *(Line(((x, -CAP), (x, CAP)), "muted", THIN) for x in (0, 34)),
        )
        yield _signed((), 42, info.spread_note, size, reach)


def _signed(
    dots: tuple[Dot, ...], width: float, text: str, size: float, lines: tuple[Line, ...] = ()
) -> _Piece:
    words = (Words(width, 0, text, size),)
    return _Piece(width + text_width(text, size, 450), dots, lines, words)
