"""The cheapest single changes that end a contradiction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from prioritisation.decision.portfolio.contradictions.changed_rules import (
    changed_problem,
    rule_named,
)
from prioritisation.decision.portfolio.contradictions.contradictions import Contradiction
from prioritisation.decision.portfolio.contradictions.demand_rows import DemandRows
from prioritisation.decision.portfolio.contradictions.looser_rules import Loosening
from prioritisation.decision.portfolio.contradictions.more_money import more_of
from prioritisation.decision.portfolio.contradictions.way_out import (
    Dropped,
    Loosened,
    More,
    Steps,
    TakenOff,
    UnknownError,
    WayOut,
    WaysOut,
)
from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.possibility import is_possible
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.rules import Amount, Count, Rule, Share

# A limit moved says more than a measure taken off, and that more than no rule at all.
_KINDS: tuple[type[WayOut], ...] = (More, Loosened, TakenOff, Dropped)


def ways_out(
    problem: ScheduledProblem,
    contradiction: Contradiction,
    others: Iterable[Contradiction] = (),
    *,
    steps: Steps | None = None,
    time_limit: float | None = None,
    stop: Stop | None = None,
    on_found: Callable[[WaysOut], object] | None = None,
) -> WaysOut:
    """Return the changes of one demand of a contradiction that make the plan possible.

    Of each demand that has any: the least more of a resource; each limit of a rule moved by the
    least; each measure that it need not name; the rule dropped. A change less by one step does
    not do. A rule loosened until it says nothing is only named as dropped.

    Where two contradictions share a demand, there may be no such change. Then the ways are
    steps: each is the least after which the demands of this contradiction alone can hold.

    Parameters
    ----------
    contradiction, others : of the problem, as `contradictions` yields them. The demands of the
        others are left out, as they are there, so that a way says what it takes once these are
        mended; `WayOut.is_enough` says whether it is enough as they stand
    steps : in which limits are moved; None = whole units
    time_limit : seconds in all; what is found by then is returned, and what is not known is said
    stop : such as a `threading.Event`; when set, the same
    on_found : told of the ways so far whenever there are more
    """
    deadline, steps = Deadline(time_limit, stop), steps or Steps()
    rows = DemandRows(problem)
    left_out = {demand for other in others for demand in other}
    kept = [demand for demand in rows.every if demand not in left_out]
    ways: list[WayOut] = []
    unknown: list[Demand] = []

    def found(*, are_steps: bool) -> WaysOut:
        ordered = _in_order(ways, problem, steps)
        return WaysOut(ways=ordered, unknown=tuple(unknown), are_steps=are_steps)

    for are_steps, in_force in ((False, kept), (True, contradiction)):
        for demand in contradiction:
            try:
                for way in _of(demand, rows, in_force, steps, deadline):
                    if are_steps:
                        ways.append(replace(way, is_enough=False))
                    else:
                        ways.append(_judged(problem, way, steps, deadline) if left_out else way)
                    if on_found is not None:
                        on_found(found(are_steps=are_steps))
            except UnknownError:
                unknown.append(demand)
        if ways or unknown:
            return found(are_steps=are_steps)
    return found(are_steps=True)


def _of(
    demand: Demand, rows: DemandRows, kept: Collection[Demand], steps: Steps, deadline: Deadline
) -> Iterator[WayOut]:
    if demand.kind is not DemandKind.RULE:
        way = more_of(demand, rows, kept, steps, deadline)
        if way is not None:
            yield way
        return
    # Nothing that is short of dropping a rule does where dropping it does not.
    possible = rows.is_possible(set(kept) - {demand}, deadline)
    if possible is None:
        raise UnknownError
    if possible:
        yield Dropped(demand=demand)
        rule = rule_named(rows.columns.problem, demand.name)
        yield from Loosening(rows, kept, steps, deadline).ways(rule)


def _judged(problem: ScheduledProblem, way: WayOut, steps: Steps, deadline: Deadline) -> WayOut:
    """Return a way with whether it is enough while the other contradictions stand."""
    changed = changed_problem(problem, way, steps.after_last)
    enough = is_possible(changed, time_limit=deadline.seconds_left, stop=deadline.stop)
    return replace(way, is_enough=enough)


def _in_order(
    ways: Iterable[WayOut], problem: ScheduledProblem, steps: Steps
) -> tuple[WayOut, ...]:
    """Return ways by kind, the smallest change first; of changes in several units, by unit."""
    units = list(dict.fromkeys(steps.unit(resource) for resource in problem.resources))

    def key(way: WayOut) -> tuple[int, int, Fraction]:
        kind = _KINDS.index(type(way))
        if isinstance(way, More):
            return kind, units.index(steps.unit(way.demand.name)), way.extra
        if isinstance(way, Loosened):
            return kind, _scale(rule_named(problem, way.demand.name), units, steps), way.change
        return kind, 0, Fraction(0)

    return tuple(sorted(ways, key=key))


def _scale(rule: Rule, units: list[str], steps: Steps) -> int:
    """Return a number that is the same for changes that can be compared: gaps, numbers, shares."""
    if isinstance(rule, Amount):
        return 3 + (units.index(steps.unit(rule.what)) if rule.resources() else len(units))
    return 1 if isinstance(rule, Count) else 2 if isinstance(rule, Share) else 0
