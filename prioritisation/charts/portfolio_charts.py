"""The portfolio in bars: against other ways to choose, by spearhead, against the budget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Protocol

import plotly.graph_objects as go

from prioritisation.charts.bars import Bar, BarsInfo, Part, bars_figure
from prioritisation.charts.colours import spearhead_sign
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.wording import Wording


class Chosen(Protocol):
    """A selection, added up."""

    @property
    def selected(self) -> tuple[str, ...]:
        """Ids in list order."""

    @property
    def value(self) -> Fraction:
        """Value of the selected."""

    @property
    def costs(self) -> Mapping[str, Fraction]:
        """Spending of each resource over the horizon."""


class Best(Chosen, Protocol):
    """The answer."""

    @property
    def left(self) -> Mapping[str, Fraction]:
        """What is left of each resource that is limited over the horizon."""


class OtherWay(Protocol):
    """A way to choose without this tool, named as in the catalogue, and what it selects."""

    @property
    def name(self) -> str:
        """Key of the way's name."""

    @property
    def selection(self) -> Chosen:
        """What it selects."""

    @property
    def keeps_rules(self) -> bool:
        """Whether that keeps every rule of the plan."""


class Planned(Protocol):
    """What the charts read of the answer to a plan."""

    @property
    def programme(self) -> Programme:
        """The programme with its measures."""

    @property
    def plan(self) -> Plan:
        """The question."""

    @property
    def resource(self) -> str:
        """The one whose budget is set."""

    @property
    def counted_values(self) -> Mapping[str, Fraction]:
        """What each measure adds to the value, or would, started as early as it can be."""

    @property
    def portfolio(self) -> Best:
        """The answer."""

    @property
    def comparators(self) -> Sequence[OtherWay]:
        """The other ways to choose."""


def comparison_info(planned: Planned, wording: Wording) -> BarsInfo:
    """Return the best portfolio above the other ways to spend the same money."""
    best, resource = planned.portfolio, planned.resource
    rows: list[tuple[str, Chosen, bool]] = [("best", best, True)]
    rows += [(way.name, way.selection, way.keeps_rules) for way in planned.comparators]
    return BarsInfo(
        tuple(
            Bar(
                name=wording(f"portfolio.compare_{name}"),
                parts=(Part(float(chosen.value), "primary" if chosen is best else "line2"),),
                value=_value(chosen.value, planned.plan, wording),
                remark=_remark(chosen, planned, wording, keeps_rules=keeps),
                note=wording(
                    "portfolio.compare_count",
                    n=len(chosen.selected),
                    cost=_amount(chosen.costs[resource], resource, planned, wording),
                ),
                is_bold=chosen is best,
            )
            for name, chosen, keeps in rows
        )
    )


def _remark(chosen: Chosen, planned: Planned, wording: Wording, *, keeps_rules: bool) -> str:
    if chosen is planned.portfolio:
        return ""
    if not keeps_rules:
        return wording("chart.breaks_rules")
    return _difference(chosen, planned, wording)


def comparison_figure(info: BarsInfo, *, dark: bool) -> go.Figure:
    """Return the figure."""
    return bars_figure(info, dark=dark)


def spearhead_info(planned: Planned, wording: Wording) -> BarsInfo:
    """Return the value of what is in and of what is left out, a bar for each spearhead."""
    programme, chosen = planned.programme, set(planned.portfolio.selected)
    bars: list[Bar] = []
    names = [(part.id, wording.text(part.name)) for part in programme.spearheads]
    for order, (id_, name) in enumerate((*names, ("", wording("chart.no_spearhead")))):
        measures = [m for m in programme.measures if m.spearhead == id_]
        if not measures:
            continue
        sign = spearhead_sign(order if id_ else None).shape.character
        inside = [m for m in measures if m.id in chosen]
        outside = [m for m in measures if m.id not in chosen]
        value, missed = _total(inside, planned), _total(outside, planned)
        bars.append(
            Bar(
                name=f"{sign} {name}",
                parts=(Part(float(value), "primary"), Part(float(missed), "line")),
                value=_value(value, planned.plan, wording),
                remark=wording("chart.left_out", value=_value(missed, planned.plan, wording)),
                note=f"{len(inside)} / {len(measures)}",
            )
        )
    legend = (("primary", wording("chart.in")), ("line", wording("chart.out")))
    return BarsInfo(tuple(bars), legend)


def spearhead_figure(info: BarsInfo, *, dark: bool) -> go.Figure:
    """Return the figure."""
    return bars_figure(info, dark=dark)


def spending_info(planned: Planned, wording: Wording) -> BarsInfo:
    """Return what is spent of each resource that has a budget, with the budget as its limit.

    Person-months and euros share no axis: where units differ, each bar is a share of its budget.
    """
    portfolio = planned.portfolio
    names = {part.id: wording.text(part.name) for part in planned.programme.resources}
    units = {part.id: part.unit for part in planned.programme.resources}
    is_share = len({units.get(resource, "") for resource in portfolio.left}) > 1
    return BarsInfo(
        tuple(
            Bar(
                name=names.get(resource, resource),
                parts=(Part(float(spent / scale), "primary"),),
                value=_amount(spent, resource, planned, wording),
                remark=wording("chart.left", amount=_amount(left, resource, planned, wording)),
                note=wording(
                    "chart.budget", amount=_amount(left + spent, resource, planned, wording)
                ),
                limit=float((left + spent) / scale),
            )
            for resource, left in portfolio.left.items()
            for spent in (portfolio.costs[resource],)
            for scale in ((left + spent if is_share else Fraction(1)) or Fraction(1),)
        )
    )


def spending_figure(info: BarsInfo, *, dark: bool) -> go.Figure:
    """Return the figure."""
    return bars_figure(info, dark=dark)


def _total(measures: Iterable[Measure], planned: Planned) -> Fraction:
    return sum((planned.counted_values[m.id] for m in measures), Fraction(0))


def _value(value: Fraction, plan: Plan, wording: Wording) -> str:
    match plan.objective:
        case Objective.MONEY:
            return wording.money(value)
        case Objective.VALUE:
            return wording.number(value, 3)
        case _:
            return wording.number(value, 1)


def _amount(amount: Fraction, resource: str, planned: Planned, wording: Wording) -> str:
    units = {part.id: part.unit for part in planned.programme.resources}
    return wording.amount(amount, units.get(resource, ""))


def _difference(chosen: Chosen, planned: Planned, wording: Wording) -> str:
    """Return in words how far a selection is from the best: a share where that has a meaning."""
    best = planned.portfolio.value
    difference = best - chosen.value
    if difference == 0:
        return wording("chart.equal")
    key = "chart.less" if difference > 0 else "chart.more"
    if best > 0:
        return wording(key, amount=wording.percent(abs(difference) / best))
    return wording(key, amount=_value(abs(difference), planned.plan, wording))
