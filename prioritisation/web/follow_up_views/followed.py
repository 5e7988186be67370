"""The decision that is followed, as the reader chose."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.follow_up_report import has_amounts_of_then
from prioritisation.decision.programme.decisions import Decision
from prioritisation.web import cached, session
from prioritisation.wording.decisions import decision_title
from prioritisation.wording.wording import Wording

_KEY = "followed_decision"


def followed_decision(desk: Desk, say: Wording) -> Decision | None:
    """Return the decision that is looked at, and let the reader choose where there are several."""
    usual = desk.programme.decision_in_force()
    if usual is None:
        return None
    decisions = {decision.id: decision for decision in desk.programme.decisions}
    if len(decisions) == 1:
        return usual
    if session.get(_KEY) not in decisions:
        session.keep(_KEY, usual.id)
    chosen = st.selectbox(
        say("follow_up.decision"),
        list(reversed(decisions)),
        format_func=lambda i: decision_title(decisions[i], say),
        key=_KEY,
        persist_state="session",
    )
    return decisions[chosen or usual.id]


def tell_of_amounts(desk: Desk, decision: Decision, say: Wording) -> None:
    """Say so where planned money is not as it was when a decision was worked out."""
    if not has_amounts_of_then(cached.store(), desk, decision):
        st.caption(say("follow_up.amounts_of_today"))
