"""The question: budget, objective, weights, what must be in and what must stay out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.desk import Desk
from prioritisation.actions.plan_editing import listed, set_plan, with_budget, with_list
from prioritisation.actions.posing import main_resource
from prioritisation.actions.typing import typed_euros, typed_number
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.criteria import IMPACT, SPEED
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.decision.scoring.weights import benefit_shares, priority_shares
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text, show_error, told
from prioritisation.wording.wording import Wording

_EDITOR = "plan"
# More of them would only be slower to draw: a budget can be typed to the euro.
_MOST_STEPS = 1_500


def show(desk: Desk, say: Wording) -> DeltaGenerator:
    """Show the plan's parts, each kept at once; return where its answer goes."""
    plan = desk.programme.plan
    edition = session.edition(_EDITOR)
    with st.container(horizontal=True, gap="small", vertical_alignment="top"):
        if plan.years:
            with st.container(width=300, gap=None):
                st.caption(say("planner.horizon"))
                st.text(f"{plan.years[0]}–{plan.years[-1]}")
        else:
            _budget(desk, plan, edition, say)
        objective_key = f"objective_{edition}"
        # What is stored wins: another planner may have changed it.
        session.keep(objective_key, plan.objective)
        st.selectbox(
            say("portfolio.objective"),
            list(Objective),
            format_func=lambda objective: say(f"portfolio.objective_{objective}"),
            key=objective_key,
            on_change=_take_objective,
            args=(objective_key,),
            width=230,
        )
        for kind in (RuleKind.MUST, RuleKind.NEVER):
            _rule(desk, plan, kind, edition, say)
    explained = say(f"portfolio.explain_{plan.objective}")
    if on := sum(rule.on for rule in plan.rules):
        explained = f"{explained} {say('planner.rules_on', n=on)}"
    st.caption(explained)
    if plan.objective in (Objective.BENEFIT, Objective.PRIORITY):
        _weights(desk, plan, edition, say)
    return st.container()


def _budget(desk: Desk, plan: Plan, edition: int, say: Wording) -> None:
    resource = main_resource(desk.programme, plan)
    limits = plan.budgets.get(resource, Budget())
    budget = limits.amounts[0] if limits.amounts else Decimal(0)
    most = sum((m.total_cost(resource) for m in desk.programme.measures), Decimal(0))
    shown = f"{edition}_{budget}_{say.language}"
    with st.container(width=300, gap="small"):
        st.text_input(
            say("portfolio.budget"),
            say.number(budget),
            key=f"budget_{shown}",
            on_change=_take_budget,
            args=(f"budget_{shown}", resource, say),
        )
        if problem := session.get("budget_problem"):
            st.error(as_text(problem), icon=":material/error:")
        st.select_slider(
            say("portfolio.budget_slider"),
            _budget_steps(max(int(most), int(budget)), int(budget)),
            int(budget),
            format_func=say.money,
            key=f"budget_slider_{shown}",
            on_change=_take_slider,
            args=(f"budget_slider_{shown}", resource),
            label_visibility="collapsed",
        )


def _budget_steps(most: int, budget: int) -> list[int]:
    """Return round budgets from 0 to the cost of everything, and the one that is set."""
    sizes = (number * 10**power for power in range(4, 16) for number in (1, 2, 5))
    step = next(size for size in sizes if size * _MOST_STEPS >= most)
    return sorted({*range(0, most + step, step), budget})


def _take_budget(key: str, resource: str, say: Wording) -> None:
    text = str(session.get(key))
    try:
        budget = typed_euros(text, say("portfolio.budget"), say.language)
        _keep_budget(resource, budget)
    except PrioritisationError as error:
        session.keep("budget_problem", say.error(error))
    else:
        session.drop("budget_problem")


def _take_slider(key: str, resource: str) -> None:
    budget = Decimal(session.get(key))
    session.drop("budget_problem")
    with told(session.wording(), _EDITOR):
        _keep_budget(resource, budget)


