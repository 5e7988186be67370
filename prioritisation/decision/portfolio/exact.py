"""Exact numbers as integers: fractions scaled without loss, and arrays that cannot overflow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

# int64 where every sum fits, Python's own integers (dtype object) where one might not.
IntegerArray = NDArray[Any]

LARGEST_SAFE_SUM = 2**61


@dataclass(frozen=True, slots=True)
class IntegerRow:
    """A row of exact numbers as the smallest integers in the same ratios.

        number_i = amounts_i · unit

    Parameters
    ----------
    amounts : integers without a common divisor
    unit : what 1 stands for; above 0
    """

    amounts: IntegerArray
    unit: Fraction

    def whole(self, number: Fraction) -> int:
        """Return the largest integer whose worth does not exceed the number."""
        ratio = number / self.unit
        return ratio.numerator // ratio.denominator


def integer_row(numbers: Sequence[Fraction]) -> IntegerRow:
    """Return the numbers times the least common multiple of their denominators, over the gcd."""
    ratios = [number.as_integer_ratio() for number in numbers]
    denominator = lcm(*{below for _, below in ratios})
    if denominator == 1:
        scaled = [above for above, _ in ratios]
    else:
        scaled = [above * (denominator // below) for above, below in ratios]
    divisor = gcd(*scaled) or 1
    if divisor > 1:
        scaled = [amount // divisor for amount in scaled]
    return IntegerRow(exact_array(scaled), Fraction(divisor, denominator))


def exact_array(integers: Sequence[int]) -> IntegerArray:
    """Return an array in which no sum over a selection, or a difference of two, overflows."""
    if sum(map(abs, integers)) < LARGEST_SAFE_SUM:
        return np.array(integers, dtype=np.int64)
    return np.array(integers, dtype=object)


def total(numbers: Iterable[Fraction]) -> Fraction:
    """Return the exact sum; adds numerators of equal denominators, which is fast."""
    numerators: defaultdict[int, int] = defaultdict(int)
    for number in numbers:
        above, below = number.as_integer_ratio()
        numerators[below] += above
    return sum((Fraction(n, d) for d, n in numerators.items()), Fraction(0))
