"""Side conditions of a plan: each kind is a class whose fields say what it demands."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Self

from prioritisation.decision.programme.groups import Group, GroupKind, checked_measures
from prioritisation.decision.programme.items import LONGEST_FIELD
from prioritisation.decision.programme.numbers import checked_number
from prioritisation.errors import InvalidValueError

# What a rule may sum beside a resource; no resource may be called so.
VALUE, COUNT = "value", "count"


class RuleKind(StrEnum):
    """What a rule demands."""

    MUST = "must"
    NEVER = "never"
    REQUIRES = "requires"
    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(ABC):
    """A demand on the portfolio; its kind is one of the classes below.

    Parameters
    ----------
    id : short name, unique in its plan
    why : the reason, such as the council's decision; at most 200 characters
    on : a rule that is off demands nothing
    """

    kind: ClassVar[RuleKind]
    id: str
    why: str = ""
    on: bool = True

    def __post_init__(self) -> None:
        if not self.id or len(self.id) > LONGEST_FIELD:
            raise InvalidValueError("bad_id", field="id", value=self.id)
        if len(self.why) > LONGEST_FIELD:
            raise InvalidValueError(
                "field_too_long", field="why", value=self.why, longest=LONGEST_FIELD
            )

    @abstractmethod
    def named(self) -> tuple[str, ...]:
        """Return the measures that the rule names one by one."""

    def resources(self) -> tuple[str, ...]:
        """Return the resources that the rule names."""
        return ()

    @abstractmethod
    def among(self, ids: Collection[str]) -> Self | None:
        """Return the rule as it is when only these measures are left; None = it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _OnMeasures(Rule):
    measures: tuple[str, ...]

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        checked_measures(self.measures, "measures")

    def named(self) -> tuple[str, ...]:
        return self.measures

    def among(self, ids: Collection[str]) -> Self | None:
        left = tuple(i for i in self.measures if i in ids)
        return replace(self, measures=left) if left else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Must(_OnMeasures):
    """All of the measures are chosen."""

    kind: ClassVar[RuleKind] = RuleKind.MUST


