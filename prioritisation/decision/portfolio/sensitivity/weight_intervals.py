"""The weights, one criterion at a time, at which the best portfolio stays a best one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.sensitivity.overtaking import Overtaking
from prioritisation.decision.portfolio.sensitivity.share_line import ONE, ShareLine
from prioritisation.decision.portfolio.sensitivity.weight_interval import (
    End,
    NotKnown,
    Starts,
    WeightInterval,
)
from prioritisation.decision.programme.rules import VALUE, Amount, Share
from prioritisation.decision.scoring.value_parts import ValueParts

_NONE = Fraction(0)


def weight_intervals(
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio,
    parts: ValueParts,
    criteria: Sequence[str] | None = None,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
) -> Iterator[WeightInterval]:
    """Yield for each weight in which interval a portfolio stays a best one.

    One weight moves and the others stay as they are. What a portfolio is worth is then linear
    in the share of that weight, so that the interval is found exactly, from each side: the best
    portfolio at the far end overtakes this one somewhere; the best there does so nearer; and so
    on, until this one is a best one (Newton's way; Dinkelbach 1967). Ties count as a best one.
    All weights 0 make no question.

    Values are those of the parts, exact; the question's own may be rounded in the ninth decimal.

    Parameters
    ----------
    portfolio : the best one, proven
    parts : what the values are made of, with the weights as they are stated
    criteria : ids of those to ask about, in this order; None = all that have a weight
    time_limit : seconds for all of them; what is not proven by then says so
    stop : such as a `threading.Event`; when set, those still to come are left out

    Raises
    ------
    ValueError : the portfolio is not proven to be the best.
    """
    if portfolio.status is not Status.OPTIMAL:
        raise ValueError("portfolio: not proven to be the best")
    search = _Search(problem, portfolio.starts, parts, Deadline(time_limit, stop))
    for criterion in parts.weights if criteria is None else criteria:
        if stop is not None and stop.is_set():
            return
        yield search.interval(criterion)


class _Search:
    """Finds the interval of each weight; what one search has met, the next looks at first."""

    def __init__(
        self, problem: ScheduledProblem, starts: Starts, parts: ValueParts, deadline: Deadline
    ) -> None:
        self._problem = problem
        self._starts = starts
        self._parts = parts
        self._deadline = deadline
        self._met: list[Starts] = []
        self._follows_values = any(
            isinstance(rule, Amount | Share) and rule.what == VALUE for rule in problem.rules
        )

    def interval(self, criterion: str) -> WeightInterval:
        """Return the interval of one weight."""
        weight = self._parts.weights[criterion]
        others = self._others(criterion)
        if criterion in self._parts.idle:
            return WeightInterval(
                criterion=criterion, weight=weight, low=End(_NONE), high=End(None), matters=False
            )
        if not others:
            # It is the only one that weighs anything: its share is the whole at any number.
            return WeightInterval(
                criterion=criterion,
                weight=weight,
                low=End(_NONE, is_within=False),
                high=End(None),
                matters=False,
            )
        if self._follows_values:
            return self._unknown(criterion, NotKnown.VALUE_RULES)
        with_own = self._line(criterion, (*others, criterion))
        without = self._line(criterion, tuple(others))
        stated = with_own if weight else without
        here = self._overtaking(stated).best_at(stated.share_of(weight))
        if here.overtakes:
            return self._unknown(criterion, NotKnown.ROUNDING)
        if not here.is_proven:
            return self._unknown(criterion, NotKnown.TIME)
        low, high = self._ends(weight, with_own, without)
        return WeightInterval(criterion=criterion, weight=weight, low=low, high=high)

    def _ends(self, weight: Fraction, with_own: ShareLine, without: ShareLine) -> tuple[End, End]:
        """Return both ends, where a measure without a score may be worth less just above 0."""
        above = self._overtaking(with_own)
        is_smooth = with_own.rest == without.rest
        if not weight:
            if not is_smooth:
                just_above = above.best_at(_NONE)
                if just_above.overtakes:
                    return End(_NONE), End(_NONE, beyond=above.best_from_none())
                if not just_above.is_proven:
                    return End(_NONE), End(None, is_proven=False)
            return End(_NONE), above.end(ONE)
        low = above.end(_NONE)
        if low.at == 0 and low.is_proven and not is_smooth:
            at_none = self._overtaking(without).best_at(_NONE)
            if at_none.overtakes:
                low = End(_NONE, is_within=False, beyond=at_none.starts)
            elif not at_none.is_proven:
                low = End(_NONE, is_within=False, is_proven=False)
        return low, above.end(ONE)

    def _unknown(self, criterion: str, why: NotKnown) -> WeightInterval:
        weight = self._parts.weights[criterion]
        return WeightInterval(
            criterion=criterion, weight=weight, low=None, high=None, not_known=why
        )

    def _overtaking(self, line: ShareLine) -> Overtaking:
        return Overtaking(line, self._starts, self._met, self._deadline)

    def _others(self, criterion: str) -> Mapping[str, Fraction]:
        """Return the other weights that count for something."""
        counting = self._parts.counting
        weights = {c: w for c, w in self._parts.weights.items() if w and c in counting}
        return {c: w for c, w in weights.items() if c != criterion}

    def _line(self, criterion: str, needed: Sequence[str]) -> ShareLine:
        others = self._others(criterion)
        total = sum(others.values(), _NONE)
        alone = {c: self._parts.alone(c, needed) for c in others}
        return ShareLine(
            self._problem,
            rest={
                i: sum((w * alone[c][i] for c, w in others.items()), _NONE) / total
                for i in self._problem.ids
            },
            own=self._parts.alone(criterion, needed),
            others=total,
        )
