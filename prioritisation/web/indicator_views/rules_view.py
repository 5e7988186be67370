"""The rules that give an indicator its status, in words."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.following_up import FollowUp
from prioritisation.wording.wording import Wording

# As many as `decision.follow_up.status.judgement` has.
_RULES = range(1, 8)


def show(desk: Desk, found: FollowUp, say: Wording) -> None:
    """Show the rules in their order."""
    del desk, found
    st.subheader(say("indicators.view_rules"))
    st.write(say("indicators.rules_intro"))
    st.markdown("\n".join(f"{n}. {say(f'indicators.rules_{n}')}" for n in _RULES))
    st.write(say("indicators.rules_data"))
