"""Every reason as a sentence, what is out and what is in, the nearest decision first."""

from __future__ import annotations

from html import escape

from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.web import html, session
from prioritisation.web.reason_views.known import Known
from prioritisation.wording.entries import entry_sentences, entry_share_sentence
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.reasons import reason_sentences
from prioritisation.wording.wording import Wording


def show(known: Known, names: PlanNames, say: Wording) -> None:
    """Show the sentences, with what would bring in a measure that is out."""
    parts = []
    for title, is_in in (("portfolio.left_out", False), ("portfolio.selected", True)):
        chosen = known.of_state(is_in=is_in)
        rows = "".join(f"<li>{_item(reason, known, names, say)}</li>" for reason in chosen)
        head = f"{say(title)} {known.counted(is_in=is_in)}"
        parts.append(f'<h3>{escape(head)}</h3><ul class="pr-reasons">{rows}</ul>')
    html.show("".join(parts))


def told_to_a_room(reason: Reason, known: Known, names: PlanNames, say: Wording) -> str:
    """Return the sentences of a reason without the amounts that somebody could aim at."""
    said = list(reason_sentences(reason, known.planned.portfolio, names, say, most_moves=0))
    entry = known.entries.get(reason.measure)
    if entry is not None:
        said.append(entry_share_sentence(entry, known.planned.portfolio, say))
    return " ".join(sentence for sentence in said if sentence)


def _item(reason: Reason, known: Known, names: PlanNames, say: Wording) -> str:
    planned = known.planned
    heads = [part.id for part in planned.programme.spearheads]
    measure = next(m for m in planned.programme.measures if m.id == reason.measure)
    order = heads.index(measure.spearhead) if measure.spearhead in heads else None
    name = names.measures.get(reason.measure, reason.measure)
    # A phone has no place for every measure that starts in another year.
    most_moves = 0 if session.is_phone() else None
    said = list(reason_sentences(reason, planned.portfolio, names, say, most_moves=most_moves))
    entry = known.entries.get(reason.measure)
    if entry is not None:
        said += entry_sentences(entry, planned.portfolio, names, say)
    return f"{html.shape(order)} <b>{escape(name)}.</b> {escape(' '.join(said))}"
