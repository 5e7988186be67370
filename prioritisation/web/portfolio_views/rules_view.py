"""The rules of the plan: each as a sentence, switched on and off, with what it costs."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.desk import Desk
from prioritisation.actions.plan_editing import set_plan, with_rule_on, without_rule
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.solving import price_job
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.demand_prices import DemandPrice
from prioritisation.decision.programme.rules import Rule, Together
from prioritisation.web import cached, session
from prioritisation.web.plain import TOLD, as_text, label_of, told
from prioritisation.web.portfolio_views import rule_form
from prioritisation.web.portfolio_views.amounts import value_text
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording

_EDITOR = "plan"


def forms(desk: Desk, say: Wording) -> DeltaGenerator:
    """Show the form that makes a rule; return where the rules go."""
    left, right = st.columns([3, 2], gap="large")
    with right:
        rule_form.show(desk, say)
    return left


def show(desk: Desk, planned: PlannedPortfolio | None, say: Wording) -> None:
    """Show the rules with their prices.

    Parameters
    ----------
    planned : the answer that the prices compare with; None = there is none
    """
    st.subheader(say("planner.rules"))
    if desk.programme.plan.rules:
        _rules(desk, planned, say)
    else:
        st.caption(say("planner.no_rules"))


def _rules(desk: Desk, planned: PlannedPortfolio | None, say: Wording) -> None:
    proven = planned is not None and planned.portfolio.status is Status.OPTIMAL
    job = price_job(planned.posed, planned.portfolio) if planned is not None and proven else None
    waits = job is not None and not job.is_done

    @st.fragment(run_every=1.0 if waits else None)
    def rows() -> None:
        if cached.desk().version != desk.version or (waits and job is not None and job.is_done):
            st.rerun()
        prices: Mapping[str, DemandPrice] = {}
        if job is not None:
            prices = job.outcome() or job.found or {}
        names = PlanNames.of(desk.programme, desk.programme.plan, say)
        for rule in desk.programme.plan.rules:
            price = prices.get(rule.id)
            _row(rule, price, planned, names, say, is_coming=waits and price is None)

    rows()
    if planned is not None and any(rule.on for rule in desk.programme.plan.rules):
        st.caption(say("planner.prices_do_not_add_up"))
        if not proven:
            st.caption(say("planner.prices_need_proof"))


def _row(
    rule: Rule,
    price: DemandPrice | None,
    planned: PlannedPortfolio | None,
    names: PlanNames,
    say: Wording,
    *,
    is_coming: bool,
) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", border=True):
        sentence = rule_sentence(rule, names, say)
        key = f"rule_on_{rule.id}_{rule.on}_{session.edition(_EDITOR)}"
        st.toggle(
            _spoken(say("planner.rule_on", sentence=sentence)),
            rule.on,
            key=key,
            label_visibility="collapsed",
            on_change=_switch,
            args=(rule.id, key),
            width=54,
        )
        with st.container(gap=None):
            st.markdown(as_text(sentence))
            if rule.on and planned is not None:
                for line in _price_lines(rule, price, planned, names, say, is_coming):
                    st.caption(as_text(line))
        st.button(
            label_of(say("planner.rule_delete"), sentence),
            key=f"{TOLD}rule_delete_{rule.id}",
            icon=":material/delete:",
            type="tertiary",
            on_click=_delete,
            args=(rule.id,),
            width="content",
        )


def _spoken(text: str) -> str:
    """Return a label that is only read out: without what Markdown would act on.

    Escaped, it would be read with its backslashes.
    """
    return "".join(" " if character in "\\`*_[]<>$~^{}|#!" else character for character in text)


def _price_lines(
    rule: Rule,
    price: DemandPrice | None,
    planned: PlannedPortfolio,
    names: PlanNames,
    say: Wording,
    is_coming: bool,
) -> list[str]:
    """Return what a rule costs, then what it keeps out, in and at another time."""
    if price is None:
        return [say("planner.price_coming")] if is_coming else []
    if price.at_least is None or price.at_most is None:
        return [say("planner.price_unknown")]
    if isinstance(rule, Together):
        if not price.at_most:
            return [say("planner.price_joint_nothing")]
        return [say("planner.price_joint", value=value_text(-price.at_most, planned, say))]
    if price.status is not Status.OPTIMAL:
        return [say("planner.price_between", most=value_text(price.at_most, planned, say))]
    if not price.at_most:
        return [say("planner.price_nothing")]
    value = planned.portfolio.value
    text = say(
        "planner.price",
        value=value_text(price.at_most, planned, say),
        share=say.percent(price.at_most / abs(value)) if value else "–",
    )
    changes = price.changes
    if changes is None or changes.are_none:
        return [text]
    parts = [
        say(f"planner.price_{what}", names=names.listed([c.measure for c in changed], say))
        for what, changed in (
            ("entered", changes.entered),
            ("left", changes.left),
            ("moved", changes.moved),
        )
        if changed
    ]
    return [text, *parts]


def _switch(rule: str, key: str) -> None:
    # Asked of the switch itself: a page that is left while its rows are drawn again reports
    # switches that nobody has touched, and turning those over would change the plan.
    on = session.get(key)
    if on is None:
        return
    with told(session.wording(), _EDITOR):
        desk = cached.desk()
        plan = with_rule_on(desk.programme.plan, rule, on=on)
        set_plan(cached.store(), desk, plan, what="rule_on" if on else "rule_off", who=session.WHO)


def _delete(rule: str) -> None:
    with told(session.wording(), _EDITOR):
        desk = cached.desk()
        plan = without_rule(desk.programme.plan, rule)
        set_plan(cached.store(), desk, plan, what="rule_gone", who=session.WHO)
