"""Which item a row is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.items import Item
from prioritisation.errors import InvalidValueError


class Identities:
    """The ids of a file's rows: stated, found by name on the board, or made from the name.

    Parameters
    ----------
    existing : items of the board that the file is read for
    taken : ids that other items of the programme have; may hold those of `existing` too
    """

    def __init__(self, existing: Sequence[Item], taken: Collection[str]) -> None:
        self._existing = frozenset(item.id for item in existing)
        self._elsewhere = frozenset(taken) - self._existing
        self._by_name = _ids_by_name(existing)
        self._rows: dict[str, int] = {}
        self._taken = set(self._existing | self._elsewhere)

    def stated(self, item_id: str, row: int) -> str:
        """Return the id that a row states.

        Raises
        ------
        InvalidValueError : another row has it, or an item of another board.
        """
        if item_id in self._elsewhere:
            raise InvalidValueError("id_on_other_board", field="id", value=item_id, row=row)
        return self._claimed(item_id, row)

    def found(self, names: Collection[str], row: int) -> str | None:
        """Return the id of the item that has one of these names, in any language, or None.

        Raises
        ------
        InvalidValueError : more than one item has, or another row is about that item.
        """
        named = (self._by_name.get(name.strip(), ()) for name in names if name.strip())
        found = tuple(dict.fromkeys(item_id for ids in named for item_id in ids))
        if not found:
            return None
        if len(found) > 1:
            name = next(iter(names))
            raise InvalidValueError("name_of_several", field="name", value=name, row=row, ids=found)
        return self._claimed(found[0], row)

    def made(self, name: str, row: int) -> str:
        """Return a new id made from a name; for after every other row has its id."""
        return self._claimed(id_from_name(name, self._taken), row)

    def _claimed(self, item_id: str, row: int) -> str:
        self._taken.add(item_id)
        first = self._rows.setdefault(item_id, row)
        if first != row:
            raise InvalidValueError(
                "id_on_two_rows", field="id", value=item_id, row=row, first=first
            )
        return item_id


def _ids_by_name(items: Sequence[Item]) -> Mapping[str, tuple[str, ...]]:
    ids: dict[str, tuple[str, ...]] = {}
    for item in items:
        for name in {wording.strip() for _, wording in item.name.wordings}:
            ids[name] = (*ids.get(name, ()), item.id)
    return ids
