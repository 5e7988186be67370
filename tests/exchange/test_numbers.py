from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.errors import InvalidValueError
from prioritisation.exchange.numbers import decimal_of, whole_number_of, written_number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("23,4", "23.4"),
        ("23.4", "23.4"),
        (" 7 ", "7"),
        ("1 234 567,5", "1234567.5"),
        ("1\u00a0234\u202f567", "1234567"),
        ("−2", "-2"),
        ("+2", "2"),
        ("-0,125", "-0.125"),
        ("1 250 000 €", "1250000"),
        ("€ 12.50", "12.50"),
        ("−€5", "-5"),
        ("1,234", "1.234"),
    ],
)
def test_a_number_is_read_as_people_write_it(cell, number):
    assert decimal_of(cell) == Decimal(number)


@pytest.mark.parametrize("cell", ["about 30k", "NaN", "inf", "-Infinity", "", "1 2", "1,", "--1"])
def test_what_is_no_number_is_refused(cell):
    with pytest.raises(InvalidValueError, match="not_a_number"):
        decimal_of(cell)


@pytest.mark.parametrize("cell", ["1e6", "1,23457E+15"])
def test_a_number_whose_digits_a_spreadsheet_dropped_is_refused(cell):
    with pytest.raises(InvalidValueError, match="exponent_form"):
        decimal_of(cell)


@pytest.mark.parametrize("cell", ["1.234.567", "1,234.5", "12,345,678"])
def test_groups_set_apart_by_points_or_commas_are_refused(cell):
    with pytest.raises(InvalidValueError, match="thousands_unclear"):
        decimal_of(cell)


@pytest.mark.parametrize("cell", ["1,234", "1.234", "12.000 €"])
def test_one_such_group_in_a_whole_number_is_refused(cell):
    with pytest.raises(InvalidValueError, match="thousands_unclear"):
        whole_number_of(cell, "not_whole_euros")


@pytest.mark.parametrize("cell", ["about 30k", "12,5", "NaN", "0,125"])
def test_a_whole_number_breaks_the_rule_of_its_column(cell):
    with pytest.raises(InvalidValueError, match="not_whole_euros"):
        whole_number_of(cell, "not_whole_euros")


@pytest.mark.parametrize("cell", ["1234,0", "1 234", "1234.000"])
def test_a_whole_number_may_have_zeros_for_decimals(cell):
    assert whole_number_of(cell, "not_whole_euros") == 1234


def test_more_digits_than_anybody_means_are_refused():
    with pytest.raises(InvalidValueError, match="too_many_digits"):
        decimal_of("9" * 5_000)


@given(st.decimals(-(10**20), 10**20, allow_nan=False, places=9))
def test_a_written_number_is_read_back_exactly(number):
    assert decimal_of(written_number(number)) == number


def test_a_number_is_written_with_a_decimal_comma_and_in_full():
    assert [written_number(Decimal(n)) for n in ("23.4", "1E+3", "-2")] == ["23,4", "1000", "-2"]
