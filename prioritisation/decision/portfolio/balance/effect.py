"""In which year the effect of a measure shows."""

from __future__ import annotations

from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem


def effect_year(problem: ScheduledProblem, measure: str, t: int) -> int:
    """Return the year in which the effect of a measure shows that starts in year t.

    A start is at the beginning of its year, as where value counts from the effect on:
    first_year + t + ⌊m / 12⌋ with m months from the start to the effect.
    """
    return problem.first_year + t + int(problem.by_id[measure].months // 12)
