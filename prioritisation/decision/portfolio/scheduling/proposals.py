"""A list of measures that somebody proposes, such as the council's, added up beside the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.demands import DemandKind
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import Limits, ScheduledProblem
from prioritisation.decision.programme.rules import (
    COUNT,
    Count,
    Must,
    Never,
    Requires,
    Rule,
    Share,
)
from prioritisation.errors import InfeasibleError, InvalidValueError, NoAnswerError

Windows = Mapping[str, tuple[int, ...]]


def proposal_assessment(
    problem: ScheduledProblem,
    ids: Iterable[str],
    starts: Mapping[str, int] | None = None,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
) -> Assessment:
    """Return what a proposal comes to, and which demands it breaks.

    Where it names no start years, it is read as kindly as it can be: the starts of the highest
    value that keep the budgets and what the rules say of starts. What the selection breaks
    however it starts, such as a must that is missing from it, is not held against its starts.
    If no starts keep all that, those of the highest value within the budgets are taken, and if
    there are none either, those of the highest value.

    Parameters
    ----------
    problem : with the demands to look at
    ids : of the proposed measures
    starts : t by id of those whose start is proposed, inside the window or not
    time_limit : seconds; then what has no start is taken to start as early as it may
    stop : such as a `threading.Event`; when set, the same

    Raises
    ------
    InvalidValueError : a measure is unknown, or a start lies outside the horizon.
    """
    chosen, given = tuple(dict.fromkeys(ids)), dict(starts or {})
    _check(problem, chosen, given)
    windows = {i: _window(problem, i, given) for i in chosen}
    earliest = Assessment(problem=problem, starts={i: window[0] for i, window in windows.items()})
    if all(len(window) == 1 for window in windows.values()):
        return earliest
    deadline = Deadline(time_limit, stop)
    for asked in _ever_less_asked(earliest, windows):
        try:
            best = best_schedule(asked, time_limit=deadline.seconds_left, stop=stop)
        except InfeasibleError:
            continue
        except NoAnswerError:
            break
        return Assessment(problem=problem, starts=best.starts)
    return earliest


def _check(problem: ScheduledProblem, ids: tuple[str, ...], starts: Mapping[str, int]) -> None:
    for field, named, known in (("ids", ids, problem.by_id), ("starts", starts, ids)):
        for i in named:
            if i not in known:
                raise InvalidValueError("unknown_id", field=field, value=i)
    for i, t in starts.items():
        if not 0 <= t < problem.periods:
            raise InvalidValueError(
                "year_not_in_plan", field=f"starts.{i}", value=problem.first_year + t
            )


def _window(problem: ScheduledProblem, measure: str, given: Mapping[str, int]) -> tuple[int, ...]:
    if measure in given:
        return (given[measure],)
    # One that may never start is added up as if it did at once; its window is broken anyhow.
    return problem.by_id[measure].starts or (0,)


def _ever_less_asked(anyhow: Assessment, windows: Windows) -> Iterator[ScheduledProblem]:
    """Yield problems in which only the starts are open, each with fewer demands.

    Parameters
    ----------
    anyhow : the selection with any starts
    """
    problem = anyhow.problem
    proposed = Must(id=problem.new_rule_id("proposed"), measures=tuple(windows))
    broken = {demand.name for demand in anyhow.broken if demand.kind is DemandKind.RULE}
    kept = [
        rule for rule in problem.rules if not (rule.id in broken and _ignores_starts(rule, anyhow))
    ]
    only = replace(
        problem,
        candidates=tuple(replace(c, starts=windows.get(c.id, ())) for c in problem.candidates),
        rules=(*kept, proposed),
    )
    yield only
    within_budgets = replace(only, rules=(*problem.joint_effects, proposed))
    yield within_budgets
    yield replace(within_budgets, limits=tuple(Limits(resource=r) for r in problem.resources))


def _ignores_starts(rule: Rule, chosen: Assessment) -> bool:
    """Return whether the rule looks at the selection alone, at least where it breaks it."""
    if isinstance(rule, Requires):
        return not all(i in chosen.starts for i in rule.needs)
    if isinstance(rule, Share):
        return rule.what == COUNT
    return isinstance(rule, Must | Never | Count)
