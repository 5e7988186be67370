"""An efficient frontier as text to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import localcontext
from fractions import Fraction

from prioritisation.actions.file_frontiers import FileFrontier
from prioritisation.cli.frame import one_line
from prioritisation.cli.portfolio_text import DIGITS, amount_of, objective_in_words, worth
from prioritisation.cli.tables import text_table
from prioritisation.decision.portfolio.frontier import Frontier, FrontierPoint
from prioritisation.errors import InfeasibleError
from prioritisation.wording.wording import Wording

# More rows than this nobody reads: then those in effect at so many even steps of the budget.
_MOST_ROWS, _STEPS = 40, 20


def frontier_text(answer: FileFrontier, say: Wording) -> str:
    """Return the frontier in lines: what it is of, and a table of its points."""
    frontier = answer.outcome
    if isinstance(frontier, InfeasibleError):
        return one_line(say.error(frontier))
    # Rounding to decimals is refused where all digits together are more than the context's.
    with localcontext(prec=DIGITS):
        return _text(answer, frontier, say)


def _text(answer: FileFrontier, frontier: Frontier, say: Wording) -> str:
    shown = _shown(frontier)
    head = "\n".join(one_line(line) for line in _head(answer, frontier, len(shown), say))
    return f"{head}\n\n{_table(answer, shown, say)}" if shown else head


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
