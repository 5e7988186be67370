"""The next best portfolios as text to read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import localcontext

from prioritisation.actions.file_alternatives import FileAlternatives
from prioritisation.cli.frame import one_line
from prioritisation.cli.portfolio_text import DIGITS, worth
from prioritisation.cli.schedule_text import amount_in, changes, head_text
from prioritisation.cli.tables import text_table
from prioritisation.cli.words import NOTHING
from prioritisation.decision.portfolio.alternatives.alternative import Alternatives
from prioritisation.wording.wording import Wording


def alternatives_text(answer: FileAlternatives, say: Wording) -> str:
    """Return the best portfolio, and a table of those that come next."""
    # Rounding to decimals is refused where all digits together are more than the context's.
    with localcontext(prec=DIGITS):
        head = head_text(answer.asked, say)
        if answer.alternatives is None:
            return head
        lines = "\n".join(map(one_line, _lines(answer, answer.alternatives, say)))
        return f"{head}\n\n{lines}\n\n{_table(answer, answer.alternatives, say)}"


def _lines(answer: FileAlternatives, alternatives: Alternatives, say: Wording) -> Iterator[str]:
    ids = ", ".join(alternatives.best.selected) or NOTHING
    yield say("cli.selected_ids", ids=ids)
    found = len(alternatives.found)
    key = "cli.alternatives_complete" if alternatives.is_complete else "cli.alternatives_open"
    yield say(key, n=found)
    if alternatives.is_complete and found < answer.k:
        yield say("cli.alternatives_all")


def _table(answer: FileAlternatives, alternatives: Alternatives, say: Wording) -> str:
    asked = answer.asked
    rows = [
        [
            str(place),
            worth(found.value, asked.answer, say),
            worth(found.loss, asked.answer, say),
            *(amount_in(asked, cost, r, say) for r, cost in found.assessment.costs.items()),
            changes(alternatives.best.starts, found.starts, asked) or NOTHING,
        ]
        for place, found in enumerate(alternatives.found, 1)
    ]
    headings = [
        say("cli.alternatives_place"),
        say("cli.value"),
        say("cli.reason_loss"),
        *asked.problem.resources,
        say("cli.change"),
    ]
    return text_table(headings, rows, right=range(len(headings) - 1))
