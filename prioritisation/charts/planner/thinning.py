"""A long staircase with fewer steps, none of which anybody could miss."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby


def thinned(places: Sequence[float], cells: int, *, both_ends: bool) -> tuple[int, ...]:
    """Return which steps to keep, by number: of each cell of the axis the last.

    What is kept stands exactly where it was.

    Parameters
    ----------
    places : where the steps are, rising
    cells : equal stretches into which the axis is cut
    both_ends : keep the first of each cell too, and so the height of the line at both its ends
    """
    if len(places) <= cells * (1 + both_ends):
        return tuple(range(len(places)))
    low, span = places[0], places[-1] - places[0] or 1.0
    kept: list[int] = []
    numbers = range(len(places))
    for _, group in groupby(numbers, lambda i: min(int((places[i] - low) / span * cells), cells)):
        inside = list(group)
        if both_ends and len(inside) > 1:
            kept.append(inside[0])
        kept.append(inside[-1])
    return tuple(kept)


def step_at(
    points: Sequence[tuple[Fraction, Fraction]], budget: Fraction
) -> tuple[Fraction, Fraction] | None:
    """Return the point in effect at a budget: the last one up to it; None below the first."""
    number = bisect_right(points, budget, key=lambda point: point[0])
    return points[number - 1] if number else None


def step_after(
    points: Sequence[tuple[Fraction, Fraction]], budget: Fraction
) -> tuple[Fraction, Fraction] | None:
    """Return the first point above a budget; None at the end."""
    number = bisect_right(points, budget, key=lambda point: point[0])
    return points[number] if number < len(points) else None
