"""Cells of a board's table as values, and values as cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.items import checked_amount
from prioritisation.decision.programme.text import Text, checked_name
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.board_csv.columns import (
    AMOUNTS_BY_YEAR,
    CONSEQUENCE,
    EFFECT_LASTS,
    EFFECTS_BY_YEAR,
    ID,
    MONEY,
    NAME,
    SCORE,
    YEARLY_AFTER,
    Column,
)
from prioritisation.exchange.formulas import safe_cell, text_of
from prioritisation.exchange.numbers import decimal_of, whole_number_of, written_number

UNKNOWN = "?"
LIST_SEPARATOR = "|"
# Finnish Excel saves its own truth values as TOSI and EPÄTOSI.
_YES_OR_NO = {
    **dict.fromkeys(("yes", "true", "1", "kyllä", "tosi"), True),
    **dict.fromkeys(("no", "false", "0", "ei", "epätosi", ""), False),
}


def value_of(column: Column, cell: str, board: Board) -> object:
    """Return what a cell holds; None for an empty one among numbers, and for a score of ``?``.

    Raises
    ------
    InvalidValueError : the column cannot hold it.
    """
    if column.kind == EFFECT_LASTS:
        # What is not said stands as it is by default: an effect that comes stays.
        return yes_or_no(cell) if cell.strip() else True
    if column.kind in EFFECTS_BY_YEAR:
        return _decimal(cell)
    if column.kind in _READERS:
        return _READERS[column.kind](cell)
    if column.kind == ID:
        return checked_id(text_of(cell)) if cell.strip() else ""
    if column.kind == SCORE:
        return _score(column, cell, board)
    if column.kind in AMOUNTS_BY_YEAR or column.kind == YEARLY_AFTER:
        return _amount(column.key, cell)
    # What remains is a name or a description: the classes know how long each may be.
    wording = text_of(cell)
    if column.kind == NAME and wording.strip():
        checked_name(Text.of(wording))
    return Text.of(wording).in_language("")


def number_cell(number: Decimal | int | None) -> str:
    """Return the cell of a number; None is left empty."""
    return "" if number is None else written_number(number)


def amount_cell(resource: str, amount: Decimal | None) -> str:
    """Return the cell of an amount; euros without decimals, which are all zeros."""
    return number_cell(int(amount) if resource == MONEY and amount is not None else amount)


def list_cell(ids: Sequence[str]) -> str:
    """Return the cell of a list of ids."""
    return safe_cell(LIST_SEPARATOR.join(ids))


def yes_or_no_cell(value: bool) -> str:
    """Return the cell of a truth value, in words that Excel leaves as they are."""
    return "yes" if value else "no"


def _score(column: Column, cell: str, board: Board) -> Decimal | None:
    if cell.strip() == UNKNOWN:
        return None
    return board.criterion(column.key).checked_score(decimal_of(cell))


def _amount(resource: str, cell: str) -> Decimal | None:
    if not cell.strip():
        return None
    if resource == MONEY:
        return checked_amount(Decimal(whole_number_of(cell, "not_whole_euros")), resource)
    return checked_amount(decimal_of(cell), resource)


def _list(cell: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text_of(cell).split(LIST_SEPARATOR))
    return tuple(part for part in parts if part)


def yes_or_no(cell: str) -> bool:
    """Return the truth value of a cell; an empty one says no.

    Raises
    ------
    InvalidValueError : it says neither yes nor no.
    """
    try:
        return _YES_OR_NO[cell.strip().lower()]
    except KeyError:
        raise InvalidValueError("not_yes_or_no", value=cell) from None


def _decimal(cell: str) -> Decimal | None:
    return decimal_of(cell) if cell.strip() else None


def _whole(rule: str) -> Callable[[str], int | None]:
    return lambda cell: whole_number_of(cell, rule) if cell.strip() else None


_READERS: Mapping[str, Callable[[str], object]] = {
    "illustrative": yes_or_no,
    CONSEQUENCE: yes_or_no,
    "value": _decimal,
    "benefit_eur": _whole("not_whole_amount"),
    "spearhead": text_of,
    "target_groups": _list,
    "channels": _list,
    "factors": _list,
    "unit": text_of,
    "owner": text_of,
    "months_to_effect": _whole("not_months"),
    "start_earliest": _whole("not_a_year"),
    "start_latest": _whole("not_a_year"),
}
