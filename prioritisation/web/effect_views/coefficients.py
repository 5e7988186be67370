"""What turns effects into money: coefficients with their sources, years, residents, tax point."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.economy_editing import set_numbers
from prioritisation.actions.typing import typed_euros
from prioritisation.decision.programme.economy import LONGEST_APPRAISAL
from prioritisation.decision.programme.text import Text
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, html, session
from prioritisation.web.effect_views import coefficient_table, formula
from prioritisation.web.plain import show_error
from prioritisation.wording.wording import Wording

EDITOR = "economy"


def show(desk: Desk, say: Wording) -> None:
    """Show the coefficients and numbers, each form kept as a whole or not at all."""
    economy = desk.programme.economy
    if economy.illustrative or any(c.illustrative for c in economy.coefficients):
        html.show(html.tags([html.tag(say("app.illustrative"))]))
    coefficient_table.show(desk, say)
    _numbers(desk, say)
    formula.show(desk, say)


def _numbers(desk: Desk, say: Wording) -> None:
    economy = desk.programme.economy
    numbers = replace(economy, coefficients=())
    edition = session.edition(EDITOR)
    seen, shown = session.steady(
        f"{EDITOR}_numbers", (say.language, edition), lambda: (desk, numbers)
    )
    button = f"{EDITOR}_numbers_keep_{edition}_{say.language}"
    if shown != numbers and not session.get(button):
        session.new_edition(EDITOR)
        st.rerun()
    with st.form(f"{EDITOR}_numbers_{edition}_{say.language}"):
        st.subheader(say("effects.numbers"))
        st.caption(say("effects.numbers_help"))
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            years = st.number_input(
                say("effects.years"),
                1,
                LONGEST_APPRAISAL,
                economy.years,
                width=170,
                help=say("effects.years_help"),
            )
            residents = st.text_input(
                say("effects.residents_now"), _shown(economy.residents, say), width=190
            )
            tax_point = st.text_input(
                say("effects.tax_point_label"),
                _shown(economy.tax_point_eur, say),
                width=330,
                help=say("effects.tax_point_help"),
            )
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            sources = {
                code: st.text_input(
                    say(f"effects.source_{code}"), _wording(economy.source, code), width=420
                )
                for code in ("fi", "en")
            }
        illustrative = st.checkbox(
            say("app.illustrative"), economy.illustrative, help=say("app.illustrative_help")
        )
        is_kept = st.form_submit_button(say("planner.keep"), key=button, type="primary")
    if is_kept:
        try:
            set_numbers(
                cached.store(),
                seen,
                years=int(years),
                residents=_typed(residents, say("effects.residents_now"), say),
                tax_point_eur=_typed(tax_point, say("effects.tax_point_label"), say),
                source=coefficient_table.source_of(economy.source, sources),
                illustrative=illustrative,
                who=session.WHO,
            )
        except PrioritisationError as error:
            show_error(error, say)
        else:
            session.new_edition(EDITOR)
            st.rerun()


def _shown(number: int | None, say: Wording) -> str:
    return "" if number is None else say.number(number)


def _wording(text: Text, code: str) -> str:
    return coefficient_table.wording_in(text, code)


def _typed(text: str, field: str, say: Wording) -> int | None:
    return int(typed_euros(text, field, say.language)) if text.strip() else None
