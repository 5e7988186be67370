"""What the solver proves of amounts large and close together, beside every selection."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import exact_array
from prioritisation.decision.portfolio.integer_program import IntegerProgram, Verdict
from prioritisation.decision.portfolio.narrow_rows import LARGEST_AMOUNT, NarrowRows
from prioritisation.decision.portfolio.reduction import Row, keeps

MILLIONS = 10**7


def rows(*parts):
    return [Row(exact_array(amounts), capacity) for amounts, capacity in parts]


def selections(n):
    return [np.array(taken, dtype=np.bool_) for taken in product([False, True], repeat=n)]


# Each of these HiGHS called impossible, or answered too low, at its usual tolerance.
@pytest.mark.parametrize(
    ("values", "asked"),
    [
        (
            [100, 100, 0, 100, 13, 0],
            rows(
                ([MILLIONS + a for a in (2, 2, 1, 1, 2, 0)], 3 * MILLIONS + 4),
                ([1, 0, 0, 1, 0, 1], 3),
            ),
        ),
        (
            [449009, 851912, 1, 1, 1, 1, 1000001, 1000000, 159868],
            rows(([MILLIONS + a for a in (2, 1, 2, 2, 0, 1, 1, 2, 2)], 7 * MILLIONS + 8)),
        ),
        ([2, 0, 1, 1, 1, 1, 1, 2], rows(([1] * 4 + [10**10] * 4, 2 * 10**10))),
        (
            [0] * 8,
            rows(
                ([12, 11, 10, 12, 12, 12, 12, 11], 47),
                (
                    [-1, 224265847328, -506712126071, -(10**12) - 1, 295511487750, -1, -1, -1],
                    -1506712126074,
                ),
            ),
        ),
        # A number in binary, as large as one row allows: presolve merged its digits.
        (
            [0] * 5 + [1, 2, 4],
            rows(
                ([5, 5, 2, 6, 5, 0, 0, 0], 14),
                ([1, 1, -4, 1, 1, 0, 0, 0], 0),
                ([-1, -1, 1, -1, -1, 1, 2, 4], 1),
            ),
        ),
        # The same, where a row tells the digits apart that says nothing.
        (
            [0] * 5 + [1, 2, 4],
            rows(
                ([5, 5, 2, 6, 5, 0, 0, 0], 14),
                ([1, 1, -4, 1, 1, 0, 0, 0], 0),
                ([-1, -1, 1, -1, -1, 1, 2, 4], 1),
                ([0, 0, 0, 0, 0, 1, 1, 1], 3),
            ),
        ),
    ],
    ids=["three of six", "seven of nine", "ones and milliards", "digits", "multiples", "hidden"],
)
def test_what_large_amounts_allow_is_found_and_proven(values, asked):
    solved = IntegerProgram(values=values, rows=asked).solve(Deadline())
    allowed = [taken for taken in selections(len(values)) if keeps(asked, taken)]
    amounts = np.array(values)
    assert solved.verdict is Verdict.PROVEN
    assert keeps(asked, solved.taken)
    assert amounts[solved.taken].sum() == max(amounts[taken].sum() for taken in allowed)


amount = st.integers(-3, 3) | st.integers(-(10**13), 10**13) | st.integers(MILLIONS, MILLIONS + 2)


@settings(max_examples=100)
@given(st.lists(amount, min_size=1, max_size=6), st.sampled_from([-1, 0, 1]), st.data())
def test_narrow_rows_are_kept_by_whoever_keeps_the_row(amounts, off, data):
    n = len(amounts)
    part = data.draw(st.lists(st.booleans(), min_size=n, max_size=n))
    (row,) = rows((amounts, sum(a for a, taken in zip(amounts, part, strict=True) if taken) + off))
    narrow = NarrowRows([row], n)
    assert all(abs(a) <= LARGEST_AMOUNT for one in narrow.rows for a in one.amounts.values())
    further = list(product([False, True], repeat=min(narrow.count - n, 8)))
    for taken in selections(n):
        kept = [one for one in [narrow.wide(taken)] if holds(narrow, one)]
        assert bool(kept) == keeps([row], taken)
        if not kept and narrow.count - n <= 8:
            assert not any(holds(narrow, [*map(bool, taken), *digits]) for digits in further)


def holds(narrow, wide):
    return all(
        sum(a for j, a in row.amounts.items() if wide[j]) <= row.capacity for row in narrow.rows
    )
