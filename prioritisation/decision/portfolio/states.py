"""Partial selections of a dynamic programme, many at once, and the way back to each."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray

# Beyond this many partial selections at once the list is too long for the method.
LONGEST_LIST = 300_000
LONGEST_HISTORY = 6_000_000


@dataclass(slots=True)
class History:
    """Which state grew out of which, layer by layer.

    A layer decides one item. Its states are named by position: 0 … S−1 leave the item as the
    layer below has it, S … 2S−1 flip it, S being the number of states below.
    """

    items: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    kept: list[NDArray[np.int32]] = field(default_factory=list)
    length: int = 0

    def add(self, item: int, size: int, kept: NDArray[np.intp]) -> None:
        """Note a layer: the item, the number of states below it, the states that are kept."""
        self.items.append(item)
        self.sizes.append(size)
        self.kept.append(kept.astype(np.int32))
        self.length += len(kept)

    def flipped(self, layer: int, position: int) -> list[int]:
        """Return the items flipped in a state, given by its layer and its position in it."""
        result = []
        for k in range(layer, -1, -1):
            size = self.sizes[k]
            if position >= size:
                result.append(self.items[k])
                position -= size
            if k:
                position = int(self.kept[k - 1][position])
        return result

    def flips_of_last(self, position: int) -> list[int]:
        """Return the items flipped in a kept state of the last layer."""
        if not self.items:
            return []
        return self.flipped(len(self.items) - 1, int(self.kept[-1][position]))

    @property
    def too_long(self) -> bool:
        """Whether the last layer, or all of them, outgrew what is reasonable to keep."""
        return bool(self.kept) and (
            len(self.kept[-1]) > LONGEST_LIST or self.length > LONGEST_HISTORY
        )


@dataclass(frozen=True, slots=True)
class States:
    """Sets of flips, lightest first, none heavier and worth no more than another.

    Parameters
    ----------
    weights, values, counts : what the flips change
    """

    weights: IntegerArray
    values: IntegerArray
    counts: NDArray[np.int32]

    @classmethod
    def none(cls, weights: IntegerArray, values: IntegerArray) -> States:
        """Return the one state without flips, in the number types of the arrays."""
        return cls(
            np.zeros(1, dtype=weights.dtype),
            np.zeros(1, dtype=values.dtype),
            np.zeros(1, dtype=np.int32),
        )

    def only(self, kept: NDArray[np.intp]) -> States:
        """Return some of the states."""
        return States(self.weights[kept], self.values[kept], self.counts[kept])

    def with_flip(self, weight: int, value: int, count: int) -> tuple[States, NDArray[np.intp]]:
        """Return the states with and without one more flip, and where each comes from.

        Sources count the states without the flip first, then those with it.
        """
        weights = np.concatenate((self.weights, self.weights + weight))
        values = np.concatenate((self.values, self.values + value))
        order = np.argsort(weights, kind="stable")
        weights, values = weights[order], values[order]
        # Keep what is worth more than all that is lighter; of equal weights the last of those.
        highest = np.maximum.accumulate(values)
        keep = np.ones(len(values), dtype=np.bool_)
        keep[1:] = (values[1:] > highest[:-1]).astype(np.bool_)
        kept = np.flatnonzero(keep)
        same = (weights[kept[1:]] == weights[kept[:-1]]).astype(np.bool_)
        # The last of all is kept, if there is any: a search may have ruled out every state.
        kept = kept[np.append(~same, True)] if len(kept) else kept
        source = order[kept]
        counts = np.concatenate((self.counts, self.counts + np.int32(count)))[source]
        return States(weights[kept], values[kept], counts), source
