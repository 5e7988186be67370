"""Why each measure is in or out, the nearest decisions first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.reasons.one_row import one_row
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.reasons.reasons_by_lists import reasons_by_lists
from prioritisation.decision.portfolio.reasons.reasons_by_solves import reasons_by_solves
from prioritisation.decision.portfolio.reasons.several_years import several_years_reasons
from prioritisation.decision.portfolio.scheduling.flattening import flat_problem
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.rules import Must, Never


def reasons(
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
) -> Iterator[Reason]:
    """Yield a reason for each measure, the smallest loss first as far as that is known.

    Parameters
    ----------
    portfolio : the best one, proven
    time_limit : seconds for all of them; what is not proven by then is told with its limits
    stop : such as a `threading.Event`; when set, the reasons still to come are left out

    Raises
    ------
    ValueError : the portfolio is not proven to be the best.
    """
    if portfolio.status is not Status.OPTIMAL:
        raise ValueError("portfolio: not proven to be the best")
    deadline = Deadline(time_limit, stop)
    flat = flat_problem(problem)
    if flat is None:
        yield from several_years_reasons(problem, portfolio, time_limit=time_limit, stop=stop)
        return
    asked = one_row(flat)
    told = None if asked is None else reasons_by_lists(asked, portfolio.starts, deadline)
    if told is None:
        yield from reasons_by_solves(flat, portfolio.starts, portfolio.value, deadline)
    else:
        yield from told


def turned_round(problem: ScheduledProblem, measure: str, *, taken: bool) -> ScheduledProblem:
    """Return the problem in which a measure must be in, or must stay out."""
    kind = Must if taken else Never
    rule = kind(id=problem.new_rule_id("turned"), measures=(measure,))
    return replace(problem, rules=(*problem.rules, rule))
