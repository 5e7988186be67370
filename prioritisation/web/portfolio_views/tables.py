"""What is in and what is out, as tables."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.charts.colours import spearhead_sign
from prioritisation.web.portfolio_views.amounts import value_figure
from prioritisation.wording.wording import Wording

_MOST_ROWS = 14


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show the selected measures, then those left out, each with value and cost."""
    selected = set(planned.portfolio.selected)
    inside = [i for i in planned.problem.ids if i in selected]
    outside = [i for i in planned.problem.ids if i not in selected]
    for title, state, ids in (
        ("portfolio.selected", "portfolio.state_in", inside),
        ("portfolio.left_out", "portfolio.state_out", outside),
    ):
        st.subheader(f"{say(title)} {len(ids)}")
        if ids:
            frame = _frame(planned, ids, say(state), say)
            st.dataframe(
                frame,
                hide_index=True,
                height="content" if len(ids) <= _MOST_ROWS else 35 * (_MOST_ROWS + 1),
                alt=say(title),
                column_config={
                    column: st.column_config.TextColumn(alignment="right")
                    for column in (say("portfolio.benefit_column"), _cost_label(planned, say))
                },
            )


def _cost_label(planned: PlannedPortfolio, say: Wording) -> str:
    return say("portfolio.net_column" if planned.income else "portfolio.cost_column")


def _frame(planned: PlannedPortfolio, ids: list[str], state: str, say: Wording) -> pd.DataFrame:
    measures = {measure.id: measure for measure in planned.programme.measures}
    spearheads = [part.id for part in planned.programme.spearheads]
    fruits = set(planned.fruits)
    rows = []
    for i in ids:
        measure = measures[i]
        order = spearheads.index(measure.spearhead) if measure.spearhead in spearheads else None
        rows.append(
            {
                say("portfolio.state"): state,
                say("column.name"): (
                    f"{spearhead_sign(order).shape.character} {say.text(measure.name)}"
                ),
                say("portfolio.benefit_column"): value_figure(
                    planned.values.values[i], planned, say
                ),
                _cost_label(planned, say): say.number(measure.net_cost(planned.resource)),
                say("portfolio.fruit_column"): "✓" if i in fruits else "",
            }
        )
    return pd.DataFrame(rows)
