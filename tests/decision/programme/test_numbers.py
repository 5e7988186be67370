from decimal import Decimal

import pytest

from prioritisation.decision.programme.numbers import LARGEST_AMOUNT, checked_number
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError


@pytest.mark.parametrize("number", [LARGEST_AMOUNT, -LARGEST_AMOUNT, Decimal("1E-2000000")])
def test_a_number_within_the_bounds_is_as_it_was(number):
    assert checked_number(number, "value") is number


@pytest.mark.parametrize("text", ["1000000000000000.1", "-1E+16", "1E+2000000", "-1E+2000000"])
def test_a_number_beyond_the_bounds_is_refused_however_it_is_written(text):
    with pytest.raises(InvalidValueError, match=r"^value: .* too_large"):
        checked_number(Decimal(text), "value")


def test_an_amount_is_a_multiple_of_its_step_however_small_the_step():
    work = Resource(id="work", name=Text.of("Work"), step=Decimal("1E-20"))
    amount = Decimal(10**15) + Decimal("0.00001")
    assert work.checked(amount, "cost") is amount
    with pytest.raises(InvalidValueError, match=r"^cost: .* not_a_multiple"):
        work.checked(Decimal("1E-21"), "cost")
