"""How far a portfolio stays a best one where rules on values let the demands follow the share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import exact_array
from prioritisation.decision.portfolio.reduction import Row, keeps
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import (
    ImpossibleError,
    Taken,
    highest,
    keeps_rows,
    rows_of,
)
from prioritisation.decision.portfolio.scheduling.terms import ONE, Terms, difference, scaled, total
from prioritisation.decision.portfolio.sensitivity.share_line import Line, ShareLine
from prioritisation.decision.portfolio.sensitivity.stretch import (
    Stretch,
    where_not_positive,
    where_positive,
)
from prioritisation.decision.portfolio.sensitivity.weight_interval import End, Starts
from prioritisation.decision.programme.rules import VALUE, Amount, Rule, Share


def is_about_values(rule: Rule) -> bool:
    """Return whether a rule limits values, so that keeping it follows the weights."""
    return isinstance(rule, Amount | Share) and rule.what == VALUE


@dataclass(frozen=True, slots=True)
class _Condition:
    """Σ terms ≤ 0, with terms at a share of 0 and of 1; `rule` says it, "" = the gain."""

    rule: str
    at_none: Terms
    at_all: Terms
    most_at_none: Fraction
    most_at_all: Fraction

    def at(self, share: Fraction) -> tuple[Terms, Fraction]:
        terms = total([scaled(ONE - share, self.at_none), scaled(share, self.at_all)])
        return terms, (ONE - share) * self.most_at_none + share * self.most_at_all

    def line(self, taken: Taken) -> Line:
        """Return by how much decisions break it, at each share."""
        ends = []
        for terms, most in ((self.at_none, self.most_at_none), (self.at_all, self.most_at_all)):
            ends.append(sum((a for j, a in terms.items() if taken[j]), Fraction(0)) - most)
        return Line(*ends)


@dataclass(frozen=True, slots=True)
class RuledEnds:
    """Where a portfolio stops being a best one, with rules on values.

    What a rule on values says of a portfolio is linear in the share, and so is what the
    portfolio is worth. So whoever beats the given one somewhere on a stretch, and keeps every
    rule there, keeps each of them, and is worth more, at one end of the stretch or at the other.
    The solver finds who does; where on the stretch it truly beats it follows exactly, and the
    stretch ends there; until nobody is found.

    Parameters
    ----------
    line : the question at every share
    starts : of the given portfolio
    """

    line: ShareLine
    starts: Starts
    deadline: Deadline
    _columns: Columns = field(init=False)
    _conditions: tuple[_Condition, ...] = field(init=False)
    _gain: _Condition = field(init=False)

    def __post_init__(self) -> None:
        problem = self.line.problem
        free = tuple(rule for rule in problem.rules if not is_about_values(rule))
        none, alls = (Columns(self.line.problem_at(s)) for s in (Fraction(0), ONE))
        conditions = []
        for rule in problem.rules:
            if is_about_values(rule):
                both = zip(none.of_rule(rule), alls.of_rule(rule), strict=True)
                conditions += [_Condition(rule.id, t0, t1, m0, m1) for (t0, m0), (t1, m1) in both]
        own = self.line.line(self.starts)
        gain = _Condition("", none.values(), alls.values(), own.at_none, own.at_all)
        object.__setattr__(self, "_columns", Columns(replace(problem, rules=free)))
        object.__setattr__(self, "_conditions", tuple(conditions))
        object.__setattr__(self, "_gain", gain)

    def end(self, stated: Fraction, *, upwards: bool) -> End:
        """Return how far from a share, at which it is a best one, the portfolio stays one."""
        columns = self._columns
        own = columns.taken(self.starts)
        far = ONE if upwards else Fraction(0)
        end, breaks, is_within = far, "", True
        for condition in self._conditions:
            kept = where_not_positive(condition.line(own))
            if kept.within(Stretch(stated, stated)).is_empty:
                return End(self.line.weight_of(stated), breaks=condition.rule)
            limit = kept.high if upwards else kept.low
            if (limit < end) if upwards else (limit > end):
                end, breaks = limit, condition.rule
        if end == stated:
            return End(self.line.weight_of(stated), breaks=breaks)
        base = rows_of(columns, columns.unordered_demands())
        seen = [own]
        while True:
            try:
                taken = self._beating(stated, end, base, seen)
            except ImpossibleError:
                break
            if taken is None:
                return End(self.line.weight_of(end), is_within, is_proven=False)
            seen.append(taken)
            beats = self._beats(taken, stated, upwards=upwards)
            if beats.is_empty:
                continue
            near = beats.low if upwards else beats.high
            has_near = beats.has_low if upwards else beats.has_high
            if near == end:
                is_within = is_within and not has_near
            elif (near < end) if upwards else (near > end):
                end, is_within, breaks = near, not has_near, ""
        return End(self.line.weight_of(end), is_within, breaks=breaks)

    def _beats(self, taken: Taken, stated: Fraction, *, upwards: bool) -> Stretch:
        """Return where beyond a share decisions keep the rules and are worth more."""
        # A share of 1 is what no weight has.
        if upwards:
            side = Stretch(low=stated, has_low=False, has_high=False)
        else:
            side = Stretch(high=stated, has_high=False)
        found = side.within(where_positive(self._gain.line(taken)))
        for condition in self._conditions:
            found = found.within(where_not_positive(condition.line(taken)))
        return found

    def _beating(
        self, stated: Fraction, end: Fraction, base: Sequence[Row], seen: Sequence[Taken]
    ) -> Taken | None:
        """Return decisions that may beat the portfolio between; None = not known in time.

        Raises
        ------
        ImpossibleError : there are none.
        """
        columns, n = self._columns, self._columns.count
        choices = len(self._conditions) + 1
        rows = [_wider(row, choices) for row in base]
        for k, (near, far) in enumerate(self._either(stated, end)):
            rows += [_unless(near, k, choices, chosen=True), _unless(far, k, choices, chosen=False)]
        rows += [_wider(self._other_than(taken), choices) for taken in seen]
        terms, _ = self._gain.at(end)
        aim = _wider(Row(columns.whole(terms).amounts, 0), choices)
        found = highest(
            aim.amounts,
            rows,
            lambda taken: keeps(rows, taken) and keeps_rows(taken[:n], columns, base),
            self.deadline,
        )
        return None if found.taken is None else found.taken[:n]

    def _either(self, stated: Fraction, end: Fraction) -> Iterator[tuple[Row, Row]]:
        """Yield each condition at the one share and at the other: one of the two must hold."""
        for condition in self._conditions:
            yield (
                self._columns.row(*condition.at(stated)),
                self._columns.row(*condition.at(end)),
            )
        yield self._more_at(stated), self._more_at(end)

    def _more_at(self, share: Fraction) -> Row:
        """Return that decisions are worth more than the portfolio: by a whole unit at least."""
        terms, value = self._gain.at(share)
        whole = self._columns.whole(terms)
        return Row(-whole.amounts, -(whole.whole(value) + 1))

    def _other_than(self, taken: Taken) -> Row:
        """Return that at least one start differs."""
        columns = self._columns
        starts = [j for j in columns.of_start.values() if taken[j]]
        terms = difference(
            dict.fromkeys(starts, ONE),
            {j: ONE for j in columns.of_start.values() if not taken[j]},
        )
        return columns.row(terms, Fraction(len(starts) - 1))


def _wider(row: Row, choices: int) -> Row:
    return Row(np.append(row.amounts, np.zeros(choices, dtype=row.amounts.dtype)), row.capacity)


def _unless(row: Row, k: int, choices: int, *, chosen: bool) -> Row:
    """Return a row that holds unless the k-th choice is made, or unless it is not made."""
    slack = max(row.most - row.capacity, 0)
    amounts = [*map(int, row.amounts), *([0] * choices)]
    amounts[len(row.amounts) + k] = -slack if chosen else slack
    return Row(exact_array(amounts), row.capacity if chosen else row.capacity + slack)
