"""The years of a plan by name."""

from __future__ import annotations

from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.wording.wording import Wording


def year_name(problem: ScheduledProblem, t: int, wording: Wording) -> str:
    """Return the year t of a plan, or its number where the plan has no calendar."""
    if problem.first_year:
        return str(problem.first_year + t)
    if problem.periods == 1 and t == 0:
        return wording("planner_chart.whole_plan")
    return str(t + 1)
