"""What the views of the balance page show: one portfolio, and how its amounts are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from prioritisation.actions.balancing import Weighed
from prioritisation.actions.desk import Desk
from prioritisation.charts.bars import BarsInfo, bars_text
from prioritisation.charts.drawing import CONFIG
from prioritisation.charts.enlarging import enlarged
from prioritisation.decision.portfolio.balance.balance import Balance
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

# From 13 px at a desk to 20 px on a wall.
_FOR_A_ROOM = 1.55
# Of one of two charts beside each other, px.
_WIDTH, _ON_A_PHONE = 500.0, 340.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A portfolio whose balance is on the page.

    Parameters
    ----------
    is_decision : it was decided, and is added up as its measures are today
    resource : whose money the charts show
    """

    desk: Desk
    weighed: Weighed
    balance: Balance
    names: PlanNames
    is_decision: bool
    resource: str


def chart_width() -> float:
    """Return how wide one of two charts beside each other is at least, px."""
    return _ON_A_PHONE if session.is_phone() else _WIDTH


def bars(
    info: BarsInfo,
    figure: Callable[..., go.Figure],
    key: str,
    title: str,
    shown: Shown,
    say: Wording,
) -> None:
    """Show a bar chart under its title, drawn once."""
    dark, room = session.is_dark(), session.is_presented()

    def make() -> tuple[go.Figure, str]:
        drawn = figure(info, dark=dark)
        return (enlarged(drawn, _FOR_A_ROOM) if room else drawn), bars_text(info)

    st.subheader(as_text(title))
    mark = (key, info, dark, room, say.language)
    drawn, told = cached.picture(shown.desk.version, mark, make)
    st.plotly_chart(drawn, theme=None, key=key, config=CONFIG, alt=f"{title}. {told}")
