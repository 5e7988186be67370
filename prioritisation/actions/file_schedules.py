"""The answer to what a file alone asks, and the question in the one form that tells reasons."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from prioritisation.actions.election_schedules import election_schedule
from prioritisation.actions.file_elections import answered_election, asked_election
from prioritisation.actions.file_plans import PlanAnswer, plan_answer
from prioritisation.actions.file_portfolios import (
    answered_measures,
    asked_measures,
    measures_schedule,
)
from prioritisation.actions.file_questions import FileAnswer, FileQuestion
from prioritisation.decision.portfolio.portfolio import Portfolio, Ties
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.errors import PrioritisationError

_ELECTION, _PLAN = ".pb", ".toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSchedule:
    """The answer to a question about a file, whichever its kind.

    Parameters
    ----------
    answer : the best portfolio or why there is none, as `optimise` gives it
    problem : the question in numbers; without a calendar it has one period
    """

    answer: FileAnswer | PlanAnswer
    problem: ScheduledProblem = field(repr=False)

    @property
    def portfolio(self) -> ScheduledPortfolio | None:
        """The best portfolio known, of the problem; None = there is none, or none is known."""
        outcome = self.answer.outcome
        if isinstance(outcome, ScheduledPortfolio):
            return outcome
        if not isinstance(outcome, Portfolio):
            return None
        starts = dict.fromkeys(outcome.selected, 0)
        return ScheduledPortfolio(
            assessment=Assessment(problem=self.problem, starts=starts),
            bound=outcome.bound,
            ties=outcome.ties,
            seconds=outcome.seconds,
        )

    @property
    def first_year(self) -> int | None:
        """The year that t = 0 stands for; None without a calendar."""
        answer = self.answer
        has_years = isinstance(answer, PlanAnswer) and bool(answer.asked.plan.years)
        return self.problem.first_year if has_years else None

    def bettered(self, assessment: Assessment, *, proven: bool) -> FileSchedule:
        """Return the same with a better portfolio, where one was found after the answer.

        Parameters
        ----------
        assessment : of the better one, or of the answer's own
        proven : whether no portfolio is worth more
        """
        answer, known = self.answer, self.portfolio
        if known is None or assessment.value <= known.value:
            return self
        bound = assessment.value if proven else known.bound
        if isinstance(answer, PlanAnswer):
            plan = replace(known, assessment=assessment, bound=bound, ties=Ties.OPEN)
            return replace(self, answer=replace(answer, outcome=plan))
        outcome = Portfolio(
            problem=answer.problem,
            selected=assessment.selected,
            bound=bound,
            seconds=known.seconds,
        )
        return replace(self, answer=replace(answer, outcome=outcome))


def file_schedule(path: str, question: FileQuestion) -> FileSchedule:
    """Return the answer to a question about a CSV, ``.pb`` or TOML file.

    Raises
    ------
    UnreadableFileError, InvalidValueError : as `measures_answer`, `election_answer` and
        `plan_answer`.
    """
    if Path(path).suffix.lower() == _PLAN:
        plan = plan_answer(path, question)
        return FileSchedule(answer=plan, problem=plan.asked.problem)
    try:
        if Path(path).suffix.lower() == _ELECTION:
            election, objective = asked_election(path, question)
            answer = answered_election(path, election, objective, question)
            problem = election_schedule(election, objective, question)
        else:
            asked = asked_measures(path, question)
            answer = answered_measures(path, asked, question)
            problem = measures_schedule(asked, question)
    except PrioritisationError as error:
        raise error.at(file=path) from error
    return FileSchedule(answer=answer, problem=problem)
