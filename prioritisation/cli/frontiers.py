"""The efficient frontier of a file, printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import localcontext
from fractions import Fraction
from pathlib import Path

import click

from prioritisation.actions.file_frontiers import (
    FileFrontier,
    election_frontier,
    measures_frontier,
)
from prioritisation.actions.file_questions import FileQuestion
from prioritisation.cli.frame import Code, one_line
from prioritisation.cli.json_lines import print_object
from prioritisation.cli.portfolio_text import DIGITS, amount_of, objective_in_words, worth
from prioritisation.cli.tables import text_table
from prioritisation.decision.portfolio.frontier import Frontier, FrontierPoint
from prioritisation.errors import InfeasibleError
from prioritisation.wording.wording import Wording

_ELECTION = ".pb"

# More rows than this nobody reads: then those in effect at so many even steps of the budget.
_MOST_ROWS, _STEPS = 40, 20


def frontier_of_file(
    file: str, question: FileQuestion, budget_to: tuple[str, str] | None
) -> FileFrontier:
    """Return the efficient frontier of what is in a file, whichever its kind.

    Raises
    ------
    UnreadableFileError, InvalidValueError : as `measures_frontier` and `election_frontier`.
    """
    if Path(file).suffix.lower() == _ELECTION:
        return election_frontier(file, question, budget_to)
    return measures_frontier(file, question, budget_to)


def print_frontier(answer: FileFrontier, say: Wording, *, as_json: bool) -> Code:
    """Print the frontier as one JSON object or a table; return the exit code."""
    if as_json:
        print_object(frontier_object(answer))
    else:
        with localcontext(prec=DIGITS):
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


def frontier_text(answer: FileFrontier, say: Wording) -> str:
    """Return the frontier in lines: what it is of, and a table of its points."""
    frontier = answer.outcome
    if isinstance(frontier, InfeasibleError):
        return one_line(say.error(frontier))
    shown = _shown(frontier)
    head = "\n".join(one_line(line) for line in _head(answer, frontier, len(shown), say))
    return f"{head}\n\n{_table(answer, shown, say)}" if shown else head


def _status(frontier: Frontier) -> str:
    if frontier.is_complete:
        return "complete"
    return "incomplete" if len(frontier) else "unknown"


def _head(answer: FileFrontier, frontier: Frontier, shown: int, say: Wording) -> Iterator[str]:
    def money(amount: Fraction) -> str:
        return amount_of(amount, answer.resource, answer, say)

    yield say(
        "cli.frontier_title",
        file=answer.file,
        n=len(frontier),
        resource=answer.resource,
        to=money(frontier.budget_to),
    )
    if frontier.is_complete:
        election = answer.is_election
        yield say("cli.frontier_complete_election" if election else "cli.frontier_complete")
    elif frontier.complete_from is None:
        yield say("cli.frontier_unknown")
    else:
        yield say("cli.frontier_incomplete", start=money(frontier.complete_from))
    yield say("cli.frontier_value", of=objective_in_words(answer, say))
    for resource in answer.unlimited:
        yield say("cli.frontier_unlimited", resource=resource)
    if answer.illustrative:
        yield say("cli.illustrative", n=len(answer.illustrative))
    if answer.uncosted:
        yield say("cli.uncosted", ids=", ".join(answer.uncosted))
    if shown < len(frontier):
        yield say("cli.frontier_some", n=shown)


def _shown(frontier: Frontier) -> Sequence[FrontierPoint]:
    """Return the points to print: all, or those in effect at even steps of the budget."""
    if len(frontier) <= _MOST_ROWS:
        return frontier.points
    start = frontier.budgets[0]
    steps = (start + (frontier.budget_to - start) * k / _STEPS for k in range(_STEPS + 1))
    points = (frontier.at(budget) for budget in steps)
    return tuple({point.budget: point for point in points if point is not None}.values())


def _table(answer: FileFrontier, points: Sequence[FrontierPoint], say: Wording) -> str:
    rows, before = [], frozenset[str]()
    for point in points:
        chosen = frozenset(point.selected)
        enters = [f"+{i}" for i in point.selected if i not in before]
        leaves = [f"−{i}" for i in answer.problem.ids if i in before and i not in chosen]
        rows.append(
            [
                amount_of(point.budget, answer.resource, answer, say),
                worth(point.value, answer, say),
                str(len(chosen)),
                " ".join([*enters, *leaves]),
            ]
        )
        before = chosen
    headings = [answer.resource, say("cli.value"), say("cli.selected"), say("cli.change")]
    return text_table(headings, rows, right=range(3))
