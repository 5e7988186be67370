"""Add, edit and delete the items of a board, from what was typed into a table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prioritisation.actions.desk import Desk, desk_of
from prioritisation.actions.workshops.guards import check_workshops
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import (
    InvalidValueError,
    PrioritisationError,
    RevisionConflictError,
)
from prioritisation.exchange.board_csv.columns import (
    COST,
    ID,
    MONEY,
    NAME,
    columns_of,
    field_of,
)
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
    added : id of each new item by its number in the call
    problems : what is wrong, by item id and column; the column is empty where the row as a
        whole is wrong. The right texts of an item are kept.
    new_problems : column and what is wrong, by a new item's number in the call; a new item is
        kept when all of its texts are right
    """

    added: Mapping[int, str]
    problems: Mapping[tuple[str, str], PrioritisationError]
    new_problems: Mapping[int, tuple[str, PrioritisationError]]


def edit_items(
    store: Store,
    seen: Desk,
    board_id: BoardId,
    edits: Mapping[str, Texts],
    new: Sequence[Texts] = (),
    *,
    who: str,
) -> Edited:
    """Keep what was typed and is right, as one action.

    Parameters
    ----------
    seen : what the typist had before them: what somebody else has changed since in the very
        same field is not overwritten
    edits : by item id, the typed texts by column, as `exchange.board_csv` names them
    new : texts by column of each new item
    """
    for attempt in range(_TRIES):
        desk = desk_of(store, seen.programme.id)
        draft = _Draft(seen.programme, desk.programme, board_id)
        for item_id, texts in edits.items():
            draft.edit(item_id, texts)
        for number, texts in enumerate(new):
            draft.add(number, texts)
        try:
            _write(store, desk, draft, who)
        except RevisionConflictError:
            if attempt == _TRIES - 1:
                raise
            continue
        break
    return Edited(added=draft.added, problems=draft.problems, new_problems=draft.new_problems)


def delete_items(
    store: Store, programme_id: str, board_id: BoardId, ids: Collection[str], *, who: str
) -> None:
    """Take items off a board; rules forget them, their scores stay for an undo.

    Raises
    ------
    InvalidValueError : a workshop that goes on has answers to one of them.
    """
    desk = desk_of(store, programme_id)
    gone = [item for item in desk.programme.items_on(board_id) if item.id in ids]
    if not gone:
        return
    check_workshops(store, programme_id, board_id, items=[item.id for item in gone])
    left = [item for item in desk.programme.items_on(board_id) if item.id not in ids]
    store.write(
        programme_id,
        Change(programme=desk.programme.with_items(board_id, left)),
        based_on=desk.revision,
        who=who,
        kind="items_deleted",
        details=_named(gone),
    )


class _Draft:
    """The items of a board as they become, and what is wrong with what was typed.

    Parameters
    ----------
    seen : the programme as the typist saw it
    now : the programme as it is stored
    """

    def __init__(self, seen: Programme, now: Programme, board_id: BoardId) -> None:
        self.board_id = board_id
        self.items = {item.id: item for item in now.items_on(board_id)}
        self.edited: dict[str, Texts] = {}
        self.added: dict[int, str] = {}
        self.problems: dict[tuple[str, str], PrioritisationError] = {}
        self.new_problems: dict[int, tuple[str, PrioritisationError]] = {}
        self._seen, self._now = seen, now

    def edit(self, item_id: str, texts: Texts) -> None:
        """Put typed texts into an item; a wrong one does not keep the others back."""
        left = dict(texts)
        while left:
            try:
                self._check_unchanged(item_id, left)
                self._check_by_year(item_id, left)
                existing = tuple(self.items.values())
                self.items[item_id] = self._item({ID: item_id, **left}, existing)
            except PrioritisationError as error:
                column = _column(error, left)
                self.problems[item_id, column] = error
                if not column:
                    return
                del left[column]
            else:
                self.edited[item_id] = left
                return

    def add(self, number: int, texts: Texts) -> None:
        """Put in a new item: never one that there is, even if the two share their name."""
        try:
            if not any(texts[c].strip() for c in texts if c.split(":")[0] == NAME):
                raise InvalidValueError("name_missing", field=NAME)
            item = self._item(texts, ())
        except PrioritisationError as error:
            self.new_problems[number] = (_column(error, texts), error)
        else:
            self.items[item.id] = item
            self.added[number] = item.id

    def _item(self, texts: Texts, existing: Sequence[Item]) -> Item:
        """Return the item of a typed row, checked against the programme it belongs to."""
        board = self._now.board(self.board_id)
        read = read_items(
            [Row(1, tuple(texts.values()))],
            columns_of(list(texts), board, file="", row=1),
            board,
            existing=existing,
            taken=[*(item.id for item in self._now.all_items()), *self.items],
        )
        if read.problems:
            problem = read.problems[0]
            problem.row = None
            raise problem
        item = read.items[0]
        others = [i for i in self._now.items_on(self.board_id) if i.id != item.id]
        self._now.with_items(self.board_id, [*others, item])
        return item

    def _check_unchanged(self, item_id: str, texts: Texts) -> None:
        """Refuse what would overwrite a field that somebody else has changed meanwhile."""
        latest = self.items.get(item_id)
        if latest is None:
            raise RevisionConflictError("item_gone", value=item_id)
        seen = {item.id: item for item in self._seen.items_on(self.board_id)}.get(item_id)
        for column in texts if seen is not None else ():
            field = field_of(column.split(":")[0])
            if getattr(seen, field) != getattr(latest, field):
                raise RevisionConflictError("changed_meanwhile", field=column, value=texts[column])

    def _check_by_year(self, item_id: str, texts: Texts) -> None:
        """Refuse one sum typed over costs by year, which would be lost without a sign."""
        latest = self.items[item_id]
        years = len(latest.cost.get(MONEY, ())) if isinstance(latest, Measure) else 0
        if COST in texts and years > 1:
            raise InvalidValueError("amounts_by_year", field=COST, value=texts[COST], years=years)


def _column(error: PrioritisationError, texts: Texts) -> str:
    return error.field if error.field in texts else ""


def _write(store: Store, desk: Desk, draft: _Draft, who: str) -> None:
    programme = desk.programme.with_items(draft.board_id, draft.items.values())
    if programme == desk.programme:
        return
    details = _named([draft.items[i] for i in (*draft.edited, *draft.added.values())])
    if not draft.added:
        columns = (column for texts in draft.edited.values() for column in texts)
        details["columns"] = list(dict.fromkeys(columns))
    store.write(
        desk.programme.id,
        Change(programme=programme),
        based_on=desk.revision,
        who=who,
        kind="items_added" if draft.added else "items_edited",
        details=details,
    )


def _named(items: Sequence[Item]) -> dict[str, Any]:
    names = [dict(item.name.wordings) for item in items[:3]]
    return {"n": len(items), "names": names}
