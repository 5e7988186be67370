"""What the reader has to know of an answer: gaps in the scores, equally good ones, limits."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.decision.portfolio.scheduling.circles import impossible_circles
from prioritisation.web import session
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show what applies, if anything."""
    names = {m.id: say.text(m.name) for m in planned.programme.measures}
    if planned.values.unscored:
        kind = planned.values.objective
        key = f"portfolio.unscored_{kind}" if kind in ("money", "value") else "portfolio.unscored"
        listed = ", ".join(names[i] for i in planned.values.unscored)
        st.warning(as_text(say(key, names=listed)), icon=":material/warning:")
    if planned.values.worked_out:
        listed = ", ".join(names[i] for i in planned.values.worked_out)
        st.caption(as_text(say("effects.worked_out", names=listed)))
    _about_starts(planned, names, say)
    if planned.exchangeable:
        listed = ", ".join(names[i] for i in planned.exchangeable)
        title, note = say("portfolio.equal_title"), say("portfolio.equal_note", names=listed)
        if session.is_presented():
            st.text(f"{title}. {note}")
        else:
            with st.expander(title, key="equal_box", icon=":material/balance:"):
                st.text(note)
    elif not planned.exchanges_checked and not planned.has_years:
        st.caption(say("portfolio.equal_unchecked"))
    if planned.unlimited:
        listed = ", ".join(
            say.text(resource_named(planned.programme, resource).name)
            for resource in planned.unlimited
        )
        st.caption(as_text(say("portfolio.other_resources", names=listed)))


def _about_starts(planned: PlannedPortfolio, names: Mapping[str, str], say: Wording) -> None:
    """Tell which measures can never be chosen, and why."""
    shut_out = [names[c.id] for c in planned.problem.candidates if not c.starts]
    if shut_out:
        listed = ", ".join(shut_out)
        st.warning(as_text(say("planner.cannot_start", names=listed)), icon=":material/warning:")
    late = _too_late(planned)
    if late:
        last = planned.plan.years[0] + planned.plan.counted_years - 1
        st.caption(say("planner.too_late", n=late, year=str(last)))
    for circle in impossible_circles(planned.problem.rules):
        listed = " → ".join(names[i] for i in circle)
        st.warning(as_text(say("planner.circle", names=listed)), icon=":material/warning:")


def _too_late(planned: PlannedPortfolio) -> int:
    """Return how many measures of some value count for nothing: their effect shows too late."""
    if not planned.has_years or not planned.plan.counts_remaining:
        return 0
    counted = planned.counted_values
    return sum(bool(c.starts and c.value and not counted[c.id]) for c in planned.problem.candidates)
