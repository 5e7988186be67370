"""The answer to a file's question as a JSON object, whichever the file's kind."""

from __future__ import annotations

from collections.abc import Mapping

from prioritisation.actions.file_plans import PlanAnswer
from prioritisation.actions.file_schedules import FileSchedule
from prioritisation.cli.plan_objects import plan_object
from prioritisation.cli.portfolio_objects import portfolio_object
from prioritisation.decision.portfolio.scheduling.assessment import Assessment


def schedule_object(asked: FileSchedule, seconds: float) -> dict[str, object]:
    """Return what `optimise` answers.

    Parameters
    ----------
    seconds : wall time of all that was asked, which stands in place of the optimiser's own
    """
    answer = asked.answer
    if isinstance(answer, PlanAnswer):
        return plan_object(answer) | {"seconds": seconds}
    return portfolio_object(answer) | {"seconds": seconds}


def money_object(asked: FileSchedule, assessment: Assessment) -> dict[str, object]:
    """Return what a portfolio takes: `costs`, or of a plan `spending`."""
    if isinstance(asked.answer, PlanAnswer):
        return {"spending": dict(assessment.spending)}
    return {"costs": dict(assessment.costs)}


def years_object(asked: FileSchedule, starts: Mapping[str, int]) -> dict[str, object]:
    """Return `start`, the year of each start, where there is a calendar; else nothing."""
    first = asked.first_year
    return {} if first is None else {"start": {i: first + t for i, t in starts.items()}}
