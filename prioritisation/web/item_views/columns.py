"""The columns of the item table: what they show, and the text that a file would hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from prioritisation.actions.posing import resource_named
from prioritisation.actions.typing import plain_euros
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import CHANNELS, Item, Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.exchange.board_csv.columns import (
    AMOUNTS_BY_YEAR,
    YEARLY_AFTER,
    Column,
    column_of,
    field_of,
)
from prioritisation.web import session
from prioritisation.wording.wording import Wording

EUROS = ("cost", "benefit_eur")
NUMBERS = (*EUROS, "value", "months_to_effect", "start_earliest", "start_latest")
LISTS = ("target_groups", "channels", "factors")
# Columns of boxes to tick, each with the message that explains it.
CHECKBOXES = {"illustrative": "app.illustrative_help", "consequence": "measures.consequence_help"}
_WIDTHS: Mapping[str, int] = {"name": 280, "description": 420}
_MAIN = ("name", "spearhead", "cost", "target_groups", "unit", "owner", "illustrative")
_MORE = (
    "channels",
    "factors",
    "benefit_eur",
    "value",
    "months_to_effect",
    "start_earliest",
    "start_latest",
    "description",
)


def item_frame(
    programme: Programme, board_id: BoardId, say: Wording, *, wide: bool
) -> pd.DataFrame:
    """Return the items of a board as the editor shows them; the index holds their ids."""
    items = programme.items_on(board_id)
    if board_id is not BoardId.MEASURES:
        marks = ["consequence"] if board_id is BoardId.FACTORS else []
        columns = ["name", "description", *marks, "illustrative"]
    else:
        columns = [*_MAIN, *(_MORE if wide else ())]
        columns += _amount_columns(programme)
    rows = [{c: _shown(item, c, programme, say) for c in columns} for item in items]
    frame = pd.DataFrame(rows, index=[item.id for item in items], columns=columns)
    return frame.astype({column: bool for column in columns if column in CHECKBOXES})


def _amount_columns(programme: Programme) -> list[str]:
    """Return a column for each year of each resource that is not one sum of money."""
    others = programme.resources[1:]
    found: dict[str, None] = {f"cost:{resource.id}:1": None for resource in others}
    for measure in programme.measures:
        for kind in ("cost", "income"):
            for resource, amounts in getattr(measure, kind).items():
                if (kind, resource, len(amounts)) == ("cost", "cost", 1):
                    continue
                for year in range(1, len(amounts) + 1):
                    found[f"{kind}:{resource}:{year}"] = None
    return list(found)


def _shown(item: Item, column: str, programme: Programme, say: Wording) -> Any:
    if column in ("name", "description"):
        return say.text(getattr(item, column))
    if column in CHECKBOXES:
        return getattr(item, field_of(column))
    if not isinstance(item, Measure):
        return ""
    if column == "spearhead":
        return _names(programme, say)["spearhead"].get(item.spearhead, "")
    if column in LISTS:
        names = _names(programme, say)[column]
        return [names.get(i, i) for i in getattr(item, column)]
    if column == "cost":
        # Costs by year stand in columns of their own, their sum here.
        return say.number(item.total_cost("cost")) if item.cost.get("cost") else ""
    amount = _amount_column(column, programme)
    if amount is not None:
        return amount_text(item, amount, say)
    value = getattr(item, column)
    if value is None:
        return ""
    if column.startswith("start_"):
        return str(value)
    return say.number(value, 9) if column in NUMBERS else value


def amount_text(measure: Measure, column: Column, say: Wording) -> str:
    """Return what a measure takes or brings of a resource in a year, as a cell shows it."""
    if column.kind == YEARLY_AFTER:
        amount = measure.yearly_after.get(column.key)
        return "" if amount is None else say.number(amount, 6)
    amounts = getattr(measure, column.kind).get(column.key, ())
    return say.number(amounts[column.year - 1], 6) if column.year <= len(amounts) else ""


def _amount_column(heading: str, programme: Programme) -> Column | None:
    return column_of(heading, programme.board(BoardId.MEASURES)) if is_amount(heading) else None


def _names(programme: Programme, say: Wording) -> Mapping[str, Mapping[str, str]]:
    """Return the names of what a measure points at, by column and id."""
    return {
        "spearhead": {part.id: say.text(part.name) for part in programme.spearheads},
        "target_groups": {part.id: say.text(part.name) for part in programme.target_groups},
        "channels": {part.id: say.text(part.name) for part in programme.effect_channels}
        or {channel: channel for channel in CHANNELS},
        "factors": {item.id: say.text(item.name) for item in programme.factors},
    }


def texts_of(cells: Mapping[str, str], programme: Programme, say: Wording) -> dict[str, str]:
    """Return typed cells as a file would hold them: ids for names, columns by language."""
    names = _names(programme, say)
    texts: dict[str, str] = {}
    for column, text in cells.items():
        if column in ("name", "description"):
            texts[f"{column}:{say.language}"] = text
        elif column in names:
            ids = {name: i for i, name in names[column].items()}
            texts[column] = "|".join(ids.get(part, part) for part in text.split("|") if part)
        elif column in EUROS or is_amount(column):
            texts[column] = plain_euros(text, say.language)
        else:
            texts[column] = text
    return texts


def column_config(programme: Programme, frame: pd.DataFrame, say: Wording) -> dict[str, Any]:
    """Return how the editor shows each column."""
    names = _names(programme, say)
    config: dict[str, Any] = {}
    for column in frame.columns:
        label = heading_of(column, programme, say)
        if column in CHECKBOXES:
            config[column] = st.column_config.CheckboxColumn(
                label, help=say(CHECKBOXES[column]), default=False
            )
        elif column == "spearhead":
            options = list(names["spearhead"].values())
            config[column] = st.column_config.SelectboxColumn(label, options=options)
        elif column in LISTS:
            config[column] = st.column_config.MultiselectColumn(
                label, options=list(names[column].values()), width="medium"
            )
        else:
            is_number = column in NUMBERS or is_amount(column)
            config[column] = st.column_config.TextColumn(
                label,
                alignment="right" if is_number else "left",
                pinned=column == "name",
                width=160 if column == "name" and session.is_phone() else _WIDTHS.get(column),
            )
    return config


def is_amount(column: str) -> bool:
    """Return whether a column holds what a measure takes or brings of a resource."""
    return column.partition(":")[0] in (*AMOUNTS_BY_YEAR, YEARLY_AFTER) and ":" in column


def heading_of(column: str, programme: Programme, say: Wording) -> str:
    """Return what a column is called: of a resource by its name and the year from the start."""
    found = _amount_column(column, programme)
    if found is None:
        return say(f"column.{column.partition(':')[0]}")
    resource = say.text(resource_named(programme, found.key).name)
    if not found.year:
        return say(f"column.{found.kind}_of", resource=resource)
    return say(f"column.{found.kind}_in_year", resource=resource, year=found.year)
