"""What is in and what is out, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pandas as pd
import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.charts.colours import spearhead_sign
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.web.figures_table import with_figures
from prioritisation.web.plain import as_text
from prioritisation.web.portfolio_views.amounts import (
    basis,
    loss_figure,
    loss_heading,
    loss_note,
    loss_number,
    value_figure,
    value_heading,
)
from prioritisation.web.portfolio_views.losses import in_order, losses
from prioritisation.web.portfolio_views.name_column import ROW, name_width, row_height
from prioritisation.wording.wording import Wording

# A longer list is scrolled in its place.
_MOST_ROWS = 24
# What a laptop's screen leaves for a table beside the charts, px.
_PLACE = 652


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show the selected measures, then those left out, each with value and cost."""
    selected = set(planned.portfolio.selected)
    reasons = losses(planned)
    inside = in_order([i for i in planned.problem.ids if i in selected], reasons)
    outside = in_order([i for i in planned.problem.ids if i not in selected], reasons)
    for title, state, ids in (
        ("portfolio.selected", "portfolio.state_in", inside),
        ("portfolio.left_out", "portfolio.state_out", outside),
    ):
        st.subheader(f"{say(title)} {len(ids)}")
        if ids:
            value, cost = value_heading(planned.plan, say), _cost_label(planned, say)
            loss = loss_heading(say, is_in=ids[0] in selected)
            figures = {
                value: lambda v: value_figure(Fraction(v).limit_denominator(10**9), planned, say),
                cost: lambda amount: say.number(amount, 2),
                loss: lambda number: loss_figure(number, planned.plan, say),
            }
            frame = _frame(planned, ids, say(state), reasons, say)
            others = {
                say("portfolio.state"): 40,
                value: 92,
                cost: 122 if planned.income else 96,
                say("planner.start"): 56,
                loss: 88,
                say("portfolio.fruit_short"): 52,
            }
            width = name_width(_PLACE, others, frame.columns)
            height = row_height(frame[say("column.name")], width)
            number, text = st.column_config.NumberColumn, st.column_config.TextColumn
            st.dataframe(
                with_figures(frame, figures),
                hide_index=True,
                row_height=height,
                height="content" if len(ids) <= _MOST_ROWS else ROW + height * _MOST_ROWS,
                alt=say(title),
                placeholder="–",
                column_config={
                    say("column.name"): text(width=width),
                    **{heading: number(width=others[heading]) for heading in (value, cost, loss)},
                    **{
                        say(key): text(width=others[say(key)])
                        for key in ("portfolio.state", "planner.start")
                    },
                    say("portfolio.fruit_short"): text(
                        width=others[say("portfolio.fruit_short")],
                        help=say("portfolio.fruit_column"),
                    ),
                },
            )
            if len(ids) > _MOST_ROWS:
                st.caption(say("planner.rows_seen", n=_MOST_ROWS))
            if any(i in planned.plan.starts for i in ids):
                st.caption(as_text(say("planner.pinned_mark")))
    note = f"{loss_note(planned.plan, say)} " if reasons else ""
    st.caption(f"{note}{basis(planned.plan, say)}")


def _has_starts(planned: PlannedPortfolio, ids: list[str]) -> bool:
    """Return whether any of them has a year of its start, or one that is pinned."""
    starts, pinned = planned.portfolio.starts, planned.plan.starts
    return planned.has_years and any(i in starts or i in pinned for i in ids)


def _cost_label(planned: PlannedPortfolio, say: Wording) -> str:
    unit = resource_named(planned.programme, planned.resource).unit
    has_income = any(m.total_income(planned.resource) for m in planned.programme.measures)
    return say("planner.net_column" if has_income else "planner.cost_column", unit=unit)


def _start(planned: PlannedPortfolio, measure: str, say: Wording) -> dict[str, object]:
    start = planned.portfolio.starts.get(measure)
    pinned = "*" if measure in planned.plan.starts else ""
    year = f"{'–' if start is None else planned.plan.years[start]}{pinned}"
    return {say("planner.start"): year}


def _loss(
    planned: PlannedPortfolio, measure: str, reasons: Mapping[str, Reason], say: Wording
) -> dict[str, object]:
    heading = loss_heading(say, is_in=measure in planned.portfolio.starts)
    return {heading: loss_number(reasons.get(measure))}


def _frame(
    planned: PlannedPortfolio,
    ids: list[str],
    state: str,
    reasons: Mapping[str, Reason],
    say: Wording,
) -> pd.DataFrame:
    measures = {measure.id: measure for measure in planned.programme.measures}
    spearheads = [part.id for part in planned.programme.spearheads]
    fruits, has_starts = set(planned.fruits), _has_starts(planned, ids)
    has_fruits = not fruits.isdisjoint(ids)
    rows = []
    for i in ids:
        measure = measures[i]
        order = spearheads.index(measure.spearhead) if measure.spearhead in spearheads else None
        rows.append(
            {
                # The heading has the word, the cell the sign: ✓ or –. Beside losses the names
                # need its place, and the table's title says it.
                **({} if reasons else {say("portfolio.state"): state[:1]}),
                say("column.name"): (
                    f"{spearhead_sign(order).shape.character} {say.text(measure.name)}"
                ),
                value_heading(planned.plan, say): float(planned.counted_values[i]),
                _cost_label(planned, say): float(measure.net_cost(planned.resource)),
                **(_start(planned, i, say) if has_starts else {}),
                **(_loss(planned, i, reasons, say) if reasons else {}),
                **(
                    {say("portfolio.fruit_short"): "✓" if i in fruits else ""} if has_fruits else {}
                ),
            }
        )
    return pd.DataFrame(rows)
