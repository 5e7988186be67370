"""One measure's reason in full, beside the button that lets a planner check it."""

from __future__ import annotations

from html import escape

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.plan_editing import (
    listed_in_force,
    set_plan,
    with_listed,
    without_listed,
)
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.web import cached, choices, html, session
from prioritisation.web.plain import told
from prioritisation.web.reason_views.known import Known
from prioritisation.wording.entries import entry_sentences
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.reasons import reason_sentences
from prioritisation.wording.wording import Wording

CHOSEN = "reasons_measure"
# Until somebody chooses, the decision is looked at that was the nearest when it was first shown:
# what somebody reads does not change because more is known, but because the answer is another.
_IS_CHOSEN = "reasons_measure_is_chosen"
_SHOWN_OF = "reasons_measure_shown_of"
# Of the measures that start in another year so many are named.
_MOST_MOVES = 3
_EDITOR = "plan"


def show(desk: Desk, known: Known, names: PlanNames, say: Wording) -> None:
    """Let one measure be chosen, the nearest decision first, and show its reason in full."""
    ids = list(known.reasons)
    answer = (known.planned.posed.key, tuple(known.planned.portfolio.starts.items()))
    is_read = session.get(_IS_CHOSEN) or session.get(_SHOWN_OF) == answer
    if session.get(CHOSEN) not in ids or not is_read:
        session.keep(CHOSEN, ids[0])
    session.keep(_SHOWN_OF, answer)
    measures = [m for m in desk.programme.measures if m.id in known.reasons]
    apart = choices.names_apart(measures, say)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.selectbox(
            say("reasons.choose"),
            ids,
            format_func=lambda i: _label(known.reasons[i], apart[i], say),
            key=CHOSEN,
            persist_state="session",
            on_change=lambda: session.keep(_IS_CHOSEN, True),
            width=460,
        )
        choices.step_buttons(CHOSEN, ids, chosen, say, leave=lambda: session.keep(_IS_CHOSEN, True))
    reason = known.reasons[chosen]
    html.show(_box(reason, known, names, say))
    _buttons(desk, reason, say)


def _label(reason: Reason, name: str, say: Wording) -> str:
    state = say("portfolio.state_in" if reason.selected else "portfolio.state_out")
    return f"{state[:1]} {name}"


def _box(reason: Reason, known: Known, names: PlanNames, say: Wording) -> str:
    """Return the sentences of a reason, with what would bring the measure in."""
    portfolio = known.planned.portfolio
    parts = list(reason_sentences(reason, portfolio, names, say, most_moves=_MOST_MOVES))
    entry = known.entries.get(reason.measure)
    if entry is not None:
        parts += entry_sentences(entry, portfolio, names, say)
    elif reason.measure in known.asked:
        parts.append(say("reasons.entry_coming"))
    head = say(
        f"reasons.is_{'in' if reason.selected else 'out'}",
        name=names.measures.get(reason.measure, reason.measure),
    )
    body = "".join(f"<p>{escape(part)}</p>" for part in parts)
    return f'<div class="pr-reason" aria-live="polite"><p><b>{escape(head)}</b></p>{body}</div>'


def _buttons(desk: Desk, reason: Reason, say: Wording) -> None:
    """Show the button that turns the decision round in the plan, or lets it be free again."""
    plan, measure = desk.programme.plan, reason.measure
    kind = RuleKind.NEVER if reason.selected else RuleKind.MUST
    held_by = RuleKind.MUST if reason.selected else RuleKind.NEVER
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if measure in listed_in_force(plan, held_by):
            st.button(
                say(f"reasons.free_{held_by}"),
                key="reasons_free",
                icon=":material/lock_open:",
                on_click=_set_list,
                args=(held_by, measure),
                kwargs={"named": False},
            )
        elif reason.is_possible is not False:
            st.button(
                say(f"reasons.try_{kind}"),
                key="reasons_try",
                icon=":material/science:",
                on_click=_set_list,
                args=(kind, measure),
                kwargs={"named": True},
            )
            st.caption(say("reasons.try_help", page=say("page.portfolio")), width="stretch")


def _set_list(kind: RuleKind, measure: str, *, named: bool) -> None:
    """Name a measure on the list of what must be in, or stay out, or take it off."""
    say = session.wording()
    with told(say, _EDITOR):
        desk = cached.desk()
        plan = desk.programme.plan
        changed = (with_listed if named else without_listed)(plan, kind, measure)
        set_plan(cached.store(), desk, changed, what=str(kind), who=session.WHO)
        session.new_edition(_EDITOR)
        session.keep(_IS_CHOSEN, True)
