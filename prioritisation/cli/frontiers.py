"""The efficient frontier of a file, printed."""

from __future__ import annotations

from pathlib import Path

import click

from prioritisation.actions.file_frontiers import (
    FileFrontier,
    election_frontier,
    measures_frontier,
)
from prioritisation.actions.file_plan_frontiers import plan_file_frontier
from prioritisation.actions.file_questions import FileQuestion
from prioritisation.cli.frame import Code
from prioritisation.cli.frontier_text import frontier_text
from prioritisation.cli.json_lines import print_object
from prioritisation.decision.portfolio.frontier import Frontier
from prioritisation.errors import InfeasibleError
from prioritisation.wording.wording import Wording

_ELECTION, _PLAN = ".pb", ".toml"


def frontier_of_file(
    file: str, question: FileQuestion, budget_to: tuple[str, str] | None
) -> FileFrontier:
    """Return the efficient frontier of what is in a file, whichever its kind.

    Raises
    ------
    UnreadableFileError, InvalidValueError : as `measures_frontier`, `election_frontier` and
        `plan_file_frontier`.
    """
    if Path(file).suffix.lower() == _PLAN:
        return plan_file_frontier(file, question, budget_to)
    if Path(file).suffix.lower() == _ELECTION:
        return election_frontier(file, question, budget_to)
    return measures_frontier(file, question, budget_to)


def print_frontier(answer: FileFrontier, say: Wording, *, as_json: bool) -> Code:
    """Print the frontier as one JSON object or a table; return the exit code."""
    if as_json:
        print_object(frontier_object(answer))
    else:
        click.echo(frontier_text(answer, say))
    if isinstance(answer.outcome, InfeasibleError):
        return Code.INFEASIBLE
    return Code.ANSWERED if len(answer.outcome) else Code.NOTHING_FOUND


def frontier_object(answer: FileFrontier) -> dict[str, object]:
    """Return the frontier under the keys that every reader of ours relies on."""
    frontier = answer.outcome
    document: dict[str, object] = {"file": answer.file, "resource": answer.resource}
    if isinstance(frontier, InfeasibleError):
        document |= {"points": (), "status": "infeasible", "budget_to": None}
        document |= {"complete_from": None, "seconds": None}
    else:
        points = [
            {"budget": point.budget, "value": point.value, "selected": point.selected}
            for point in frontier
        ]
        document |= {"points": points, "status": _status(frontier)}
        document |= {"budget_to": frontier.budget_to, "complete_from": frontier.complete_from}
        document["seconds"] = frontier.seconds
    document["unlimited"] = answer.unlimited
    if answer.illustrative:
        document["illustrative"] = True
    if answer.uncosted:
        document["uncosted"] = answer.uncosted
    return document


def _status(frontier: Frontier) -> str:
    if frontier.is_complete:
        return "complete"
    return "incomplete" if len(frontier) else "unknown"
