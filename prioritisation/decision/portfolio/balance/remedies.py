"""A gap → the rule of a plan that closes it, or why none can."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from prioritisation.decision.portfolio.balance.effect import effect_year
from prioritisation.decision.portfolio.balance.gaps import Gap, GapKind
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.rules import Amount, Count, Rule, Share

# Whether a measure that starts in a year closes the gap.
_Closes = Callable[[str, int], bool]


class Obstacle(StrEnum):
    """Why no rule closes a gap."""

    NO_CANDIDATE = "no_candidate"  # no measure of the programme is in the group
    TOO_LATE = "too_late"  # none of them can start, or show its effect, in time
    NO_RULE = "no_rule"  # what could close it costs nothing by which a rule could demand it
    NO_YEARS = "no_years"  # the plan has no such year


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What can be done about a gap: a rule, or why there is none."""

    rule: Rule | None = None
    obstacle: Obstacle | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spending:
    """Measures that close a gap by whatever they spend of a resource in year t.

    Parameters
    ----------
    least : the least that one of them can spend in it, above 0
    others : whether others of the group may spend in it too, and not close the gap
    """

    resource: str
    t: int
    ids: tuple[str, ...]
    least: Fraction
    others: bool


def remedy_of(
    gap: Gap, measures: Sequence[Measure], problem: ScheduledProblem, rule_id: str
) -> Remedy:
    """Return the rule that closes a gap: whatever keeps it has the gap no more.

    No rule speaks of starts. What is to start in time is therefore demanded by its money: at
    least as much in a year as the least that one of the measures costs in it which then are in
    time, whenever they began. The year is the one in which most of them can; of several the
    latest.

    Parameters
    ----------
    measures : the candidates of the plan
    problem : the plan in numbers, to which the rule is to be added
    rule_id : of the new rule
    """
    if gap.kind is GapKind.IDLE_YEAR:
        return _to_start(gap, problem, rule_id)
    group = _group(gap)
    members = group.members(measures, ())
    if not members:
        return Remedy(obstacle=Obstacle.NO_CANDIDATE)
    if gap.kind is GapKind.CONCENTRATED:
        return Remedy(rule=Share(id=rule_id, of=group, what=gap.resource, at_most=gap.most))
    if not any(problem.by_id[i].starts for i in members):
        return Remedy(obstacle=Obstacle.TOO_LATE)
    if gap.kind is GapKind.EMPTY:
        return Remedy(rule=Count(id=rule_id, of=group, at_least=1))
    return _in_time(gap, group, members, problem, rule_id)


def _group(gap: Gap) -> Group:
    if gap.by is None:
        raise ValueError(f"gap: of no group: {gap}")
    return Group(by=gap.by, key=gap.key)


def _in_time(
    gap: Gap, group: Group, members: Sequence[str], problem: ScheduledProblem, rule_id: str
) -> Remedy:
    year = gap.year
    if not problem.first_year or year is None:
        return Remedy(obstacle=Obstacle.NO_YEARS)

    def is_early(i: str, start: int) -> bool:
        return effect_year(problem, i, start) < year

    if not any(is_early(i, start) for i in members for start in problem.by_id[i].starts):
        return Remedy(obstacle=Obstacle.TOO_LATE)
    found = [
        spending
        for resource in problem.resources
        for t in range(problem.periods)
        for spending in _spending(problem, resource, t, members, is_early)
    ]
    return _demanded(found, group, problem, rule_id)


def _to_start(gap: Gap, problem: ScheduledProblem, rule_id: str) -> Remedy:
    t = -1 if gap.year is None else gap.year - problem.first_year
    if not problem.first_year or not 0 <= t < problem.periods:
        return Remedy(obstacle=Obstacle.NO_YEARS)
    if not any(t in c.starts for c in problem.candidates):
        return Remedy(obstacle=Obstacle.TOO_LATE)
    found = [
        spending
        for resource in problem.resources
        for spending in _spending(problem, resource, t, problem.ids, lambda _, start: start == t)
    ]
    return _demanded(found, None, problem, rule_id)


def _spending(
    problem: ScheduledProblem,
    resource: str,
    t: int,
    members: Sequence[str],
    closes: _Closes,
) -> Iterator[_Spending]:
    """Yield who spends in year t only by starts that close the gap; nothing if nobody does."""
    certain, others, amounts = [], False, []
    for i in members:
        candidate = problem.by_id[i]
        spent = {s: candidate.cost_in(resource, t - s) for s in candidate.starts}
        starts = [s for s, amount in spent.items() if amount > 0]
        if starts and all(closes(i, s) for s in starts):
            certain.append(i)
            amounts += [spent[s] for s in starts]
        else:
            others |= bool(starts)
    if certain:
        yield _Spending(
            resource=resource, t=t, ids=tuple(certain), least=min(amounts), others=others
        )


def _demanded(
    found: Sequence[_Spending], group: Group | None, problem: ScheduledProblem, rule_id: str
) -> Remedy:
    if not found:
        return Remedy(obstacle=Obstacle.NO_RULE)
    best = max(found, key=lambda spending: (len(spending.ids), spending.t))
    of = group if group is not None and not best.others else Group(measures=best.ids)
    return Remedy(
        rule=Amount(
            id=rule_id,
            of=of,
            what=best.resource,
            at_least=_decimal(best.least),
            year=problem.first_year + best.t,
        )
    )


def _decimal(number: Fraction) -> Decimal:
    # Amounts may have more digits than a context has by itself.
    with localcontext(prec=60):
        return Decimal(number.numerator) / Decimal(number.denominator)
