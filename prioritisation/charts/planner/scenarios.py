"""Scenarios side by side: value and money of each, and the value by spearhead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import plotly.graph_objects as go

from prioritisation.charts.colours import spearhead_sign
from prioritisation.charts.planner.amounts import measured_value, value_text
from prioritisation.charts.planner.panels import Panel, PanelRow, PanelsInfo, panels_figure
from prioritisation.decision.programme.plans import Objective
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.wording import Wording


class ScenarioResult(NamedTuple):
    """What a scenario comes to; `by_spearhead` is the value by spearhead id, ``""`` = without."""

    name: str
    value: Fraction
    money: Fraction
    by_spearhead: Mapping[str, Fraction]


def scenarios_info(
    scenarios: Sequence[ScenarioResult],
    *,
    unit: str,
    objective: Objective,
    wording: Wording,
    money_name: str = "",
) -> PanelsInfo:
    """Return a panel of values and one of money, each scenario with its difference to the first.

    Parameters
    ----------
    scenarios : in the order in which they are shown
    unit : of the money
    money_name : name of the resource; empty = money
    """
    values = _rows(
        scenarios,
        lambda s: s.value,
        lambda value: value_text(value, objective, wording),
        lambda value: measured_value(value, objective, wording),
        wording,
    )
    money = _rows(
        scenarios,
        lambda s: s.money,
        lambda amount: wording.amount(amount, unit),
        lambda amount: wording.amount(amount, unit),
        wording,
    )
    return PanelsInfo(
        (
            Panel(
                wording("planner_chart.scenario_value"),
                values,
                wording(f"planner_chart.axis_{objective}"),
            ),
            Panel(money_name or wording("planner_chart.scenario_money"), money),
        )
        if scenarios
        else ()
    )


def scenario_spearheads_info(
    programme: Programme,
    scenarios: Sequence[ScenarioResult],
    *,
    objective: Objective,
    wording: Wording,
) -> PanelsInfo:
    """Return a panel of values for each spearhead, all on one scale."""
    orders: list[tuple[str, str, int | None]] = [
        (part.id, wording.text(part.name), k) for k, part in enumerate(programme.spearheads)
    ]
    orders.append(("", wording("chart.no_spearhead"), None))
    values = [abs(v) for s in scenarios for v in s.by_spearhead.values()]
    scale = float(max(values, default=Fraction(0))) or None
    panels = []
    for id_, name, order in orders:
        if not any(id_ in s.by_spearhead for s in scenarios):
            continue
        sign = spearhead_sign(order)

        def of_spearhead(scenario: ScenarioResult, id_: str = id_) -> Fraction:
            return scenario.by_spearhead.get(id_, Fraction(0))

        rows = _rows(
            scenarios,
            of_spearhead,
            lambda value: value_text(value, objective, wording),
            lambda value: measured_value(value, objective, wording),
            wording,
        )
        panels.append(Panel(name, rows, sign=(sign.shape.character, sign.colour), scale=scale))
    return PanelsInfo(tuple(panels))


def scenarios_figure(info: PanelsInfo, *, dark: bool) -> go.Figure:
    """Return the figure, of either."""
    return panels_figure(info, dark=dark)


def _rows(
    scenarios: Sequence[ScenarioResult],
    amount: Callable[[ScenarioResult], Fraction],
    text: Callable[[Fraction], str],
    measured: Callable[[Fraction], str],
    wording: Wording,
) -> tuple[PanelRow, ...]:
    rows = []
    for k, scenario in enumerate(scenarios):
        remark = ""
        if k:
            more = amount(scenario) - amount(scenarios[0])
            key = "chart.more" if more > 0 else "chart.less"
            remark = (
                wording(key, amount=measured(abs(more))) if more else wording("planner_chart.same")
            )
        elif len(scenarios) > 1:
            remark = wording("planner_chart.compared_with")
        rows.append(
            PanelRow(
                name=scenario.name,
                amount=float(amount(scenario)),
                value=text(amount(scenario)),
                remark=remark,
                colour="line2" if k else "primary",
                is_bold=k == 0,
            )
        )
    return tuple(rows)
