"""Change the driver map: boxes, arrows and intermediate results, each step by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from prioritisation.actions.desk import Desk
from prioritisation.actions.programme_editing import change_part
from prioritisation.decision.programme.driver_map import (
    Arrow,
    BoxKind,
    DriverBox,
    Node,
    NodeKind,
)
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text, checked_name
from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import Event, Store

_Named = TypeVar("_Named", bound=DriverBox | Part)


def add_box(
    store: Store, seen: Desk, name: Text, spearhead: str, *, item: str = "", who: str
) -> Event | None:
    """Put a box on the map: one of its own, or that of a measure or a factor.

    Parameters
    ----------
    name : of the box; empty = the name of its item
    spearhead : id of the one that it leads to; empty = none
    item : id of the measure or factor; empty = a condition, which is nothing to pay for

    Raises
    ------
    InvalidValueError : there is no name, no such spearhead or item, or the item has its box.
    """

    def changed(programme: Programme) -> Programme:
        box = _new_box(programme, name, item, spearhead)
        return replace(programme, driver_map=(*programme.driver_map, box))

    return change_part(
        store,
        seen,
        _nothing,
        changed,
        who=who,
        kind="driver_box_added",
        details=_names(_new_box(seen.programme, name, item, spearhead).name),
    )


def change_box(
    store: Store, seen: Desk, box_id: str, name: Text, spearhead: str, *, who: str
) -> Event | None:
    """Give a box another name or another spearhead.

    Raises
    ------
    InvalidValueError : there is no name, or no such spearhead.
    RevisionConflictError : somebody else has changed the box meanwhile.
    """
    checked_name(name)
    _check_spearhead(seen.programme, spearhead)

    def changed(programme: Programme) -> Programme:
        boxes = tuple(
            replace(box, name=name, spearhead=spearhead) if box.id == box_id else box
            for box in programme.driver_map
        )
        return replace(programme, driver_map=boxes)

    return change_part(
        store,
        seen,
        lambda programme: _named(programme.driver_map, box_id),
        changed,
        who=who,
        kind="driver_box_changed",
        details=_names(name),
    )


def add_result(store: Store, seen: Desk, name: Text, *, who: str) -> Event | None:
    """Put an intermediate result on the map.

    Raises
    ------
    InvalidValueError : there is no name.
    """
    checked_name(name)

    def changed(programme: Programme) -> Programme:
        taken = {part.id for part in programme.intermediate_results}
        part = Part(id=id_from_name(_any(name), taken), name=name)
        return replace(programme, intermediate_results=(*programme.intermediate_results, part))

    return change_part(
        store, seen, _nothing, changed, who=who, kind="result_added", details=_names(name)
    )


def rename_result(
    store: Store, seen: Desk, result_id: str, name: Text, *, who: str
) -> Event | None:
    """Give an intermediate result another name.

    Raises
    ------
    InvalidValueError : there is no name.
    RevisionConflictError : somebody else has changed it meanwhile.
    """
    checked_name(name)

    def changed(programme: Programme) -> Programme:
        results = tuple(
            replace(part, name=name) if part.id == result_id else part
            for part in programme.intermediate_results
        )
        return replace(programme, intermediate_results=results)

    return change_part(
        store,
        seen,
        lambda programme: _named(programme.intermediate_results, result_id),
        changed,
        who=who,
        kind="result_changed",
        details=_names(name),
    )


def delete_node(store: Store, seen: Desk, node: Node, *, who: str) -> Event | None:
    """Take a box or an intermediate result off the map, with the arrows that begin or end there.

    Raises
    ------
    RevisionConflictError : somebody else has changed it or its arrows meanwhile.
    """
    is_box = node.kind is NodeKind.BOX

    def parts(programme: Programme) -> Iterable[DriverBox | Part]:
        return programme.driver_map if is_box else programme.intermediate_results

    def changed(programme: Programme) -> Programme:
        without = replace(programme, arrows=arrows_apart_from(programme, node))
        if is_box:
            left = tuple(box for box in programme.driver_map if box.id != node.id)
            return replace(without, driver_map=left)
        results = tuple(p for p in programme.intermediate_results if p.id != node.id)
        return replace(without, intermediate_results=results)

    named = _named(tuple(parts(seen.programme)), node.id)
    if named is None:
        raise RevisionConflictError("item_gone", value=node.id)
    lost = len(seen.programme.arrows) - len(arrows_apart_from(seen.programme, node))
    return change_part(
        store,
        seen,
        lambda programme: (
            _named(tuple(parts(programme)), node.id),
            len(programme.arrows) - len(arrows_apart_from(programme, node)),
        ),
        changed,
        who=who,
        kind="driver_box_deleted" if is_box else "result_deleted",
        details={**_names(named.name), "n": lost},
    )


def arrows_apart_from(programme: Programme, node: Node) -> tuple[Arrow, ...]:
    """Return the arrows that neither begin nor end at a node."""
    return tuple(arrow for arrow in programme.arrows if node not in (arrow.source, arrow.target))


def add_arrow(store: Store, seen: Desk, source: Node, target: Node, *, who: str) -> Event | None:
    """Let one thing on the map lead to another.

    Raises
    ------
    InvalidValueError : an arrow leads from something to itself, or is there already, or one of
        its ends is not on the map any more.
    """
    arrow = Arrow(source=source, target=target)
    return change_part(
        store,
        seen,
        _nothing,
        lambda programme: replace(programme, arrows=(*programme.arrows, arrow)),
        who=who,
        kind="driver_arrow_added",
        details=_ends(seen.programme, arrow),
    )


def delete_arrow(store: Store, seen: Desk, source: Node, target: Node, *, who: str) -> Event | None:
    """Take an arrow off the map; one that is gone already stays gone."""
    arrow = Arrow(source=source, target=target)

    def changed(programme: Programme) -> Programme:
        left = tuple(a for a in programme.arrows if (a.source, a.target) != (source, target))
        return replace(programme, arrows=left)

    return change_part(
        store,
        seen,
        _nothing,
        changed,
        who=who,
        kind="driver_arrow_deleted",
        details=_ends(seen.programme, arrow),
    )


def name_of(programme: Programme, node: Node) -> Text:
    """Return the name of something on the map; empty where it is gone."""
    parts: Mapping[NodeKind, Iterable[DriverBox | Part]] = {
        NodeKind.SPEARHEAD: programme.spearheads,
        NodeKind.BOX: programme.driver_map,
        NodeKind.RESULT: programme.intermediate_results,
        NodeKind.CHANGE: programme.key_changes,
    }
    if node.kind is NodeKind.VISION:
        return programme.vision
    return next((part.name for part in parts[node.kind] if part.id == node.id), Text())


def _new_box(programme: Programme, name: Text, item: str, spearhead: str) -> DriverBox:
    _check_spearhead(programme, spearhead)
    if not item:
        checked_name(name)
        taken = {box.id for box in programme.driver_map} | {i.id for i in programme.all_items()}
        box_id = id_from_name(_any(name), taken)
        return DriverBox(id=box_id, name=name, spearhead=spearhead, kind=BoxKind.CONDITION)
    kinds = {measure.id: BoxKind.MEASURE for measure in programme.measures}
    kinds |= {factor.id: BoxKind.FACTOR for factor in programme.factors}
    if item not in kinds:
        raise InvalidValueError("unknown_id", field="item", value=item)
    own = next(i.name for i in programme.all_items() if i.id == item)
    return DriverBox(id=item, name=name or own, spearhead=spearhead, kind=kinds[item])


def _check_spearhead(programme: Programme, spearhead: str) -> None:
    if spearhead and spearhead not in {part.id for part in programme.spearheads}:
        raise InvalidValueError("unknown_spearhead", field="spearhead", value=spearhead)


def _nothing(programme: Programme) -> object:
    """Return what never changes: adding or taking away does not hang on what was seen."""
    return programme.id


def _named(parts: Iterable[_Named], part_id: str) -> _Named | None:
    return next((part for part in parts if part.id == part_id), None)


def _any(name: Text) -> str:
    return next(wording for _, wording in name.wordings if wording.strip())


def _names(*names: Text) -> Mapping[str, Any]:
    return {"names": [dict(name.wordings) for name in names]}


def _ends(programme: Programme, arrow: Arrow) -> Mapping[str, Any]:
    return _names(name_of(programme, arrow.source), name_of(programme, arrow.target))
