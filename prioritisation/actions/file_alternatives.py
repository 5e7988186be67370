"""The next best portfolios for what is in a file."""

from __future__ import annotations

from dataclasses import dataclass

from prioritisation.actions.file_questions import FileQuestion
from prioritisation.actions.file_schedules import FileSchedule, file_schedule
from prioritisation.decision.portfolio.alternatives.alternative import Alternatives
from prioritisation.decision.portfolio.alternatives.next_best import next_best
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.errors import InvalidValueError

# As many as anybody will compare; each of them is a search of its own.
MOST_ALTERNATIVES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAlternatives:
    """The answer to a file's question, with the portfolios that come next.

    Parameters
    ----------
    asked : the answer and the question
    k : how many were asked for
    alternatives : the best one first; None where there is no portfolio, or none is known
    seconds : wall time of all of it
    """

    asked: FileSchedule
    k: int
    alternatives: Alternatives | None
    seconds: float


def file_alternatives(path: str, question: FileQuestion, k: int) -> FileAlternatives:
    """Return the k portfolios of the highest value for a CSV, ``.pb`` or TOML file.

    Parameters
    ----------
    question : its limit of time is for all of it
    k : how many, the best one included; there are fewer when there are no more

    Raises
    ------
    UnreadableFileError, InvalidValueError : as `file_schedule`, or k is not 1 … 1000.
    """
    if not 1 <= k <= MOST_ALTERNATIVES:
        raise InvalidValueError("not_so_many", field="k", value=k, most=MOST_ALTERNATIVES)
    deadline = Deadline(question.time_limit)
    asked = file_schedule(path, question)
    portfolio = asked.portfolio
    if portfolio is None:
        return FileAlternatives(asked=asked, k=k, alternatives=None, seconds=deadline.seconds_used)
    found = next_best(asked.problem, portfolio, k, time_limit=deadline.seconds_left)
    return FileAlternatives(
        asked=asked.bettered(found.best.assessment, proven=found.best.is_proven),
        k=k,
        alternatives=found,
        seconds=deadline.seconds_used,
    )
