"""The ways in which labels can be written, from whole in one line to cut short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prioritisation.charts.labels.text_width import balanced, fitted, shortened, text_width

# Height of a line as a share of the size. The matrix's letters have an ascent of 0.95 and a
# descent of 0.25; a browser rounds each to whole px, so that a box is up to 1.24 high.
LINE = 1.24
# Before a label that only a line ties to its marker: width of the sign, and the gap after it.
SIGN, SIGN_GAP = 0.62, 0.34

# Widths are shares of the size.
_WIDEST = 25.2
_SHORT = (14.0, 11.0, 7.8)  # Labels no wider than this stay in one line.
_NARROW = ((14.8, 2), (11.9, 2), (8.9, 2), (8.9, 3), (7.0, 3))
_CUTS = ((11.9, 1), (8.1, 1), (5.6, 1), (3.0, 1))
_CUT = 200.0


class Lettering(NamedTuple):
    """How labels are set: size, height of a line and distance from the marker's centre, px."""

    size: float
    line: float
    reach: float

    @property
    def sign_room(self) -> float:
        """How far after its box's left edge the text begins in a label with a sign."""
        return (SIGN + SIGN_GAP) * self.size


class Written(NamedTuple):
    """The labels of some items, each in its lines, and what writing them so costs."""

    lines: tuple[tuple[str, ...], ...]
    cost: float


def ways_to_write(
    texts: Sequence[str], weights: Sequence[int], lettering: Lettering, *, cut: bool = False
) -> tuple[Written, ...]:
    """Return the ways to write some labels, each once, the best first.

    Whole in one line; whole in two; in ever narrower lines. What has no whole way is written
    in those that cut least.

    Parameters
    ----------
    cut : the ways that cut more than need be, in place of those
    """
    found: dict[tuple[tuple[str, ...], ...], float] = {}
    for lines, cost in _ways(texts, weights, lettering.size):
        found[lines] = min(cost, found.get(lines, cost))
    count = {lines: _count(texts, lines) for lines in found}
    least = min(count.values())
    kept = [
        Written(lines, cost + _CUT * (count[lines] - least))
        for lines, cost in found.items()
        if (count[lines] > least) == cut
    ]
    return tuple(sorted(kept, key=lambda way: way.cost))


def _ways(
    texts: Sequence[str], weights: Sequence[int], size: float
) -> Iterator[tuple[tuple[tuple[str, ...], ...], float]]:
    pairs = list(zip(texts, weights, strict=True))
    widest = _WIDEST * size
    yield tuple((shortened(text, widest, size, weight),) for text, weight in pairs), 0.0
    halves = [
        tuple(shortened(line, widest, size, weight) for line in balanced(text, size, weight))
        for text, weight in pairs
    ]
    widths = [text_width(text, size, weight) for text, weight in pairs]
    for cost, short in enumerate(_SHORT, start=4):
        yield (
            tuple(
                half if width > short * size else (text,)
                for (text, _), half, width in zip(pairs, halves, widths, strict=True)
            ),
            float(cost),
        )
    for cost, (width, most) in enumerate((*_NARROW, *_CUTS), start=8):
        lines = tuple(fitted(text, width * size, most, size, weight) for text, weight in pairs)
        yield lines, float(cost)


def _count(texts: Sequence[str], lines: Sequence[tuple[str, ...]]) -> int:
    return sum(
        "…" in "".join(written) and "…" not in text
        for text, written in zip(texts, lines, strict=True)
    )
