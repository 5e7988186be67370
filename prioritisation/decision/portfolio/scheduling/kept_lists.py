"""Going down a list and keeping every demand: each measure is taken with which a plan remains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray, exact_array
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import (
    ImpossibleError,
    Taken,
    highest,
    rows_of,
)
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.rules import Must
from prioritisation.errors import InfeasibleError, NoAnswerError

Starts = Mapping[str, int]

# One solve decides as many measures of a list as there are so many ways to start or leave.
MOST_WAYS = 20_000


class KeptLists:
    """A plan's lists that keep its demands, each gone down in an order.

    A measure is taken, in the first year of its window, when some portfolio holds it beside all
    that was taken before and keeps every demand; so what must be in keeps its place, and what a
    rule asks for later stays possible. Where a list that looks at no rules breaks none, and
    nothing brings or saves money, it is that of `selected_in_order`.

    Parameters
    ----------
    problem : the question
    ways : of starting or leaving measures that one solve tells apart; it changes no answer

    Raises
    ------
    InfeasibleError : a demand cannot be kept at all.
    """

    def __init__(self, problem: ScheduledProblem, *, ways: int = MOST_WAYS) -> None:
        self._problem, self._ways = problem, ways
        try:
            self._demands = _Demands(problem)
        except ImpossibleError as error:
            raise InfeasibleError("plan_contradicts") from error
        # Some portfolio that keeps the demands; None = none is known yet.
        self._some: Starts | None = None

    def in_order(self, order: Sequence[str], deadline: Deadline) -> Assessment:
        """Return what is taken by going down a list; it keeps every demand.

        Musts are taken first. Measures that the order does not name are taken last, in the
        order of the problem, and only until every demand is kept.

        Parameters
        ----------
        order : ids, the first choice first

        Raises
        ------
        InfeasibleError : no portfolio keeps the demands.
        NoAnswerError : the time was up before it was known what may be taken.
        """
        problem = self._problem
        must = {i for rule in problem.rules if isinstance(rule, Must) for i in rule.measures}
        named = dict.fromkeys((*(i for i in problem.ids if i in must), *order))
        descent = _Descent(problem, self._demands, self._ways, deadline, self._some)
        try:
            descent.go_down(list(named))
            for i in problem.ids:
                if i not in named and descent.chosen.broken:
                    descent.go_down([i])
        except ImpossibleError as error:
            raise InfeasibleError("plan_contradicts") from error
        chosen = descent.chosen
        if chosen.broken:
            # Every measure is decided, and there is no portfolio that they leave possible.
            raise InfeasibleError("plan_contradicts")
        self._some = chosen.starts
        return chosen


@dataclass(slots=True)
class _Descent:
    """On the way down a list.

    Attributes
    ----------
    whole : a portfolio that holds all that is taken and keeps the demands; None = unknown
    taken : t by id
    passed : ids of those that no such portfolio holds
    """

    problem: ScheduledProblem
    demands: _Demands
    most_ways: int
    deadline: Deadline
    whole: Starts | None
    taken: dict[str, int] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)

    @property
    def chosen(self) -> Assessment:
        """What is taken so far."""
        return Assessment(problem=self.problem, starts=self.taken)

    def go_down(self, order: Sequence[str]) -> None:
        """Take what may be taken, one after another.

        Raises
        ------
        ImpossibleError : no portfolio keeps the demands.
        NoAnswerError : the time is up.
        """
        undecided = list(order)
        while undecided:
            if self.deadline.passed:
                raise NoAnswerError("time_limit")
            if self._is_decided_at_sight(undecided[0]):
                del undecided[0]
            else:
                undecided = self._after_solving(undecided)

    def _is_decided_at_sight(self, measure: str) -> bool:
        """Take a measure or pass over it, where it takes no solve to tell; return whether so."""
        starts = self._open_starts(measure)
        if not starts:
            self.passed.add(measure)
            return True
        wider = {**self.taken, measure: starts[0]}
        whole = wider if self._keeps(wider) else {**(self.whole or {}), measure: starts[0]}
        if whole is not wider and (self.whole is None or not self._keeps(whole)):
            return False
        self.taken, self.whole = wider, whole
        return True

    def _keeps(self, starts: Starts) -> bool:
        return not Assessment(problem=self.problem, starts=starts).broken

    def _open_starts(self, measure: str) -> list[int]:
        """Return the years in which no demand is broken at sight if the measure starts."""
        return [
            t
            for t in self.problem.by_id[measure].starts
            if not self.demands.are_beyond({**self.taken, measure: t}, self.passed)
        ]

    def _after_solving(self, undecided: Sequence[str]) -> list[str]:
        """Decide the first measures in one solve; return those still to come."""
        block: dict[str, list[int]] = {}
        later, ways = list(undecided), 1
        while later:
            starts = self._open_starts(later[0])
            ways *= len(starts) + 1
            if block and ways > self.most_ways:
                break
            if starts:
                block[later[0]] = starts
            else:
                self.passed.add(later[0])
            del later[0]
        self.whole = self.demands.first_in_turn(
            block, self.taken, self.passed, self.whole, self.deadline
        )
        for measure in block:
            if measure in self.whole:
                self.taken[measure] = self.whole[measure]
            else:
                self.passed.add(measure)
        return later


class _Demands:
    """What the demands say, written out once as one table.

    Raises
    ------
    ImpossibleError : a demand cannot be kept by any decisions.
    """

    def __init__(self, problem: ScheduledProblem) -> None:
        self._columns = columns = Columns(problem)
        self._rows = rows = rows_of(columns, columns.unordered_demands())
        table = np.array([row.amounts for row in rows]).reshape(len(rows), columns.count)
        capacities = np.array([row.capacity for row in rows]).reshape(len(rows))
        self._table: IntegerArray = table
        # The least that each measure can come to, left out or started in any year.
        self._least: dict[str, IntegerArray] = {
            c.id: np.minimum(0, table[:, [columns.of_start[c.id, t] for t in c.starts]]).min(
                axis=1, initial=0
            )
            for c in problem.candidates
        }
        joint = table[:, list(columns.of_joint.values())]
        self._room: IntegerArray = capacities - np.minimum(0, joint).sum(axis=1)

    def are_beyond(self, taken: Starts, passed: set[str]) -> bool:
        """Return whether a demand is broken whatever comes beside what is taken.

        Parameters
        ----------
        taken : t by id
        passed : ids of those that do not come
        """
        chosen = [self._columns.of_start[i, t] for i, t in taken.items()]
        others = [own for i, own in self._least.items() if i not in taken and i not in passed]
        least = sum(others, self._table[:, chosen].sum(axis=1))
        return bool(np.any(least > self._room))

    def first_in_turn(
        self,
        block: Mapping[str, Sequence[int]],
        taken: Starts,
        passed: set[str],
        known: Starts | None,
        deadline: Deadline,
    ) -> Starts:
        """Return a portfolio beside what is taken that suits the first of a block best.

        It holds the first measure, in the first year that is possible; of such portfolios it
        suits the second best, and so on. In one solve: a measure weighs more than all that come
        after it, and each year more than the next.

        Parameters
        ----------
        block : the years to look at, by id, the first choice first
        taken : t by id of what is held
        passed : ids of what stays out
        known : such a portfolio, to start from; None = none is known

        Raises
        ------
        ImpossibleError : no portfolio holds what is taken.
        NoAnswerError : none was proven in time.
        """
        columns = self._columns
        weights, weight = [0] * columns.count, 1
        for i, starts in reversed(list(block.items())):
            for rank, t in enumerate(reversed(starts), start=1):
                weights[columns.of_start[i, t]] = rank * weight
            weight *= len(starts) + 1
        held, out = np.zeros((2, columns.count), dtype=np.int64)
        held[[columns.of_start[i, t] for i, t in taken.items()]] = -1
        shut = {(i, t) for i, starts in block.items() for t in self._starts(i) if t not in starts}
        shut |= {(i, t) for i in passed for t in self._starts(i)}
        out[[columns.of_start[key] for key in shut]] = 1

        def keeps(decisions: Taken) -> bool:
            chosen = columns.assessment(decisions)
            stays = all(chosen.starts.get(i) == t for i, t in taken.items())
            return stays and not chosen.broken and not passed & set(chosen.starts)

        found = highest(
            exact_array(weights),
            [*self._rows, Row(held, -len(taken)), Row(out, 0)],
            keeps,
            deadline,
            known=None if known is None else columns.taken(known),
        )
        if found.taken is None or found.value != found.bound:
            raise NoAnswerError("time_limit")
        return columns.assessment(found.taken).starts

    def _starts(self, measure: str) -> tuple[int, ...]:
        return self._columns.problem.by_id[measure].starts
