"""The coefficients as a table that is typed into and kept as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.economy_editing import set_coefficients
from prioritisation.actions.typing import typed_amount
from prioritisation.decision.programme.economy import (
    Coefficient,
    EffectKind,
    MoneyFigure,
    Timing,
)
from prioritisation.decision.programme.text import ANY_LANGUAGE, Text
from prioritisation.errors import InvalidValueError, PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.editing import text_of
from prioritisation.web.plain import show_error
from prioritisation.wording.wording import Wording

EDITOR = "coefficients"
_LANGUAGES = ("fi", "en")
# Columns of choices, each with the words for what may be chosen.
_CHOICES: Mapping[str, type[EffectKind | MoneyFigure | Timing]] = {
    "effect": EffectKind,
    "figure": MoneyFigure,
    "timing": Timing,
}


def show(desk: Desk, say: Wording) -> None:
    """Show the table, and keep all of it when it is right; what is wrong stays on screen."""
    now = desk.programme.economy.coefficients
    edition = session.edition(EDITOR)
    seen, shown, frame = session.steady(
        f"{EDITOR}_frame", (say.language, edition), lambda: (desk, now, _frame(now, say))
    )
    button = f"{EDITOR}_keep_{edition}_{say.language}"
    if shown != now and not session.get(button):
        session.new_edition(EDITOR)
        st.rerun()
    with st.form(f"{EDITOR}_form_{edition}_{say.language}"):
        st.subheader(say("effects.coefficients"))
        st.caption(say("effects.coefficients_help"))
        if not now:
            st.info(say("effects.no_coefficients"))
        result = st.data_editor(
            frame,
            key=f"{EDITOR}_editor_{edition}_{say.language}",
            column_config=_config(say),
            num_rows="dynamic",
            hide_index=True,
            height="content",
            alt=say("effects.coefficients"),
        )
        st.caption(say("effects.coefficients_hint"))
        is_kept = st.form_submit_button(say("planner.keep"), key=button, type="primary")
    if is_kept:
        try:
            coefficients = _coefficients(result, shown, say)
            set_coefficients(cached.store(), seen, coefficients, who=session.WHO)
        except PrioritisationError as error:
            show_error(error, say)
        else:
            session.new_edition(EDITOR)
            st.rerun()


def wording_in(text: Text, language: str) -> str:
    """Return the wording in a language; one that is in none stands in the first."""
    by_language = dict(text.wordings)
    missing = by_language.get(ANY_LANGUAGE, "") if language == _LANGUAGES[0] else ""
    return by_language.get(language, missing)


def source_of(old: Text, typed: Mapping[str, str]) -> Text:
    """Return a source as it is typed; as it was where nothing of it has changed."""
    if all(wording_in(old, code) == wording for code, wording in typed.items()):
        return old
    return Text.of({code: wording.strip() for code, wording in typed.items()})


def _frame(coefficients: tuple[Coefficient, ...], say: Wording) -> pd.DataFrame:
    columns = (*_CHOICES, "euros", *(f"source_{code}" for code in _LANGUAGES), "on", "illustrative")
    rows = [
        {
            "effect": say(f"effects.{c.effect}"),
            "figure": say(f"effects.{c.figure}"),
            "timing": say(f"effects.{c.timing}"),
            "euros": say.number(c.euros, 6),
            **{f"source_{code}": wording_in(c.source, code) for code in _LANGUAGES},
            "on": c.on,
            "illustrative": c.illustrative,
        }
        for c in coefficients
    ]
    frame = pd.DataFrame(rows, columns=[*columns]).astype({"illustrative": bool})
    # What everybody asks first stands where it is seen: since when, and whose, in their language.
    sources = sorted((f"source_{code}" for code in _LANGUAGES), key=_not_in(say.language))
    return frame[["effect", "euros", "timing", "figure", "on", *sources, "illustrative"]]


def _not_in(language: str) -> Callable[[str], bool]:
    return lambda column: not column.endswith(language)


def _config(say: Wording) -> dict[str, Any]:
    config: dict[str, Any] = {
        name: st.column_config.SelectboxColumn(
            say(f"effects.column_{name}"),
            options=[say(f"effects.{choice}") for choice in kind],
            width=150,
        )
        for name, kind in _CHOICES.items()
    }
    config["euros"] = st.column_config.TextColumn(
        say("effects.column_euros"), alignment="right", width=110
    )
    for code in _LANGUAGES:
        config[f"source_{code}"] = st.column_config.TextColumn(
            say(f"effects.source_{code}"), width=250
        )
    config["on"] = st.column_config.TextColumn(
        say("effects.column_on"), width=90, help=say("effects.column_on_help")
    )
    config["illustrative"] = st.column_config.CheckboxColumn(
        say("column.illustrative"), help=say("app.illustrative_help"), default=False
    )
    return config


def _coefficients(
    result: pd.DataFrame, shown: tuple[Coefficient, ...], say: Wording
) -> tuple[Coefficient, ...]:
    """Return the coefficients that are typed; a row without anything is none.

    Raises
    ------
    InvalidValueError : one cannot be so; `field` tells the row.
    """
    found = []
    for number, row in enumerate(result.index, start=1):
        cells = {column: text_of(result.at[row, column]).strip() for column in result.columns}
        if not any(text for column, text in cells.items() if column != "illustrative"):
            continue
        old = shown[row] if isinstance(row, int) and row < len(shown) else None
        try:
            found.append(_coefficient(cells, old, say))
        except InvalidValueError as error:
            raise _placed(error, number, say) from error
    return tuple(found)


def _coefficient(cells: Mapping[str, str], old: Coefficient | None, say: Wording) -> Coefficient:
    chosen: dict[str, Any] = {}
    for name, kind in _CHOICES.items():
        words = {say(f"effects.{choice}"): choice for choice in kind}
        if cells[name] not in words:
            raise InvalidValueError("nothing_chosen", field=name, value=cells[name])
        chosen[name] = words[cells[name]]
    sources = {code: cells[f"source_{code}"] for code in _LANGUAGES}
    return Coefficient(
        **chosen,
        euros=typed_amount(cells["euros"], "euros", say.language),
        source=source_of(Text() if old is None else old.source, sources),
        on=cells["on"],
        illustrative=cells["illustrative"] == "yes",
    )


def _placed(error: InvalidValueError, number: int, say: Wording) -> InvalidValueError:
    """Return the error with its row and its column as the table shows them."""
    column = say(f"effects.column_{error.field}") if error.field in (*_CHOICES, "euros") else ""
    place = say("effects.row", number=number)
    placed = error.at()
    placed.field = f"{place}, {column}" if column else place
    if error.value in set(EffectKind):
        placed.value = say(f"effects.{error.value}")
    return placed
