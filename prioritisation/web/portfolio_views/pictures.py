"""The planner's pictures on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import plotly.graph_objects as go
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.frontiers import ListLine, frontier_so_far
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import Posed, resource_named
from prioritisation.actions.proposing import Compared
from prioritisation.charts.colours import palette
from prioritisation.charts.drawing import CONFIG
from prioritisation.charts.planner.frontier_figure import frontier_figure
from prioritisation.charts.planner.frontier_info import frontier_info
from prioritisation.charts.planner.money_by_year import money_by_year_figure, money_by_year_info
from prioritisation.charts.planner.scaled_frontier_figure import scaled_frontier_figure
from prioritisation.charts.planner.scaled_frontier_info import ScaledPoint, scaled_frontier_info
from prioritisation.charts.planner.scenarios import (
    ScenarioResult,
    scenario_spearheads_info,
    scenarios_figure,
    scenarios_info,
)
from prioritisation.charts.planner.strip_info import strip_info
from prioritisation.charts.planner.three_lists_figure import three_lists_figure
from prioritisation.charts.planner.three_lists_info import three_lists_info
from prioritisation.charts.planner.timeline_figure import timeline_figure
from prioritisation.charts.planner.timeline_info import timeline_info
from prioritisation.decision.portfolio.frontier_points import Frontier
from prioritisation.decision.portfolio.membership import membership
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.scaled_frontier import PointStatus
from prioritisation.decision.portfolio.scheduling.scaled_frontier import ScaledPoint as Solved
from prioritisation.decision.portfolio.scheduling.scaled_lists import ScaledList
from prioritisation.web import cached, html, session
from prioritisation.web.plain import as_text
from prioritisation.web.portfolio_views.clicking import note_drawn
from prioritisation.web.portfolio_views.strip import strip_html
from prioritisation.wording.wording import Wording

# Keys of charts that can be clicked.
FRONTIER_CHART, SCALED_CHART = "frontier_chart", "scaled_chart"


def frontier(
    desk: Desk,
    posed: Posed,
    found: Frontier,
    lines: Sequence[ListLine],
    budget: Fraction | None,
    say: Wording,
) -> None:
    """Show the frontier; what its points stand for is their budget."""
    is_dark = session.is_dark()

    def make() -> cached.Picture:
        info = frontier_info(
            list(zip(found.budgets, found.values, strict=True)),
            budget=budget,
            budget_to=found.budget_to,
            comparators=[(say(f"portfolio.compare_{line.name}"), line.points) for line in lines],
            unit=_unit(posed),
            objective=posed.plan.objective,
            wording=say,
        )
        return frontier_figure(info, dark=is_dark), info.summary

    mark = ("frontier", found.complete_from, found.budget_to, budget, say.language, is_dark)
    figure, summary = cached.picture(desk.version, mark, make)
    st.plotly_chart(
        figure,
        theme=None,
        key=FRONTIER_CHART,
        config=CONFIG,
        on_select="rerun",
        selection_mode="points",
        alt=summary,
    )


def strip(posed: Posed, found: Frontier, budget: Fraction | None, say: Wording) -> None:
    """Show at which budgets each measure is in."""
    info = strip_info(
        posed.programme,
        membership(found),
        budget=budget,
        budget_to=found.budget_to,
        unit=_unit(posed),
        wording=say,
    )
    st.subheader(say("planner.strip"))
    html.show(strip_html(info, palette(dark=session.is_dark())))


def scaled(
    planned: PlannedPortfolio,
    points: Sequence[Solved],
    lists: Sequence[ScaledList],
    shown: Fraction | None,
    say: Wording,
) -> None:
    """Show the best value with all budgets scaled together, and the share whose list is shown."""
    names = dict.fromkeys(one.name for one in lists)
    info = scaled_frontier_info(
        [
            ScaledPoint(
                share=point.factor,
                value=None if point.portfolio is None else point.portfolio.value,
                bound=None if point.portfolio is None else point.portfolio.bound,
            )
            for point in points
            if point.status is not PointStatus.UNKNOWN
        ],
        comparators=[
            (
                say(f"portfolio.compare_{name}"),
                sorted((one.factor, one.selection.value) for one in lists if one.name == name),
            )
            for name in names
        ],
        shown=shown,
        objective=planned.plan.objective,
        wording=say,
    )
    st.subheader(say("planner.scaled"))
    state = st.plotly_chart(
        scaled_frontier_figure(info, dark=session.is_dark()),
        theme=None,
        key=SCALED_CHART,
        config=CONFIG,
        on_select="rerun",
        selection_mode="points",
        alt=info.summary,
    )
    note_drawn(SCALED_CHART, state)


def timeline(planned: PlannedPortfolio, say: Wording) -> None:
    """Show what starts when, as a picture and, on request, as a table."""
    info = timeline_info(
        planned.programme,
        planned.portfolio.assessment,
        wording=say,
        pinned=planned.plan.starts,
    )
    figure = timeline_figure(info, dark=session.is_dark())
    _show(figure, "timeline", say("planner.timeline_title"))
    with st.expander(say("planner.as_table"), key="timeline_table"):
        html.show(html.table(info.table_head, info.table))


def three_lists(
    posed: Posed, compared: Compared, planned: PlannedPortfolio | None, say: Wording
) -> None:
    """Show the proposed list under the frontier, with a better and a cheaper one."""

    def place(chosen: Assessment) -> tuple[Fraction, Fraction]:
        return chosen.money[posed.resource].total, chosen.value

    # What a list that breaks rules is compared with may lie above the plan's own frontier.
    is_fair = not compared.proposed.broken
    info = three_lists_info(
        frontier_so_far(posed, planned) if is_fair else (),
        proposal=place(compared.proposed),
        better=None if compared.better is None else place(compared.better.portfolio),
        cheaper=None if compared.cheaper is None else place(compared.cheaper.portfolio),
        unit=_unit(posed),
        objective=posed.plan.objective,
        wording=say,
    )
    figure = three_lists_figure(info, dark=session.is_dark())
    st.subheader(say("planner.three_lists"))
    st.plotly_chart(figure, theme=None, key="three_lists", config=CONFIG, alt=info.summary)


def scenarios(answers: Mapping[str, PlannedPortfolio], title: str, say: Wording) -> None:
    """Show how scenarios differ in value and money, under a title, and in value by spearhead."""
    first = next(iter(answers.values()))
    results = [
        ScenarioResult(
            name=name,
            value=answer.portfolio.value,
            money=answer.portfolio.money[first.resource].total
            if first.resource in answer.portfolio.money
            else Fraction(0),
            by_spearhead=_by_spearhead(answer),
        )
        for name, answer in answers.items()
    ]
    named = resource_named(first.programme, first.resource)
    name = say.text(named.name)
    has_later = any(a.portfolio.money[a.resource].commitments for a in answers.values())
    info = scenarios_info(
        results,
        unit=named.unit,
        objective=first.plan.objective,
        wording=say,
        money_name=say("planner.with_commitments", name=name) if has_later else name,
    )
    figure = scenarios_figure(info, dark=session.is_dark())
    _show(figure, "scenarios", title)
    by_spearhead = scenario_spearheads_info(
        first.programme, results, objective=first.plan.objective, wording=say
    )
    figure = scenarios_figure(by_spearhead, dark=session.is_dark())
    _show(figure, "scenario_spearheads", say("portfolio.spearhead_title"))


def _by_spearhead(answer: PlannedPortfolio) -> Mapping[str, Fraction]:
    counted, chosen = answer.counted_values, set(answer.portfolio.selected)
    sums: dict[str, Fraction] = {}
    for measure in answer.programme.measures:
        if measure.id in chosen:
            sums[measure.spearhead] = sums.get(measure.spearhead, Fraction(0)) + counted[measure.id]
    return sums


def money_by_year(planned: PlannedPortfolio, say: Wording) -> None:
    """Show spending against budget by year."""
    info = money_by_year_info(planned.programme, planned.portfolio.assessment, say)
    figure = money_by_year_figure(info, dark=session.is_dark())
    _show(figure, "money_by_year", say("planner.money_by_year"))


def _unit(posed: Posed) -> str:
    return resource_named(posed.programme, posed.resource).unit


def _show(figure: go.Figure, key: str, title: str) -> None:
    st.subheader(as_text(title))
    st.plotly_chart(figure, theme=None, key=key, config=CONFIG, alt=title)
