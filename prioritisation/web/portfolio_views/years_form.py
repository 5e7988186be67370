"""The years of the plan and what each resource may take of them, typed and kept as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.desk import Desk
from prioritisation.actions.plan_editing import set_plan, with_budget, with_years
from prioritisation.actions.posing import resource_named, resources_of
from prioritisation.actions.resource_editing import add_resource, remove_resource
from prioritisation.actions.typing import typed_amount, typed_number
from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.plans import Counting, Plan
from prioritisation.errors import InvalidValueError, PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import TOLD, as_text, label_of, show_error, told
from prioritisation.web.portfolio_views import plan_import
from prioritisation.wording.wording import Wording

_EDITOR = "plan"
_MOST_YEARS = 10
# What the app proposes where several years are planned.
_VALUE_YEARS = 10


def show(desk: Desk, say: Wording) -> DeltaGenerator:
    """Show horizon, counting and limits, each form kept as a whole or not at all."""
    plan = desk.programme.plan
    edition = f"{session.edition(_EDITOR)}_{desk.version}_{say.language}"
    _horizon(desk, plan, edition, say)
    st.subheader(say("planner.limits"))
    st.caption(say("planner.limits_help" if plan.years else "planner.limits_help_pot"))
    for resource in resources_of(desk.programme):
        _limits(desk, plan, resource, edition, say)
    _resources(desk, edition, say)
    plan_import.show(desk, say)
    return st.container()


def _horizon(desk: Desk, plan: Plan, edition: str, say: Wording) -> None:
    with st.form(f"horizon_{edition}"):
        st.subheader(say("planner.horizon"))
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            first = st.number_input(
                say("planner.first_year"),
                1900,
                2200,
                plan.years[0] if plan.years else datetime.now(UTC).year + 1,
                width=150,
            )
            count = st.number_input(
                say("planner.year_count"),
                0,
                _MOST_YEARS,
                len(plan.years),
                width=150,
                help=say("planner.year_count_help"),
            )
            counting = st.selectbox(
                say("planner.counting"),
                [Counting.REMAINING, Counting.FULL],
                index=0 if plan.counts_remaining or not plan.years else 1,
                format_func=lambda c: say(f"planner.counting_{c}"),
                width=290,
                help=say("planner.counting_help"),
            )
            value_years = st.number_input(
                say("planner.value_years"),
                1,
                100,
                plan.counted_years if plan.years else _VALUE_YEARS,
                width=220,
                help=say("planner.value_years_help"),
            )
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            price_level = st.text_input(
                say("planner.price_level"),
                "" if plan.price_level is None else str(plan.price_level),
                width=150,
            )
            vat = st.selectbox(
                say("planner.vat"),
                ["", "excluded", "included"],
                index=["", "excluded", "included"].index(plan.vat)
                if plan.vat in ("excluded", "included")
                else 0,
                format_func=lambda v: say(f"planner.vat_{v or 'unstated'}"),
                width=190,
            )
            is_kept = st.form_submit_button(say("planner.keep"), type="primary")
        if is_kept:
            years = tuple(range(int(first), int(first) + int(count)))
            _keep_horizon(desk, years, counting, int(value_years), price_level, vat, say)
    if plan.counts_remaining:
        st.caption(say("planner.speed_once"))


def _keep_horizon(
    desk: Desk,
    years: tuple[int, ...],
    counting: Counting,
    value_years: int,
    price_level: str,
    vat: str,
    say: Wording,
) -> None:
    try:
        level = None
        if price_level.strip():
            if not price_level.strip().isdecimal():
                raise InvalidValueError("not_a_year", value=price_level)
            level = int(price_level)
        plan = with_years(replace(desk.programme.plan, value_years=None, counting=None), years)
        plan = replace(
            plan,
            counting=counting if years else None,
            value_years=value_years if years else None,
            price_level=level,
            vat=vat,
        )
        set_plan(cached.store(), desk, plan, what="years", who=session.WHO)
    except PrioritisationError as error:
        show_error(error, say)
    else:
        st.rerun()


def _limits(desk: Desk, plan: Plan, resource: str, edition: str, say: Wording) -> None:
    named = resource_named(desk.programme, resource)
    name, unit = say.text(named.name), named.unit
    limits = plan.budgets.get(resource, Budget())
    title = f"{name}, {unit}" if unit else name
    note = say("planner.not_limited") if resource not in plan.budgets else ""
    with st.form(f"limits_{resource}_{edition}"):
        st.markdown(f"**{as_text(title)}** {as_text(note)}")
        texts: list[str] = []
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            labels = [str(year) for year in plan.years] or [say("planner.one_budget")]
            for place, label in enumerate(labels):
                amount = say.number(limits.amounts[place], 6) if limits.amounts else ""
                texts.append(st.text_input(label, amount, width=128))
            total = carry = after = ""
            after_kind = "open"
            if plan.years:
                total = st.text_input(say("planner.total"), _shown(limits.total, say), width=140)
                carry = st.text_input(
                    say("planner.carry_over"), say.number(limits.carry_over * 100, 4), width=120
                )
                kinds = ["open", "last", "amount"]
                known = _after_kind(limits)
                after_kind = st.selectbox(
                    say("planner.after"),
                    kinds,
                    index=kinds.index(known),
                    format_func=lambda kind: say(f"planner.after_{kind}"),
                    width=210,
                    help=say("planner.after_help"),
                )
                after = st.text_input(
                    say("planner.after_amount_label"),
                    _shown(limits.after, say) if known == "amount" else "",
                    width=130,
                )
            is_kept = st.form_submit_button(
                label_of(say("planner.keep"), name), key=f"{TOLD}keep_{resource}_{edition}"
            )
        if is_kept:
            _keep_limits(desk, resource, texts, total, carry, after_kind, after, say)


def _keep_limits(
    desk: Desk,
    resource: str,
    texts: list[str],
    total: str,
    carry: str,
    after_kind: str,
    after: str,
    say: Wording,
) -> None:
    try:
        filled = [text for text in texts if text.strip()]
        if filled and len(filled) < len(texts):
            raise InvalidValueError(
                "budget_not_every_year",
                field=say.text(resource_named(desk.programme, resource).name),
                value=len(filled),
                years=len(texts),
            )
        limits = Budget(
            amounts=tuple(
                typed_amount(text, say("portfolio.budget"), say.language) for text in filled
            ),
            total=typed_amount(total, say("planner.total"), say.language)
            if total.strip()
            else None,
            carry_over=typed_number(carry, say("planner.carry_over")) / 100
            if carry.strip()
            else Decimal(0),
            after=_after(after_kind, after, say),
        )
        nothing = limits == Budget()
        plan = with_budget(desk.programme.plan, resource, None if nothing else limits)
        set_plan(cached.store(), desk, plan, what="limits", who=session.WHO)
    except PrioritisationError as error:
        show_error(error, say)
    else:
        st.rerun()


def _after(kind: str, text: str, say: Wording) -> AfterLimit | Decimal | None:
    if kind == "last":
        return AfterLimit.LAST
    return typed_amount(text, say("planner.after"), say.language) if kind == "amount" else None


def _after_kind(limits: Budget) -> str:
    if limits.after is None:
        return "open"
    return "last" if limits.after is AfterLimit.LAST else "amount"


def _shown(amount: object, say: Wording) -> str:
    return say.number(amount, 6) if isinstance(amount, Decimal) else ""


def _resources(desk: Desk, edition: str, say: Wording) -> None:
    with st.expander(say("planner.resources"), key="resources_box"):
        st.caption(say("planner.resources_help"))
        with (
            st.form(f"resource_{edition}", border=False),
            st.container(horizontal=True, gap="small", vertical_alignment="bottom"),
        ):
            name = st.text_input(say("planner.resource_name"), width=260)
            unit = st.text_input(say("planner.resource_unit"), "€", width=110)
            step = st.text_input(
                say("planner.resource_step"), "1", width=110, help=say("planner.resource_step_help")
            )
            if st.form_submit_button(say("planner.resource_add"), icon=":material/add:"):
                try:
                    add_resource(
                        cached.store(),
                        desk,
                        name,
                        unit,
                        typed_number(step, say("planner.resource_step")),
                        who=session.WHO,
                    )
                except PrioritisationError as error:
                    show_error(error, say)
                else:
                    st.rerun()
        for resource in desk.programme.resources[1:]:
            st.button(
                as_text(say("planner.resource_remove", name=say.text(resource.name))),
                key=f"remove_resource_{resource.id}",
                icon=":material/delete:",
                on_click=_remove,
                args=(resource.id,),
            )


def _remove(resource: str) -> None:
    with told(session.wording(), _EDITOR):
        remove_resource(cached.store(), cached.desk(), resource, who=session.WHO)
