"""Why each measure is in or out, as text to read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import localcontext

from prioritisation.actions.file_reasons import FileReasons
from prioritisation.cli.portfolio_text import DIGITS, worth
from prioritisation.cli.reason_sentences import loss_sentences, point_of
from prioritisation.cli.schedule_text import changes, head_text, names_in
from prioritisation.cli.tables import text_table
from prioritisation.cli.words import NOTHING
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.wording.wording import Wording

# So many of the nearest decisions are told in sentences; the table has all.
_NEAREST = 3
_POINTS = ("cost", "share", "value", "budget")


def reasons_text(answer: FileReasons, say: Wording) -> str:
    """Return the best portfolio, a table of every decision, and the nearest in sentences."""
    # Rounding to decimals is refused where all digits together are more than the context's.
    with localcontext(prec=DIGITS):
        parts = [head_text(answer.asked, say), *_parts(answer, say)]
    return "\n\n".join(part for part in parts if part)


def _parts(answer: FileReasons, say: Wording) -> Iterator[str]:
    portfolio = answer.asked.portfolio
    if portfolio is None:
        return
    if portfolio.status is not Status.OPTIMAL:
        yield say("cli.reasons_unproven")
        return
    yield _table(answer, say)
    told = [" ".join(loss_sentences(answer, reason, say)) for reason in answer.nearest[:_NEAREST]]
    if told:
        yield "\n".join([say("cli.reasons_nearest", n=len(told)), *told])
    if any(not reason.is_proven for reason in answer.reasons.values()):
        yield say("cli.reasons_unknown")


def _table(answer: FileReasons, say: Wording) -> str:
    points = [name for name in _POINTS if any(_is_told(e, name) for e in answer.entries.values())]
    names = names_in(answer.asked, say)
    rows = [
        [
            measure,
            say("cli.reason_in" if reason.selected else "cli.reason_out"),
            _loss(answer, reason, say),
            *(_point(answer, answer.entries.get(measure), name, say) for name in points),
            names[measure],
            changes(reason.best, reason.other or reason.best, answer.asked) or NOTHING,
        ]
        for measure, reason in answer.reasons.items()
    ]
    headings = [say("cli.id"), say("cli.reason_now"), say("cli.reason_loss")]
    headings += [say(f"cli.reason_at_{name}") for name in points]
    headings += [say("cli.name"), say("cli.reason_change")]
    return text_table(headings, rows, right=range(2, len(headings) - 2))


def _is_told(entry: Entry, name: str) -> bool:
    return getattr(entry, name) is not NoPoint.NOT_ASKED


def _loss(answer: FileReasons, reason: Reason, say: Wording) -> str:
    if reason.loss is not None:
        return worth(reason.loss, answer.asked.answer, say)
    if reason.is_proven:
        return say("cli.reason_impossible")
    least = worth(reason.at_least, answer.asked.answer, say)
    if reason.at_most is None:
        return say("cli.reason_from", least=least)
    most = worth(reason.at_most, answer.asked.answer, say)
    return say("cli.reason_between", least=least, most=most)


def _point(answer: FileReasons, entry: Entry | None, name: str, say: Wording) -> str:
    """Return from where on it would be in; nothing for what is in, or where nothing would do."""
    if entry is None:
        return ""
    if getattr(entry, name) is NoPoint.UNKNOWN:
        return say("cli.reason_not_known")
    return point_of(answer.asked, entry, name, say) or NOTHING
