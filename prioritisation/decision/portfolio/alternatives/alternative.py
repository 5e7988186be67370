"""Portfolios in place of the best one, with what is proven of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import takewhile
from typing import TypeAlias

from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.exchanges import Exchanges, exchanges


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A portfolio that could stand in place of the best one.

    Parameters
    ----------
    best : the one that it is compared with
    assessment : the selection with its start years, added up exactly; it keeps every demand
    is_proven : whether it is proven to stand where it stands among the alternatives

    Raises
    ------
    ValueError : the selection breaks a demand. That is a fault of the programme, nothing that a
        user could mend.
    """

    best: Assessment = field(repr=False)
    assessment: Assessment
    is_proven: bool

    def __post_init__(self) -> None:
        if self.assessment.broken:
            raise ValueError(f"assessment: breaks {self.assessment.broken[0]}")

    @property
    def starts(self) -> Mapping[str, int]:
        """T by id of the selected measures, in list order."""
        return self.assessment.starts

    @property
    def selected(self) -> tuple[str, ...]:
        """Ids in list order."""
        return self.assessment.selected

    @property
    def value(self) -> Fraction:
        """What is summed, joint effects included."""
        return self.assessment.value

    @property
    def loss(self) -> Fraction:
        """The value of the best one − the value of this one, 0 or more."""
        return self.best.value - self.value

    @property
    def exchanges(self) -> Exchanges:
        """What leaves, enters and moves on the way from the best one to this one."""
        return exchanges(self.best, self.assessment)

    @property
    def differences(self) -> int:
        """In how many measures the selection differs from that of the best one."""
        return len(set(self.best.starts) ^ set(self.starts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternatives:
    """Portfolios in order, no two alike in their selection; the first is the best one.

    Parameters
    ----------
    found : in order
    is_complete : whether each is proven to stand where it stands, and either there are as many
        as were asked for or it is proven that there are no more
    """

    found: tuple[Alternative, ...]
    is_complete: bool

    @property
    def best(self) -> Alternative:
        """The one that all are compared with."""
        return self.found[0]

    @property
    def others(self) -> tuple[Alternative, ...]:
        """Those beside the best one."""
        return self.found[1:]

    @property
    def proven(self) -> Alternatives:
        """Those at the head that are proven to stand where they stand, and the best one."""
        rest = takewhile(lambda alternative: alternative.is_proven, self.others)
        return replace(self, found=(self.best, *rest))

    @property
    def shared(self) -> tuple[str, ...]:
        """Ids of the measures that are in all of them, in list order."""
        return tuple(i for i in self._ids if all(i in a.starts for a in self.found))

    @property
    def differing(self) -> tuple[str, ...]:
        """Ids of the measures that are in some and not in others, in list order."""
        all_or_none = {*self.shared, *self.absent}
        return tuple(i for i in self._ids if i not in all_or_none)

    @property
    def absent(self) -> tuple[str, ...]:
        """Ids of the measures that are in none of them, in list order."""
        return tuple(i for i in self._ids if not any(i in a.starts for a in self.found))

    @property
    def _ids(self) -> tuple[str, ...]:
        return self.best.assessment.problem.ids


# Told of what is found so far, each time that it is more.
OnMore: TypeAlias = Callable[[Alternatives], object]
