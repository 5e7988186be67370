"""A rule that is made by one click: put into the plan, told, and looked for afterwards."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

import streamlit as st

from prioritisation.actions.balancing import add_balancing_rule, demand_of
from prioritisation.actions.desk import Desk
from prioritisation.decision.programme.rules import Rule
from prioritisation.web import cached, session
from prioritisation.web.elsewhere import page_at
from prioritisation.web.plain import as_text, told
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording

_KEY = "balance_added"
_EDITOR = "plan"

# What tells a gap from every other.
Mark = tuple[str, str, str, int | None]


class Added(NamedTuple):
    """The rule that was added last, and the gap that it is for; None = for none."""

    rule: Rule
    gap: Mark | None


def add(rule: Rule, gap: Mark | None) -> None:
    """Put a rule into the plan; before the page runs, so that nothing cuts it short."""
    with told(session.wording(), _EDITOR):
        added = add_balancing_rule(cached.store(), cached.desk(), rule, who=session.WHO)
        session.keep(_KEY, Added(added, gap))


def in_plan(rule: Rule, desk: Desk) -> bool:
    """Return whether the plan demands the same already."""
    return any(old.on and demand_of(old) == demand_of(rule) for old in desk.programme.plan.rules)


def show(desk: Desk, left: Collection[Mark] | None, say: Wording, *, is_plan: bool) -> None:
    """Tell what was added last, while it stands in the plan, and what came of its gap.

    Parameters
    ----------
    left : the gaps of the portfolio that is shown; None = there is none yet
    is_plan : whether that is the answer to the plan
    """
    added: Added | None = session.get(_KEY)
    if added is None:
        return
    rules = {old.id: old for old in desk.programme.plan.rules}
    now = rules.get(added.rule.id)
    if now is None or demand_of(now) != demand_of(added.rule):
        session.drop(_KEY)
        return
    names = PlanNames.of(desk.programme, desk.programme.plan, say)
    message = say("balance.added", rule=rule_sentence(replace(now, why=""), names, say))
    outcome = _outcome(added, left, is_on=now.on, is_plan=is_plan)
    with st.container(key="balance_added"):
        is_good = outcome in ("gone", "in_force")
        box = st.success if is_good else st.info
        icon = ":material/check_circle:" if is_good else ":material/info:"
        box(as_text(f"{message} {say(f'balance.added_{outcome}')}"), icon=icon)
        _link(say)


def _outcome(added: Added, left: Collection[Mark] | None, *, is_on: bool, is_plan: bool) -> str:
    if not is_on:
        return "off"
    if not is_plan:
        return "elsewhere"
    if left is None:
        return "unanswered"
    if added.gap is None:
        return "in_force"
    return "left" if added.gap in left else "gone"


def _link(say: Wording) -> None:
    if st.button(
        say("balance.to_rules"),
        key="balance_to_rules",
        icon=":material/rule:",
        type="tertiary",
        on_click=session.keep,
        args=("portfolio_view", "rules"),
    ):
        st.switch_page(page_at("portfolio"))
