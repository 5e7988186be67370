"""The form that tries another cost of a measure: as a percentage, or as amounts by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.posing import resource_named, resources_of
from prioritisation.actions.typing import typed_amount, typed_number
from prioritisation.actions.what_if.changes import Changed, CostChange
from prioritisation.web.reason_views import choosing, new_value
from prioritisation.web.reason_views.present_values import cost_now, cost_text
from prioritisation.wording.wording import Wording

_PERCENT, _AMOUNTS = "percent", "amounts"


def show(desk: Desk, say: Wording) -> None:
    """Show whose cost of which resource is changed, and where the new one is typed."""
    ways = {way: say(f"what_if.way_{way}") for way in (_PERCENT, _AMOUNTS)}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        measure = choosing.choose_measure(desk, say)
        resource = choosing.choose_resource(desk, resources_of(desk.programme), say)
        way = choosing.choose("way", ways, 160, say)
    now = cost_now(desk, measure, resource)
    form = _percent if way == _PERCENT else _amounts
    form(desk, measure, resource, now, say)


def _percent(desk: Desk, measure: str, resource: str, now: Sequence[Decimal], say: Wording) -> None:
    unit = resource_named(desk.programme, resource).unit
    label = say("what_if.percent", now=cost_text(now, unit, say))

    def percentage(texts: Mapping[str, str]) -> Changed:
        percent = typed_number(texts[label].rstrip(" %\u00a0"), label)
        return CostChange(measure=measure, resource=resource, percent=percent)

    new_value.show(desk, [label], percentage, f"{measure}_{resource}_percent", say)
    st.caption(say("what_if.percent_help"))


def _amounts(desk: Desk, measure: str, resource: str, now: Sequence[Decimal], say: Wording) -> None:
    unit = resource_named(desk.programme, resource).unit
    if len(now) == 1:
        labels = [say("what_if.amount", now=say.amount(now[0], unit))]
    else:
        labels = [
            say("what_if.amount_of_year", number=number, now=say.amount(amount, unit))
            for number, amount in enumerate(now, start=1)
        ]

    def by_year(texts: Mapping[str, str]) -> Changed:
        amounts = tuple(typed_amount(texts[label], label, say.language) for label in labels)
        return CostChange(measure=measure, resource=resource, amounts=amounts)

    new_value.show(desk, labels, by_year, f"{measure}_{resource}_amounts", say)
