"""What a portfolio leaves out, and where it lays too much: each gap as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from prioritisation.decision.portfolio.balance.balance import Balance
from prioritisation.decision.portfolio.balance.effect import effect_year
from prioritisation.decision.portfolio.balance.groups import NONE, levers
from prioritisation.decision.programme.groups import GroupKind
from prioritisation.errors import InvalidValueError

# Groups that a portfolio should not leave without anything.
SERVED = (GroupKind.SPEARHEAD, GroupKind.TARGET_GROUP, GroupKind.CHANNEL, GroupKind.FACTOR)
# Groups that should not have too much of the money.
LIMITED = (GroupKind.SPEARHEAD, GroupKind.OWNER)


class GapKind(StrEnum):
    """What is missing, or too much."""

    EMPTY = "empty"  # nothing of a group is in the portfolio
    LATE = "late"  # nothing of a group shows an effect before a year
    IDLE_YEAR = "idle_year"  # nothing starts in a year
    CONCENTRATED = "concentrated"  # a group has more than a share of the money


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One gap.

    Parameters
    ----------
    by, key : the group; None and empty for a year
    year : before which no effect shows, or in which nothing starts
    first : the year in which the first effect of the group shows
    resource : of the share
    share, most : of the gross cost inside the plan: what the group has, and what is too much
    """

    kind: GapKind
    by: GroupKind | None = None
    key: str = ""
    year: int | None = None
    first: int | None = None
    resource: str = ""
    share: Fraction | None = None
    most: Decimal | None = None

    @property
    def mark(self) -> tuple[str, str, str, int | None]:
        """What tells this gap from every other, whatever its figures are."""
        return (self.kind, self.by or "", self.key, self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLimits:
    """What counts as a gap.

    Parameters
    ----------
    before : a group without any effect before this year is one; None = not asked
    most : largest share of the money for a spearhead or an owner; above 0, up to 1
    resource : whose gross cost the share is of

    Raises
    ------
    InvalidValueError : the share is out of its range.
    """

    before: int | None
    most: Decimal
    resource: str

    def __post_init__(self) -> None:
        if not 0 < self.most <= 1:
            raise InvalidValueError("not_a_share", field="most", value=self.most)


def gaps_of(balance: Balance, limits: GapLimits) -> tuple[Gap, ...]:
    """Return the gaps of a portfolio.

    Groups without anything come first, then late ones, years, and groups with too much money.

    A factor that is a consequence is no gap: nothing that the town does moves it directly. The
    years are those of the plan; without a calendar there are none.
    """
    return (
        *_empty(balance),
        *_late(balance, limits.before),
        *_idle(balance),
        *_concentrated(balance, limits),
    )


def _empty(balance: Balance) -> Iterator[Gap]:
    for by in SERVED:
        for key in levers(balance.programme, by):
            if not balance.views[by].group(key).taken.count:
                yield Gap(kind=GapKind.EMPTY, by=by, key=key)


def _late(balance: Balance, before: int | None) -> Iterator[Gap]:
    if before is None or not balance.years:
        return
    problem, starts = balance.assessment.problem, balance.assessment.starts
    for by in SERVED:
        for key in levers(balance.programme, by):
            ids = balance.views[by].group(key).taken.ids
            first = min((effect_year(problem, i, starts[i]) for i in ids), default=None)
            if first is not None and first >= before:
                yield Gap(kind=GapKind.LATE, by=by, key=key, year=before, first=first)


def _idle(balance: Balance) -> Iterator[Gap]:
    for year in balance.years:
        if not year.started.count:
            yield Gap(kind=GapKind.IDLE_YEAR, year=year.year)


def _concentrated(balance: Balance, limits: GapLimits) -> Iterator[Gap]:
    resource = limits.resource
    whole = balance.taken.cost(resource)
    if not whole:
        return
    for by in LIMITED:
        for group in balance.views[by].groups:
            share = group.taken.cost(resource) / whole
            if group.key != NONE and share > Fraction(limits.most):
                yield Gap(
                    kind=GapKind.CONCENTRATED,
                    by=by,
                    key=group.key,
                    resource=resource,
                    share=share,
                    most=limits.most,
                )
