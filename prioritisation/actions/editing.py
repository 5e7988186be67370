"""Add, edit and delete the items of a board, from what was typed into a table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prioritisation.actions.desk import Desk, desk_of
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Item
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import (
    InvalidValueError,
    PrioritisationError,
    RevisionConflictError,
)
from prioritisation.exchange.board_csv.columns import ID, NAME, columns_of
from prioritisation.exchange.board_csv.rows import read_items
from prioritisation.exchange.table import Row
from prioritisation.store import Change, Store

# Two planners who save at the same moment: the second looks again and saves then.
_TRIES = 5

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """What became of typed rows.

    Parameters
    ----------
    added : ids of the new items, in the order of the rows
    problems : what is wrong, by item id (for a new one: its number in the call) and column;
        the column is empty where the row as a whole is wrong. Rows with a problem are not kept.
    """

    added: tuple[str, ...] = ()
    problems: Mapping[tuple[str, str], PrioritisationError]


def edit_items(
    store: Store,
    seen: Desk,
    board_id: BoardId,
    edits: Mapping[str, Texts],
    new: Sequence[Texts] = (),
    *,
    who: str,
) -> Edited:
    """Keep what was typed: each row that is right, as one action.

    Parameters
    ----------
    seen : what the typist had before them: what somebody else has changed since in the very
        same field is not overwritten
    edits : by item id, the typed texts by column, as `exchange.board_csv` names them
    new : texts by column of each new item
    """
    for attempt in range(_TRIES):
        desk = desk_of(store, seen.programme.id)
        problems: dict[tuple[str, str], PrioritisationError] = {}
        items = {item.id: item for item in desk.programme.items_on(board_id)}
        edited: list[Item] = []
        for item_id, texts in edits.items():
            try:
                _check_unchanged(seen.programme, desk.programme, board_id, item_id, texts)
                cells = {ID: item_id, **texts}
                edited.append(_item(desk.programme, board_id, tuple(items.values()), cells))
                items[item_id] = edited[-1]
            except PrioritisationError as error:
                problems[(item_id, _column(error, texts))] = error
        added: list[Item] = []
        for number, texts in enumerate(new):
            try:
                if not any(texts.get(c, "").strip() for c in texts if c.split(":")[0] == NAME):
                    raise InvalidValueError("name_missing", field=NAME)
                added.append(_item(desk.programme, board_id, tuple(items.values()), texts))
                items[added[-1].id] = added[-1]
            except PrioritisationError as error:
                problems[(str(number), _column(error, texts))] = error
        try:
            if edited or added:
                _write(store, desk, board_id, items.values(), edited, added, edits, who)
        except RevisionConflictError:
            if attempt == _TRIES - 1:
                raise
            continue
        break
    return Edited(added=tuple(item.id for item in added), problems=problems)


def delete_items(
    store: Store, programme_id: str, board_id: BoardId, ids: Collection[str], *, who: str
) -> None:
    """Take items off a board; rules forget them, their scores stay for an undo."""
    desk = desk_of(store, programme_id)
    gone = [item for item in desk.programme.items_on(board_id) if item.id in ids]
    if not gone:
        return
    left = [item for item in desk.programme.items_on(board_id) if item.id not in ids]
    store.write(
        programme_id,
        Change(programme=desk.programme.with_items(board_id, left)),
        based_on=desk.revision,
        who=who,
        kind="items_deleted",
        details=_named(gone),
    )


def _item(programme: Programme, board_id: BoardId, existing: Sequence[Item], texts: Texts) -> Item:
    """Return the item of a typed row, checked against the programme it belongs to."""
    board = programme.board(board_id)
    columns = columns_of(list(texts), board, file="", row=1)
    taken = [item.id for item in programme.all_items()]
    read = read_items(
        [Row(1, tuple(texts.values()))], columns, board, existing=existing, taken=taken
    )
    if read.problems:
        problem = read.problems[0]
        problem.row = None
        raise problem
    item = read.items[0]
    others = [other for other in existing if other.id != item.id]
    programme.with_items(board_id, [*others, item])
    return item


def _check_unchanged(
    seen: Programme, now: Programme, board_id: BoardId, item_id: str, texts: Texts
) -> None:
    before = {item.id: item for item in seen.items_on(board_id)}.get(item_id)
    latest = {item.id: item for item in now.items_on(board_id)}.get(item_id)
    if latest is None:
        raise RevisionConflictError("item_gone", value=item_id)
    if before is None or before == latest:
        return
    for column in texts:
        field = column.split(":")[0]
        if getattr(before, field) != getattr(latest, field):
            raise RevisionConflictError("changed_meanwhile", field=column, value=texts[column])


def _column(error: PrioritisationError, texts: Texts) -> str:
    return error.field if error.field in texts else ""


def _write(
    store: Store,
    desk: Desk,
    board_id: BoardId,
    items: Collection[Item],
    edited: Sequence[Item],
    added: Sequence[Item],
    edits: Mapping[str, Texts],
    who: str,
) -> None:
    programme = desk.programme.with_items(board_id, items)
    if programme == desk.programme:
        return
    details = _named([*edited, *added])
    if not added:
        columns = (c for item in edited for c in edits[item.id])
        details["columns"] = list(dict.fromkeys(columns))
    store.write(
        desk.programme.id,
        Change(programme=programme),
        based_on=desk.revision,
        who=who,
        kind="items_added" if added else "items_edited",
        details=details,
    )


def _named(items: Sequence[Item]) -> dict[str, Any]:
    names = [dict(item.name.wordings) for item in items[:3]]
    return {"n": len(items), "names": names}
