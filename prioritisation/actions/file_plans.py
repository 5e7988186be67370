"""The best portfolio of a plan that a file holds, with its start years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritisation.actions.asked_plans import AskedPlan, asked_plan
from prioritisation.actions.file_questions import FileQuestion
from prioritisation.decision.portfolio.contradictions.conflict import conflict
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.scheduling.demands import Demand
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.scoring.weights import Shares
from prioritisation.errors import (
    InfeasibleError,
    NoAnswerError,
    PrioritisationError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAnswer:
    """The answer to the plan of a file.

    Parameters
    ----------
    file : its name
    asked : the question
    outcome : the best portfolio, or why there is none
    seconds : wall time of the optimiser
    conflict : where nothing keeps the demands, some that cannot hold together and none of which
        can be spared; None = unknown
    """

    file: str
    asked: AskedPlan
    outcome: ScheduledPortfolio | InfeasibleError | NoAnswerError
    seconds: float
    conflict: tuple[Demand, ...] | None = None

    @property
    def objective(self) -> str:
        """What was summed."""
        return self.asked.plan.objective

    @property
    def shares(self) -> Shares:
        """Of the criteria in the objective; empty where it has none."""
        return self.asked.values.shares

    @property
    def starts(self) -> Mapping[str, int]:
        """Year by id of the selected measures; empty without a calendar, or without an answer."""
        first = self.asked.problem.first_year
        if not self.asked.plan.years or not isinstance(self.outcome, ScheduledPortfolio):
            return {}
        return {i: first + t for i, t in self.outcome.starts.items()}

    @property
    def illustrative(self) -> tuple[str, ...]:
        """Ids of the measures whose scores and amounts are samples, nobody's own."""
        return tuple(m.id for m in self.asked.source.measures if m.illustrative)


def plan_answer(path: str, question: FileQuestion) -> PlanAnswer:
    """Return the best portfolio of the plan in a TOML file, or why there is none.

    Raises
    ------
    UnreadableFileError, InvalidValueError : the file is wrong, or lacks a score or value that
        the objective needs; the question does not fit the file.
    """
    try:
        asked = asked_plan(path, question)
    except PrioritisationError as error:
        raise error.at(file=path) from error
    deadline = Deadline(question.time_limit)
    outcome: ScheduledPortfolio | InfeasibleError | NoAnswerError
    demands: tuple[Demand, ...] | None = None
    try:
        outcome = best_schedule(asked.problem, time_limit=deadline.seconds_left)
    except NoAnswerError as error:
        outcome = error.at(file=path)
    except InfeasibleError as error:
        outcome = error.at(file=path)
        demands = conflict(asked.problem, time_limit=deadline.seconds_left)
    return PlanAnswer(
        file=path,
        asked=asked,
        outcome=outcome,
        seconds=deadline.seconds_used,
        conflict=demands,
    )
