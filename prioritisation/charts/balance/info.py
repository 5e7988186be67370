"""A portfolio by group and by year: bars of money and of value, row by row the same."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

import plotly.graph_objects as go

from prioritisation.charts.bars import Bar, BarsInfo, Part, bars_figure
from prioritisation.charts.colours import spearhead_sign
from prioritisation.charts.labels.text_width import shortened
from prioritisation.charts.planner.amounts import value_text
from prioritisation.decision.portfolio.balance.balance import Balance, GroupBalance, YearBalance
from prioritisation.decision.portfolio.balance.groups import NONE
from prioritisation.decision.portfolio.balance.sums import Sums
from prioritisation.decision.programme.groups import GroupKind
from prioritisation.wording.balances import group_name
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

# Of a row's name, and of what is written at the right of it, px.
_NAME_SIZE, _NOTE_ROOM = 14, 130.0


class BalanceInfo(NamedTuple):
    """Two bar charts with the same rows: gross cost and value."""

    money: BarsInfo
    value: BarsInfo


def groups_info(
    balance: Balance,
    by: GroupKind,
    names: PlanNames,
    wording: Wording,
    *,
    resource: str,
    width: float,
) -> BalanceInfo:
    """Return a bar for each group: what is in the portfolio, and palely the other candidates.

    Behind each amount stands its share of the portfolio; at the right how many of the group's
    measures are in, and how much of the candidates' money or value that is.

    Parameters
    ----------
    resource : whose gross cost is shown
    width : of one chart, px: names are cut to what it leaves
    """
    objective = names.plan.objective

    def bars(amount: Callable[[Sums], Fraction], text: Callable[[Fraction], str]) -> BarsInfo:
        whole = amount(balance.taken)
        return BarsInfo(
            tuple(
                Bar(
                    name=_name(by, group, order, names, wording, width),
                    parts=(
                        Part(float(amount(group.taken)), "primary"),
                        Part(float(amount(group.candidates) - amount(group.taken)), "line"),
                    ),
                    value=text(amount(group.taken)),
                    remark=share_text(amount(group.taken), whole, wording),
                    note=wording(
                        "balance_chart.taken",
                        n=group.taken.count,
                        total=group.candidates.count,
                        share=share_text(amount(group.taken), amount(group.candidates), wording),
                    ),
                )
                for order, group in enumerate(balance.views[by].groups)
            ),
            (("primary", wording("chart.in")), ("line", wording("chart.out"))),
        )

    return BalanceInfo(
        money=bars(lambda s: s.cost(resource), lambda a: names.amount(resource, a, wording)),
        value=bars(lambda s: s.value, lambda v: value_text(v, objective, wording)),
    )


def years_info(
    balance: Balance, names: PlanNames, wording: Wording, *, resource: str
) -> BalanceInfo:
    """Return a bar for each year of the plan: what is spent in it, and what starts in it is worth.

    What falls after the plan stands below, since it belongs to no year of it.
    """
    objective = names.plan.objective
    whole = balance.taken

    def money(year: YearBalance) -> Bar:
        spent = whole.gross[resource][year.t]
        return Bar(
            name=str(year.year),
            parts=(Part(float(spent), "primary"),),
            value=names.amount(resource, spent, wording),
            remark=share_text(spent, whole.cost(resource), wording),
            note=wording("balance_chart.start", n=year.started.count),
        )

    def value(year: YearBalance) -> Bar:
        return Bar(
            name=str(year.year),
            parts=(Part(float(year.started.value), "primary"),),
            value=value_text(year.started.value, objective, wording),
            remark=share_text(year.started.value, whole.value, wording),
            note=wording("balance_chart.effects", n=len(year.effects)),
        )

    later = whole.later[resource]
    after = Bar(
        name=wording("balance_chart.later"),
        parts=(Part(float(later), "line"),),
        value=names.amount(resource, later, wording),
    )
    return BalanceInfo(
        money=BarsInfo((*map(money, balance.years), *([after] if later else []))),
        value=BarsInfo(tuple(map(value, balance.years))),
    )


def share_text(part: Fraction, whole: Fraction, wording: Wording) -> str:
    """Return a part as a percentage of the whole; a dash where the whole is none."""
    return wording.percent(part / whole, 0) if whole > 0 else "–"


def balance_figure(info: BarsInfo, *, dark: bool) -> go.Figure:
    """Return the figure of either chart."""
    return bars_figure(info, dark=dark)


def _name(
    by: GroupKind,
    group: GroupBalance,
    order: int,
    names: PlanNames,
    wording: Wording,
    width: float,
) -> str:
    name = group_name(by, group.key, names, wording)
    if by is GroupKind.SPEARHEAD:
        sign = spearhead_sign(None if group.key == NONE else order)
        name = f"{sign.shape.character} {name}"
    return shortened(name, width - _NOTE_ROOM, _NAME_SIZE)
