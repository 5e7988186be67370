"""The form that makes a rule."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.plan_editing import new_rule_id, set_plan, with_rule
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text
from prioritisation.web.portfolio_views.rule_fields import Kept, RuleFields
from prioritisation.wording.rules import rule_help, rule_title
from prioritisation.wording.wording import Wording

_PROBLEM = "rule_problem"


def show(desk: Desk, say: Wording) -> None:
    """Show the form; what it makes is kept as a whole or not at all."""
    st.subheader(say("planner.new_rule"))
    kind = st.selectbox(
        say("planner.rule_kind"),
        list(RuleKind),
        format_func=lambda kind: rule_title(kind, say),
        key="new_rule_kind",
    )
    kind = kind or RuleKind.MUST
    st.caption(rule_help(kind, say))
    # A new edition forgets what was typed, once it is kept.
    edition = f"{kind}_{session.edition('rule')}"
    RuleFields(desk.programme, kind, edition, say).ask()
    if problem := session.get(_PROBLEM):
        st.error(as_text(problem), icon=":material/error:")
    st.button(
        say("planner.rule_add"),
        # Its own for each kind, so that a click never adds what is no longer shown.
        key=f"rule_add_{kind}",
        type="primary",
        icon=":material/add:",
        on_click=_add,
        args=(kind, edition, say),
    )


def _add(kind: RuleKind, edition: str, say: Wording) -> None:
    """Keep the rule that the fields hold; before the page runs, so that nothing cuts it short."""
    desk = cached.desk()
    plan = desk.programme.plan
    try:
        rule = RuleFields(desk.programme, kind, edition, say, Kept()).ask()(new_rule_id(plan))
        set_plan(cached.store(), desk, with_rule(plan, rule), what="rule_new", who=session.WHO)
    except PrioritisationError as error:
        session.keep(_PROBLEM, say.error(error))
    else:
        session.drop(_PROBLEM)
        session.new_edition("rule")
