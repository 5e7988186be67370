"""The best portfolio of a changed problem, or that it is not known."""

from __future__ import annotations

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.errors import InfeasibleError, NoAnswerError


class OpenError(Exception):
    """Time, or what the solver can tell apart, ended before it was known."""


def proven_best(problem: ScheduledProblem, deadline: Deadline) -> ScheduledPortfolio | None:
    """Return a portfolio of the highest value, proven; None = nothing keeps the demands.

    Raises
    ------
    OpenError : it was not proven in time.
    """
    try:
        best = best_schedule(
            problem, time_limit=deadline.seconds_left, stop=deadline.stop, settle_ties=False
        )
    except InfeasibleError:
        return None
    except NoAnswerError as error:
        raise OpenError from error
    if best.status is not Status.OPTIMAL:
        raise OpenError
    return best
