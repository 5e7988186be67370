"""Paper forms: printed here, and typed in here for who has no phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from urllib.parse import urlencode

import streamlit as st

from prioritisation.actions.workshops import answering
from prioritisation.actions.workshops.answering import Cell, Sent
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.workshops import Round
from prioritisation.errors import InvalidValueError
from prioritisation.store import KeptWorkshop
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text
from prioritisation.web.workshop_views.acting import is_possible, now
from prioritisation.web.workshop_views.names import names_of_items
from prioritisation.wording.wording import Wording

_PAPER = "paper_form"
_ROWS_PX = 420
DONT_KNOW = "?"


def show_paper_forms(kept: KeptWorkshop, say: Wording) -> None:
    """Let the facilitator print the form, and type in one that was filled."""
    current = kept.workshop.current
    st.subheader(say("workshop.paper"))
    st.caption(say("workshop.paper_help"))
    asked = {"workshop": kept.workshop.id, "lang": say.language.value}
    query = urlencode(cached.wall_programme() | asked)
    st.link_button(
        say("workshop.paper_print"),
        f"wall/paper?{query}{cached.wall_key()}",
        icon=":material/print:",
    )
    if current is None or current.is_revealed or kept.workshop.ended_at is not None:
        st.caption(say("workshop.paper_closed"))
        return
    _typed_form(kept, current, say)


def _typed_form(kept: KeptWorkshop, current: Round, say: Wording) -> None:
    board = cached.desk().programme.board(kept.workshop.board)
    criteria = [board.criterion(c) for c in current.criteria]
    edition = session.edition(_PAPER)
    # Plain fields, not a grid: what is typed into a grid arrives after it has rested a moment,
    # too late for who presses the button at once.
    with st.form(f"{_PAPER}_{edition}", border=True, enter_to_submit=False):
        name, group = _person(kept, edition, say)
        _heads(criteria, say)
        with st.container(height=_ROWS_PX, border=False):
            typed = _rows(kept, current, criteria, edition, say)
        if not st.form_submit_button(say("workshop.paper_keep"), type="primary"):
            return
    if is_possible(lambda: _keep(kept, current, typed, criteria, name, group, say), say):
        session.new_edition(_PAPER)
    st.rerun()


def _person(kept: KeptWorkshop, edition: int, say: Wording) -> tuple[str, str]:
    """Return the name and the group that stand on the form."""
    columns = st.columns(2)
    name, group = "", ""
    if not kept.workshop.is_anonymous:
        name = columns[0].text_input(
            say("workshop.paper_name"), max_chars=60, key=f"paper_name_{edition}"
        )
    groups = {group.id: say.text(group.name) for group in kept.workshop.groups}
    if groups:
        chosen = columns[1].selectbox(
            say("workshop.group"),
            list(groups),
            format_func=lambda i: groups[i],
            index=None,
            key=f"paper_group_{edition}",
            placeholder=say("room.no_group"),
        )
        group = chosen or ""
    return name, group


def _widths(criteria: Sequence[Criterion]) -> list[int]:
    return [4, *(2 for _ in criteria)]


def _heads(criteria: Sequence[Criterion], say: Wording) -> None:
    heads = st.columns(_widths(criteria), vertical_alignment="bottom")
    heads[0].caption(say("phone.item"))
    for column, criterion in zip(heads[1:], criteria, strict=True):
        column.caption(as_text(say.text(criterion.name)))


def _rows(
    kept: KeptWorkshop,
    current: Round,
    criteria: Sequence[Criterion],
    edition: int,
    say: Wording,
) -> dict[Cell, str]:
    """Return what stands on the form: a row an item, a field a criterion."""
    names = names_of_items(say)
    typed: dict[Cell, str] = {}
    for item in current.items:
        row = st.columns(_widths(criteria), vertical_alignment="center")
        row[0].markdown(as_text(names.get(item, item)))
        for column, criterion in zip(row[1:], criteria, strict=True):
            typed[item, criterion.id] = column.text_input(
                _place(names.get(item, item), criterion, say),
                max_chars=3,
                key=f"paper_{edition}_{item}_{criterion.id}",
                label_visibility="collapsed",
            ).strip()
    return typed


def _keep(
    kept: KeptWorkshop,
    current: Round,
    typed: Mapping[Cell, str],
    criteria: Sequence[Criterion],
    name: str,
    group: str,
    say: Wording,
) -> None:
    """Keep what was typed, and tell how much of the form that was.

    Raises
    ------
    InvalidValueError : something is no level of its scale, or as `keep_paper_form`.
    """
    names = names_of_items(say)
    by_id = {criterion.id: criterion for criterion in criteria}
    answers: dict[Cell, Decimal | None] = {}
    for (item, criterion_id), text in typed.items():
        criterion = by_id[criterion_id]
        if text and text != DONT_KNOW and text not in map(str, criterion.levels):
            place = _place(names.get(item, item), criterion, say)
            raise InvalidValueError("score_no_level", field=place, value=text)
        if text:
            answers[item, criterion_id] = None if text == DONT_KNOW else Decimal(text)
    sent = Sent(round=current.number, answers=answers, comments={}, sequences={})
    answering.keep_paper_form(cached.store(), kept, sent, now(), name=name, group=group)
    session.notify(say("workshop.paper_kept", n=len(answers), of=len(typed)))


def _place(item: str, criterion: Criterion, say: Wording) -> str:
    return f"{item}: {say.text(criterion.name)}"
