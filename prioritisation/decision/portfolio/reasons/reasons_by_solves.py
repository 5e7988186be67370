"""Why each measure is in or out, of a choice without years: a solve for each, nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from heapq import heappop, heappush

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.prepared import PreparedProblem
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.reasons.least_losses import least_losses
from prioritisation.decision.portfolio.reasons.reason import Reason, Starts
from prioritisation.errors import InfeasibleError, NoAnswerError


def reasons_by_solves(
    problem: Problem, best: Starts, value: Fraction, deadline: Deadline
) -> Iterator[Reason]:
    """Yield a reason for each measure: those of proven loss by it, then the others.

    Prices on the rows tell for every measure what turning it round loses at least. In the order
    of these limits the losses are proven, and one is told when none to come can be smaller. A
    portfolio found for one measure in which another is turned round too, and that loses no more
    than the other's limit, saves a solve.

    Parameters
    ----------
    best, value : starts of the best portfolio and what it is worth
    """
    search = _Search(problem, best, value)
    limits = search.limits
    proven: list[tuple[Fraction, int, Reason]] = []
    rest: list[tuple[bool, int, Reason]] = []
    for i in sorted(range(len(limits)), key=limits.__getitem__):
        while proven and proven[0][0] < limits[i]:
            yield heappop(proven)[-1]
        if deadline.stop is not None and deadline.stop.is_set():
            break
        reason = search.reason(i, deadline)
        if reason.loss is not None:
            heappush(proven, (reason.loss, i, reason))
        else:
            rest.append((reason.is_possible is False, i, reason))
    while proven:
        yield heappop(proven)[-1]
    for _, _, reason in sorted(rest, key=lambda found: found[:2]):
        yield reason


class _Search:
    """What is known so far of what turning each measure round loses.

    Parameters
    ----------
    problem : the question
    best, value : starts of the best portfolio and what it is worth

    Attributes
    ----------
    limits : what each loses at least
    """

    def __init__(self, problem: Problem, best: Starts, value: Fraction) -> None:
        self._prepared = PreparedProblem(problem)
        self._best, self._value = best, value
        self.limits = least_losses(problem, best, value)
        # What the best portfolio known with a measure turned round loses, and the portfolio.
        self._known: dict[int, tuple[Fraction, Starts]] = {}

    def reason(self, measure: int, deadline: Deadline) -> Reason:
        """Return why a measure, by its index, is in or out, as far as time allows."""
        name = self._prepared.problem.ids[measure]
        at_least = self.limits[measure]
        if measure not in self._known or self._known[measure][0] > at_least:
            try:
                found = self._prepared.best(
                    fixed={name: name not in self._best},
                    time_limit=deadline.seconds_left,
                    stop=deadline.stop,
                    settle_ties=False,
                )
            except InfeasibleError:
                return Reason(
                    measure=name, best=self._best, other=None, at_most=None, is_possible=False
                )
            except NoAnswerError:
                pass
            else:
                at_least = max(at_least, self._value - found.bound)
                self._learn(self._value - found.value, dict.fromkeys(found.selected, 0))
        loss, other = self._known.get(measure, (None, None))
        return Reason(
            measure=name,
            best=self._best,
            other=other,
            at_least=at_least,
            at_most=loss,
            is_possible=None if other is None else True,
        )

    def _learn(self, loss: Fraction, other: Starts) -> None:
        for i, name in enumerate(self._prepared.problem.ids):
            is_turned = (name in other) != (name in self._best)
            if is_turned and (i not in self._known or loss < self._known[i][0]):
                self._known[i] = loss, other
