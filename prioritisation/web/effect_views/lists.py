"""Economic effects of a list: the plan's answer, what was decided, or what is proposed."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from html import escape
from math import nan

import pandas as pd
import streamlit as st

from prioritisation.actions.appraising import (
    ListAppraisal,
    ListedMeasures,
    decided_list,
    list_appraisal,
    planned_list,
    proposed_list,
)
from prioritisation.actions.desk import Desk
from prioritisation.actions.effects_file import effects_file
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.economy import MoneyFigure
from prioritisation.errors import PrioritisationError
from prioritisation.web import choices, html, session
from prioritisation.web.effect_views import figures, notes
from prioritisation.web.effect_views.amounts import money, year_text
from prioritisation.web.figures_table import with_figures
from prioritisation.web.portfolio_views import answering
from prioritisation.web.portfolio_views.amounts import basis
from prioritisation.wording.wording import Wording


class Source(StrEnum):
    """Which list is looked at."""

    DECISION = "decision"
    PLAN = "plan"
    PROPOSAL = "proposal"


def show(desk: Desk, say: Wording) -> None:
    """Show what a list puts in and brings, and each of its measures."""
    if choices.is_told_empty(desk.programme, BoardId.MEASURES, say):
        return
    source = _source(desk, say)
    listed = _listed(desk, source, say)
    if listed is None:
        return
    if not listed.measures:
        st.info(say("effects.empty_list"))
        return
    found = list_appraisal(desk.programme, listed)
    economy = desk.programme.economy
    if found.is_illustrative:
        html.show(html.tags([html.tag(say("app.illustrative"))]))
    _finding(found, listed.first_year, economy.years, say)
    figures.cards(found.total, economy, say)
    figures.meaning(found.total, economy, listed.first_year, say)
    figures.by_year(found.total, listed.first_year, "effects", say)
    notes.show(found, say, listed.gone)
    _table(found, listed.first_year, say)
    st.caption(basis(desk.programme.plan, say))
    st.download_button(
        say("effects.export"),
        data=lambda: effects_file(found, listed.first_year, say),
        file_name=f"{desk.programme.id}-{say('effects.export_name')}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _source(desk: Desk, say: Wording) -> Source:
    """Return which list the reader chose; at first what was decided, else the plan's answer."""
    programme = desk.programme
    offered = [
        *([Source.DECISION] if programme.decisions else []),
        Source.PLAN,
        *([Source.PROPOSAL] if programme.proposal.measures else []),
    ]
    chosen = st.segmented_control(
        say("effects.which_list"),
        offered,
        default=offered[0],
        format_func=lambda source: say(f"effects.list_{source}"),
        key=f"effects_list_{len(offered)}",
        persist_state="session",
        required=True,
    )
    return Source(chosen or offered[0])


def _listed(desk: Desk, source: Source, say: Wording) -> ListedMeasures | None:
    """Return the list; None = there is none yet, and the page tells why."""
    if source is Source.DECISION:
        return decided_list(desk.programme)
    if source is Source.PROPOSAL:
        return proposed_list(desk.programme)
    try:
        planned = answering.answer(desk, say)
    except PrioritisationError as error:
        answering.show_why_none(error, say)
        return None
    return None if planned is None else planned_list(planned)


def _finding(found: ListAppraisal, first_year: int | None, years: int, say: Wording) -> None:
    total, paid = found.total, found.total.payback.likely
    sentence = say(
        "effects.finding" if paid is not None else "effects.finding_unpaid",
        n=years,
        measures=say.number(len(found.rows)),
        inputs=money(total.inputs, say),
        income=money(total.figures[MoneyFigure.TOWN_INCOME].likely, say),
        year=year_text(paid, first_year, say),
    )
    html.show(f'<div class="pr-finding">{escape(sentence)}</div>')


def _table(found: ListAppraisal, first_year: int | None, say: Wording) -> None:
    st.subheader(say("effects.by_measure"))
    st.caption(say("effects.by_measure_note"))
    income = say("effects.ratio_income")
    inputs = say("effects.inputs_euros")
    columns = {
        figure: say("effects.likely_euros", figure=say(f"effects.{figure}"))
        for figure in MoneyFigure
    }
    rows = []
    for row in found.rows:
        one = row.appraisal
        returned = one.returns.get(MoneyFigure.TOWN_INCOME)
        cells: dict[str, object] = {say("column.name"): say.text(row.measure.name)}
        if first_year is not None:
            cells[say("planner.start")] = str(row.start)
        cells[inputs] = float(one.inputs)
        for figure in MoneyFigure:
            # What states no effects has no figures: 0 would say that it brings nothing.
            likely = float(one.figures[figure].likely)
            cells[columns[figure]] = likely if row.measure.effects else nan
        if returned is None or not row.measure.effects:
            cells[income] = nan
        else:
            cells[income] = float(returned.likely)
        paid = one.payback.likely
        cells[say("effects.payback")] = "–" if paid is None else year_text(paid, first_year, say)
        rows.append(cells)
    formats: dict[str, Callable[[float], str]] = {
        **dict.fromkeys((inputs, *columns.values()), say.number),
        income: lambda amount: say.number(amount, 2, exactly=True),
    }
    st.dataframe(
        with_figures(pd.DataFrame(rows), formats),
        hide_index=True,
        height="content" if len(rows) <= 24 else 35 * 25,
        alt=say("effects.by_measure"),
        placeholder="–",
        column_config={
            say("column.name"): st.column_config.TextColumn(
                width=160 if session.is_phone() else 260, pinned=not session.is_phone()
            ),
            say("effects.payback"): st.column_config.TextColumn(width=120),
        },
    )
