"""The table of one effect of a measure: low, likely and high by year, kept as a whole."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.economy_editing import set_effect
from prioritisation.actions.typing import typed_amount
from prioritisation.decision.programme.economy import EffectKind, Estimate
from prioritisation.decision.programme.estimates import estimate_of
from prioritisation.decision.programme.items import Measure
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.editing import text_of
from prioritisation.web.plain import show_error
from prioritisation.wording.wording import Wording

EDITOR = "effects"
_BOUNDS = ("low", "likely", "high")
_FEWEST_YEARS = 6
_LABEL = "bound"


def show(desk: Desk, measure: Measure, kind: EffectKind, say: Wording) -> None:
    """Show the table, and keep what is typed as one estimate; what is wrong stays on screen."""
    now = measure.effects.get(kind)
    mark = f"{measure.id}_{kind}_{say.language}"
    # What was typed is told by the table as it was when it was shown, whatever is written since.
    edition = session.edition(EDITOR)
    seen, shown, frame = session.steady(
        f"{EDITOR}_frame", (mark, edition), lambda: (desk, now, _frame(now, say))
    )
    button = f"{EDITOR}_keep_{mark}_{edition}"
    if shown != now and not session.get(button):
        session.new_edition(EDITOR)
        st.rerun()
    with st.form(f"{EDITOR}_form_{mark}_{edition}"):
        result = st.data_editor(
            frame,
            key=f"{EDITOR}_editor_{mark}_{edition}",
            column_config=_config(frame, say),
            hide_index=True,
            height="content",
            width="content",
            alt=f"{say(f'effects.{kind}')}: {say.text(measure.name)}",
        )
        st.caption(say(f"effects.{kind}_help"))
        lasts = st.toggle(
            say("effects.lasts"),
            True if now is None else now.lasts,
            key=f"{EDITOR}_lasts_{mark}_{edition}",
            help=say("effects.lasts_help"),
        )
        is_kept = st.form_submit_button(say("planner.keep"), key=button, type="primary")
    if is_kept:
        try:
            estimate = _estimate(result, lasts, say)
            set_effect(cached.store(), seen, measure.id, kind, estimate, who=session.WHO)
        except PrioritisationError as error:
            show_error(_named(error, say), say)
        else:
            session.new_edition(EDITOR)
            st.rerun()


def _frame(now: Estimate | None, say: Wording) -> pd.DataFrame:
    years = max(_FEWEST_YEARS, 0 if now is None else len(now.likely) + 1)
    rows = []
    for bound in _BOUNDS:
        amounts = () if now is None else getattr(now, bound)
        texts = {f"y{k + 1}": say.number(amount, 6) for k, amount in enumerate(amounts)}
        blank = {f"y{k + 1}": "" for k in range(years)}
        rows.append({_LABEL: say(f"effects.{bound}"), **blank, **texts})
    return pd.DataFrame(rows, index=list(_BOUNDS))


def _config(frame: pd.DataFrame, say: Wording) -> dict[str, Any]:
    config: dict[str, Any] = {
        _LABEL: st.column_config.TextColumn(
            say("effects.estimate"), disabled=True, pinned=True, width=130
        )
    }
    for column in frame.columns[1:]:
        year = int(column[1:])
        config[column] = st.column_config.TextColumn(
            say("amounts.year", year=year),
            help=say("amounts.year_help", year=year),
            alignment="right",
            width=78,
        )
    return config


def _estimate(result: pd.DataFrame, lasts: bool, say: Wording) -> Estimate | None:
    """Return the estimate that is typed, empty cells as `estimate_of` takes them; None = none.

    Raises
    ------
    InvalidValueError : a cell is no number, or the estimate cannot be so.
    """
    typed = {
        bound: [
            typed_amount(text, _place(bound, column, say), say.language) if text.strip() else None
            for column in result.columns[1:]
            for text in [text_of(result.at[bound, column])]
        ]
        for bound in _BOUNDS
    }
    return estimate_of(typed["likely"], typed["low"], typed["high"], lasts=lasts)


def _place(bound: str, column: str, say: Wording) -> str:
    return f"{say(f'effects.{bound}')}, {say('amounts.year', year=int(column[1:]))}"


def _named(error: PrioritisationError, say: Wording) -> PrioritisationError:
    """Return the error with the row of the table named as it is shown."""
    if error.field in _BOUNDS:
        error.field = say(f"effects.{error.field}")
    return error
