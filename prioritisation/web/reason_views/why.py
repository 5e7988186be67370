"""Why each measure is in or out: the nearest decision first, in sentences, tables and a picture."""

from __future__ import annotations

from fractions import Fraction

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.desk import Desk
from prioritisation.actions.explaining import go_on_with_entries, go_on_with_reasons
from prioritisation.actions.lowered_costs import note_explained
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.reasons_file import reasons_file
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.web import cached, session
from prioritisation.web.reason_views import chosen, finding, firmness, lowered, sentences, tables
from prioritisation.web.reason_views.known import Known, follow_known, known_of
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording


def show(desk: Desk, planned: PlannedPortfolio, say: Wording, header: DeltaGenerator) -> None:
    """Show what is known of the reasons; the rest follows behind the page.

    Parameters
    ----------
    header : where the finding stands, above all else
    """
    names = PlanNames.of(planned.programme, planned.plan, say)
    if planned.portfolio.status is not Status.OPTIMAL:
        with header:
            finding.show_none(planned, say)
        st.info(say("reasons.need_proof"))
        return
    known = known_of(planned)
    with header:
        finding.show(known, names, say)
    follow_known(known, say)
    _stopped(known, say)
    if not known.reasons:
        return
    _note(known)
    chosen.show(desk, known, names, say)
    if session.is_phone():
        sentences.show(known, names, say)
    else:
        left, right = st.columns([2, 1], gap="medium")
        with left:
            tables.show(known, say)
        with right:
            st.subheader(say("reasons.firmness"))
            st.caption(say("reasons.firmness_how"))
            firmness.show(planned.programme, known.reasons, planned.plan.objective, say)
        with st.expander(say("reasons.all"), key="all_reasons"):
            sentences.show(known, names, say)
    st.download_button(
        say("reasons.export"),
        data=lambda: reasons_file(planned, known.reasons, known.entries, say),
        file_name=f"{planned.programme.id}-{say('reasons.export_name')}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
    lowered.show(desk, say)


def _note(known: Known) -> None:
    """Keep which costs are looked at beside what they would have to be."""
    told = [
        entry.measure
        for entry in known.entries.values()
        if isinstance(entry.cost, Fraction) or isinstance(entry.share, Fraction)
    ]
    note_explained(cached.store(), known.planned.programme, told, who=session.WHO)


def _stopped(known: Known, say: Wording) -> None:
    """Tell that the work was stopped, with a button that lets it go on."""
    if known.stopped is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(say("reasons.stopped"), width="content")
        st.button(
            say("reasons.go_on"),
            key="go_on_reasons",
            type="tertiary",
            icon=":material/play_arrow:",
            on_click=_go_on,
            args=(known,),
        )


def _go_on(known: Known) -> None:
    posed, portfolio = known.planned.posed, known.planned.portfolio
    if known.asked:
        go_on_with_entries(posed, portfolio, known.asked)
    else:
        go_on_with_reasons(posed, portfolio)
