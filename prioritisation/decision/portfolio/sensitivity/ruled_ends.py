"""How far a portfolio stays a best one where rules on values let the demands follow the share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reduction import Row, keeps
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import (
    ImpossibleError,
    Taken,
    highest,
    keeps_rows,
    rows_of,
)
from prioritisation.decision.portfolio.scheduling.terms import ONE
from prioritisation.decision.portfolio.sensitivity.overtaking import Overtaking
from prioritisation.decision.portfolio.sensitivity.ruled_beyond import best_beyond
from prioritisation.decision.portfolio.sensitivity.share_line import ShareLine
from prioritisation.decision.portfolio.sensitivity.stretch import (
    Stretch,
    between,
    middle,
    where_not_positive,
    where_positive,
)
from prioritisation.decision.portfolio.sensitivity.value_conditions import (
    Condition,
    kept_by_other,
    one_of_two,
    row_below,
    value_conditions,
    wider,
    without_value_rules,
)
from prioritisation.decision.portfolio.sensitivity.weight_interval import End, Starts


@dataclass(frozen=True, slots=True)
class RuledEnds:
    """Where a portfolio stops being a best one, with rules on values.

    Three searches follow one another, the cheaper one first:

    1. Without those rules there are more rivals. As far as none of them overtakes the portfolio,
       nobody does with the rules either, and how far that is takes ordinary solves.
    2. Whoever beats the portfolio at the far end of what is left, with the rules as they are
       there, brings that end nearer: to where it begins to beat it and to keep the rules.
    3. Between the two, what a rule says of a portfolio is linear in the share, and so is its
       gain. So whoever beats the portfolio somewhere on the stretch, and keeps every rule there,
       keeps each of them, and is worth more, at one end of the stretch or at the other. The
       solver finds who does, until nobody is found. Whoever is found and beats it nowhere, since
       what it needs holds in different parts, has the stretch cut between them; whoever does beat
       it has the rest cut in the middle, so that each solve settles about a half.

    Parameters
    ----------
    line : the question at every share
    starts : of the given portfolio
    """

    line: ShareLine
    starts: Starts
    deadline: Deadline
    _free: Overtaking = field(init=False)
    _columns: Columns = field(init=False)
    _conditions: tuple[Condition, ...] = field(init=False)
    _gain: Condition = field(init=False)

    def __post_init__(self) -> None:
        line, problem = self.line, without_value_rules(self.line.problem)
        none, alls = (Columns(line.problem_at(share)).values() for share in (Fraction(0), ONE))
        own = line.line(self.starts)
        free = ShareLine(problem, rest=line.rest, own=line.own, others=line.others)
        object.__setattr__(self, "_free", Overtaking(free, self.starts, [], self.deadline))
        object.__setattr__(self, "_columns", Columns(problem))
        object.__setattr__(self, "_conditions", value_conditions(line))
        object.__setattr__(self, "_gain", Condition("", none, alls, own.at_none, own.at_all))

    def end(self, stated: Fraction, *, upwards: bool) -> End:
        """Return how far from a share, at which it is a best one, the portfolio stays one."""
        own = self._columns.taken(self.starts)
        far, breaks = ONE if upwards else Fraction(0), ""
        for condition in self._conditions:
            kept = where_not_positive(condition.line(own))
            if kept.within(Stretch(stated, stated)).is_empty:
                return End(self.line.weight_of(stated), breaks=condition.rule)
            limit = kept.high if upwards else kept.low
            if (limit < far) if upwards else (limit > far):
                far, breaks = limit, condition.rule
        shown = stated if far == stated else self._shown(stated, far)
        search = _Nearing(shown, far, breaks=breaks)
        if not self._brought_near(search, stated, upwards=upwards):
            at, known = self.line.weight_of(search.end), self.line.weight_of(search.shown)
            return End(at, search.is_within, is_proven=False, shown=known)
        return End(
            self.line.weight_of(search.end),
            search.is_within,
            breaks=search.breaks,
            beyond=self._beyond(search, upwards=upwards),
        )

    def _shown(self, stated: Fraction, far: Fraction) -> Fraction:
        """Return how far nobody overtakes the portfolio, whatever the rules on values say."""
        own = self._free.line.line(self.starts)
        if not self._free.best_at(stated).is_proven:
            return stated
        share = far
        while (best := self._free.best_at(share)).overtakes:
            share = own.meets(self._free.line.line(best.starts))
        return share if best.is_proven else stated

    def _brought_near(self, search: _Nearing, stated: Fraction, *, upwards: bool) -> bool:
        """Bring the end as near as somebody beats the portfolio; return whether that is all."""
        columns = self._columns
        seen = [columns.taken(self.starts)]

        def meet(taken: Taken) -> bool:
            seen.append(taken)
            beats = self._beats(taken, stated, upwards=upwards)
            search.meet(beats, upwards=upwards)
            return not beats.is_empty

        for starts in self._free.met:
            meet(columns.taken(starts))
        while search.is_open and (best := self._ruled().best_at(search.end)).overtakes:
            before = search.end
            meet(columns.taken(best.starts))
            if search.end == before:
                # It beats the portfolio at that share alone.
                break
        base = rows_of(columns, columns.unordered_demands())
        free_to = search.shown
        cuts: list[Fraction] = []
        while search.is_open:
            cuts = [cut for cut in cuts if search.has_inside(cut)]
            stop = cuts[-1] if cuts else search.end
            part = _Part(
                search.shown,
                stop,
                is_free=search.shown == free_to != stated,
                has_end=search.is_within or stop != search.end,
            )
            try:
                taken = self._beating(part, base, seen)
            except ImpossibleError:
                search.shown = stop
                continue
            if taken is None:
                return False
            if meet(taken):
                cut: Fraction | None = middle(search.shown, search.end)
            else:
                cut = between([c.line(taken) for c in self._conditions], self._gain.line(taken))
            if cut is not None and search.has_inside(cut):
                cuts = sorted({*cuts, cut}, reverse=upwards)
        return True

    def _ruled(self) -> Overtaking:
        """Return who overtakes the portfolio at one share: at another, other rules are kept."""
        return Overtaking(self.line, self.starts, [], self.deadline)

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

    def _beating(self, part: _Part, base: Sequence[Row], seen: Sequence[Taken]) -> Taken | None:
        """Return decisions that may beat the portfolio on a part; None = not known in time.

        Raises
        ------
        ImpossibleError : there are none.
        """
        columns, n = self._columns, self._columns.count
        more = self._more_at(part.end)
        # Who comes to keep a rule at an end that is none of the part does so too late.
        row_at_end = columns.row if part.has_end else partial(row_below, columns)
        pairs = [
            (columns.row(*condition.at(part.near)), row_at_end(*condition.at(part.end)))
            for condition in self._conditions
        ]
        if not part.is_free:
            pairs.append((self._more_at(part.near), more))
        choices = len(pairs)
        rows = [wider(row, choices) for row in base]
        if part.is_free:
            # The gain is at the far share.
            rows.append(wider(more, choices))
        for k, (near, far) in enumerate(pairs):
            rows += one_of_two(near, far, k, choices)
        rows += [wider(kept_by_other(columns, taken), choices) for taken in seen]
        terms, _ = self._gain.at(part.end)
        aim = wider(Row(columns.whole(terms).amounts, 0), choices)
        found = highest(
            aim.amounts,
            rows,
            lambda taken: keeps(rows, taken) and keeps_rows(taken[:n], columns, base),
            self.deadline,
        )
        return None if found.taken is None else found.taken[:n]

    def _more_at(self, share: Fraction) -> Row:
        """Return that decisions are worth more than the portfolio: by a whole unit at least."""
        terms, value = self._gain.at(share)
        whole = self._columns.whole(terms)
        return Row(-whole.amounts, -(whole.whole(value) + 1))

    def _beyond(self, search: _Nearing, *, upwards: bool) -> Starts | None:
        """Return a portfolio that is the best beyond the end; None = there is none, or unknown."""
        if search.end == 1 or (search.end == 0 and not upwards and search.is_within):
            return None
        if not search.is_within:
            return self._ruled().highest_at(search.end)
        return best_beyond(
            self._columns,
            self._conditions,
            self._gain,
            search.end,
            upwards=upwards,
            deadline=self.deadline,
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of shares on which somebody who beats the portfolio is looked for.

    Parameters
    ----------
    near, end : its ends; nobody beats the portfolio at the near one
    is_free : whether nobody does there whatever the rules on values say
    has_end : whether the end belongs to it
    """

    near: Fraction
    end: Fraction
    is_free: bool
    has_end: bool


@dataclass(slots=True)
class _Nearing:
    """The end as far as it is known; those who beat the portfolio bring it nearer.

    Parameters
    ----------
    shown : how far nobody is known to beat it
    end, is_within, breaks : as of an `End`, at a share
    """

    shown: Fraction
    end: Fraction
    is_within: bool = True
    breaks: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody may still bring the end nearer."""
        return self.end != self.shown

    def has_inside(self, share: Fraction) -> bool:
        """Return whether a share lies between what is shown and the end."""
        return min(self.shown, self.end) < share < max(self.shown, self.end)

    def meet(self, beats: Stretch, *, upwards: bool) -> None:
        """Take in on which stretch somebody beats the portfolio."""
        if beats.is_empty:
            return
        near = beats.low if upwards else beats.high
        has_near = beats.has_low if upwards else beats.has_high
        if near == self.end:
            self.is_within = self.is_within and not has_near
        elif (near < self.end) if upwards else (near > self.end):
            self.end, self.is_within, self.breaks = near, not has_near, ""
