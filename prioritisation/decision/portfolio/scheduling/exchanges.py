"""What one portfolio has in place of another: what leaves, what enters, what moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.assessment import Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of one measure.

    Parameters
    ----------
    measure : id
    before, after : t of its start in the one portfolio and in the other; None = left out
    value : its counted value in the other − in the one
    spending : by resource, the same of what it takes, cost − income, commitments included
    """

    measure: str
    before: int | None
    after: int | None
    value: Fraction
    spending: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanges:
    """The way from one portfolio to another: "instead of X and Y: Z".

    Parameters
    ----------
    one, other : of the same measures and resources

    Attributes
    ----------
    left, entered, moved : measures that are only in the one, only in the other, or in both but
        start in different years; in list order
    value : of the other − of the one, joint effects included
    joint : the part of it that is due to joint effects
    spending : by resource, total spending of the other − of the one, commitments included
    """

    one: Assessment = field(repr=False)
    other: Assessment = field(repr=False)
    left: tuple[Change, ...] = field(init=False)
    entered: tuple[Change, ...] = field(init=False)
    moved: tuple[Change, ...] = field(init=False)
    value: Fraction = field(init=False)
    joint: Fraction = field(init=False)
    spending: Mapping[str, Fraction] = field(init=False)

    def __post_init__(self) -> None:
        one, other = self.one, self.other
        if one.problem.ids != other.problem.ids or one.problem.resources != other.problem.resources:
            raise ValueError("other: of other measures or resources")
        changes = [
            self._change(i) for i in one.problem.ids if one.starts.get(i) != other.starts.get(i)
        ]
        left = tuple(change for change in changes if change.after is None)
        entered = tuple(change for change in changes if change.before is None)
        moved = tuple(c for c in changes if c.before is not None and c.after is not None)
        value = other.value - one.value
        for name, found in (
            ("left", left),
            ("entered", entered),
            ("moved", moved),
            ("value", value),
            ("joint", value - sum((change.value for change in changes), Fraction(0))),
            ("spending", {r: other.money[r].total - one.money[r].total for r in one.money}),
        ):
            object.__setattr__(self, name, found)

    @property
    def are_none(self) -> bool:
        """Whether both are the same portfolio."""
        return not (self.left or self.entered or self.moved)

    def _change(self, measure: str) -> Change:
        before, after = self.one.starts.get(measure), self.other.starts.get(measure)
        candidate = self.one.problem.by_id[measure]
        value = Fraction(0)
        if after is not None:
            value += self.other.counted_value(measure)
        if before is not None:
            value -= self.one.counted_value(measure)
        # What a measure takes does not depend on its start; only the years do.
        comes = int(after is not None) - int(before is not None)
        return Change(
            measure=measure,
            before=before,
            after=after,
            value=value,
            spending={r: comes * candidate.net_total(r) for r in self.one.problem.resources},
        )


def exchanges(one: Assessment, other: Assessment) -> Exchanges:
    """Return what leaves, enters and moves from one portfolio to another.

    Raises
    ------
    ValueError : they are not of the same measures and resources.
    """
    return Exchanges(one=one, other=other)
