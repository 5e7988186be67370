"""The answer to a file's question in words, whichever the file's kind."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from prioritisation.actions.file_plans import PlanAnswer
from prioritisation.actions.file_schedules import FileSchedule
from prioritisation.cli.frame import one_line
from prioritisation.cli.plan_text import plan_head, plan_text
from prioritisation.cli.portfolio_text import amount_of, portfolio_head, portfolio_text
from prioritisation.decision.portfolio.portfolio import Portfolio
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.wording.wording import Wording


def head_text(asked: FileSchedule, say: Wording) -> str:
    """Return what is known of the best portfolio, in lines; or why there is none."""
    answer = asked.answer
    if isinstance(answer, PlanAnswer):
        if not isinstance(answer.outcome, ScheduledPortfolio):
            return plan_text(answer, say)
        return "\n".join(map(one_line, plan_head(answer, answer.outcome, say)))
    if not isinstance(answer.outcome, Portfolio):
        return portfolio_text(answer, say)
    return "\n".join(map(one_line, portfolio_head(answer, answer.outcome, say)))


def names_in(asked: FileSchedule, say: Wording) -> Mapping[str, str]:
    """Return what each measure or project is called, by id: by its id where it has no name."""
    answer = asked.answer
    if isinstance(answer, PlanAnswer):
        texts = {m.id: m.name for m in answer.asked.source.measures}
    else:
        texts = dict(answer.names)
    return {i: one_line(say.text(text)) or i for i, text in texts.items()}


def amount_in(asked: FileSchedule, amount: Fraction, resource: str, say: Wording) -> str:
    """Return an amount of a resource in its unit."""
    answer = asked.answer
    if not isinstance(answer, PlanAnswer):
        return amount_of(amount, resource, answer, say)
    units = {r.id: r.unit for r in answer.asked.source.resources}
    return say.amount(amount, units[resource])


def changes(before: Mapping[str, int], after: Mapping[str, int], asked: FileSchedule) -> str:
    """Return what enters, leaves and moves between two portfolios: ``+lights −square``.

    Parameters
    ----------
    before, after : t of the start by id of what is selected
    """
    first = asked.first_year
    enters = [f"+{i}" for i in after if i not in before]
    leaves = [f"−{i}" for i in before if i not in after]
    moves = [f"{i}→{(first or 0) + t}" for i, t in after.items() if i in before and before[i] != t]
    return " ".join([*enters, *leaves, *moves])
