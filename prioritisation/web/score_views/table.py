"""Scores as a fast table: numbers typed, moved through with the arrow keys."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd
import streamlit as st

from prioritisation.actions.counting import Cell
from prioritisation.actions.typing import DONT_KNOW, typed_score
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.editing import (
    Typed,
    current_edition,
    new_edits,
    note_own_write,
    renew_if_old,
    typed_in,
)
from prioritisation.web.plain import as_text
from prioritisation.web.score_views.scorer import Mode, Scorer

_EDITOR = "scores"
_NAME, _MARK = "name", "agreed"


def show(scorer: Scorer) -> None:
    """Show the table, and keep what is typed into it."""
    say = scorer.say
    prefix = f"scores_editor_{scorer.board_id}_{scorer.mode}_{say.language}"
    edition = current_edition(_EDITOR, prefix, scorer.desk.version)
    occasion = (prefix, edition)
    frame = session.steady("scores_frame", occasion, lambda: _frame(scorer))
    columns = {
        _NAME: st.column_config.TextColumn(say("column.name"), disabled=True, pinned=True),
        _MARK: st.column_config.TextColumn(say("scores.agreed_mark"), disabled=True),
    }
    for criterion in scorer.board.criteria:
        ends = say(
            "scores.scale",
            low=criterion.low,
            low_words=say.text(criterion.low_end),
            high=criterion.high,
            high_words=say.text(criterion.high_end),
        )
        columns[criterion.id] = st.column_config.TextColumn(
            say.text(criterion.name), help=ends, alignment="right", max_chars=20
        )
    st.caption(say("scores.table_hint"))
    problems = st.container()
    result = st.data_editor(
        frame,
        key=f"{prefix}_{edition}",
        column_config=columns,
        hide_index=True,
        height="content",
        alt=say("scores.title"),
    )
    typed = typed_in(_EDITOR)
    criteria = [criterion.id for criterion in scorer.board.criteria]
    edits = new_edits(typed, frame, result, criteria)
    if edits:
        given = _given(scorer, edits, typed)
        if given:
            scorer.keep(given)
            note_own_write(_EDITOR, scorer.desk.version, cached.desk().version)
            st.rerun()
    renew_if_old(_EDITOR, scorer.desk.version)
    if typed.problems:
        problems.error(
            "  \n".join(
                [
                    say("measures.unsaved"),
                    *(as_text(problem) for problem in typed.problems.values()),
                ]
            ),
            icon=":material/error:",
        )


def _given(
    scorer: Scorer, edits: Mapping[str, Mapping[str, str]], typed: Typed
) -> dict[Cell, Decimal | str | None]:
    """Return the scores that were typed rightly; note what is wrong with the others."""
    names = {item.id: scorer.say.text(item.name) for item in scorer.items}
    given: dict[Cell, Decimal | str | None] = {}
    for item, cells in edits.items():
        for criterion_id, text in cells.items():
            criterion = scorer.board.criterion(criterion_id)
            place = f"{names[item]}, {scorer.say.text(criterion.name)}"
            try:
                score = typed_score(text)
                if isinstance(score, Decimal):
                    criterion.checked_score(score)
                if score is None and scorer.mode is Mode.AGREED:
                    typed.problems[(item, criterion_id)] = scorer.say(
                        "scores.agreed_number", place=place
                    )
                    continue
            except PrioritisationError as error:
                error.field = place
                typed.problems[(item, criterion_id)] = scorer.say.error(error)
            else:
                typed.problems.pop((item, criterion_id), None)
                given[(item, criterion_id)] = score
    return given


def _frame(scorer: Scorer) -> pd.DataFrame:
    shown = scorer.shown()
    rows = []
    for item in scorer.items:
        row = {_NAME: scorer.say.text(item.name)}
        for criterion in scorer.board.criteria:
            cell = (item.id, criterion.id)
            row[criterion.id] = _text(scorer, shown[cell]) if cell in shown else ""
        row[_MARK] = ", ".join(
            scorer.say.text(criterion.name)
            for criterion in scorer.board.criteria
            if scorer.scores.score(item.id, criterion.id).agreed
        )
        rows.append(row)
    order = [_NAME, *(criterion.id for criterion in scorer.board.criteria), _MARK]
    return pd.DataFrame(rows, index=[item.id for item in scorer.items], columns=order)


def _text(scorer: Scorer, score: Decimal | None) -> str:
    return DONT_KNOW if score is None else scorer.say.number(score, 2)
