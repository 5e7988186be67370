"""Rows of large amounts, written with small ones that the solver can tell apart: exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.reduction import Row

# Measured against trying every selection: with amounts up to this HiGHS made no mistake in
# thousands of small programs of sums that differ by one; with larger ones, a few in a thousand.
LARGEST_AMOUNT = 10**6

# Digits are counted in this base; times the number of decisions it stays below the largest.
BASE = 2**13


@dataclass(frozen=True, slots=True)
class NarrowRow:
    """Σ amounts_j x_j ≤ capacity, by column; a column that is not named has 0."""

    amounts: Mapping[int, int]
    capacity: int

    @property
    def is_narrow(self) -> bool:
        """Whether the solver can tell its amounts apart."""
        return max(map(abs, self.amounts.values()), default=0) <= LARGEST_AMOUNT


@dataclass(frozen=True, slots=True)
class Carry:
    """How often the low digits of a row make one of the next: Σ_b 2^b y_b, y_b ∈ {0, 1}.

    Parameters
    ----------
    columns : of y_0, y_1, …
    low : the digits, as a row of the columns before
    """

    columns: range
    low: NarrowRow

    def bits(self, taken: Mapping[int, bool]) -> list[bool]:
        """Return y_b of decisions by column."""
        over = sum(a for j, a in self.low.amounts.items() if taken[j]) - self.low.capacity
        carried = max(0, -(-over // BASE))
        return [bool(carried >> b & 1) for b in range(len(self.columns))]


class NarrowRows:
    """Rows over n decisions as rows over these and further ones, each of small amounts.

    A row Σ a_j x_j ≤ u with large amounts is added up as by hand, in digits of a base d. With
    a_j = d·q_j + r_j and u = d·U + R, 0 ≤ r_j, R < d, it holds exactly when some whole c ≥ 0 has

        Σ r_j x_j ≤ R + d·c   and   Σ q_j x_j + c ≤ U

    and c is written in further decisions. Where the q_j are large still, it begins anew. The
    linear relaxation is the same as before: both together, with c between, are the row itself.

    Parameters
    ----------
    rows : over n decisions
    n : how many there are

    Attributes
    ----------
    rows : narrow ones
    count : of all decisions, n or more
    """

    def __init__(self, rows: Sequence[Row], n: int) -> None:
        self.count = n
        self._n = n
        self._carries: list[Carry] = []
        self.rows = [narrow for row in rows for narrow in self._narrowed(_sparse(row))]

    def wide(self, taken: NDArray[np.bool_]) -> list[bool]:
        """Return decisions with what they carry."""
        wide = dict(enumerate(map(bool, taken)))
        for carry in self._carries:
            wide.update(zip(carry.columns, carry.bits(wide), strict=True))
        return [wide[j] for j in range(self.count)]

    def _narrowed(self, row: NarrowRow) -> Iterator[NarrowRow]:
        if row.is_narrow:
            yield row
            return
        quotients = {j: a // BASE for j, a in row.amounts.items() if a // BASE}
        remainders = {j: a % BASE for j, a in row.amounts.items() if a % BASE}
        low = NarrowRow(remainders, row.capacity % BASE)
        most = max(0, -((low.capacity - sum(remainders.values())) // BASE))
        columns = range(self.count, self.count + most.bit_length())
        if columns:
            self.count += len(columns)
            self._carries.append(Carry(columns, low))
            digits = {j: -BASE << b for b, j in enumerate(columns)}
            yield NarrowRow({**remainders, **digits}, low.capacity)
        ones = {j: 1 << b for b, j in enumerate(columns)}
        yield from self._narrowed(NarrowRow({**quotients, **ones}, row.capacity // BASE))


def _sparse(row: Row) -> NarrowRow:
    return NarrowRow({j: int(a) for j, a in enumerate(row.amounts) if a}, row.capacity)
