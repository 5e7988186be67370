"""Which groups' results may be shown, so that nobody is unmasked."""

from __future__ import annotations

from collections.abc import Mapping


def shown_groups(numbers: Mapping[str, int], least: int) -> frozenset[str]:
    """Return the groups whose results may be shown beside those of everybody together.

    A group is shown from `least` answers on. What is left when the shown ones are subtracted from
    everybody must itself be of `least` answers or more, and of two groups or more: so when one
    group would be hidden alone, the next smallest is hidden with it. A group that nobody answered
    in is not shown, and hides no other.

    Parameters
    ----------
    numbers : how many answers that are numbers each group gave; those who told no group count as
        one of their own
    least : 1 or more
    """
    there = [group for group, n in numbers.items() if n > 0]
    if sum(numbers[group] for group in there) < least:
        return frozenset()
    # Stable: of groups of one size the first is hidden first.
    smallest_first = sorted(there, key=lambda group: numbers[group])
    hidden = [group for group in smallest_first if numbers[group] < least]
    shown = [group for group in smallest_first if numbers[group] >= least]
    while hidden and shown and not _is_safe([numbers[group] for group in hidden], least):
        hidden.append(shown.pop(0))
    return frozenset(shown)


def _is_safe(hidden: list[int], least: int) -> bool:
    return len(hidden) >= 2 and sum(hidden) >= least
