"""The figures of the portfolio page: what it is worth, what it costs, how it compares."""

from __future__ import annotations

from fractions import Fraction

import plotly.graph_objects as go
import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.charts import portfolio_charts as charts
from prioritisation.charts.bars import bars_text
from prioritisation.charts.drawing import CONFIG
from prioritisation.charts.enlarging import enlarged
from prioritisation.web import session
from prioritisation.web.portfolio_views.amounts import amount_text, value_text
from prioritisation.wording.wording import Wording

# From 13 px at a desk to 20 px on a wall.
_FOR_A_ROOM = 1.55


def metrics(planned: PlannedPortfolio, say: Wording) -> None:
    """Show value, number, spending and what is left."""
    portfolio = planned.portfolio
    resource = planned.resource
    spent = portfolio.costs[resource]
    left = portfolio.left.get(resource)
    out = len(planned.problem.ids) - len(portfolio.selected)
    cells = [
        (
            "metric_value",
            value_text(portfolio.value, planned, say),
            say(f"portfolio.metric_value_{planned.plan.objective}"),
        ),
        (
            "metric_selected",
            f"{len(portfolio.selected)} / {len(planned.problem.ids)}",
            say("portfolio.metric_out", n=out),
        ),
        ("metric_spent", amount_text(spent, resource, planned, say), _share(spent, planned, say)),
    ]
    if left is not None:
        figure = amount_text(left, resource, planned, say)
        cells.append(("metric_left", figure, _what_fits(planned, say)))
    with st.container(horizontal=True, gap="large", key="metrics"):
        for key, figure, note in cells:
            with st.container(width="content", gap=None):
                st.metric(say(f"portfolio.{key}"), figure)
                if note:
                    st.caption(note)


def _share(spent: Fraction, planned: PlannedPortfolio, say: Wording) -> str:
    budget = planned.budget
    return say("portfolio.metric_share", share=say.percent(spent / budget)) if budget else ""


def _what_fits(planned: PlannedPortfolio, say: Wording) -> str:
    if planned.fitting:
        return say("portfolio.left_some", n=len(planned.fitting))
    return say("portfolio.left_nothing")


def comparison(planned: PlannedPortfolio, say: Wording) -> None:
    """Show the best portfolio beside what people do without this tool."""
    info = charts.comparison_info(planned, say)
    figure = charts.comparison_figure(info, dark=session.is_dark())
    _chart(figure, bars_text(info), "compare", say("portfolio.compare_title"))


def variants(planned: PlannedPortfolio, say: Wording) -> None:
    """Tell what the other ways would reach if each stopped at the first that does not fit."""
    lines = []
    for comparator in planned.comparators:
        name = say(f"portfolio.compare_{comparator.name}")
        value = value_text(comparator.stopped.value, planned, say)
        count = say(
            "portfolio.compare_count",
            n=len(comparator.stopped.selected),
            cost=amount_text(
                comparator.stopped.costs[planned.resource], planned.resource, planned, say
            ),
        )
        lines.append(f"- {name}: {value}, {count}")
    st.caption("\n".join([say("portfolio.compare_variants"), "", *lines]))


def by_spearhead(planned: PlannedPortfolio, say: Wording) -> None:
    """Show the value of what is in and out, by spearhead."""
    info = charts.spearhead_info(planned, say)
    figure = charts.spearhead_figure(info, dark=session.is_dark())
    _chart(figure, bars_text(info), "spearheads", say("portfolio.spearhead_title"))


def spending(planned: PlannedPortfolio, say: Wording) -> None:
    """Show spending against the budget."""
    info = charts.spending_info(planned, say)
    figure = charts.spending_figure(info, dark=session.is_dark())
    _chart(figure, bars_text(info), "spending", say("portfolio.spending_title"))
    if planned.income:
        gross, income = (
            amount_text(Fraction(amount), planned.resource, planned, say)
            for amount in (planned.gross, planned.income)
        )
        st.caption(say("portfolio.gross", gross=gross, income=income))


def _chart(figure: go.Figure, told: str, key: str, title: str) -> None:
    st.subheader(title)
    shown = enlarged(figure, _FOR_A_ROOM) if session.is_presented() else figure
    st.plotly_chart(shown, theme=None, key=key, config=CONFIG, alt=f"{title}. {told}")
