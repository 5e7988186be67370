"""Places by a number, the largest first."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby


def competition_ranks(numbers: Mapping[str, Fraction]) -> Mapping[str, int]:
    """Return standard competition ranks, largest first: equal numbers share the best place.

    1, 2, 2, 4: a rank is one more than how many are larger.
    """
    ranks: dict[str, int] = {}
    for ids in _tied_groups(numbers):
        first = len(ranks) + 1
        ranks.update(dict.fromkeys(ids, first))
    return ranks


def mid_ranks(numbers: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
    """Return mid-ranks, largest first: equal numbers share the mean of their places.

    1, 2½, 2½, 4: the sum of ranks does not depend on ties (Kendall 1945, *The treatment of
    ties in ranking problems*, Biometrika 33).
    """
    ranks: dict[str, Fraction] = {}
    for ids in _tied_groups(numbers):
        first, last = len(ranks) + 1, len(ranks) + len(ids)
        ranks.update(dict.fromkeys(ids, Fraction(first + last, 2)))
    return ranks


def _tied_groups(numbers: Mapping[str, Fraction]) -> list[list[str]]:
    """Return the ids in order of their numbers, those of equal numbers together."""
    # The sort is stable: within a group the order stays the list's own.
    ids = sorted(numbers, key=lambda i: -numbers[i])
    return [list(group) for _, group in groupby(ids, key=lambda i: numbers[i])]
