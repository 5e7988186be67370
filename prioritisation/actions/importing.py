"""Import a board's table: first what it would change, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prioritisation.actions.counting import Cell, counted_round
from prioritisation.actions.desk import Desk
from prioritisation.actions.workshops.guards import check_workshops
from prioritisation.decision.programme.answers import (
    DESK_PARTICIPANT,
    DESK_WORKSHOP,
    AgreedScore,
    Answer,
)
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Item
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.errors import PrioritisationError
from prioritisation.exchange.board_csv import BoardTable, board_reading
from prioritisation.exchange.board_csv.columns import kind_of
from prioritisation.exchange.decoding import checked_size
from prioritisation.store import Change, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What a file would change on a board.

    Parameters
    ----------
    new, changed, same : ids of the file's items, in the order of its rows
    gone : ids of the board's items that the file does not name
    problems : what is wrong; nothing can be imported while there is any
    fields : by id of a changed item, the columns in which it changes
    """

    file: str
    board_id: BoardId
    revision: int
    table: BoardTable
    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    gone: tuple[str, ...]
    problems: tuple[PrioritisationError, ...]
    fields: Mapping[str, tuple[str, ...]]
    scores: Mapping[Cell, Decimal | None]

    @property
    def is_empty(self) -> bool:
        """Whether the file changes nothing but for what it does not name."""
        return not (self.new or self.changed)


def import_preview(
    desk: Desk, board_id: BoardId, scores: ScoreTable, data: bytes, *, file: str
) -> ImportPreview:
    """Return what a file would change on a board; nothing is changed yet.

    Raises
    ------
    UnreadableFileError : the file as a whole cannot be read: too large, no table, a column
        that is missing, doubled or unknown.
    """
    checked_size(len(data), file=file)
    programme = desk.programme
    existing = programme.items_on(board_id)
    reading = board_reading(
        data,
        file=file,
        board=programme.board(board_id),
        existing=existing,
        taken=[item.id for item in programme.all_items()],
    )
    table = reading.table
    problems = reading.problems or _unfitting(programme, board_id, table)
    before = {item.id: item for item in existing}
    cells = _changed_cells(scores, table)
    fields = {
        item.id: _changed_fields(before[item.id], item, cells)
        for item in table.items
        if item.id in before
    }
    return ImportPreview(
        file=file,
        board_id=board_id,
        revision=desk.revision,
        table=table,
        new=tuple(item.id for item in table.items if item.id not in before),
        changed=tuple(i for i, names in fields.items() if names),
        same=tuple(i for i, names in fields.items() if not names),
        gone=tuple(i for i in before if i not in table.rows),
        problems=problems,
        fields=fields,
        scores=cells,
    )


def import_board(
    store: Store, desk: Desk, preview: ImportPreview, *, delete_gone: bool, who: str
) -> None:
    """Keep what a preview showed, as one action that one undo takes back.

    A score is written where it differs from the one in effect: as the agreed score where one
    stands or a round of a workshop counts, as the desk's own answer elsewhere.

    Raises
    ------
    RevisionConflictError : the programme has changed since the preview; nothing is kept.
    PrioritisationError : the preview has problems: the first of them; or an item is to be deleted
        to which a workshop that goes on has answers.
    """
    if preview.problems:
        raise preview.problems[0]
    if delete_gone:
        check_workshops(store, desk.programme.id, preview.board_id, items=preview.gone)
    programme = desk.programme.with_items(
        preview.board_id, _merged(desk.programme, preview, delete_gone=delete_gone)
    )
    counted = counted_round(desk, preview.board_id)
    to_agree = {(score.item, score.criterion) for score in desk.agreed}
    to_agree |= frozenset[Cell]() if counted is None else counted.asked
    own, agreed = [], []
    for cell, score in preview.scores.items():
        item, criterion = cell
        if cell in to_agree and score is not None:
            agreed.append(
                AgreedScore(
                    item=item, criterion=criterion, score=score, reason=preview.file, who=who
                )
            )
        else:
            own.append(
                Answer(
                    workshop=DESK_WORKSHOP,
                    participant=DESK_PARTICIPANT,
                    item=item,
                    criterion=criterion,
                    score=score,
                )
            )
    store.write(
        programme.id,
        Change(
            programme=programme if programme != desk.programme else None,
            answers=tuple(own),
            agreed=tuple(agreed),
        ),
        based_on=preview.revision,
        who=who,
        kind="items_imported",
        details=_details(preview),
    )


def _details(preview: ImportPreview) -> dict[str, Any]:
    return {
        "file": preview.file,
        "new": len(preview.new),
        "changed": len(preview.changed),
    }


def _merged(programme: Programme, preview: ImportPreview, *, delete_gone: bool) -> list[Item]:
    """Return the board's items in their order with those of the file put in, new ones last."""
    from_file = {item.id: item for item in preview.table.items}
    kept = [
        from_file.get(item.id, item)
        for item in programme.items_on(preview.board_id)
        if item.id in from_file or not delete_gone
    ]
    return [*kept, *(from_file[i] for i in preview.new)]


def _unfitting(
    programme: Programme, board_id: BoardId, table: BoardTable
) -> tuple[PrioritisationError, ...]:
    """Return what the programme refuses: a spearhead or factor that it does not have."""
    ids = {item.id for item in table.items}
    others = [item for item in programme.items_on(board_id) if item.id not in ids]
    try:
        programme.with_items(board_id, [*others, *table.items])
    except PrioritisationError as error:
        return (table.placed(error),)
    return ()


def _changed_cells(scores: ScoreTable, table: BoardTable) -> dict[Cell, Decimal | None]:
    return {
        (item, criterion): score
        for (item, criterion), score in table.scores.items()
        if not _is_in_effect(scores, item, criterion, score)
    }


def _is_in_effect(scores: ScoreTable, item: str, criterion: str, score: Decimal | None) -> bool:
    if item not in scores.scores:
        return False
    now = scores.score(item, criterion)
    if score is None:
        return now.judged is None and now.dont_knows > 0
    # Compared as it is written: a mean of thirds is written with nine decimals.
    return now.judged is not None and written_score(now.judged) == score


def written_score(score: Any) -> Decimal:
    """Return a score as files hold it: a decimal, of at most nine places."""
    return round(Decimal(score.numerator) / Decimal(score.denominator), 9).normalize()


def _changed_fields(
    before: Item, after: Item, cells: Mapping[Cell, Decimal | None]
) -> tuple[str, ...]:
    names = [
        kind_of(name)
        for name in type(before).__dataclass_fields__
        if getattr(before, name) != getattr(after, name)
    ]
    return (*names, *(criterion for item, criterion in cells if item == after.id))
