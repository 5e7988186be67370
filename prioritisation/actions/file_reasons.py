"""Why each measure of a file is in the best portfolio or out, and what would bring it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.actions.file_questions import FileQuestion
from prioritisation.actions.file_schedules import FileSchedule, file_schedule
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.reasons.entries import entries
from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.reasons.reasons import reasons
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReasons:
    """The answer to a file's question, with a reason for each decision in it.

    Parameters
    ----------
    asked : the answer and the question
    reasons : by id, one for each measure in list order; none where there is no portfolio
    entries : by id, one for each measure that is left out, in list order
    seconds : wall time of all of it
    """

    asked: FileSchedule
    reasons: Mapping[str, Reason]
    entries: Mapping[str, Entry]
    seconds: float

    @property
    def nearest(self) -> tuple[Reason, ...]:
        """The reasons whose decision can be turned round, smallest proven loss first."""
        return tuple(
            sorted(
                (reason for reason in self.reasons.values() if reason.loss is not None),
                key=lambda reason: reason.loss or Fraction(0),
            )
        )


def file_reasons(path: str, question: FileQuestion) -> FileReasons:
    """Return why each measure of a CSV, ``.pb`` or TOML file is in the best portfolio or out.

    The limit of time is for all of it. Where the best portfolio is not proven in time, no loss
    is known; what brings a measure in is asked for the nearest decisions first.

    Raises
    ------
    UnreadableFileError, InvalidValueError : as `file_schedule`.
    """
    deadline = Deadline(question.time_limit)
    asked = file_schedule(path, question)
    portfolio = asked.portfolio
    if portfolio is None:
        return FileReasons(asked=asked, reasons={}, entries={}, seconds=deadline.seconds_used)
    if portfolio.status is Status.OPTIMAL:
        why = _reasons(asked.problem, portfolio, deadline)
        points = _entries(asked.problem, portfolio, why, deadline)
    else:
        why, points = _unknown(asked.problem, portfolio)
    return FileReasons(asked=asked, reasons=why, entries=points, seconds=deadline.seconds_used)


def _reasons(
    problem: ScheduledProblem, portfolio: ScheduledPortfolio, deadline: Deadline
) -> Mapping[str, Reason]:
    found = reasons(problem, portfolio, time_limit=deadline.seconds_left)
    by_id = {reason.measure: reason for reason in found}
    return {i: by_id[i] for i in problem.ids}


def _entries(
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio,
    why: Mapping[str, Reason],
    deadline: Deadline,
) -> Mapping[str, Entry]:
    left_out = [i for i in problem.ids if i not in portfolio.starts]

    def nearness(measure: str) -> tuple[bool, Fraction]:
        loss = why[measure].at_most
        return loss is None, loss or Fraction(0)

    in_turn = sorted(left_out, key=nearness)
    found = entries(problem, portfolio, in_turn, why=why, time_limit=deadline.seconds_left)
    points = {entry.measure: entry for entry in found}
    return {i: points[i] for i in left_out}


def _unknown(
    problem: ScheduledProblem, portfolio: ScheduledPortfolio
) -> tuple[Mapping[str, Reason], Mapping[str, Entry]]:
    """Return that nothing is known: neither how good the best is nor what comes next."""
    best, unknown = portfolio.starts, NoPoint.UNKNOWN
    why = {
        i: Reason(measure=i, best=best, other=None, at_most=None, is_possible=None)
        for i in problem.ids
    }
    points = {
        i: Entry(measure=i, cost=unknown, share=unknown, value=unknown, budget=unknown)
        for i in problem.ids
        if i not in best
    }
    return why, points
