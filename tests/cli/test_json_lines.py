import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.cli.json_lines import json_of


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(0), "0"),
        (Fraction(-7), "-7"),
        (Fraction(1, 2), "0.5"),
        (Fraction(-1, 40), "-0.025"),
        (Fraction(1, 3), "0.333333333333333"),
        (Fraction(2, 3), "0.666666666666667"),
        (Decimal("12345678901234567890.000000001"), "12345678901234567890.000000001"),
    ],
)
def test_a_number_has_every_decimal_it_has(number, written):
    assert json_of(number) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9))
def test_a_decimal_comes_back_exactly(number):
    assert json.loads(json_of(number), parse_float=Decimal, parse_int=Decimal) == number


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda part: st.lists(part) | st.dictionaries(st.text(), part),
)  # fmt: skip


@given(values)
def test_what_is_written_comes_back_from_one_line(value):
    written = json_of(value)
    assert "\n" not in written
    assert json.loads(written) == value