def _keep_budget(resource: str, budget: Decimal) -> None:
    desk = cached.desk()
    plan = desk.programme.plan
    limits = replace(plan.budgets.get(resource, Budget()), amounts=(budget,))
    plan = with_budget(plan, resource, limits)
    _keep(desk, plan, "budget", str(int(budget)))


def _take_objective(key: str) -> None:
    # Weights typed for one objective mean something else to another.
    with told(session.wording(), _EDITOR):
        desk = cached.desk()
        plan, objective = desk.programme.plan, Objective(session.get(key))
        if objective is not plan.objective:
            _keep(desk, replace(plan, objective=objective, weights={}), "objective")


def _rule(desk: Desk, plan: Plan, kind: RuleKind, edition: int, say: Wording) -> None:
    names = {m.id: say.text(m.name) for m in desk.programme.measures}
    other = RuleKind.NEVER if kind is RuleKind.MUST else RuleKind.MUST
    options = [i for i in names if i not in plan.ids_of(other)]
    key = f"rule_{kind}_{edition}"
    session.keep(key, [i for i in listed(plan, kind) if i in options])
    with st.container(width=225, gap="xsmall"):
        st.multiselect(
            say(f"portfolio.{kind}"),
            options,
            format_func=lambda i: names[i],
            key=key,
            placeholder=say("portfolio.no_choice"),
            on_change=_take_rule,
            args=(kind, key),
        )
        for note in _elsewhere(plan, kind, names, say):
            st.caption(as_text(note))


def _elsewhere(plan: Plan, kind: RuleKind, names: Mapping[str, str], say: Wording) -> Iterator[str]:
    """Yield what the list does not tell: it is switched off, or other rules name more."""
    in_list = listed(plan, kind)
    in_force = plan.ids_of(kind)
    if any(i not in in_force for i in in_list):
        yield say("planner.list_off")
    others = [names[i] for i in in_force if i not in in_list]
    if others:
        yield say("planner.also_by_rules", names=", ".join(others))


def _take_rule(kind: RuleKind, key: str) -> None:
    measures: Sequence[str] = session.get(key)
    with told(session.wording(), _EDITOR):
        desk = cached.desk()
        _keep(desk, with_list(desk.programme.plan, kind, measures), kind)


def _weights(desk: Desk, plan: Plan, edition: int, say: Wording) -> None:
    board = desk.programme.board(BoardId.MEASURES)
    is_benefit = plan.objective is Objective.BENEFIT
    try:
        shares: Mapping[str, Fraction] = (benefit_shares if is_benefit else priority_shares)(
            board, plan.weights
        )
    except PrioritisationError as error:
        show_error(error, say)
        shares = {}
    used = [IMPACT, SPEED] if is_benefit else [c.id for c in board.criteria]
    with (
        st.expander(say("portfolio.weights"), key="weights_box"),
        st.container(horizontal=True, gap="medium"),
    ):
        for criterion_id in used:
            criterion = board.criterion(criterion_id)
            weight = plan.weights.get(criterion_id, criterion.weight)
            share = say.percent(shares[criterion_id]) if criterion_id in shares else "–"
            key = f"weight_{criterion_id}_{plan.objective}_{edition}_{say.language}"
            st.text_input(
                as_text(say("portfolio.weight_of", name=say.text(criterion.name), share=share)),
                say.number(weight, 6),
                key=key,
                on_change=_take_weight,
                args=(criterion_id, key, tuple(used), say),
                width=260,
            )


def _take_weight(criterion_id: str, key: str, used: Sequence[str], say: Wording) -> None:
    desk = cached.desk()
    plan, board = desk.programme.plan, desk.programme.board(BoardId.MEASURES)
    with told(say, _EDITOR):
        weight = typed_number(str(session.get(key)), say("portfolio.weights"))
        weights = {c: plan.weights.get(c, board.criterion(c).weight) for c in used}
        if weight == weights[criterion_id]:
            return
        _keep(desk, replace(plan, weights={**weights, criterion_id: weight}), "weights")


def _keep(desk: Desk, plan: Plan, what: str, value: str = "") -> None:
    set_plan(cached.store(), desk, plan, what=what, value=value, who=session.WHO)
