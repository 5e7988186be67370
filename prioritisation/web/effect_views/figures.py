"""The figures of an appraisal: inputs, three figures never added, what they mean, by year."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from html import escape

import streamlit as st

from prioritisation.charts.drawing import CONFIG
from prioritisation.charts.effects.figure import balance_figure, flows_figure
from prioritisation.charts.effects.info import effects_info
from prioritisation.decision.effects.appraisal import Appraisal
from prioritisation.decision.effects.bounds import Bounds
from prioritisation.decision.programme.economy import Economy, MoneyFigure
from prioritisation.web import html, session
from prioritisation.web.effect_views.amounts import (
    low_to_high,
    money,
    payback_range,
    points,
    ratio,
    signed_cents,
    signed_money,
    year_text,
)
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording

_Written = Callable[[Decimal, Wording], str]


def cards(found: Appraisal, economy: Economy, say: Wording) -> None:
    """Show inputs and the three figures, each in a card of its own."""
    shown = [_card(say("effects.inputs"), money(found.inputs, say), say("effects.inputs_note"))]
    for figure in MoneyFigure:
        bounds = found.figures[figure]
        shown.append(
            _card(
                say(f"effects.{figure}"),
                money(bounds.likely, say),
                low_to_high(bounds, money, say),
                _returned(found.returns.get(figure), say),
            )
        )
    html.show(f'<div class="pr-effects" data-testid="effect-cards">{"".join(shown)}</div>')
    counted = say("effects.counted_over", n=economy.years)
    st.caption(as_text(f"{say('effects.never_added')} {counted}"))


def meaning(found: Appraisal, economy: Economy, first_year: int | None, say: Wording) -> None:
    """Show net income, payback, and what a mean year is per resident and in tax points."""
    payback = found.payback
    residents, tax_point = economy.residents, economy.tax_point_eur
    shown = [
        _card(
            say("effects.net"),
            signed_money(found.net.likely, say),
            low_to_high(found.net, signed_money, say),
            say("effects.net_note"),
        ),
        _card(
            say("effects.payback"),
            year_text(payback.likely, first_year, say),
            payback_range(payback, first_year, say),
            say("effects.payback_note"),
        ),
        _card(
            say("effects.per_resident"),
            *_shared(found.per_resident, signed_cents, say),
            say("effects.residents_unstated")
            if residents is None
            else say("effects.residents_are", n=residents),
        ),
        _card(
            say("effects.tax_points"),
            *_shared(found.tax_points, points, say),
            say("effects.tax_point_unstated")
            if tax_point is None
            else say("effects.tax_point_is", amount=say.money(tax_point)),
        ),
    ]
    html.show(f'<div class="pr-effects" data-testid="effect-meaning">{"".join(shown)}</div>')


def by_year(found: Appraisal, first_year: int | None, key: str, say: Wording) -> None:
    """Show each year's inputs and income to the town, and what they come to so far."""
    info = effects_info(found, first_year, say)
    dark = session.is_dark()
    pictures = (("flows", flows_figure), ("balance", balance_figure))
    for column, (name, figure) in zip(st.columns(2, gap="medium"), pictures, strict=True):
        with column:
            title = say(f"effects.{name}_title")
            st.subheader(title)
            st.plotly_chart(
                figure(info, dark=dark),
                theme=None,
                key=f"{key}_{name}",
                config=CONFIG,
                alt=f"{title}. {info.summary}",
            )
            if name == "balance":
                st.caption(info.payback_text or say("effects.not_paid_back_in"))
            elif min(info.inputs) < 0:
                st.caption(say("effects.flows_note"))


def _card(label: str, figure: str, *notes: str) -> str:
    lines = "".join(f'<div class="muted">{escape(note)}</div>' for note in notes if note)
    return (
        f'<div class="pr-card"><div class="body"><div class="muted">{escape(label)}</div>'
        f'<div class="figure">{escape(figure)}</div>{lines}</div></div>'
    )


def _returned(returned: Bounds | None, say: Wording) -> str:
    """Return output/input: what comes of a euro put in."""
    if returned is None:
        return say("effects.no_ratio")
    told = say("effects.ratio", ratio=ratio(returned.likely, say))
    ends = low_to_high(returned, ratio, say)
    return f"{told} ({ends})" if ends else told


def _shared(bounds: Bounds | None, write: _Written, say: Wording) -> tuple[str, str]:
    if bounds is None:
        return "–", ""
    return write(bounds.likely, say), low_to_high(bounds, write, say)
