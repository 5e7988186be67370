"""Change a board: its criteria and where its region begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from prioritisation.actions.desk import Desk
from prioritisation.actions.workshops.guards import check_workshops
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.errors import InvalidValueError
from prioritisation.store import Change, Store


def set_board(store: Store, desk: Desk, board: Board, what: Sequence[str], who: str) -> None:
    """Keep a board with other thresholds or axes; `what` names for the log what changed."""
    _write(store, desk, board, "matrix_changed", {"what": list(what)}, who)


def save_criterion(store: Store, desk: Desk, board: Board, criterion: Criterion, who: str) -> None:
    """Keep a criterion in place of the one with its id.

    Raises
    ------
    InvalidValueError : the board has no criterion of that id, a score given on it would lie
        outside its new scale, or a workshop has answers that would mean something else.
    """
    old = board.criterion(criterion.id)
    if (old.low, old.high) != (criterion.low, criterion.high):
        raise InvalidValueError("scale_is_fixed", field=criterion.id, value=criterion.high)
    if replace(criterion, weight=old.weight, points=old.points) != old:
        check_workshops(store, desk.programme.id, board.id, criteria=[criterion.id])
    criteria = tuple(criterion if c.id == criterion.id else c for c in board.criteria)
    changed = replace(board, criteria=criteria)
    _write(store, desk, changed, "criterion_saved", _named(criterion), who)


def add_criterion(store: Store, desk: Desk, board: Board, criterion: Criterion, who: str) -> None:
    """Keep a further criterion; its id is made from its name where that is taken."""
    taken = {c.id for c in board.criteria}
    criterion = replace(criterion, id=id_from_name(criterion.id, taken))
    changed = replace(board, criteria=(*board.criteria, criterion))
    _write(store, desk, changed, "criterion_added", _named(criterion), who)


def remove_criterion(store: Store, desk: Desk, board: Board, criterion_id: str, who: str) -> None:
    """Take a criterion off a board; the scores given on it are kept.

    Raises
    ------
    InvalidValueError : it is an axis of the matrix, or a workshop has answers on it.
    """
    if criterion_id in (board.x, board.y):
        raise InvalidValueError("criterion_is_axis", field="criterion", value=criterion_id)
    criterion = board.criterion(criterion_id)
    check_workshops(store, desk.programme.id, board.id, criteria=[criterion_id])
    criteria = tuple(c for c in board.criteria if c.id != criterion_id)
    changed = replace(board, criteria=criteria)
    _write(store, desk, changed, "criterion_removed", _named(criterion), who)


def _named(criterion: Criterion) -> dict[str, Any]:
    return {"names": [dict(criterion.name.wordings)]}


def _write(
    store: Store, desk: Desk, board: Board, kind: str, details: dict[str, Any], who: str
) -> None:
    if board == desk.programme.board(board.id):
        return
    change = Change(programme=desk.programme.with_board(board))
    store.write(
        desk.programme.id, change, based_on=desk.revision, who=who, kind=kind, details=details
    )
