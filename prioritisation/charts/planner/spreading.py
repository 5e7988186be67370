"""Labels along a line, moved apart as little as it takes."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    centres: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Return where labels stand that would stand at some centres but must not overlap.

    They keep their order; of equal centres the first given comes first. If there is not room
    for all of them, they run over the high end.

    Parameters
    ----------
    centres, sizes : of each label, px
    low, high : between which all of them should lie
    """
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    placed = list(centres)
    end = low
    for i in order:
        placed[i] = max(centres[i], end + sizes[i] / 2)
        end = placed[i] + sizes[i] / 2
    start = max(high, low + sum(sizes))
    for i in reversed(order):
        placed[i] = min(placed[i], start - sizes[i] / 2)
        start = placed[i] - sizes[i] / 2
    return tuple(placed)
