"""The weights, one criterion at a time, at which the best portfolio stays a best one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.terms import ONE
from prioritisation.decision.portfolio.sensitivity.overtaking import BestAt, Overtaking
from prioritisation.decision.portfolio.sensitivity.ruled_ends import RuledEnds
from prioritisation.decision.portfolio.sensitivity.share_line import ShareLine
from prioritisation.decision.portfolio.sensitivity.value_conditions import is_about_values
from prioritisation.decision.portfolio.sensitivity.weight_interval import (
    End,
    NotKnown,
    Starts,
    WeightInterval,
)
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
    on, until this one is a best one (Newton's way; Dinkelbach 1967). Rules on values, which other
    portfolios keep at other weights, are held exactly too (`RuledEnds`). Ties count as a best
    one. All weights 0 make no question.

    Values are those of the parts, exact; the question's own may be rounded in the ninth decimal.

    Parameters
    ----------
    portfolio : the best one, proven
    parts : what the values are made of, with the weights as they are stated
    criteria : ids of those to ask about, in this order; None = all that have a weight
    time_limit : seconds for all of them, in even parts; what is not proven by then says so
    stop : such as a `threading.Event`; when set, those still to come are left out

    Raises
    ------
    ValueError : the portfolio is not proven to be the best.
    """
    if portfolio.status is not Status.OPTIMAL:
        raise ValueError("portfolio: not proven to be the best")
    asked = tuple(parts.weights if criteria is None else criteria)
    deadline = Deadline(time_limit, stop)
    met: list[Starts] = []
    for number, criterion in enumerate(asked):
        if stop is not None and stop.is_set():
            return
        # A weight that takes long leaves the others their part of the time.
        left = deadline.seconds_left
        part = None if left is None else left / (len(asked) - number)
        search = _Search(problem, portfolio.starts, parts, met, Deadline(part, stop))
        yield search.interval(criterion)


class _Search:
    """Finds the interval of a weight.

    Parameters
    ----------
    met : portfolios met in the intervals before, which are looked at first; new ones are added
    """

    def __init__(
        self,
        problem: ScheduledProblem,
        starts: Starts,
        parts: ValueParts,
        met: list[Starts],
        deadline: Deadline,
    ) -> None:
        self._problem = problem
        self._starts = starts
        self._parts = parts
        self._met = met
        self._deadline = deadline
        self._follows_weights = any(map(is_about_values, problem.rules))

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
        with_own = self._line(criterion, (*others, criterion))
        without = self._line(criterion, tuple(others))
        here = self._best_at(with_own if weight else without, weight)
        if here is None or here.overtakes:
            return self._unknown(criterion, NotKnown.ROUNDING)
        if not here.is_proven:
            return self._unknown(criterion, NotKnown.TIME)
        low, high = self._ends(weight, with_own, without)
        return WeightInterval(criterion=criterion, weight=weight, low=low, high=high)

    def _ends(self, weight: Fraction, with_own: ShareLine, without: ShareLine) -> tuple[End, End]:
        """Return both ends, where a measure without a score may be worth less just above 0."""
        is_smooth = with_own.rest == without.rest
        if not weight:
            return End(_NONE), self._end_from_none(with_own, is_smooth=is_smooth)
        low = self._end(with_own, weight, upwards=False)
        if low.at == 0 and low.is_proven and not is_smooth:
            low = self._end_at_none(without)
        return low, self._end(with_own, weight, upwards=True)

    def _end_at_none(self, without: ShareLine) -> End:
        """Return the lower end where the portfolio is a best one at every weight above 0."""
        at_none = self._best_at(without, _NONE)
        if at_none is None:
            return End(_NONE, is_within=False)
        if at_none.overtakes:
            beyond = self._overtaking(without).highest_at(_NONE)
            return End(_NONE, is_within=False, beyond=beyond)
        return End(_NONE, is_proven=at_none.is_proven)

    def _end_from_none(self, line: ShareLine, *, is_smooth: bool) -> End:
        """Return the upper end where the weight is 0."""
        if not is_smooth and not self._follows_weights:
            overtaking = self._overtaking(line)
            just_above = overtaking.best_at(_NONE)
            if just_above.overtakes:
                return End(_NONE, beyond=overtaking.best_from_none())
            if not just_above.is_proven:
                return End(None, is_proven=False)
        return self._end(line, _NONE, upwards=True)

    def _end(self, line: ShareLine, weight: Fraction, *, upwards: bool) -> End:
        if self._follows_weights:
            ends = RuledEnds(line, self._starts, self._deadline)
            return ends.end(line.share_of(weight), upwards=upwards)
        return self._overtaking(line).end(ONE if upwards else _NONE)

    def _best_at(self, line: ShareLine, weight: Fraction) -> BestAt | None:
        """Return what is the best at a weight; None = the portfolio breaks a rule there."""
        share = line.share_of(weight)
        if Assessment(problem=line.problem_at(share), starts=self._starts).broken:
            return None
        return self._overtaking(line).best_at(share)

    def _unknown(self, criterion: str, why: NotKnown) -> WeightInterval:
        weight = self._parts.weights[criterion]
        return WeightInterval(
            criterion=criterion, weight=weight, low=None, high=None, not_known=why
        )

    def _overtaking(self, line: ShareLine) -> Overtaking:
        # Which portfolios keep rules on values differs from weight to weight.
        met = [] if self._follows_weights else self._met
        return Overtaking(line, self._starts, met, self._deadline)

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
