"""Why one measure is in, or out: the best portfolio in which that decision is turned round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

# t of its start by id of each selected measure, in list order.
Starts = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What is lost when one decision of the best portfolio is turned round.

        loss = (highest value) − (highest value with the measure forced in, or out)

    Parameters
    ----------
    measure : id
    best : starts of the best portfolio
    other : starts of the best portfolio known in which the measure is in instead of out, or out
        instead of in; None = there is none, or none is known
    at_least, at_most : the loss lies between, 0 or more; the same where it is proven;
        `at_most` is None where no such portfolio is known
    is_possible : whether any portfolio keeps the demands with the decision turned round;
        None = unknown
    """

    measure: str
    best: Starts = field(repr=False)
    other: Starts | None = field(repr=False)
    at_least: Fraction = Fraction(0)
    at_most: Fraction | None
    is_possible: bool | None = True

    def __post_init__(self) -> None:
        if self.other is not None and (self.measure in self.other) == self.selected:
            raise ValueError("other: the decision is not turned round")

    @property
    def selected(self) -> bool:
        """Whether the measure is in the best portfolio."""
        return self.measure in self.best

    @property
    def is_proven(self) -> bool:
        """Whether the loss is known, or that the decision cannot be turned round."""
        return self.is_possible is False or self.at_least == self.at_most

    @property
    def loss(self) -> Fraction | None:
        """The loss where it is proven; None = not proven, or the decision cannot be turned."""
        return self.at_most if self.is_possible and self.is_proven else None

    @property
    def left(self) -> tuple[str, ...]:
        """What else leaves: pushed out by the measure, or left with it."""
        # An empty portfolio is one too: then all the others leave.
        stays = self.best if self.other is None else self.other
        return tuple(i for i in self.best if i not in stays and self._else(i))

    @property
    def entered(self) -> tuple[str, ...]:
        """What else enters: along with the measure, or in its place."""
        return tuple(i for i in self.other or () if i not in self.best and self._else(i))

    @property
    def moved(self) -> tuple[str, ...]:
        """What stays in and starts in another year."""
        return tuple(
            i for i, t in (self.other or {}).items() if i in self.best and self.best[i] != t
        )

    def _else(self, measure: str) -> bool:
        return measure != self.measure
