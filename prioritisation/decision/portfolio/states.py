"""Partial selections of a dynamic programme, many at once, and the way back to each."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

# Beyond this many partial selections at once the list is too long for the method.
LONGEST_LIST = 300_000
LONGEST_HISTORY = 12_000_000


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

    @property
    def too_long(self) -> bool:
        """Whether the last layer, or all of them, outgrew what is reasonable to keep."""
        return bool(self.kept) and (
            len(self.kept[-1]) > LONGEST_LIST or self.length > LONGEST_HISTORY
        )
