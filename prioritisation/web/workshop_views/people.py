"""Who takes part: removing somebody, paper forms, proposals."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pandas as pd
import streamlit as st

from prioritisation.actions.workshops import answering, joining, proposals, setting_up
from prioritisation.actions.workshops.answering import Sent
from prioritisation.actions.workshops.progress import progress_of
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.workshops import Participant, Proposal
from prioritisation.store import KeptWorkshop
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text
from prioritisation.web.workshop_views.acting import attempt, button, is_possible, now
from prioritisation.wording.wording import Wording

_PAPER = "paper_form"
DONT_KNOW = "?"


def show_people(kept: KeptWorkshop, say: Wording) -> None:
    """Show who has joined, the paper forms and the proposals."""
    _proposals(kept, say)
    left, right = st.columns(2, gap="large")
    with left:
        _list(kept, say)
    with right:
        _paper(kept, say)


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


def _paper(kept: KeptWorkshop, say: Wording) -> None:
    current = kept.workshop.current
    st.subheader(say("workshop.paper"))
    st.caption(say("workshop.paper_help"))
    st.link_button(
        say("workshop.paper_print"),
        f"wall/paper?workshop={kept.workshop.id}&lang={say.language}{cached.wall_key()}",
        icon=":material/print:",
    )
    if current is None or current.is_revealed or kept.workshop.ended_at is not None:
        st.caption(say("workshop.paper_closed"))
        return
    desk = cached.desk()
    board = desk.programme.board(kept.workshop.board)
    names = {i.id: say.text(i.name) for i in desk.programme.items_on(kept.workshop.board)}
    criteria = [board.criterion(c) for c in current.criteria]
    edition = session.edition(_PAPER)
    with st.form(f"{_PAPER}_{edition}", border=True):
        columns = st.columns(2)
        name = ""
        if not kept.workshop.is_anonymous:
            name = columns[0].text_input(say("workshop.paper_name"), max_chars=60)
        group = ""
        if kept.workshop.groups:
            chosen = columns[1].selectbox(
                say("workshop.group"),
                [g.id for g in kept.workshop.groups],
                format_func=lambda i: say.text(
                    next(g.name for g in kept.workshop.groups if g.id == i)
                ),
                index=None,
                placeholder=say("room.no_group"),
            )
            group = chosen or ""
        frame = session.steady(
            "paper_frame",
            (kept.workshop.id, current.number, current.items, edition, say.language),
            lambda: pd.DataFrame(
                [
                    {"name": names.get(i, i)} | {criterion.id: "" for criterion in criteria}
                    for i in current.items
                ],
                index=list(current.items),
            ),
        )
        typed = st.data_editor(
            frame,
            hide_index=True,
            key=f"paper_editor_{edition}",
            height=320,
            column_config={
                "name": st.column_config.TextColumn(say("phone.item"), disabled=True),
                **{
                    c.id: st.column_config.TextColumn(
                        say.text(c.name), validate=_levels(c), max_chars=3, alignment="right"
                    )
                    for c in criteria
                },
            },
        )
        if st.form_submit_button(say("workshop.paper_keep"), type="primary"):
            answers = {
                (str(item), c.id): None
                if row[c.id].strip() == DONT_KNOW
                else Decimal(row[c.id].strip())
                for item, row in typed.iterrows()
                for c in criteria
                if (row[c.id] or "").strip()
            }
            is_kept = is_possible(
                lambda: _keep(kept, current.number, answers, name, group),
                say,
                say("workshop.paper_kept"),
            )
            if is_kept:
                session.new_edition(_PAPER)
            st.rerun()


def _levels(criterion: Criterion) -> str:
    """Return the pattern of what may be typed: a level, a don't know, or nothing."""
    levels = "|".join(str(level) for level in criterion.levels)
    return rf"^(?:{levels}|\{DONT_KNOW})?$"


def _keep(
    kept: KeptWorkshop,
    number: int,
    answers: dict[tuple[str, str], Decimal | None],
    name: str,
    group: str,
) -> None:
    store = cached.store()
    person = joining.add_paper_form(store, kept, now(), name=name, group=group)
    seat = store.workshops.paper_seat(kept.programme_id, kept.workshop.id, person.id)
    sent = Sent(round=number, answers=answers, comments={}, sequences={})
    answering.type_paper_form(store, seat, sent, now())


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
    names = {i.id: say.text(i.name) for i in cached.desk().programme.all_items()}
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
