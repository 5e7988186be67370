"""What a what-if copy would change in the plan's answer, and how far each weight can move."""

from __future__ import annotations

from dataclasses import dataclass

from prioritisation.actions.desk import Desk
from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.posing import Posed, posed
from prioritisation.actions.what_if.changes import WhatIf
from prioritisation.actions.what_if.copying import changed_desk
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.exchanges import Exchanges, exchanges
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.sensitivity.weight_interval import WeightInterval
from prioritisation.decision.portfolio.sensitivity.weight_intervals import weight_intervals
from prioritisation.decision.scoring.value_parts import value_parts

# For the weights of a plan together; what is not proven by then says so.
INTERVAL_SECONDS = 240.0


def posed_what_if(desk: Desk, what_if: WhatIf) -> Posed:
    """Return the question of the plan with the changes.

    Raises
    ------
    InvalidValueError : it is no question, or a change does not fit the programme.
    """
    return posed(changed_desk(desk, what_if))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer with the changes beside the plan's own answer.

    Points of two questions with other scores or weights are not comparable; so both lists are
    added up in the changed question.

    Parameters
    ----------
    posed : the changed question
    old : the plan's own list, added up there, whether or not it still keeps the demands
    new : the best list known there
    changes : from the one to the other
    """

    posed: Posed
    old: Assessment
    new: ScheduledPortfolio
    changes: Exchanges


def outcome(before: ScheduledPortfolio, changed: Posed, after: ScheduledPortfolio) -> Outcome:
    """Return what the changes make of the plan's answer.

    Parameters
    ----------
    before : the answer to the plan as it is kept
    changed, after : the question with the changes, and its answer
    """
    old = Assessment(problem=changed.problem, starts=before.starts)
    return Outcome(posed=changed, old=old, new=after, changes=exchanges(old, after.assessment))


def intervals_job(posed: Posed, portfolio: ScheduledPortfolio) -> Job[tuple[WeightInterval, ...]]:
    """Return the work on how far each weight can move: `found` holds the intervals so far.

    Parameters
    ----------
    portfolio : the best one, proven
    """
    parts = value_parts(posed.programme.measures, posed.scores, posed.board, posed.plan)

    def work(job: Job[tuple[WeightInterval, ...]]) -> tuple[WeightInterval, ...]:
        intervals: tuple[WeightInterval, ...] = ()
        for interval in weight_intervals(
            posed.problem, portfolio, parts, time_limit=INTERVAL_SECONDS, stop=job.stop
        ):
            intervals = (*intervals, interval)
            job.found = intervals
            job.progress = len(intervals) / len(parts.weights)
        return intervals

    # The values alone tell neither which weights made them nor out of which parts.
    key = ("intervals", posed.key, repr(parts), tuple(portfolio.starts.items()))
    return the_jobs().job(key, work)
