"""Quick wins and what grows with time: shares of the portfolio beside those of all candidates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

import plotly.graph_objects as go

from prioritisation.charts.balance.info import share_text
from prioritisation.charts.bars import Bar, BarsInfo, Part, bars_figure
from prioritisation.charts.planner.amounts import value_text
from prioritisation.decision.portfolio.balance.balance import Balance
from prioritisation.decision.portfolio.balance.pace import Pace, PaceBalance
from prioritisation.decision.portfolio.balance.sums import Sums
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

_COLOURS = {Pace.QUICK: "fruit_edge", Pace.GROWING: "primary"}


class PaceInfo(NamedTuple):
    """Three bar charts with the same rows: number of measures, gross cost, value."""

    number: BarsInfo
    money: BarsInfo
    value: BarsInfo


def pace_info(
    parts: Sequence[PaceBalance],
    balance: Balance,
    names: PlanNames,
    wording: Wording,
    *,
    resource: str,
) -> PaceInfo:
    """Return each pace as a share of the portfolio; the tick is its share of all candidates.

    Parameters
    ----------
    resource : whose gross cost is shown
    """

    def bars(amount: Callable[[Sums], Fraction], text: Callable[[Fraction], str]) -> BarsInfo:
        whole, everything = amount(balance.taken), amount(balance.candidates)
        return BarsInfo(
            tuple(
                Bar(
                    name=wording(f"balance.pace_{part.pace}"),
                    parts=(
                        Part(_share(amount(part.taken), whole), _COLOURS.get(part.pace, "line2")),
                    ),
                    value=share_text(amount(part.taken), whole, wording),
                    remark=text(amount(part.taken)),
                    note=wording(
                        "balance_chart.of_candidates",
                        share=share_text(amount(part.candidates), everything, wording),
                    ),
                    limit=_share(amount(part.candidates), everything),
                )
                for part in parts
            )
        )

    return PaceInfo(
        number=bars(lambda s: Fraction(s.count), wording.number),
        money=bars(lambda s: s.cost(resource), lambda a: names.amount(resource, a, wording)),
        value=bars(lambda s: s.value, lambda v: value_text(v, names.plan.objective, wording)),
    )


def pace_figure(info: BarsInfo, *, dark: bool) -> go.Figure:
    """Return the figure of any of the three."""
    return bars_figure(info, dark=dark)


def _share(part: Fraction, whole: Fraction) -> float:
    return float(part / whole) if whole > 0 else 0.0
