"""Which low-hanging fruit is in, which is not, and why."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.reasons import FruitOut, WhyOut
from prioritisation.web.portfolio_views.amounts import value_text
from prioritisation.wording.wording import Wording


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Tell in sentences."""
    if not planned.fruits:
        st.caption(say("portfolio.fruits_none"))
        return
    inside = len(planned.fruits) - len(planned.fruits_out)
    st.subheader(say("portfolio.fruits_title", inside=inside, n=len(planned.fruits)))
    if not planned.fruits_out:
        st.caption(say("portfolio.fruits_all"))
    for fruit in planned.fruits_out:
        st.text(_sentence(fruit, planned, say))


def _sentence(fruit: FruitOut, planned: PlannedPortfolio, say: Wording) -> str:
    measure = next(m for m in planned.programme.measures if m.id == fruit.id)
    values = {"name": say.text(measure.name)}
    if fruit.why is WhyOut.BUDGET:
        values["cost"] = say.money(measure.net_cost(planned.resource))
    if fruit.why is WhyOut.LOSS:
        values["loss"] = value_text(fruit.loss, planned, say)
        value = planned.portfolio.value
        values["share"] = say.percent(fruit.loss / abs(value)) if value else "–"
    return say(f"portfolio.fruit_{fruit.why}", **values)
