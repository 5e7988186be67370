"""Single changes of one demand, each of which ends a contradiction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.demands import Demand

# Finer than a limit is stated would be for nobody to read.
_VALUE_STEP, _SHARE_STEP = Fraction(1, 100), Fraction(1, 10_000)


class UnknownError(Exception):
    """Time ended before anything was proven."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """A change of one demand that makes a plan possible; one of the classes below.

    Parameters
    ----------
    demand : that is changed
    is_enough : whether the plan is possible with this change alone; False = only once the other
        contradictions are mended too; None = not known in time
    """

    demand: Demand
    is_enough: bool | None = True


@dataclass(frozen=True, slots=True, kw_only=True)
class More(WayOut):
    """More of a resource: in one year, in total, or in each later year.

    Parameters
    ----------
    before, after : the limit now, and the least with which something is possible
    """

    before: Fraction
    after: Fraction

    @property
    def extra(self) -> Fraction:
        """How much more; a whole number of steps, above 0."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Loosened(WayOut):
    """A limit of a rule moved by the least.

    Parameters
    ----------
    limit : its field: ``at_least``, ``at_most``, ``exactly``, ``gap``
    before, after : the limit now, and the nearest on its side with which something is possible
    """

    limit: str
    before: Fraction
    after: Fraction

    @property
    def change(self) -> Fraction:
        """By how much; a whole number of steps, above 0."""
        return abs(self.after - self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOff(WayOut):
    """One measure that a rule no longer names: demanded, forbidden, or needed by another.

    Parameters
    ----------
    measure : id; the rule names others beside it
    """

    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped(WayOut):
    """The rule switched off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """In what steps limits are moved, and what is alike among them.

    Parameters
    ----------
    amounts : step by resource; 1 where none is named
    units : by resource, what it is counted in: amounts of one unit are compared
    value : of sums of values; a limit stated with more decimals is moved in its own
    share : of shares, the same
    after_last : resources whose limit on later years is the last year's budget, and moves with it
    """

    amounts: Mapping[str, Fraction] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    value: Fraction = _VALUE_STEP
    share: Fraction = _SHARE_STEP
    after_last: Collection[str] = ()

    def of(self, resource: str) -> Fraction:
        """Return the step of a resource."""
        return self.amounts.get(resource, Fraction(1))

    def unit(self, resource: str) -> str:
        """Return what a resource is counted in: by itself where nothing says so."""
        return self.units.get(resource) or resource

    def of_value(self, limit: Decimal) -> Fraction:
        """Return the step of a limit on values."""
        return min(self.value, _decimals(limit))

    def of_share(self, limit: Decimal) -> Fraction:
        """Return the step of a limit on a share."""
        return min(self.share, _decimals(limit))


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysOut:
    """The ways out of one contradiction.

    Parameters
    ----------
    ways : more of a resource first, by amount; then rules loosened, then rules dropped
    unknown : demands of which not every way was found in time
    are_steps : whether no single change makes the plan possible; then each of these ends this
        contradiction, and leaves others that share a demand with it
    """

    ways: tuple[WayOut, ...]
    unknown: tuple[Demand, ...] = ()
    are_steps: bool = False


def _decimals(limit: Decimal) -> Fraction:
    exponent = limit.normalize().as_tuple().exponent
    return Fraction(10) ** min(0, int(exponent))