@dataclass(frozen=True, slots=True, kw_only=True)
class Never(_OnMeasures):
    """None of the measures is chosen."""

    kind: ClassVar[RuleKind] = RuleKind.NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Requires(Rule):
    """A measure is chosen only if every one it needs is, and starts no earlier than they allow.

    Parameters
    ----------
    measure : the one that needs others
    needs : ids
    gap : whole years, 0 or more, that it starts after each of them, at least
    """

    kind: ClassVar[RuleKind] = RuleKind.REQUIRES
    measure: str
    needs: tuple[str, ...]
    gap: int = 0

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        checked_measures(self.needs, "needs")
        if self.measure in self.needs:
            raise InvalidValueError("needs_itself", field="needs", value=self.measure)
        if self.gap < 0:
            raise InvalidValueError("not_zero_or_more", field="gap", value=self.gap)

    def named(self) -> tuple[str, ...]:
        """Return the measure and what it needs."""
        return (self.measure, *self.needs)

    def among(self, ids: Collection[str]) -> Self | None:
        """Return the rule without what is gone; None without its measure or all it needs."""
        left = tuple(i for i in self.needs if i in ids)
        return replace(self, needs=left) if self.measure in ids and left else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _OnGroup(Rule):
    of: Group

    def named(self) -> tuple[str, ...]:
        return self.of.measures

    def among(self, ids: Collection[str]) -> Self | None:
        if self.of.by is not GroupKind.MEASURES:
            return self
        left = tuple(i for i in self.of.measures if i in ids)
        return replace(self, of=replace(self.of, measures=left)) if left else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(_OnGroup):
    """How many measures of a group are chosen; variants of one measure: at most 1.

    Parameters
    ----------
    of : the group
    at_least, at_most, exactly : whole numbers, 0 or more; at least one of them is given
    """

    kind: ClassVar[RuleKind] = RuleKind.COUNT
    at_least: int | None = None
    at_most: int | None = None
    exactly: int | None = None

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        limits = {name: getattr(self, name) for name in ("at_least", "at_most", "exactly")}
        if all(limit is None for limit in limits.values()):
            raise InvalidValueError("no_limit", field="at_least")
        for name, limit in limits.items():
            if limit is not None and limit < 0:
                raise InvalidValueError("not_zero_or_more", field=name, value=limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OnSum(_OnGroup):
    what: str
    at_least: Decimal | None = None
    at_most: Decimal | None = None

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        if not self.what:
            raise InvalidValueError("key_missing", field="what")
        if self.at_least is None and self.at_most is None:
            raise InvalidValueError("no_limit", field="at_least")

    def resources(self) -> tuple[str, ...]:
        return () if self.what in (VALUE, COUNT) else (self.what,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(_OnSum):
    """A sum over the chosen measures of a group.

    Parameters
    ----------
    of : the group
    what : id of a resource, whose costs inside the horizon are summed, before income and
        savings; or ``value``, whose counted values are, without joint effects
    at_least, at_most : limits of the sum, at least one of them
    year : of a resource, what falls in this year alone; None = the whole horizon
    """

    kind: ClassVar[RuleKind] = RuleKind.AMOUNT
    year: int | None = None

    def __post_init__(self) -> None:
        _OnSum.__post_init__(self)
        for name in ("at_least", "at_most"):
            limit = getattr(self, name)
            if limit is not None:
                checked_number(limit, name)
        if self.year is not None and self.what == VALUE:
            raise InvalidValueError("value_has_no_year", field="year", value=self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(_OnSum):
    """The same sum as a share of that of all chosen measures, over the horizon.

    An empty portfolio keeps every share.

    Parameters
    ----------
    of : the group
    what : id of a resource, ``value``, or ``count``, the number of measures
    at_least, at_most : 0 … 1, at least one of them
    """

    kind: ClassVar[RuleKind] = RuleKind.SHARE

    def __post_init__(self) -> None:
        _OnSum.__post_init__(self)
        for name in ("at_least", "at_most"):
            limit = getattr(self, name)
            if limit is not None and not 0 <= limit <= 1:
                raise InvalidValueError("not_a_share", field=name, value=limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Together(_OnMeasures):
    """What several measures are worth or save beside their own, when all are chosen.

    Parameters
    ----------
    measures : ids, two or more
    value : value added, in the unit of the objective; may be negative. It counts like that of a
        measure that starts in the year in which the last of them starts
    saving : by resource, what their first year costs less, booked in that year; 0 or more
    months_to_effect : whole months from that year, 0 or more
    """

    kind: ClassVar[RuleKind] = RuleKind.TOGETHER
    value: Decimal = Decimal(0)
    saving: Mapping[str, Decimal] = field(default_factory=dict)
    months_to_effect: int = 0

    def __post_init__(self) -> None:
        _OnMeasures.__post_init__(self)
        if len(self.measures) < 2:
            raise InvalidValueError("one_alone", field="measures", value=self.measures[0])
        checked_number(self.value, "value")
        for resource, amount in self.saving.items():
            if checked_number(amount, f"saving.{resource}") < 0:
                raise InvalidValueError(
                    "not_zero_or_more", field=f"saving.{resource}", value=amount
                )
        if not 0 <= self.months_to_effect <= 1200:
            raise InvalidValueError(
                "not_months", field="months_to_effect", value=self.months_to_effect
            )

    def resources(self) -> tuple[str, ...]:
        """Return those of which something is saved."""
        return tuple(self.saving)

    def among(self, ids: Collection[str]) -> Self | None:
        """Return the rule as it is; None when one of its measures is gone."""
        return self if all(i in ids for i in self.measures) else None


RULES: Mapping[str, type[Rule]] = {
    rule.kind: rule for rule in (Must, Never, Requires, Count, Amount, Share, Together)
}
