"""What was decided, kept as it was decided, and the form that keeps it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.posing import resource_named
from prioritisation.actions.scenarios import (
    Minutes,
    decide,
    forget_decision,
)
from prioritisation.decision.programme.decisions import Decision, Stage
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, html, session
from prioritisation.web.plain import TOLD, as_text, label_of, show_error, told
from prioritisation.web.portfolio_views import answering
from prioritisation.web.portfolio_views.amounts import (
    basis,
    value_heading,
    value_text_of,
)
from prioritisation.wording.decisions import decision_title
from prioritisation.wording.wording import Wording

_EDITOR = "plan"


def deciding(desk: Desk, say: Wording) -> None:
    """Show the form that keeps the plan's answer as decided."""
    st.subheader(say("planner.decide"))
    st.caption(say("planner.decide_help"))
    with st.form(f"decide_{desk.version}"):
        one, other = st.columns(2, gap="small")
        stage = one.selectbox(
            say("planner.stage"), list(Stage), format_func=lambda s: say(f"planner.stage_{s}")
        )
        day = other.date_input(say("planner.date"), datetime.now(UTC).date(), format="DD.MM.YYYY")
        section = one.text_input(say("planner.section"), max_chars=200)
        by = other.text_input(say("planner.decided_by"), max_chars=200)
        note = st.text_area(say("planner.note"), max_chars=5000, height=80)
        if st.form_submit_button(say("planner.decide_keep"), type="primary"):
            minutes = Minutes(
                stage=stage or Stage.DRAFT, on=str(day), section=section, by=by, note=note
            )
            try:
                planned = answering.answer_at_hand(desk)
                decide(
                    cached.store(), desk, planned, minutes, now=datetime.now(UTC), who=session.WHO
                )
            except PrioritisationError as error:
                show_error(error, say)
            else:
                st.rerun()


def decisions(desk: Desk, say: Wording) -> None:
    """Show what was decided, the latest first."""
    if not desk.programme.decisions:
        return
    st.subheader(say("planner.decisions"))
    for decision in reversed(desk.programme.decisions):
        _decision(decision, desk.programme, say)


def _decision(decision: Decision, programme: Programme, say: Wording) -> None:
    title = decision_title(decision, say)
    with st.expander(as_text(title), key=f"decision_{decision.id}", icon=":material/gavel:"):
        said = [
            say(f"planner.decision_{field}", text=text)
            for field, text in (
                ("section", decision.section),
                ("by", decision.by),
                ("note", decision.note),
            )
            if text
        ]
        if said:
            st.text("\n".join(said))
        st.caption(
            say(
                "planner.decision_kept",
                n=len(decision.selected),
                revision=str(decision.revision),
                value=value_text_of(Fraction(decision.value), decision.plan, say),
            )
        )
        for resource, spent in decision.spending.items():
            named = resource_named(programme, resource)
            amount = say.amount(sum(spent, Decimal(0)), named.unit)
            st.caption(as_text(f"{say.text(named.name)}: {amount}"))
        st.caption(basis(decision.plan, say))
        html.show(
            html.table(
                [say("column.name"), say("planner.start"), value_heading(decision.plan, say)],
                [
                    [
                        say.text(m.name),
                        "–" if m.start is None else str(m.start),
                        say.number(m.value, 1, exactly=True),
                    ]
                    for m in decision.selected
                ],
            )
        )
        st.button(
            label_of(say("planner.decision_forget"), title),
            key=f"{TOLD}forget_{decision.id}",
            type="tertiary",
            icon=":material/delete:",
            on_click=_forget,
            args=(decision.id,),
        )


def _forget(decision: str) -> None:
    with told(session.wording(), _EDITOR):
        forget_decision(cached.store(), cached.desk(), decision, who=session.WHO)
