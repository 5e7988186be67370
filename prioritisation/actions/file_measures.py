"""The measures of a file alone, with their scores; neither store nor programme."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.scoring.score_table import ScoreTable, score_table
from prioritisation.exchange.board_csv import BoardTable, read_board
from prioritisation.exchange.board_csv.columns import AMOUNTS_BY_YEAR, column_of
from prioritisation.exchange.decoding import read_file

BOARD = standard_board(BoardId.MEASURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresFile:
    """What a file says of measures, read with the standard criteria.

    Parameters
    ----------
    table : as it was read
    measures : one a row, in order
    scores : of the measures, on the standard criteria
    resources : what its columns of cost and income are for, in their order
    """

    table: BoardTable
    measures: tuple[Measure, ...]
    scores: ScoreTable
    resources: tuple[str, ...]


def measures_in(path: str, required: Collection[str] = ()) -> MeasuresFile:
    """Return the measures in a CSV file.

    Parameters
    ----------
    required : columns that the question needs

    Raises
    ------
    UnreadableFileError, InvalidValueError : as `read_file` and `read_board`.
    """
    table = read_board(read_file(path), file=path, board=BOARD, required=required)
    measures = tuple(item for item in table.items if isinstance(item, Measure))
    answers = (
        Answer(item=item, criterion=criterion, score=score)
        for (item, criterion), score in table.scores.items()
    )
    return MeasuresFile(
        table=table,
        measures=measures,
        scores=score_table(measures, BOARD, answers),
        resources=_resources(table, BOARD),
    )


def _resources(table: BoardTable, board: Board) -> tuple[str, ...]:
    columns = (column_of(name, board) for name in table.columns)
    return tuple(dict.fromkeys(c.key for c in columns if c and c.kind in AMOUNTS_BY_YEAR))
