"""The question put to the optimiser, as numbers only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.errors import InvalidValueError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A limit on a part of the measures, such as the budget of a category.

    Parameters
    ----------
    name : what the limit is called in answers
    amounts : what each measure takes of it, in the order of the problem's ids
    at_most : the most that the selected measures may take together
    """

    name: str
    amounts: tuple[Fraction, ...]
    at_most: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Which measures to select: exact numbers, aligned with `ids`.

        max  Σ v_i x_i   s.t.  Σ c_ri x_i ≤ b_r   for each resource r with a budget
                               Σ a_li x_i ≤ u_l   for each limit l
                               x_i = 1            for i in must
                               x_i = 0            for i in never
                               x_i ∈ {0, 1}

    Parameters
    ----------
    ids : of the n measures, in list order: the last tie is broken by it
    values : v_i, n exact numbers; 0 = as good as doing nothing; may be negative
    resources : names of the R resources, in the order in which ties look at spending
    spending : R rows of n exact net amounts c_ri (negative where income exceeds cost)
    budgets : R amounts b_r; None = the resource is not limited
    limits : limits on parts of the measures
    must, never : ids

    Raises
    ------
    InvalidValueError : the parts do not fit together, an id is doubled, or a rule names an
        unknown one.
    """

    ids: tuple[str, ...]
    values: tuple[Fraction, ...]
    resources: tuple[str, ...]
    spending: tuple[tuple[Fraction, ...], ...]
    budgets: tuple[Fraction | None, ...]
    limits: tuple[Limit, ...] = ()
    must: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        n = len(self.ids)
        if len(set(self.ids)) != n:
            raise InvalidValueError("ids_doubled", field="ids")
        rows: Sequence[Collection[Fraction]] = [
            self.values,
            *self.spending,
            *(limit.amounts for limit in self.limits),
        ]
        if any(len(row) != n for row in rows):
            raise InvalidValueError("lengths_differ", field="values")
        if not len(self.resources) == len(self.spending) == len(self.budgets):
            raise InvalidValueError("lengths_differ", field="budgets")
        known = set(self.ids)
        for field, named in (("must", self.must), ("never", self.never)):
            if unknown := sorted(named - known):
                raise InvalidValueError("unknown_id", field=field, value=unknown[0])
