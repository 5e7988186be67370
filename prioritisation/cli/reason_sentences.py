"""Why a measure is in or out, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil

from prioritisation.actions.file_reasons import FileReasons
from prioritisation.actions.file_schedules import FileSchedule
from prioritisation.cli.frame import one_line
from prioritisation.cli.portfolio_text import worth
from prioritisation.cli.schedule_text import amount_in, names_in
from prioritisation.decision.portfolio.reasons.entry import Entry
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.programme.plans import Objective
from prioritisation.wording.wording import Wording

# Of values, as they are shown by objective.
_DECIMALS: Mapping[str, int] = {Objective.MONEY: 0, Objective.BENEFIT: 2, Objective.PRIORITY: 2}


def loss_sentences(answer: FileReasons, reason: Reason, say: Wording) -> Iterator[str]:
    """Yield what is lost when a decision is turned round, what changes, and what would do it.

    Parameters
    ----------
    reason : with a proven loss
    """
    asked = answer.asked
    names = names_in(asked, say)
    yield one_line(_first(answer, reason, names[reason.measure], say))
    for kind, ids in (("left", reason.left), ("entered", reason.entered), ("moved", reason.moved)):
        if ids:
            of = "with" if reason.selected else "out"
            key = "cli.reason_moves" if kind == "moved" else f"cli.reason_{kind}_{of}"
            yield one_line(say(key, n=len(ids), names="; ".join(names[i] for i in ids)))
    entry = answer.entries.get(reason.measure)
    if entry is not None and reason.loss:
        yield from _ways_in(asked, entry, say)


def resource_of(asked: FileSchedule) -> str | None:
    """Return the one resource that is limited; None where there are several, or none."""
    limited = [
        limits.resource
        for limits in asked.problem.limits
        if limits.budgets or limits.total is not None
    ]
    return limited[0] if len(limited) == 1 else None


def point_of(asked: FileSchedule, entry: Entry, name: str, say: Wording) -> str:
    """Return from where on a measure would be in, in its unit; empty where that is no number.

    Parameters
    ----------
    name : of the point, a field of the entry
    """
    point = getattr(entry, name)
    if not isinstance(point, Fraction):
        return ""
    if name == "share":
        return say.percent(point, 2)
    if name == "value":
        return worth(_rounded_up(point, asked.answer.objective), asked.answer, say)
    return amount_in(asked, point, resource_of(asked) or asked.problem.resources[0], say)


def _rounded_up(value: Fraction, objective: str) -> Fraction:
    """Return a value as it is shown, or just above it: so that what is said is enough."""
    scale = 10 ** _DECIMALS.get(objective, 9)
    return Fraction(ceil(value * scale), scale)


def _first(answer: FileReasons, reason: Reason, name: str, say: Wording) -> str:
    of = "in" if reason.selected else "out"
    loss = reason.loss or Fraction(0)
    if not loss:
        return say(f"cli.reason_{of}_for_nothing", name=name)
    amount = worth(loss, answer.asked.answer, say)
    portfolio = answer.asked.portfolio
    # Of no value, or of one below 0, nothing is a part.
    if portfolio is None or portfolio.value <= 0:
        return say(f"cli.reason_{of}_loses", name=name, loss=amount)
    share = say.percent(loss / portfolio.value)
    return say(f"cli.reason_{of}_loses_part", name=name, loss=amount, share=share)


def _ways_in(asked: FileSchedule, entry: Entry, say: Wording) -> Iterator[str]:
    for kind in ("cost", "share", "value", "budget"):
        if point := point_of(asked, entry, kind, say):
            yield one_line(say(f"cli.reason_enters_{kind}", point=point))
