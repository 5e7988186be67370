"""The balance for a room: spearheads and target groups, quick wins, and the gaps in words."""

from __future__ import annotations

import streamlit as st

from prioritisation.decision.programme.groups import GroupKind
from prioritisation.web.balance_views import gaps_view, groups_view, pace_view
from prioritisation.web.balance_views.shown import Shown
from prioritisation.wording.wording import Wording


def show(shown: Shown, say: Wording) -> None:
    """Show what is read, and nothing that is set."""
    for by in (GroupKind.SPEARHEAD, GroupKind.TARGET_GROUP):
        groups_view.charts(shown, by, say, is_named=True)
        if shown.balance.views[by].overlaps:
            st.caption(say("balance.overlaps"))
    pace_view.presented(shown, say)
    if found := gaps_view.gaps(shown):
        st.subheader(say("balance.view_gaps"))
        gaps_view.sentences(shown, found, say)
