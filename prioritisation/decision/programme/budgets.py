"""How much of a resource a plan may take, year by year and after its horizon."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.programme.numbers import checked_number
from prioritisation.errors import InvalidValueError


class AfterLimit(StrEnum):
    """What each year beyond the horizon may cost, other than a stated amount."""

    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The limits on one resource.

    Parameters
    ----------
    amounts : most that may be spent in each year of the plan, 0 or more; a plan without years
        has one; empty = no year is limited
    total : most over the whole horizon, 0 or more; None = not limited
    carry_over : share, 0 … 1, of what a year leaves unused that the next year may use
    after : what each year beyond the horizon may cost: LAST, as much as the last year's
        budget; an amount; None = not limited

    Raises
    ------
    InvalidValueError : an amount is negative or no number, the share is outside its range, or
        there is nothing that it could be a share of.
    """

    amounts: tuple[Decimal, ...] = ()
    total: Decimal | None = None
    carry_over: Decimal = Decimal(0)
    after: AfterLimit | Decimal | None = None

    def __post_init__(self) -> None:
        amounts = [(f"budget[{n}]", amount) for n, amount in enumerate(self.amounts, start=1)]
        if self.total is not None:
            amounts.append(("total", self.total))
        if isinstance(self.after, Decimal):
            amounts.append(("after", self.after))
        for field, amount in amounts:
            if checked_number(amount, field) < 0:
                raise InvalidValueError("not_zero_or_more", field=field, value=amount)
        if not self.carry_over.is_finite() or not 0 <= self.carry_over <= 1:
            raise InvalidValueError("not_a_share", field="carry_over", value=self.carry_over)
        if not self.amounts and (self.carry_over or self.after is AfterLimit.LAST):
            field = "carry_over" if self.carry_over else "after"
            raise InvalidValueError("needs_budget", field=field)

    def over_the_horizon(self) -> tuple[Decimal, ...]:
        """Return what limits the sum of all years: that of the budgets, and the total."""
        sums = (sum(self.amounts, Decimal(0)),) if self.amounts else ()
        return sums if self.total is None else (*sums, self.total)

    @property
    def each_year_after(self) -> Decimal | None:
        """What each year beyond the horizon may cost at most; None = not limited."""
        return self.amounts[-1] if self.after is AfterLimit.LAST else self.after


def single_budget(amount: Decimal) -> Budget:
    """Return the budget of a plan without years."""
    return Budget(amounts=(amount,))
