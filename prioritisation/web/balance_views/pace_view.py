"""How much is quick wins and how much grows with time, and a rule so that both have room."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import streamlit as st

from prioritisation.actions.balancing import paces_on, possible_job
from prioritisation.actions.posing import Posed
from prioritisation.charts.balance.info import share_text
from prioritisation.charts.balance.pace_info import pace_figure, pace_info
from prioritisation.decision.portfolio.balance.pace import (
    Pace,
    PaceBalance,
    pace_balance,
    pace_rule,
)
from prioritisation.decision.programme.rules import COUNT, VALUE, Rule
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.balance_views import adding
from prioritisation.web.balance_views.gaps_view import possible_text
from prioritisation.web.balance_views.shown import Shown, bars
from prioritisation.web.plain import as_text, show_error
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording

_PERCENT = 20
_PATIENCE = 2.0


def show(shown: Shown, say: Wording) -> None:
    """Show the split as a sentence and as charts, and the form that makes a rule of it."""
    paces = paces_on(shown.weighed.posed)
    if paces is None:
        st.info(say("balance.no_paces"))
        return
    charts(shown, paces, say)
    st.caption(say("balance.read_paces"))
    try:
        _form(shown, say)
    except PrioritisationError as error:
        show_error(error, say)


def presented(shown: Shown, say: Wording) -> None:
    """Show the split, and nothing that is set."""
    paces = paces_on(shown.weighed.posed)
    if paces is not None:
        charts(shown, paces, say)


def charts(shown: Shown, paces: Mapping[str, Pace], say: Wording) -> None:
    """Show the split: number, money and value beside each other."""
    parts = pace_balance(shown.balance, paces)
    st.subheader(sentence(parts, shown, say))
    info = pace_info(parts, shown.balance, shown.names, say, resource=shown.resource)
    money = say("balance.gross_of", resource=shown.names.resource(shown.resource))
    titles = {
        "number": say("planner.count"),
        "money": money,
        "value": say("planner.rule_what_value"),
    }
    if session.is_presented():
        # For a room the charts are larger, and two of them fill the width.
        del titles["number"]
    places = st.columns(len(titles), gap="medium")
    for place, (name, title) in zip(places, titles.items(), strict=True):
        with place:
            bars(getattr(info, name), pace_figure, f"balance_pace_{name}", title, shown, say)


def sentence(parts: tuple[PaceBalance, ...], shown: Shown, say: Wording) -> str:
    """Return how much of money and value is quick wins, and how much grows with time."""
    by_pace = {part.pace: part for part in parts}
    whole, resource = shown.balance.taken, shown.resource
    shares = {
        f"{pace}_{what}": share
        for pace in (Pace.QUICK, Pace.GROWING)
        for what, share in (
            ("money", share_text(by_pace[pace].taken.cost(resource), whole.cost(resource), say)),
            ("value", share_text(by_pace[pace].taken.value, whole.value, say)),
        )
    }
    return say("balance.pace_finding", **shares)


def _form(shown: Shown, say: Wording) -> None:
    posed = cached.posed(shown.desk.version)
    names = PlanNames.of(posed.programme, posed.plan, say)
    st.subheader(say("balance.pace_rule"))
    sums = [*posed.problem.resources, VALUE, COUNT]
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        pace = st.selectbox(
            say("balance.pace_of"),
            [Pace.GROWING, Pace.QUICK],
            format_func=lambda pace: say(f"balance.pace_{pace}"),
            key="balance_pace",
            width=240,
        )
        what = st.selectbox(
            say("balance.pace_what"),
            sums,
            index=sums.index(posed.resource),
            format_func=lambda what: _sum_name(what, names, say),
            key="balance_pace_what",
            width=240,
        )
        percent = st.number_input(
            say("balance.pace_percent"), 1, 100, _PERCENT, key="balance_pace_percent", width=200
        )
    rule = pace_rule(
        pace or Pace.GROWING,
        paces_on(posed) or {},
        what or posed.resource,
        Decimal(int(percent)) / 100,
        "new",
    )
    if rule is None:
        st.caption(say("balance.obstacle_no_candidate"))
        return
    st.markdown(as_text(say("balance.rule", rule=rule_sentence(rule, names, say))))
    is_there = adding.in_plan(rule, shown.desk)
    possible = None if is_there else _possible(posed, rule)
    st.caption(say("balance.in_plan") if is_there else possible_text(possible, say))
    st.button(
        say("balance.make_rule"),
        key="balance_pace_add",
        type="primary",
        icon=":material/add:",
        # Undo would be all that is left: no portfolio is there with such a rule.
        disabled=is_there or possible is False,
        on_click=adding.add,
        args=(rule, None),
    )


def _possible(posed: Posed, rule: Rule) -> bool | None:
    """Return whether the plan can be kept with a rule; None = not known."""
    job = possible_job(posed, [rule])
    if not job.wait(_PATIENCE):
        return None
    (possible,) = job.outcome() or (None,)
    return possible


def _sum_name(what: str, names: PlanNames, say: Wording) -> str:
    if what in (VALUE, COUNT):
        return say(f"planner.rule_what_{what}")
    return names.resource(what)
