"""What one measure takes and brings of each resource, year by year, as tables to type into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.editing import edit_items
from prioritisation.actions.posing import resource_named, resources_of
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Amounts, Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.exchange.board_csv.columns import (
    AMOUNTS_BY_YEAR,
    COST,
    MOST_YEARS,
    YEARLY_AFTER,
    Column,
)
from prioritisation.web import cached, choices, session
from prioritisation.web.editing import (
    Typed,
    current_edition,
    new_edits,
    note_own_write,
    renew_if_old,
    typed_in,
)
from prioritisation.web.item_views.columns import amount_text, texts_of
from prioritisation.web.item_views.unsaved import sentence, show_unsaved, tell_what_is_left
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording

_CHOSEN, _YEARS = "amounts_measure", "amounts_years"
_FEWEST_YEARS = 5
_RESOURCE = "resource"
_EDITORS = {kind: f"amounts_{kind}" for kind in AMOUNTS_BY_YEAR}
EDITORS = tuple(_EDITORS.values())


def show(desk: Desk, say: Wording) -> None:
    """Let the planner choose a measure and type its amounts; a wrong one is told and kept."""
    measures = {measure.id: measure for measure in desk.programme.measures}
    if not measures:
        return
    if session.get(_CHOSEN) not in measures:
        if session.get(_CHOSEN) is not None:
            st.warning(say("amounts.gone"), icon=":material/info:")
        session.keep(_CHOSEN, next(iter(measures)))
    measure, years = _chosen(desk.programme, measures, say)
    st.caption(say("amounts.subtitle"))
    problems = st.container()
    for kind in AMOUNTS_BY_YEAR:
        _table(desk, measure, kind, years, say)
    st.caption(say("amounts.add_resource"))
    with problems:
        show_unsaved(EDITORS, say)


def _chosen(
    programme: Programme, measures: dict[str, Measure], say: Wording
) -> tuple[Measure, int]:
    """Return the measure to type for, and how many years to show."""
    names = choices.names_apart(measures.values(), say)
    leave = partial(tell_what_is_left, EDITORS, say)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.selectbox(
            say("amounts.measure"),
            list(measures),
            format_func=lambda i: names[i],
            key=_CHOSEN,
            persist_state="session",
            on_change=leave,
            width=420,
        )
        asked = st.number_input(
            say("amounts.years"),
            1,
            MOST_YEARS,
            max(_FEWEST_YEARS, len(programme.plan.years)),
            key=_YEARS,
            persist_state="session",
            help=say("amounts.years_help"),
            on_change=leave,
            width=150,
        )
        with st.container(horizontal=True, gap="small", width="content"):
            choices.step_buttons(_CHOSEN, list(measures), chosen, say, leave=leave)
    measure = measures[chosen]
    filled = max(map(len, (*measure.cost.values(), *measure.income.values())), default=0)
    # As many as at first while one types: no column goes away with what stands in it.
    first = session.steady("amounts_filled", (chosen, asked), lambda: filled)
    return measure, max(int(asked), first, filled)


def _table(desk: Desk, measure: Measure, kind: str, years: int, say: Wording) -> None:
    """Show the amounts of one kind, a row for each resource, and keep what is typed."""
    editor = _EDITORS[kind]
    prefix = f"{editor}_editor_{measure.id}_{say.language}_{years}"
    edition = current_edition(editor, prefix, desk.version)
    columns = _columns(kind, years)
    frame = session.steady(
        f"{editor}_frame", (prefix, edition), lambda: _made(desk, measure, kind, columns, say)
    )
    st.subheader(say(f"amounts.{kind}"), help=None if kind == COST else say(f"amounts.{kind}_help"))
    result = st.data_editor(
        frame,
        key=f"{prefix}_{edition}",
        column_config=_config(columns, say),
        hide_index=True,
        height="content",
        width="content",
        alt=f"{say(f'amounts.{kind}')}: {say.text(measure.name)}",
    )
    st.caption(_together(desk.programme, measure, kind, say))
    typed = typed_in(editor)
    by_row = new_edits(typed, frame, result, [column.name for column in columns])
    texts = {
        (resource, name): text for resource, cells in by_row.items() for name, text in cells.items()
    }
    if texts:
        _keep(desk, measure, editor, texts, typed, say)
    renew_if_old(editor, desk.version)


def _columns(kind: str, years: int) -> list[Column]:
    """Return the columns of any resource; what is paid for good has one in the costs."""
    by_year = [Column(kind, "", year) for year in range(1, years + 1)]
    return [*by_year, Column(YEARLY_AFTER)] if kind == COST else by_year


def _made(
    desk: Desk, measure: Measure, kind: str, columns: Sequence[Column], say: Wording
) -> pd.DataFrame:
    """Return the frame of an edition, and note what it was made of."""
    session.keep(f"{_EDITORS[kind]}_seen", desk)
    named = {i: resource_named(desk.programme, i) for i in _resources(desk.programme)}
    rows = [
        {_RESOURCE: f"{say.text(resource.name)}, {resource.unit}".rstrip(", ")}
        | {c.name: amount_text(measure, _of(c, i), say) for c in columns}
        for i, resource in named.items()
    ]
    return pd.DataFrame(rows, index=list(named))


def _resources(programme: Programme) -> tuple[str, ...]:
    """Return every resource that some measure takes or may take, also one only for good."""
    found = dict.fromkeys(resources_of(programme))
    for measure in programme.measures:
        found.update(dict.fromkeys(measure.yearly_after))
    return tuple(found)


def _of(column: Column, resource: str) -> Column:
    return Column(column.kind, resource, column.year)


def _config(columns: Sequence[Column], say: Wording) -> dict[str, Any]:
    config: dict[str, Any] = {
        _RESOURCE: st.column_config.TextColumn(
            say("amounts.resource"),
            disabled=True,
            pinned=True,
            width=130 if session.is_phone() else 240,
        )
    }
    for column in columns:
        if column.kind == YEARLY_AFTER:
            label, told, width = say("column.yearly_after"), say("amounts.yearly_after_help"), 190
        else:
            label = say("amounts.year", year=column.year)
            told, width = say("amounts.year_help", year=column.year), 110
        config[column.name] = st.column_config.TextColumn(
            label, help=told, alignment="right", width=width
        )
    return config


def _together(programme: Programme, measure: Measure, kind: str, say: Wording) -> str:
    """Return what the years come to, of each resource that has amounts."""
    by_resource: Mapping[str, Amounts] = getattr(measure, kind)
    sums = []
    for resource in (i for i in _resources(programme) if by_resource.get(i)):
        named = resource_named(programme, resource)
        amount = say.amount(sum(by_resource[resource]), named.unit)
        sums.append(say("amounts.total_of", resource=say.text(named.name), amount=amount))
    return as_text(say("amounts.total", amounts=", ".join(sums) or "–"))


def _keep(
    desk: Desk,
    measure: Measure,
    editor: str,
    texts: dict[tuple[str, str], str],
    typed: Typed,
    say: Wording,
) -> None:
    """Keep what was typed and is right, and note what is wrong with the rest."""
    seen: Desk = session.get(f"{editor}_seen")
    cells = {_heading(resource, name): (resource, name) for resource, name in texts}
    headings = {heading: texts[cell] for heading, cell in cells.items()}
    edited = edit_items(
        cached.store(),
        seen,
        BoardId.MEASURES,
        {measure.id: texts_of(headings, seen.programme, say)},
        who=session.WHO,
    )
    for cell in (*texts, ("", "")):
        typed.problems.pop(cell, None)
    for (_, heading), error in edited.problems.items():
        told = f"{say.text(measure.name)}: {sentence(error, seen.programme, say)}"
        typed.problems[cells.get(heading, ("", ""))] = told
    if edited.problems:
        # What is wrong stands above both tables, which may be scrolled out of sight.
        session.notify(say("measures.not_saved"))
    if note_own_write(editor, desk.version, cached.desk().version):
        session.keep(f"{editor}_seen", cached.desk())
    st.rerun()


def _heading(resource: str, column: str) -> str:
    """Return the heading of a resource's column as a file has it."""
    kind, _, year = column.partition(":")
    return Column(kind, resource, int(year or 0)).name
