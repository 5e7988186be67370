"""How effects become money: in words, as a formula, and with one measure worked through."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.decision.effects.euros import euro_resources
from prioritisation.decision.effects.yearly import yearly_effects
from prioritisation.decision.programme.economy import Coefficient, MoneyFigure, Timing
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import html
from prioritisation.web.effect_views.amounts import money
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording

_PARTS = ("inputs", "yearly", "once", "direct", "sums", "payback", "tax")


def show(desk: Desk, say: Wording) -> None:
    """Show the way from effects to figures."""
    st.subheader(say("effects.how"))
    st.code(say("effects.formula"), language=None, wrap_lines=True)
    html.show(html.bullets((say(f"effects.how_{part}") for part in _PARTS), "pr-list"))
    found = _example(desk.programme)
    if found is not None:
        _worked_through(desk.programme, *found, say)


def _example(programme: Programme) -> tuple[Measure, Coefficient] | None:
    """Return the first measure with an effect that a yearly coefficient counts."""
    for measure in programme.measures:
        for coefficient in programme.economy.coefficients:
            if coefficient.effect in measure.effects and coefficient.timing is Timing.YEARLY:
                return measure, coefficient
    return None


def _worked_through(
    programme: Programme, measure: Measure, coefficient: Coefficient, say: Wording
) -> None:
    economy = programme.economy
    by_year = yearly_effects(measure, economy, euro_resources(programme))
    amounts = by_year.effects[coefficient.effect]
    year = next((k for k, of in enumerate(amounts) if of.likely), 0)
    st.markdown(
        as_text(
            say(
                "effects.example",
                name=say.text(measure.name),
                year=year + 1,
                effect=say(f"effects.{coefficient.effect}"),
                figure=say(f"effects.{coefficient.figure}"),
            )
        )
    )
    rows = []
    for bound in ("low", "likely", "high"):
        amount = getattr(amounts[year], bound)
        product = amount * coefficient.euros
        rows.append(
            [
                say(f"effects.{bound}"),
                say.number(amount, 2),
                money(coefficient.euros, say),
                money(product, say),
            ]
        )
    head = ["", say(f"effects.{coefficient.effect}"), say("effects.column_euros"), "="]
    html.show(html.table(head, rows))
    whole = by_year.figures[MoneyFigure(coefficient.figure)][year]
    others = whole.likely - amounts[year].likely * coefficient.euros
    if others:
        st.caption(as_text(say("effects.example_rest", amount=money(others, say))))
    source = say.text(coefficient.source)
    if source:
        st.caption(as_text(say("effects.example_source", source=source, on=coefficient.on or "–")))
