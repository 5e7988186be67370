"""What a column of a board's table holds, told from its heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.economy import EffectKind
from prioritisation.decision.programme.ids import checked_id
from prioritisation.errors import InvalidValueError, UnreadableFileError
from prioritisation.exchange.formulas import text_of

ID, NAME, DESCRIPTION, SCORE = "id", "name", "description", "score"
COST, INCOME, YEARLY_AFTER = "cost", "income", "yearly_after"
TEXTS = (NAME, DESCRIPTION)
AMOUNTS_BY_YEAR = (COST, INCOME)
EFFECT, EFFECT_LOW, EFFECT_HIGH = "effect", "effect_low", "effect_high"
EFFECT_LASTS = "effect_lasts"
EFFECTS_BY_YEAR = (EFFECT, EFFECT_LOW, EFFECT_HIGH)
EFFECT_COLUMNS = (*EFFECTS_BY_YEAR, EFFECT_LASTS)
CONSEQUENCE = "consequence"
ITEM_COLUMNS = (ID, NAME, DESCRIPTION, "illustrative", CONSEQUENCE)
MEASURE_COLUMNS = (
    "value",
    "benefit_eur",
    "spearhead",
    "target_groups",
    "channels",
    "factors",
    "unit",
    "owner",
    "months_to_effect",
    "start_earliest",
    "start_latest",
)
# The field of an item that a column of another name holds.
_FIELDS = {CONSEQUENCE: "is_consequence", **dict.fromkeys(EFFECT_COLUMNS, "effects")}
_COLUMNS = {"is_consequence": CONSEQUENCE, "effects": EFFECT}
# The resource whose amounts a column of this very name holds.
MONEY = "cost"
MOST_YEARS = 100

_LANGUAGE = re.compile(r"[a-z]{2}", re.IGNORECASE)
_YEAR = re.compile(r"(?:(?P<resource>.+):)?(?P<year>[0-9]+)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a board's table.

    Parameters
    ----------
    kind : the fixed name before a colon; for a criterion's column ``score``
    key : the language, resource, effect or criterion that it is for; empty where there is none
    year : which year from the start, 1 …; 0 = all of it in the first
    heading : as the file has it
    """

    kind: str
    key: str = ""
    year: int = 0
    heading: str = ""

    @property
    def name(self) -> str:
        """The heading that stands for this column in every file."""
        if (self.kind, self.key, self.year) == (COST, MONEY, 0):
            return COST
        parts = (self.kind, self.key, str(self.year) if self.year else "")
        return self.key if self.kind == SCORE else ":".join(part for part in parts if part)


def columns_of(headings: Sequence[str], board: Board, *, file: str, row: int) -> tuple[Column, ...]:
    """Return the columns that headings stand for.

    Raises
    ------
    UnreadableFileError : a heading is no column of this board, or two stand for the same.
    InvalidValueError : a resource has no usable id.
    """
    columns: list[Column] = []
    for heading in headings:
        column = column_of(heading, board)
        if column is None:
            raise UnreadableFileError(
                "unknown_column", file=file, row=row, value=heading, known=known_columns(board)
            )
        if column.kind in (*AMOUNTS_BY_YEAR, YEARLY_AFTER):
            _check_resource(column, file=file, row=row)
        columns.append(column)
    _check_all_differ(columns, file=file, row=row)
    return tuple(columns)


def column_of(heading: str, board: Board) -> Column | None:
    """Return the column that a heading stands for, or None where the board has none such.

    Fixed names win over criteria, which ``score:ID`` names in any case.
    """
    text = text_of(heading)
    word, colon, rest = (part.strip() for part in text.partition(":"))
    kind = word.lower()
    fixed = _fixed_column(kind, rest, board, heading) if colon else _plain_column(kind, board)
    if fixed is not None:
        return Column(fixed.kind, fixed.key, fixed.year, heading)
    criterion = _criterion(text, board)
    return None if criterion is None else Column(SCORE, criterion, 0, heading)


def score_heading(criterion: str, board: Board) -> str:
    """Return the heading of a criterion's column: its id where nothing else is named so."""
    column = column_of(criterion, board)
    plain = column is not None and (column.kind, column.key) == (SCORE, criterion)
    return criterion if plain else f"{SCORE}:{criterion}"


