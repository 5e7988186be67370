"""What is changed in a what-if copy: values only, nothing is kept by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias, TypeVar

from prioritisation.actions.what_if.limits import LimitChange
from prioritisation.errors import InvalidValueError

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostChange:
    """What a measure costs of a resource: amounts by year from the start, or a percentage.

    Parameters
    ----------
    measure, resource : ids
    amounts : in place of those of its years; empty where there is a percentage
    percent : added to each of its amounts, −100 or more; None = the amounts are stated

    Raises
    ------
    InvalidValueError : more than all of the cost is taken off.
    """

    measure: str
    resource: str
    amounts: tuple[Decimal, ...] = ()
    percent: Decimal | None = None

    def __post_init__(self) -> None:
        if self.percent is None:
            return
        if not self.percent.is_finite() or not -_HUNDRED <= self.percent <= 100 * _HUNDRED:
            raise InvalidValueError("what_if_percent", field="percent", value=self.percent)

    @property
    def key(self) -> tuple[str, ...]:
        """What it changes."""
        return ("cost", self.measure, self.resource)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """What a measure scores on a criterion."""

    measure: str
    criterion: str
    score: Decimal

    @property
    def key(self) -> tuple[str, ...]:
        """What it changes."""
        return ("score", self.measure, self.criterion)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightChange:
    """How much a criterion weighs in the plan."""

    criterion: str
    weight: Decimal

    @property
    def key(self) -> tuple[str, ...]:
        """What it changes."""
        return ("weight", self.criterion)


Changed: TypeAlias = CostChange | ScoreChange | WeightChange | LimitChange
_Kind = TypeVar("_Kind", CostChange, ScoreChange, WeightChange)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Changes to the plan that are tried together, in the order in which they were made.

    Parameters
    ----------
    changes : each of another thing
    """

    changes: tuple[Changed, ...] = ()

    def with_change(self, change: Changed) -> WhatIf:
        """Return the same with a change, in place of one of the same thing, else as the last."""
        if any(known.key == change.key for known in self.changes):
            changes = tuple(change if known.key == change.key else known for known in self.changes)
        else:
            changes = (*self.changes, change)
        return replace(self, changes=changes)

    def without(self, key: tuple[str, ...]) -> WhatIf:
        """Return the same without the change of a thing."""
        return replace(self, changes=tuple(c for c in self.changes if c.key != key))

    def of_kind(self, kind: type[_Kind]) -> Iterator[_Kind]:
        """Yield the changes of a kind."""
        return (change for change in self.changes if isinstance(change, kind))

    @property
    def of_plan(self) -> tuple[Changed, ...]:
        """The changes of weights and budgets, which a scenario can keep."""
        return tuple(c for c in self.changes if isinstance(c, WeightChange | LimitChange))

    @property
    def of_limits(self) -> tuple[LimitChange, ...]:
        """The changes of budgets."""
        return tuple(c for c in self.changes if isinstance(c, LimitChange))

    @property
    def changes_scores(self) -> bool:
        """Whether scores change."""
        return any(isinstance(c, ScoreChange) for c in self.changes)
