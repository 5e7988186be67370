"""The portfolio: what a budget buys at best, beside what people choose without this tool."""

from __future__ import annotations

from fractions import Fraction
from html import escape

import streamlit as st

from prioritisation.actions.exporting import portfolio_file
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.decision.portfolio.portfolio import Portfolio, Status, Ties
from prioritisation.errors import InfeasibleError
from prioritisation.web import cached, html, session
from prioritisation.web.plain import as_text, show_error
from prioritisation.web.portfolio_views import figures, fruits, plan_form, tables
from prioritisation.web.portfolio_views.amounts import value_text
from prioritisation.wording.wording import Wording

# The version of the store for which this session has had the ties settled.
_SETTLED_FOR = "ties_settled_for"


def render() -> None:
    """Let the planner set the question, and show the answer with its proof."""
    say = session.wording()
    desk = cached.desk()
    header = st.container(gap="small")
    if not desk.programme.measures:
        header.info(say("portfolio.no_measures"))
        return
    plan_form.show(desk, say)
    try:
        with st.spinner(say("app.working")):
            planned = _planned(desk.version)
    except InfeasibleError as error:
        with header:
            st.title(say("page.portfolio"))
            html.show(html.tags([html.tag(say("portfolio.infeasible_title"), "bad")]))
        show_error(error, say, ":material/block:")
        return
    with header:
        _header(planned, say)
    figures.metrics(planned, say)
    _notes(planned, say)
    left, right = st.columns([3, 2], gap="large")
    with left:
        tables.show(planned, say)
        fruits.show(planned, say)
    with right:
        figures.comparison(planned, say)
        figures.by_spearhead(planned, say)
        figures.spending(planned, say)
    st.download_button(
        say("portfolio.export"),
        data=lambda: portfolio_file(planned, say),
        file_name=f"{desk.programme.id}-portfolio.csv",
        mime="text/csv",
        icon=":material/download:",
        help=say("portfolio.export_help"),
        on_click="ignore",
    )
    _settle_ties(planned, desk.version, say)


def _planned(version: int) -> PlannedPortfolio:
    is_settled = session.get(_SETTLED_FOR) == version
    return cached.settled_portfolio() if is_settled else cached.portfolio()


def _settle_ties(planned: PlannedPortfolio, version: int, say: Wording) -> None:
    """Settle the ties behind the answer, which is on the screen, and show what comes of it."""
    portfolio = planned.portfolio
    is_asked = session.get(_SETTLED_FOR) == version
    if is_asked or portfolio.status is not Status.OPTIMAL or portfolio.ties is Ties.SETTLED:
        return
    with st.spinner(say("portfolio.settling")):
        cached.settled_portfolio()
    session.keep(_SETTLED_FOR, version)
    st.rerun()


def _header(planned: PlannedPortfolio, say: Wording) -> None:
    portfolio = planned.portfolio
    st.title(say("portfolio.title", n=len(portfolio.selected), total=len(planned.problem.ids)))
    tags = [_badge(portfolio, say)]
    if portfolio.ties is Ties.OPEN:
        tags.append(html.tag(say("portfolio.ties_open"), "warn"))
    if any(measure.illustrative for measure in planned.programme.measures):
        tags.append(html.tag(say("app.illustrative")))
    html.show(html.tags(tags))
    best = planned.best_comparator
    if best is None:
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


def _badge(portfolio: Portfolio, say: Wording) -> str:
    gap = say.percent(portfolio.gap, 2)
    if portfolio.status is Status.OPTIMAL:
        return html.tag(f"✓ {say('portfolio.badge_optimal', gap=gap)}", "ok")
    return html.tag(say("portfolio.badge_feasible", gap=gap), "warn")


def _notes(planned: PlannedPortfolio, say: Wording) -> None:
    names = {m.id: say.text(m.name) for m in planned.programme.measures}
    if planned.values.unscored:
        kind = planned.values.objective
        key = f"portfolio.unscored_{kind}" if kind in ("money", "value") else "portfolio.unscored"
        listed = ", ".join(names[i] for i in planned.values.unscored)
        st.warning(as_text(say(key, names=listed)), icon=":material/warning:")
    if planned.exchangeable:
        listed = ", ".join(names[i] for i in planned.exchangeable)
        title = say("portfolio.equal_title")
        with st.expander(title, key="equal_box", icon=":material/balance:"):
            st.text(say("portfolio.equal_note", names=listed))
    elif not planned.exchanges_checked:
        st.caption(say("portfolio.equal_unchecked"))
    if planned.unlimited:
        st.caption(
            as_text(
                say(
                    "portfolio.other_resources",
                    resource=planned.resource,
                    names=", ".join(planned.unlimited),
                )
            )
        )
