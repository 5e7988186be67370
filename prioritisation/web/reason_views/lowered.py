"""Costs that were lowered after somebody was told from which cost on a measure would be in."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.lowered_costs import LoweredCost, lowered_costs
from prioritisation.actions.posing import resource_named
from prioritisation.web import cached, html, session
from prioritisation.wording.wording import Wording


def show(desk: Desk, say: Wording) -> None:
    """Show who lowered what and when, from what to what; nothing where there is nothing."""
    found = lowered_costs(cached.store(), desk.programme.id)
    if not found:
        return
    st.subheader(say("reasons.lowered"))
    st.caption(say("reasons.lowered_help"))
    head = [say(f"reasons.lowered_{part}") for part in ("what", "before", "after", "when", "who")]
    html.show(html.table(head, [_row(one, desk, say) for one in found]))


def _row(one: LoweredCost, desk: Desk, say: Wording) -> list[str]:
    resource = resource_named(desk.programme, one.resource)
    name = say.text(one.name)
    if one.is_taken_back:
        name = say("reasons.lowered_undone", name=name)
    return [
        name,
        say.amount(one.before, resource.unit),
        say.amount(one.after, resource.unit),
        say.day(session.day_of(one.at)),
        say(f"reasons.who_{one.who}") if say.has(f"reasons.who_{one.who}") else one.who,
    ]
