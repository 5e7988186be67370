"""A plan's decisions as integers, with nothing left out: every selection that keeps the demands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray, IntegerRow, exact_array
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import Taken, keeps_rows, rows_of
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem

# Which of n measures are chosen, whenever they start.
Selection = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of a problem with its values and demands as integer rows.

    The best portfolio may be sought among less than all: without what is dominated, and with one
    order of measures that are alike. An alternative may be any of them, so nothing of that is
    here.

    Attributes
    ----------
    columns : the decisions
    values : what is summed, by decision
    rows : the demands that can bind
    measure_of : by decision, the index of the measure that it starts; −1 for a joint effect

    Raises
    ------
    ImpossibleError : a demand cannot be kept by any decisions.
    """

    problem: ScheduledProblem
    columns: Columns = field(init=False)
    values: IntegerRow = field(init=False)
    rows: tuple[Row, ...] = field(init=False)
    measure_of: NDArray[np.intp] = field(init=False)

    def __post_init__(self) -> None:
        columns = Columns(self.problem)
        index = {i: k for k, i in enumerate(self.problem.ids)}
        measure_of = np.full(columns.count, -1, dtype=np.intp)
        for (i, _), j in columns.of_start.items():
            measure_of[j] = index[i]
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "values", columns.whole(columns.values()))
        object.__setattr__(self, "rows", rows_of(columns, columns.unordered_demands()))
        object.__setattr__(self, "measure_of", measure_of)

    @property
    def measures(self) -> int:
        """How many measures there are."""
        return len(self.problem.candidates)

    def taken(self, starts: Mapping[str, int]) -> Taken:
        """Return the decisions that make a selection with start years."""
        return self.columns.taken(starts)

    def assessment(self, taken: Taken) -> Assessment:
        """Return what decisions come to, added up exactly."""
        return self.columns.assessment(taken)

    def value(self, taken: Taken) -> int:
        """Return what decisions are worth, in units of `values`."""
        return int(self.values.amounts[taken].sum())

    def least_worth(self, value: Fraction) -> int:
        """Return the smallest number of units of `values` that is worth so much."""
        return -self.values.whole(-value)

    def selection(self, taken: Taken) -> Selection:
        """Return which measures are chosen."""
        chosen = np.zeros(self.measures, dtype=np.bool_)
        started = self.measure_of[taken]
        chosen[started[started >= 0]] = True
        return chosen

    def one_of_each(self, choices: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return of S × n decisions the first of each selection, in their order."""
        starts = np.zeros((len(self.measure_of), self.measures), dtype=np.float32)
        is_start = self.measure_of >= 0
        starts[is_start, self.measure_of[is_start]] = 1
        selections = np.packbits(choices.astype(np.float32) @ starts > 0, axis=1)
        _, first = np.unique(selections, axis=0, return_index=True)
        return choices[np.sort(first)]

    def keeps(self, taken: Taken, rows: Sequence[Row] = ()) -> bool:
        """Return whether decisions keep the demands, and further rows, in exact numbers."""
        return keeps_rows(taken, self.columns, rows)

    def worth(self, value: int) -> Row:
        """Return that decisions are worth so much, or more."""
        return Row(-self.values.amounts, -value)

    def likeness(self, selection: Selection) -> tuple[IntegerArray, int]:
        """Return in how many measures decisions differ from a selection: c + Σ a_j x_j.

        d = |S| + Σ_{i ∉ S} z_i − Σ_{i ∈ S} z_i, with z_i = Σ_t x[i, t]
        """
        signs = np.where(selection, -1, 1).astype(np.int64)
        amounts = np.where(self.measure_of >= 0, signs[self.measure_of], 0).astype(np.int64)
        return amounts, int(selection.sum())

    def unlike(self, selection: Selection, by: int = 1) -> Row:
        """Return that decisions differ from a selection in so many measures, or more."""
        amounts, constant = self.likeness(selection)
        return Row(-amounts, constant - by)

    def matrix(self) -> tuple[IntegerArray, IntegerArray]:
        """Return the rows as m × n amounts and m capacities."""
        capacities = exact_array([row.capacity for row in self.rows])
        wide = any(row.amounts.dtype == object for row in self.rows)
        dtype = object if wide or capacities.dtype == object else np.int64
        amounts = np.array([row.amounts for row in self.rows], dtype=dtype)
        return amounts.reshape(len(self.rows), self.columns.count), capacities.astype(dtype)
