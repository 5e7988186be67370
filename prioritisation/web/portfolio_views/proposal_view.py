"""The list that somebody proposes, beside a better one for the same money and a cheaper one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.desk import Desk
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import Posed, resource_named
from prioritisation.actions.proposing import (
    Compared,
    comparison_job,
    pasted_list,
    propose,
)
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.counterproposals import Counterproposal
from prioritisation.decision.programme.proposals import Proposal
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, html, session
from prioritisation.web.plain import as_text, show_error
from prioritisation.web.portfolio_views import list_tables, pictures
from prioritisation.web.portfolio_views.amounts import basis, value_text_of
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.demands import demand_text
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

# The page waits so long for lists that are quick to find.
_PATIENCE = 0.8


def forms(desk: Desk, say: Wording) -> DeltaGenerator:
    """Show where the list is ticked or pasted; return where its comparison goes."""
    left, right = st.columns([2, 3], gap="large")
    with left:
        _list(desk, say)
    return right


def show(desk: Desk, planned: PlannedPortfolio | None, say: Wording) -> None:
    """Show what calculation sets against the list."""
    if not desk.programme.proposal.measures:
        st.info(say("planner.no_proposal"))
        return
    posed = cached.posed(desk.version)
    job = comparison_job(posed, desk.programme.proposal)
    is_done = job.wait(_PATIENCE)
    compared = job.outcome() or job.found
    follow(
        [job],
        lambda: say("planner.proposal_working", seconds=int(job.seconds)),
        is_shown=is_done,
        has_more=lambda: job.found is not compared,
        key="stop_proposal",
    )
    if compared is not None:
        _compared(posed, compared, planned, say)


def _list(desk: Desk, say: Wording) -> None:
    proposal = desk.programme.proposal
    names = {m.id: say.text(m.name) for m in desk.programme.measures}
    st.subheader(say("planner.proposal_title"))
    with st.form(f"proposal_{desk.version}"):
        whose = st.text_input(say("planner.proposal_name"), proposal.name, max_chars=200)
        ticked = st.multiselect(
            say("planner.proposal_ticked"),
            list(names),
            list(proposal.measures),
            format_func=lambda i: names[i],
            placeholder=say("planner.choose"),
        )
        pasted = st.text_area(
            say("planner.proposal_pasted"), help=say("planner.proposal_pasted_help"), height=140
        )
        if st.form_submit_button(say("planner.proposal_keep"), type="primary"):
            _keep(desk, whose, ticked, pasted, say)
    if unknown := session.get("proposal_unknown"):
        st.warning(as_text(say("planner.proposal_unknown", lines="; ".join(unknown))))


def _keep(desk: Desk, whose: str, ticked: Sequence[str], pasted: str, say: Wording) -> None:
    found = pasted_list(pasted, desk.programme)
    session.keep("proposal_unknown", found.unknown)
    measures = tuple(dict.fromkeys((*ticked, *found.proposal.measures)))
    known = {i: y for i, y in desk.programme.proposal.starts.items() if i in measures}
    try:
        proposal = Proposal(
            name=whose.strip(), measures=measures, starts={**known, **found.proposal.starts}
        )
        propose(cached.store(), desk, proposal, who=session.WHO)
    except PrioritisationError as error:
        show_error(error, say)
    else:
        st.rerun()


def _compared(
    posed: Posed, compared: Compared, planned: PlannedPortfolio | None, say: Wording
) -> None:
    proposed = compared.proposed
    pictures.three_lists(posed, compared, planned, say)
    lists: list[Assessment | None] = [proposed]
    lists += [None if c is None else c.portfolio for c in (compared.better, compared.cheaper)]
    titles = [say(f"planner.list_{letter}") for letter in "pbc"]
    list_tables.side_by_side(posed, lists, titles, say)
    st.caption(basis(posed.plan, say))
    names = PlanNames.of(posed.programme, posed.plan, say)
    if proposed.broken:
        st.warning(say("planner.proposal_breaks"), icon=":material/warning:")
        broken = (demand_text(demand, names, say) for demand in dict.fromkeys(proposed.broken))
        html.show(html.bullets(broken, "pr-list"))
        st.caption(say("planner.proposal_dropped"))
    _sentences(posed, compared.better, "better", say)
    _sentences(posed, compared.cheaper, "cheaper", say)


def _sentences(
    posed: Posed,
    counter: Counterproposal | None,
    which: str,
    say: Wording,
) -> None:
    st.subheader(say(f"planner.counter_{which}"))
    if counter is None:
        st.caption(say("planner.coming"))
        return
    changes = counter.changes
    if changes.are_none:
        st.text(say(f"planner.counter_{which}_none"))
        return
    money = changes.spending[posed.resource]
    unit = resource_named(posed.programme, posed.resource).unit
    st.markdown(
        as_text(
            say(
                f"planner.counter_{which}_finding",
                value=_signed(changes.value, value_text_of(abs(changes.value), posed.plan, say)),
                amount=_signed(money, say.amount(abs(money), unit)),
            )
        )
    )
    list_tables.exchanged(
        posed,
        changes,
        left="planner.change_left",
        entered="planner.change_entered",
        moved="planner.change_moved",
        say=say,
    )
    if changes.joint:
        joint = _signed(changes.joint, value_text_of(abs(changes.joint), posed.plan, say))
        st.text(say("planner.of_joint", value=joint))


def _signed(number: Fraction, text: str) -> str:
    return f"+{text}" if number > 0 else f"\u2212{text}" if number < 0 else text
