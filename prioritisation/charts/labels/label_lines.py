"""The ways in which labels can be written, from whole in one line to cut short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prioritisation.charts.labels.text_width import balanced, fitted, shortened, text_width

_WIDEST = 340.0
_SHORT = (150.0, 105.0)  # Labels no wider than this stay in one line.
_CUTS = ((200.0, 2), (160.0, 2), (120.0, 2), (160.0, 1), (110.0, 1), (75.0, 1), (40.0, 1))


class Lettering(NamedTuple):
    """How labels are set: size, height of a line and distance from the marker's centre, px."""

    size: float
    line: float
    reach: float


class Written(NamedTuple):
    """The labels of some items, each in its lines, and what writing them so costs."""

    lines: tuple[tuple[str, ...], ...]
    cost: float


def ways_to_write(
    texts: Sequence[str], weights: Sequence[int], lettering: Lettering
) -> tuple[Written, ...]:
    """Return the ways to write some labels, each once, the best first.

    Whole in one line; whole in two; in ever narrower lines, at last with an ellipsis.
    """
    found: dict[tuple[tuple[str, ...], ...], float] = {}
    for lines, cost in _ways(texts, weights, lettering.size):
        found[lines] = min(cost, found.get(lines, cost))
    return tuple(sorted((Written(*pair) for pair in found.items()), key=lambda way: way.cost))


def _ways(
    texts: Sequence[str], weights: Sequence[int], size: float
) -> Iterator[tuple[tuple[tuple[str, ...], ...], float]]:
    pairs = list(zip(texts, weights, strict=True))
    widest = _WIDEST * size / 13.5
    whole = tuple((shortened(text, widest, size, weight),) for text, weight in pairs)
    yield whole, 60.0 * _cut(texts, whole)

    for cost, short in enumerate(_SHORT, start=5):
        two = tuple(
            balanced(line, size, weight)
            if text_width(line, size, weight) > short * size / 13.5
            else (line,)
            for (line,), (_, weight) in zip(whole, pairs, strict=True)
        )
        yield two, cost + 60.0 * _cut(texts, two)

    for width, most in _CUTS:
        room = width * size / 13.5
        cut = tuple(fitted(text, room, most, size, weight) for text, weight in pairs)
        count = _cut(texts, cut)
        yield cut, 8.0 + (40.0 + (220 - width) / 3 + 20.0 * count if count else 0.0)


def _cut(texts: Sequence[str], lines: Sequence[tuple[str, ...]]) -> int:
    return sum(
        "…" in "".join(written) and "…" not in text
        for text, written in zip(texts, lines, strict=True)
    )
