"""What measures take and budgets limit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.rules import COUNT, VALUE
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something that measures take and budgets limit: money, person-months.

    Parameters
    ----------
    id : short name, other than ``value`` and ``count``, which rules may sum beside resources
    unit : what its amounts are counted in
    step : every amount is a multiple of it; above 0
    """

    id: str
    name: Text
    unit: str = "€"
    step: Decimal = Decimal(1)

    def __post_init__(self) -> None:
        checked_id(self.id)
        if self.id in (VALUE, COUNT):
            raise InvalidValueError("resource_name_taken", field="id", value=self.id)
        if not self.step.is_finite() or self.step <= 0:
            raise InvalidValueError("not_above_zero", field="step", value=self.step)

    def checked(self, amount: Decimal, field: str) -> Decimal:
        """Return an amount as it is.

        Raises
        ------
        InvalidValueError : it is no multiple of the step.
        """
        # As fractions: decimals refuse a remainder whose quotient has more than 28 digits.
        if Fraction(amount) % Fraction(self.step):
            raise InvalidValueError(
                "not_a_multiple", field=field, value=amount, step=self.step, resource=self.id
            )
        return amount