def field_of(kind: str) -> str:
    """Return the field of an item that columns of a kind hold."""
    return _FIELDS.get(kind, kind)


def kind_of(field: str) -> str:
    """Return the kind of the columns that hold a field of an item."""
    return _COLUMNS.get(field, field)


def known_columns(board: Board) -> tuple[str, ...]:
    """Return the headings that a file of this board may have, with … where one can go on."""
    scores = tuple(score_heading(criterion.id, board) for criterion in board.criteria)
    texts = (NAME, "name:fi", DESCRIPTION, "description:fi")
    common = (ID, *texts, "illustrative", CONSEQUENCE, *scores)
    if board.id is not BoardId.MEASURES:
        return common
    amounts = (COST, "cost:…", "cost:…:1", "income:…", "income:…:1", "yearly_after:…")
    effects = (*(f"{kind}:…:1" for kind in EFFECTS_BY_YEAR), f"{EFFECT_LASTS}:…")
    return (*common, *amounts, *MEASURE_COLUMNS, *effects)


def _plain_column(kind: str, board: Board) -> Column | None:
    if kind in ITEM_COLUMNS:
        return Column(kind)
    if board.id is not BoardId.MEASURES:
        return None
    if kind == COST:
        return Column(COST, MONEY)
    return Column(kind) if kind in MEASURE_COLUMNS else None


def _fixed_column(kind: str, rest: str, board: Board, heading: str) -> Column | None:
    if kind in TEXTS and _LANGUAGE.fullmatch(rest):
        return Column(kind, rest.lower())
    if kind == SCORE:
        criterion = _criterion(rest, board)
        return None if criterion is None else Column(SCORE, criterion)
    if board.id is not BoardId.MEASURES or not rest:
        return None
    if kind == YEARLY_AFTER:
        return Column(kind, rest)
    if kind in EFFECT_COLUMNS:
        return _effect_column(kind, rest)
    return _amount_column(kind, rest) if kind in AMOUNTS_BY_YEAR else None


def _amount_column(kind: str, rest: str) -> Column | None:
    by_year = _YEAR.fullmatch(rest)
    if by_year is None:
        return Column(kind, rest)
    resource, year = by_year["resource"], int(by_year["year"][:4])
    # `cost:1` names no resource, and there is no year before the first.
    return Column(kind, resource, year) if resource and 1 <= year <= MOST_YEARS else None


def _effect_column(kind: str, rest: str) -> Column | None:
    by_year = _YEAR.fullmatch(rest)
    effect = (by_year["resource"] or "" if by_year else rest).lower()
    year = int(by_year["year"][:4]) if by_year else 0
    # An effect counts from a year on; whether it lasts is told of all its years together.
    is_legal = year == 0 if kind == EFFECT_LASTS else 1 <= year <= MOST_YEARS
    return Column(kind, effect, year) if effect in set(EffectKind) and is_legal else None


def _criterion(text: str, board: Board) -> str | None:
    ids = [criterion.id for criterion in board.criteria]
    if text in ids:
        return text
    alike = [i for i in ids if i.casefold() == text.casefold()]
    return alike[0] if len(alike) == 1 else None


def _check_resource(column: Column, *, file: str, row: int) -> None:
    try:
        checked_id(column.key, field=column.heading)
    except InvalidValueError as error:
        raise error.at(file=file, row=row) from error


def _check_all_differ(columns: Sequence[Column], *, file: str, row: int) -> None:
    seen: dict[tuple[str, str], dict[int, Column]] = {}
    for column in columns:
        years = seen.setdefault((column.kind, column.key), {})
        # A column without a year holds what those with one hold: both would count it twice.
        other = years.get(column.year) or years.get(0) or (column.year == 0 and _any(years))
        if other:
            raise UnreadableFileError(
                "column_doubled", file=file, row=row, value=column.heading, other=other.heading
            )
        years[column.year] = column


def _any(years: Mapping[int, Column]) -> Column | None:
    return next(iter(years.values()), None)
