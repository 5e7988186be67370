"""Going down a list and keeping every demand: each measure is taken with which a plan remains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
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


class KeptLists:
    """A plan's lists that keep its demands, each gone down in an order.

    A measure is taken, in the first year of its window, when some portfolio holds it beside all
    that was taken before and keeps every demand; so what must be in keeps its place, and what a
    rule asks for later stays possible. Where no rule but musts and nevers is in force, and
    nothing brings or saves money, that is what `selected_in_order` takes.

    Parameters
    ----------
    problem : the question
    deadline : for all of its lists

    Raises
    ------
    InfeasibleError : no portfolio keeps the demands.
    NoAnswerError : the time was up before one was found.
    """

    def __init__(self, problem: ScheduledProblem, deadline: Deadline) -> None:
        self._problem, self._deadline = problem, deadline
        nothing = Assessment(problem=problem, starts={})
        try:
            self._rows = _StatedRows(problem)
            kept = (
                nothing.starts if not nothing.broken else _completion(problem, {}, set(), deadline)
            )
        except ImpossibleError as error:
            raise InfeasibleError("plan_contradicts") from error
        # Some portfolio that keeps the demands.
        self._some = kept

    def in_order(self, order: Sequence[str]) -> Assessment:
        """Return what is taken by going down a list; it keeps every demand.

        Musts are taken first. Measures that the order does not name are taken last, in the
        order of the problem, and only until every demand is kept.

        Parameters
        ----------
        order : ids, the first choice first

        Raises
        ------
        NoAnswerError : the time was up before it was known what may be taken.
        """
        problem = self._problem
        must = {i for rule in problem.rules if isinstance(rule, Must) for i in rule.measures}
        named = dict.fromkeys((*(i for i in problem.ids if i in must), *order))
        descent = _Descent(problem, self._rows, self._deadline, self._some)
        for i in named:
            descent.take(i)
        chosen = Assessment(problem=problem, starts=descent.taken)
        for i in problem.ids:
            if not chosen.broken:
                break
            if i not in named:
                descent.take(i)
                chosen = Assessment(problem=problem, starts=descent.taken)
        return chosen


class _StatedRows:
    """What limits and rules say, as one table: most of what no longer fits is seen at sight.

    Raises
    ------
    ImpossibleError : a demand cannot be kept by any decisions.
    """

    def __init__(self, problem: ScheduledProblem) -> None:
        self._columns = columns = Columns(problem)
        rows = rows_of(columns, columns.stated())
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


@dataclass(slots=True)
class _Descent:
    """On the way down a list.

    Attributes
    ----------
    whole : a portfolio that holds all that is taken and keeps the demands: there always is one
    taken : t by id
    passed : ids of those that no such portfolio holds
    """

    problem: ScheduledProblem
    rows: _StatedRows
    deadline: Deadline
    whole: Starts
    taken: dict[str, int] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)

    def take(self, measure: str) -> None:
        """Take a measure in the first year of its window in which it may be, if there is one."""
        for t in self.problem.by_id[measure].starts:
            whole = self._whole_with(measure, t)
            if whole is not None:
                self.taken[measure] = t
                self.whole = whole
                return
        self.passed.add(measure)

    def _whole_with(self, measure: str, t: int) -> Starts | None:
        """Return a portfolio with one more measure that keeps the demands; None = there is none."""
        wider = {**self.taken, measure: t}
        if self.rows.are_beyond(wider, self.passed):
            return None
        if not Assessment(problem=self.problem, starts=wider).broken:
            return wider
        if self.whole.get(measure) == t:
            return self.whole
        beside = {**self.whole, measure: t}
        if not Assessment(problem=self.problem, starts=beside).broken:
            return beside
        try:
            return _completion(self.problem, wider, self.passed, self.deadline)
        except ImpossibleError:
            return None


def _completion(
    problem: ScheduledProblem, taken: Starts, passed: set[str], deadline: Deadline
) -> Starts:
    """Return a portfolio that keeps the demands, with all that is taken and nothing passed over.

    Of these it is one that spends little, so that others fit beside it.

    Raises
    ------
    ImpossibleError : there is none.
    NoAnswerError : none was found in time.
    """
    if deadline.passed:
        raise NoAnswerError("time_limit")

    def window(measure: str, starts: tuple[int, ...]) -> tuple[int, ...]:
        if measure in taken:
            return (taken[measure],)
        return () if measure in passed else starts

    held = [Must(id=problem.new_rule_id("taken"), measures=tuple(taken))] if taken else []
    narrowed = replace(
        problem,
        candidates=tuple(replace(c, starts=window(c.id, c.starts)) for c in problem.candidates),
        rules=(*problem.rules, *held),
    )
    columns = Columns(narrowed)
    spending = columns.whole(columns.total_spending(problem.resources[0]))

    def keeps(decisions: Taken) -> bool:
        return not columns.assessment(decisions).broken

    found = highest(-spending.amounts, rows_of(columns), keeps, deadline)
    if found.taken is None or not keeps(found.taken):
        raise NoAnswerError("time_limit")
    return columns.assessment(found.taken).starts
