"""What is out and what is in, as tables: value, cost, and how near each decision is."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pandas as pd
import streamlit as st

from prioritisation.actions.posing import resource_named
from prioritisation.charts.colours import spearhead_sign
from prioritisation.decision.portfolio.reasons.entry import NoPoint
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.web.figures_table import with_figures
from prioritisation.web.portfolio_views.amounts import (
    basis,
    loss_figure,
    loss_heading,
    loss_note,
    loss_number,
    value_figure,
    value_heading,
)
from prioritisation.web.portfolio_views.name_column import ROW, name_width, row_height
from prioritisation.web.reason_views.known import Known
from prioritisation.wording.entries import cut_text, entry_cost
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

# A longer list is scrolled in its place.
_MOST_ROWS = 24
# What a laptop's screen leaves for a table beside the picture, px.
_PLACE = 700
# What would not be in even free of charge sorts below all that would.
_NEVER = float("-inf")


def show(known: Known, say: Wording) -> None:
    """Show what is out, then what is in, the nearest decision first."""
    for title, is_in in (("portfolio.left_out", False), ("portfolio.selected", True)):
        chosen = known.of_state(is_in=is_in)
        st.subheader(f"{say(title)} {known.counted(is_in=is_in)}")
        if chosen:
            _table(known, chosen, say(title), say)
    told = [loss_note(known.planned.plan, say), basis(known.planned.plan, say)]
    if known.job is None and _has_unknown(known):
        told.insert(1, say("reasons.cell_unknown"))
    st.caption(" ".join(told))


def _has_unknown(known: Known) -> bool:
    """Return whether what would bring some measure in was not worked out."""
    return any(NoPoint.UNKNOWN in (e.cost, e.share) for e in known.entries.values())


def _table(known: Known, chosen: Sequence[Reason], title: str, say: Wording) -> None:
    planned = known.planned
    value, cost = value_heading(planned.plan, say), _cost_heading(known, say)
    loss = loss_heading(say, is_in=chosen[0].selected)
    enters, share = _entry_headings(known, say)
    rows = [
        {
            say("column.name"): _name(known, reason.measure, say),
            value: float(planned.counted_values[reason.measure]),
            cost: float(_measure(known, reason.measure).net_cost(planned.resource)),
            **({} if reason.selected else _entry_cells(known, reason.measure, enters, share, say)),
            loss: loss_number(reason),
        }
        for reason in chosen
    ]
    figures = {
        value: lambda v: value_figure(Fraction(v).limit_denominator(10**9), planned, say),
        cost: lambda amount: say.number(amount, 2),
        enters: lambda amount: _at_cost(amount, known, say),
        share: lambda cut: _at_cut(cut, say),
        loss: lambda number: loss_figure(number, planned.plan, say),
    }
    # A unit that is a word makes its heading longer.
    others = {value: 92, cost: 92 if cost.endswith("€") else 112, enters: 108, share: 138, loss: 88}
    width = name_width(_PLACE, others, rows[0])
    height = row_height((str(row[say("column.name")]) for row in rows), width)
    helps = {enters: say("reasons.enters_help"), share: say("reasons.share_help")}
    st.dataframe(
        with_figures(pd.DataFrame(rows), figures),
        hide_index=True,
        row_height=height,
        height="content" if len(rows) <= _MOST_ROWS else ROW + height * _MOST_ROWS,
        alt=title,
        placeholder="–",
        column_config={
            say("column.name"): st.column_config.TextColumn(width=width),
            **{
                heading: st.column_config.NumberColumn(
                    width=others[heading], help=helps.get(heading)
                )
                for heading in others
            },
        },
    )
    if len(rows) > _MOST_ROWS:
        st.caption(say("planner.rows_seen", n=_MOST_ROWS))


def _at_cost(amount: float, known: Known, say: Wording) -> str:
    if amount == _NEVER:
        return say("reasons.never_cell")
    is_free = not amount and not known.planned.income
    return say("reasons.free_cell") if is_free else f"≤ {say.number(amount, 2)}"


def _at_cut(cut: float, say: Wording) -> str:
    if cut == _NEVER:
        return say("reasons.never_cell")
    if cut >= 1:
        return say("reasons.free_cell")
    return cut_text(Fraction(cut).limit_denominator(10**4), say, exactly=True)


def _measure(known: Known, measure: str) -> Any:
    return next(m for m in known.planned.programme.measures if m.id == measure)


def _name(known: Known, measure: str, say: Wording) -> str:
    spearheads = [part.id for part in known.planned.programme.spearheads]
    found = _measure(known, measure)
    order = spearheads.index(found.spearhead) if found.spearhead in spearheads else None
    return f"{spearhead_sign(order).shape.character} {say.text(found.name)}"


def _cost_heading(known: Known, say: Wording) -> str:
    planned = known.planned
    unit = resource_named(planned.programme, planned.resource).unit
    has_income = any(m.total_income(planned.resource) for m in planned.programme.measures)
    return say("planner.net_column" if has_income else "planner.cost_column", unit=unit)


def _entry_headings(known: Known, say: Wording) -> tuple[str, str]:
    planned = known.planned
    unit = resource_named(planned.programme, planned.resource).unit
    key = "enters_net_column" if planned.income else "enters_column"
    return say(f"reasons.{key}", unit=unit), say("reasons.share_column")


def _entry_cells(
    known: Known, measure: str, enters: str, share: str, say: Wording
) -> dict[str, float | None]:
    """Return from which cost on, or from which share of its costs less, a measure is in.

    A share only where no single cost is told: a table of both leaves no room for the loss.
    """
    entries, planned = known.entries, known.planned
    entry = entries.get(measure)
    if any(isinstance(other.cost, Fraction) for other in entries.values()):
        names = PlanNames.of(planned.programme, planned.plan, say)
        cost = None if entry is None else entry_cost(entry, planned.problem, names)
        if entry is not None and entry.cost is NoPoint.NOTHING:
            return {enters: _NEVER}
        # As the costs beside it: what comes in is taken off.
        income = Fraction(_measure(known, measure).total_income(planned.resource))
        return {enters: None if cost is None else float(cost - income)}
    if any(isinstance(other.share, Fraction) for other in entries.values()):
        kept = None if entry is None else entry.share
        if kept is NoPoint.NOTHING:
            return {share: _NEVER}
        return {share: float(1 - kept) if isinstance(kept, Fraction) else None}
    return {}
