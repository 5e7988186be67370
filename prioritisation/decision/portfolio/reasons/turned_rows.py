"""A plan of several years in integers, and what it says to turn a decision round."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerRow, integer_row
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.alike import alike_measures
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import Taken, rows_of
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem


@dataclass(frozen=True, slots=True)
class TurnedRows:
    """The decisions of a plan, its demands as rows, and what the best portfolio decides.

    Parameters
    ----------
    problem : the question
    best : t by id of the best portfolio

    Attributes
    ----------
    columns : the decisions
    values : what each adds, in integers
    demands : the rows that any portfolio keeps
    rows : the same, with an order among measures that are alike: any portfolio keeps them once
        those are exchanged, which changes no sum
    alike : by id, whoever nothing tells apart from it, itself too, in list order
    starts : by id, its columns
    """

    problem: ScheduledProblem
    best: Mapping[str, int]
    columns: Columns = field(init=False)
    values: IntegerRow = field(init=False)
    demands: tuple[Row, ...] = field(init=False)
    rows: tuple[Row, ...] = field(init=False)
    alike: Mapping[str, tuple[str, ...]] = field(init=False)
    starts: Mapping[str, NDArray[np.intp]] = field(init=False)

    def __post_init__(self) -> None:
        columns = Columns(self.problem)
        terms = columns.values()
        unordered = list(columns.unordered_demands())
        stated = [linear for linear in unordered if linear.demand is not None]
        groups = [tuple(group) for group in alike_measures(columns, stated)]
        starts = {
            c.id: np.array([columns.of_start[c.id, t] for t in c.starts], dtype=np.intp)
            for c in self.problem.candidates
        }
        for name, made in (
            ("columns", columns),
            ("values", integer_row([terms[j] for j in range(columns.count)])),
            ("demands", rows_of(columns, unordered)),
            ("rows", rows_of(columns)),
            ("alike", {i: (i,) for i in self.problem.ids} | {i: g for g in groups for i in g}),
            ("starts", starts),
        ):
            object.__setattr__(self, name, made)

    def value(self, taken: Taken) -> int:
        """Return what decisions are worth."""
        return int(self.values.amounts[taken].sum())

    def turns(self, starts: Mapping[str, int]) -> list[str]:
        """Return the measures that are in one of two portfolios only: these and the best."""
        return [i for i in self.problem.ids if (i in starts) != (i in self.best)]

    def stands_for(self, measure: str) -> str:
        """Return the measure alike that the order among them turns round first."""
        group = self.alike[measure]
        return group[-1] if measure in self.best else group[0]

    def turned(self, measures: Collection[str]) -> Row:
        """Return that at least one of these decisions is turned round.

        Σ_{in} (1 − x_i) + Σ_{out} x_i ≥ 1
        """
        amounts = np.zeros(self.columns.count, dtype=np.int64)
        for i in measures:
            amounts[self.starts[i]] = 1 if i in self.best else -1
        return Row(amounts, sum(i in self.best for i in measures) - 1)

    def is_impossible(self, measure: str) -> bool:
        """Return whether a demand alone shows that a decision cannot be turned round."""
        free = np.ones(self.columns.count, dtype=np.bool_)
        free[self.starts[measure]] = False
        for row in (*self.demands, self.turned([measure])):
            own = row.amounts[self.starts[measure]]
            least = int(np.minimum(row.amounts[free], 0).sum())
            if measure not in self.best:
                least += int(own.min(initial=0)) if len(own) else 0
            if least > row.capacity:
                return True
        return False

    def kept(self, measure: str) -> Row:
        """Return that a decision stays as it is in the best portfolio."""
        amounts = np.zeros(self.columns.count, dtype=np.int64)
        amounts[self.starts[measure]] = -1 if measure in self.best else 1
        return Row(amounts, -int(measure in self.best))
