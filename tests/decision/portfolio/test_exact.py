from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.portfolio.exact import exact_array, integer_row, total

numbers = st.lists(st.fractions(max_denominator=1000), max_size=8)


@given(numbers)
def test_a_row_of_integers_stands_for_the_same_numbers(row):
    scaled = integer_row(row)
    assert [int(amount) * scaled.unit for amount in scaled.amounts] == row


@given(numbers, st.fractions(max_denominator=1000))
def test_the_whole_part_of_a_budget_loses_no_selection(row, budget):
    scaled = integer_row(row)
    assert scaled.whole(budget) * scaled.unit <= budget < (scaled.whole(budget) + 1) * scaled.unit


@given(numbers)
def test_the_total_is_the_sum(row):
    assert total(row) == sum(row, Fraction(0))


def test_numbers_beyond_64_bits_become_pythons_own():
    assert exact_array([2**80, 1]).sum() == 2**80 + 1
    assert exact_array([2**40, 1]).dtype == "int64"
