"""The ranking and the matrix of the measures in a file alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from prioritisation.actions.file_measures import BOARD, MeasuresFile, measures_in
from prioritisation.decision.matrix.matrix import Matrix, build_matrix
from prioritisation.decision.scoring.ranking import RankedItem, priority_ranking
from prioritisation.decision.scoring.weights import Shares, priority_shares
from prioritisation.errors import PrioritisationError


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRanking:
    """The measures of a file by priority score.

    Parameters
    ----------
    source : the file as it was read
    shares : of the criteria in the priority score; they sum to 1
    ranking : the most points first; those that lack a score last, without a rank
    """

    source: MeasuresFile
    shares: Shares
    ranking: tuple[RankedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMatrix:
    """The measures of a file on the impact matrix."""

    source: MeasuresFile
    matrix: Matrix


def file_ranking(path: str, weights: Mapping[str, Decimal]) -> FileRanking:
    """Return the ranking of the measures in a file.

    Parameters
    ----------
    weights : by criterion id; empty = the standard ones

    Raises
    ------
    UnreadableFileError, InvalidValueError : the file is wrong or lacks the column of a
        criterion that counts; a weight is for an unknown criterion, or none is above 0.
    """
    try:
        shares = priority_shares(BOARD, weights)
    except PrioritisationError as error:
        raise error.at(file=path) from error
    source = measures_in(path, required=[c for c, share in shares.items() if share])
    ranking = priority_ranking(source.scores, BOARD, weights)
    return FileRanking(source=source, shares=shares, ranking=ranking)


def file_matrix(path: str) -> FileMatrix:
    """Return the matrix of the measures in a file, with the standard axes and thresholds.

    Raises
    ------
    UnreadableFileError, InvalidValueError : the file is wrong, or lacks the column of an axis.
    """
    source = measures_in(path, required=[BOARD.x, BOARD.y])
    return FileMatrix(source=source, matrix=build_matrix(source.measures, source.scores, BOARD))
