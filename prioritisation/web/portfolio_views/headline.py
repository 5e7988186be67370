"""The finding above the portfolio: how many are in, what is proven, and how it compares."""

from __future__ import annotations

from fractions import Fraction
from html import escape

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.web import html
from prioritisation.web.portfolio_views.amounts import value_text
from prioritisation.wording.wording import Wording


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show the title, what the answer is worth as a claim, and the finding in a sentence."""
    portfolio = planned.portfolio
    st.title(say("portfolio.title", n=len(portfolio.selected), total=len(planned.problem.ids)))
    tags = [badge(portfolio, say)]
    if portfolio.ties is Ties.OPEN:
        tags.append(html.tag(say("portfolio.ties_open"), "warn"))
    if any(measure.illustrative for measure in planned.programme.measures):
        tags.append(html.tag(say("app.illustrative")))
    html.show(html.tags(tags))
    best = planned.best_comparator
    if best is None:
        if planned.comparators:
            html.show(f'<div class="pr-finding">{escape(say("planner.no_fair_way"))}</div>')
        return
    name = say(f"portfolio.compare_{best.name}")
    name = name[:1].lower() + name[1:]
    difference = portfolio.value - best.selection.value
    if difference > 0:
        sentence = say(
            "portfolio.headline_better",
            value=value_text(difference, planned, say),
            share=_share(difference, best.selection.value, say),
            name=name,
        )
    else:
        sentence = say("portfolio.headline_equal", name=name)
    html.show(f'<div class="pr-finding">{escape(sentence)}</div>')


def _share(difference: Fraction, of: Fraction, say: Wording) -> str:
    """Return a difference as a percentage, with as many decimals as it takes to see it."""
    if not of:
        return "–"
    share = difference / abs(of)
    return say.percent(share, 1 if share >= Fraction(1, 1000) else 4)


def badge(portfolio: ScheduledPortfolio, say: Wording) -> str:
    """Return the tag that tells what is proven of a portfolio."""
    gap = say.percent(portfolio.gap, 2)
    if portfolio.status is Status.OPTIMAL:
        return html.tag(say("portfolio.badge_optimal", gap=gap), "ok")
    return html.tag(say("portfolio.badge_feasible", gap=gap), "warn")
