"""Who takes part: removing somebody, proposals."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from prioritisation.actions.workshops import proposals, setting_up
from prioritisation.actions.workshops.progress import progress_of
from prioritisation.decision.programme.participants import Participant, Proposal
from prioritisation.store import KeptWorkshop
from prioritisation.web import cached
from prioritisation.web.plain import as_text
from prioritisation.web.workshop_views.acting import attempt, button, now
from prioritisation.web.workshop_views.names import names_of_items
from prioritisation.web.workshop_views.paper import show_paper_forms
from prioritisation.wording.wording import Wording


def show_people(kept: KeptWorkshop, say: Wording) -> None:
    """Show who has joined, the paper forms and the proposals."""
    _proposals(kept, say)
    left, right = st.columns(2, gap="large")
    with left:
        _list(kept, say)
    with right:
        show_paper_forms(kept, say)


def _list(kept: KeptWorkshop, say: Wording) -> None:
    store = cached.store()
    everybody = store.workshops.participants(kept.programme_id, kept.workshop.id)
    st.subheader(say("workshop.people", n=len(everybody)))
    if not everybody:
        st.caption(say("workshop.nobody_yet"))
        return
    progress = progress_of(store, kept)
    groups = {group.id: say.text(group.name) for group in kept.workshop.groups}
    names = {p.id: _name(p, number, say) for number, p in enumerate(everybody, start=1)}
    st.dataframe(
        pd.DataFrame(
            [
                {
                    say("workshop.person"): names[p.id],
                    say("workshop.group"): groups.get(p.group, "–"),
                    say("workshop.answered"): progress.answers.get(p.id, 0),
                    say("workshop.state"): _state(p, kept, progress.done, say),
                }
                for p in everybody
            ]
        ),
        hide_index=True,
    )
    chosen = st.selectbox(
        say("workshop.somebody"),
        [p.id for p in everybody],
        format_func=lambda i: names[i],
        index=None,
        key="somebody",
        placeholder=say("workshop.somebody_none"),
    )
    if chosen is None:
        return
    if chosen in kept.workshop.removed:
        button(
            say("workshop.take_back"),
            partial(setting_up.take_back_removal, store, kept, chosen),
            say,
            key="take_back",
            icon="undo",
        )
    else:
        button(
            say("workshop.remove"),
            partial(setting_up.remove_participant, store, kept, chosen),
            say,
            key="remove",
            icon="person_remove",
            help_text=say("workshop.remove_help"),
        )


def _name(person: Participant, number: int, say: Wording) -> str:
    if person.name:
        return person.name
    return say("workshop.paper_person" if person.is_paper else "workshop.phone_person", n=number)


def _state(person: Participant, kept: KeptWorkshop, done: frozenset[str], say: Wording) -> str:
    if person.id in kept.workshop.removed:
        return say("workshop.is_removed")
    return say("workshop.is_done" if person.id in done else "workshop.is_scoring")


def _proposals(kept: KeptWorkshop, say: Wording) -> None:
    store = cached.store()
    found = proposals.open_proposals(store, kept)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if kept.workshop.ended_at is None:
            _add_form(kept, say)
    for proposal in found:
        _proposal(kept, proposal, say)


def _add_form(kept: KeptWorkshop, say: Wording) -> None:
    with (
        st.popover(say("workshop.add_item"), icon=":material/add:"),
        st.form("add_item", clear_on_submit=True, border=False),
    ):
        name = st.text_input(say("workshop.item_name"), max_chars=200)
        if st.form_submit_button(say("workshop.add_item_keep")):
            attempt(lambda: proposals.add_item(cached.store(), kept, now(), name=name), say)
            st.rerun()


def _proposal(kept: KeptWorkshop, proposal: Proposal, say: Wording) -> None:
    store = cached.store()
    names = names_of_items(say)
    with st.container(border=True):
        st.markdown(f"**{as_text(proposal.name)}**  \n{as_text(proposal.reason)}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            button(
                say("workshop.accept"),
                lambda: proposals.add_item(
                    store,
                    kept,
                    now(),
                    name=proposal.name,
                    description=proposal.reason,
                    proposal=proposal,
                ),
                say,
                key=f"accept_{proposal.id}",
                icon="check",
                kind="primary",
            )
            same = st.selectbox(
                say("workshop.merge_with"),
                list(kept.workshop.items),
                format_func=lambda i: names.get(i, i),
                index=None,
                key=f"same_{proposal.id}",
            )
            if same is not None:
                button(
                    say("workshop.merge"),
                    partial(proposals.merge_proposal, store, kept, proposal, same),
                    say,
                    key=f"merge_{proposal.id}",
                )
            button(
                say("workshop.decline"),
                partial(proposals.decline_proposal, store, kept, proposal),
                say,
                key=f"decline_{proposal.id}",
                icon="close",
            )
