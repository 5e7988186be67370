"""What must hold between the parts of a programme, so that nothing names what is not there."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, TypeVar

from prioritisation.errors import InvalidValueError

if TYPE_CHECKING:
    from prioritisation.decision.programme.driver_map import DriverBox
    from prioritisation.decision.programme.indicators import Indicator
    from prioritisation.decision.programme.parts import Part
    from prioritisation.decision.programme.programme import Programme

MOST_ITEMS = 10_000

_Key = TypeVar("_Key", bound=Hashable)


def check_consistency(programme: Programme) -> None:
    """Check that ids are there once, and what is named is there.

    Raises
    ------
    InvalidValueError : they are not; `field` tells where.
    """
    _check_items(programme)
    _check_parts(programme)
    _check_references(programme)
    _check_story(programme)
    _check_indicators(programme)
    _check_plans(programme)
    _check_kept(programme)
    _check_steps(programme)


def _check_items(programme: Programme) -> None:
    ids = [item.id for item in programme.all_items()]
    doubled = first_doubled(ids)
    if doubled is not None:
        raise InvalidValueError("id_doubled", field="id", value=doubled)
    if len(ids) > MOST_ITEMS:
        raise InvalidValueError("too_many_items", value=len(ids), most=MOST_ITEMS)
    board = first_doubled(board.id for board in programme.boards)
    if board is not None:
        raise InvalidValueError("id_doubled", field="boards", value=board)


def _check_parts(programme: Programme) -> None:
    named: dict[str, Iterable[Part | DriverBox | Indicator]] = {
        "values": programme.values,
        "target_groups": programme.target_groups,
        "spearheads": programme.spearheads,
        "key_changes": programme.key_changes,
        "indicators": programme.indicators,
        "intermediate_results": programme.intermediate_results,
        "driver_map": programme.driver_map,
    }
    for name, parts in named.items():
        doubled = first_doubled(part.id for part in parts)
        if doubled is not None:
            raise InvalidValueError("id_doubled", field=name, value=doubled)


def _check_references(programme: Programme) -> None:
    known = {
        "spearhead": {part.id for part in programme.spearheads},
        "target_groups": {part.id for part in programme.target_groups},
        "factors": {item.id for item in programme.factors},
    }
    for measure in programme.measures:
        named: dict[str, Iterable[str]] = {
            "spearhead": [measure.spearhead] if measure.spearhead else [],
            "target_groups": measure.target_groups,
            "factors": measure.factors,
        }
        for name, ids in named.items():
            for i in ids:
                if i not in known[name]:
                    raise InvalidValueError(f"unknown_{name}", field=name, value=i, item=measure.id)


def _check_story(programme: Programme) -> None:
    trends = {item.id for item in programme.trends}
    others = {item.id for item in (*programme.measures, *programme.factors)}
    for link in programme.trend_links:
        for name, i, known in (("trend", link.trend, trends), ("item", link.item, others)):
            if i not in known:
                raise InvalidValueError("unknown_id", field=f"trend_links.{name}", value=i)
    pair = first_doubled((link.trend, link.item) for link in programme.trend_links)
    if pair is not None:
        raise InvalidValueError("link_doubled", field="trend_links", value=" ".join(pair))
    nodes = set(programme.nodes())
    for arrow in programme.arrows:
        for node in (arrow.source, arrow.target):
            if node not in nodes:
                raise InvalidValueError("unknown_id", field="arrows", value=node.id)
    ends = first_doubled((arrow.source, arrow.target) for arrow in programme.arrows)
    if ends is not None:
        raise InvalidValueError("arrow_doubled", field="arrows", value=ends[0].id)
    measures = {measure.id for measure in programme.measures}
    for report in programme.progress:
        if report.measure not in measures:
            raise InvalidValueError("unknown_id", field="progress", value=report.measure)


def _check_indicators(programme: Programme) -> None:
    known = {
        "spearhead": {part.id for part in programme.spearheads} | {""},
        "key_changes": {part.id for part in programme.key_changes},
        "index": {indicator.id for indicator in programme.indicators if indicator.index is None},
    }
    for indicator in programme.indicators:
        index = indicator.index
        named: dict[str, Iterable[str]] = {
            "spearhead": [indicator.spearhead],
            "key_changes": indicator.key_changes,
            "index": [] if index is None else [part.indicator for part in index.parts],
        }
        for name, ids in named.items():
            for i in ids:
                if i not in known[name]:
                    raise InvalidValueError("unknown_id", field=f"indicators.{name}", value=i)


def _check_plans(programme: Programme) -> None:
    measures = {measure.id for measure in programme.measures}
    for plan in (programme.plan, *programme.scenarios):
        for rule in plan.rules:
            for i in rule.named():
                if i not in measures:
                    raise InvalidValueError("unknown_id", field=rule.kind, value=i)
        for i in plan.starts:
            if i not in measures:
                raise InvalidValueError("unknown_id", field="starts", value=i)
    for i in programme.proposal.measures:
        if i not in measures:
            raise InvalidValueError("unknown_id", field="proposal", value=i)


def _check_kept(programme: Programme) -> None:
    names = [plan.name for plan in programme.scenarios]
    if "" in names:
        raise InvalidValueError("name_missing", field="scenarios")
    name = first_doubled(names)
    if name is not None:
        raise InvalidValueError("scenario_doubled", field="scenarios", value=name)
    decision = first_doubled(decision.id for decision in programme.decisions)
    if decision is not None:
        raise InvalidValueError("id_doubled", field="decisions", value=decision)


def _check_steps(programme: Programme) -> None:
    resources = {resource.id: resource for resource in programme.resources}
    if len(resources) != len(programme.resources):
        raise InvalidValueError("id_doubled", field="resources")
    for measure in programme.measures:
        for kind, amounts in (("cost", measure.cost), ("income", measure.income)):
            for i, years in amounts.items():
                for year, amount in enumerate(years if i in resources else (), start=1):
                    resources[i].checked(amount, f"{kind}:{i}:{year}")
        for i, amount in measure.yearly_after.items():
            if i in resources:
                resources[i].checked(amount, f"yearly_after:{i}")


def first_doubled(keys: Iterable[_Key]) -> _Key | None:
    """Return the first key that has been there before; None = each is there once."""
    seen: set[_Key] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return None
