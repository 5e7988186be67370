"""A board's items and scores written as a table that Finnish Excel opens with a double click."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.economy import EffectKind
from prioritisation.decision.programme.items import Amounts, Item, Measure
from prioritisation.decision.programme.text import ANY_LANGUAGE, Text
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.board_csv.cells import (
    UNKNOWN,
    amount_cell,
    list_cell,
    number_cell,
    yes_or_no_cell,
)
from prioritisation.exchange.board_csv.columns import (
    AMOUNTS_BY_YEAR,
    CONSEQUENCE,
    COST,
    EFFECT_LASTS,
    TEXTS,
    YEARLY_AFTER,
    Column,
    column_of,
    score_heading,
)
from prioritisation.exchange.board_csv.effects import effect_amount, effect_columns
from prioritisation.exchange.formulas import safe_cell

# The cell of an item in one column, by the column's heading.
Cells = dict[str, Callable[[Item], str]]


def written_board(
    items: Sequence[Item],
    scores: Mapping[tuple[str, str], Decimal | None],
    board: Board,
    *,
    languages: Collection[str] = (),
) -> bytes:
    """Return the file from which `read_board` gives back the same items and scores.

    Parameters
    ----------
    items : of the board, measures on the board of measures
    scores : by item id and criterion id; those of other items or criteria are not written
    languages : codes that have their columns even where no item has such a wording

    Notes
    -----
    Wordings of one text come back in the order of the columns. A resource with no amounts
    at all is like one that is not there, and comes back so.

    Raises
    ------
    InvalidValueError : a wording is in a language whose code has not two letters.
    """
    cells: Cells = {"id": lambda item: safe_cell(item.id)}
    cells |= _text_cells(items, languages, board)
    if board.id is BoardId.MEASURES:
        measures = [item for item in items if isinstance(item, Measure)]
        cells |= _amount_cells(measures, board)
    for criterion in board.criteria:
        cells[score_heading(criterion.id, board)] = _score_cell(scores, criterion.id)
    if board.id is BoardId.MEASURES:
        cells |= {heading: _of_measure(cell) for heading, cell in _MEASURE_CELLS.items()}
        cells |= {c.name: _of_measure(_effect_cell(c)) for c in effect_columns(measures)}
    cells["illustrative"] = lambda item: yes_or_no_cell(item.illustrative)
    cells[CONSEQUENCE] = lambda item: yes_or_no_cell(item.is_consequence)

    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(safe_cell(heading) for heading in cells)
    writer.writerows([cell(item) for cell in cells.values()] for item in items)
    return stream.getvalue().encode("utf-8-sig")


_MEASURE_CELLS: Mapping[str, Callable[[Measure], str]] = {
    "value": lambda measure: number_cell(measure.value),
    "benefit_eur": lambda measure: number_cell(measure.benefit_eur),
    "spearhead": lambda measure: safe_cell(measure.spearhead),
    "target_groups": lambda measure: list_cell(measure.target_groups),
    "channels": lambda measure: list_cell(measure.channels),
    "factors": lambda measure: list_cell(measure.factors),
    "unit": lambda measure: safe_cell(measure.unit),
    "owner": lambda measure: safe_cell(measure.owner),
    "months_to_effect": lambda measure: number_cell(measure.months_to_effect),
    "start_earliest": lambda measure: number_cell(measure.start_earliest),
    "start_latest": lambda measure: number_cell(measure.start_latest),
}


def _of_measure(cell: Callable[[Measure], str]) -> Callable[[Item], str]:
    return lambda item: cell(item) if isinstance(item, Measure) else ""


def _text_cells(items: Sequence[Item], languages: Collection[str], board: Board) -> Cells:
    cells: Cells = {}
    for field in TEXTS:
        texts: list[Text] = [getattr(item, field) for item in items]
        codes = dict.fromkeys((*_languages(texts), *languages))
        for code in codes or (ANY_LANGUAGE,):
            heading = Column(field, code).name
            column = column_of(heading, board)
            if column is None or column.key != code:
                raise InvalidValueError("bad_language", field=field, value=code)
            cells[heading] = _wording_cell(field, code)
    return cells


def _languages(texts: Iterable[Text]) -> tuple[str, ...]:
    """Return the languages of some texts, in an order that is every text's own if there is one."""
    orders = {tuple(code for code, _ in text.wordings): None for text in texts}
    after = TopologicalSorter[str]({code: () for codes in orders for code in codes})
    for codes in orders:
        for earlier, later in pairwise(codes):
            after.add(later, earlier)
    try:
        return tuple(after.static_order())
    except CycleError:
        return tuple(dict.fromkeys(code for codes in orders for code in codes))


def _wording_cell(field: str, code: str) -> Callable[[Item], str]:
    return lambda item: safe_cell(dict(getattr(item, field).wordings).get(code, ""))


def _amount_cells(measures: Sequence[Measure], board: Board) -> Cells:
    cells: Cells = {}
    for kind in AMOUNTS_BY_YEAR:
        by_measure: list[Mapping[str, Amounts]] = [getattr(m, kind) for m in measures]
        for resource in _keys(by_measure):
            years = max(len(amounts.get(resource, ())) for amounts in by_measure)
            for column in _amount_columns(kind, resource, years, board):
                cells[column.name] = _of_measure(_amount_cell(column))
    for resource in _keys(measure.yearly_after for measure in measures):
        cells[f"{YEARLY_AFTER}:{resource}"] = _of_measure(_yearly_cell(resource))
    return cells or {COST: lambda _: ""}


def _keys(mappings: Iterable[Mapping[str, object]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for mapping in mappings for key in mapping))


def _amount_columns(kind: str, resource: str, years: int, board: Board) -> list[Column]:
    whole = Column(kind, resource)
    read = column_of(whole.name, board)
    # A resource whose id ends like a year is told from one by a year of its own.
    if years == 1 and read is not None and (read.key, read.year) == (resource, 0):
        return [whole]
    return [Column(kind, resource, year) for year in range(1, years + 1)]


def _amount_cell(column: Column) -> Callable[[Measure], str]:
    def cell(measure: Measure) -> str:
        amounts: Amounts = getattr(measure, column.kind).get(column.key, ())
        year = column.year or 1
        return amount_cell(column.key, amounts[year - 1] if year <= len(amounts) else None)

    return cell


def _yearly_cell(resource: str) -> Callable[[Measure], str]:
    return lambda measure: amount_cell(resource, measure.yearly_after.get(resource))


def _effect_cell(column: Column) -> Callable[[Measure], str]:
    if column.kind != EFFECT_LASTS:
        return lambda measure: number_cell(effect_amount(measure, column))

    def cell(measure: Measure) -> str:
        estimate = measure.effects.get(EffectKind(column.key))
        return "" if estimate is None else yes_or_no_cell(estimate.lasts)

    return cell


def _score_cell(
    scores: Mapping[tuple[str, str], Decimal | None], criterion: str
) -> Callable[[Item], str]:
    def cell(item: Item) -> str:
        if (item.id, criterion) not in scores:
            return ""
        score = scores[item.id, criterion]
        return UNKNOWN if score is None else number_cell(score)

    return cell
