"""What names a part of the programme, and forgets it when the part is taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from prioritisation.actions.story.drafts import Section
from prioritisation.decision.programme.driver_map import Node, NodeKind
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """What names a spearhead, a target group or a key change.

    Parameters
    ----------
    measures, boxes, indicators : names of those that lose it when it is taken out
    arrows : how many of the driver map go with it
    plans : names of the plans with a rule on it, empty for the plan itself; while there is one
        it cannot be taken out, since the plan would ask something else
    """

    part: Part
    measures: tuple[Text, ...] = ()
    boxes: tuple[Text, ...] = ()
    indicators: tuple[Text, ...] = ()
    arrows: int = 0
    plans: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.measures or self.boxes or self.indicators or self.arrows or self.plans)


_NODES = {Section.SPEARHEADS: NodeKind.SPEARHEAD, Section.KEY_CHANGES: NodeKind.CHANGE}
_GROUPS = {
    Section.SPEARHEADS: GroupKind.SPEARHEAD,
    Section.TARGET_GROUPS: GroupKind.TARGET_GROUP,
}


def uses_of_removed(
    programme: Programme, section: Section, kept: Collection[str]
) -> tuple[Uses, ...]:
    """Return the uses of the parts of a section that are not kept; the unused are left out.

    Parameters
    ----------
    kept : ids
    """
    parts = {
        Section.SPEARHEADS: programme.spearheads,
        Section.KEY_CHANGES: programme.key_changes,
        Section.TARGET_GROUPS: programme.target_groups,
    }.get(section, ())
    found = (_uses(programme, section, part) for part in parts if part.id not in kept)
    return tuple(uses for uses in found if uses)


def _uses(programme: Programme, section: Section, part: Part) -> Uses:
    is_spearhead, i = section is Section.SPEARHEADS, part.id
    node = Node(_NODES[section], i) if section in _NODES else None
    plans = (programme.plan, *programme.scenarios)
    return Uses(
        part=part,
        measures=tuple(
            m.name
            for m in programme.measures
            if (is_spearhead and m.spearhead == i)
            or (section is Section.TARGET_GROUPS and i in m.target_groups)
        ),
        boxes=tuple(b.name for b in programme.driver_map if is_spearhead and b.spearhead == i),
        indicators=tuple(
            indicator.name
            for indicator in programme.indicators
            if (is_spearhead and indicator.spearhead == i)
            or (section is Section.KEY_CHANGES and i in indicator.key_changes)
        ),
        arrows=sum(node in (arrow.source, arrow.target) for arrow in programme.arrows),
        plans=tuple(
            plan.name
            for plan in plans
            if any(
                group.by is _GROUPS.get(section) and group.key == i
                for rule in plan.rules
                for group in _groups(rule)
            )
        ),
    )


def _groups(rule: object) -> Iterator[Group]:
    group = getattr(rule, "of", None)
    if isinstance(group, Group):
        yield group


def without(programme: Programme, section: Section, gone: Collection[str]) -> Programme:
    """Return the programme in which nothing names these parts of a section any more."""
    if section is Section.TARGET_GROUPS:
        measures = tuple(
            replace(m, target_groups=tuple(g for g in m.target_groups if g not in gone))
            for m in programme.measures
        )
        return replace(programme, measures=measures)
    if section not in _NODES:
        return programme
    nodes = {Node(_NODES[section], i) for i in gone}
    arrows = tuple(a for a in programme.arrows if a.source not in nodes and a.target not in nodes)
    if section is Section.KEY_CHANGES:
        indicators = tuple(
            replace(i, key_changes=tuple(c for c in i.key_changes if c not in gone))
            for i in programme.indicators
        )
        return replace(programme, arrows=arrows, indicators=indicators)
    return replace(
        programme,
        arrows=arrows,
        measures=tuple(
            replace(m, spearhead="") if m.spearhead in gone else m for m in programme.measures
        ),
        driver_map=tuple(
            replace(b, spearhead="") if b.spearhead in gone else b for b in programme.driver_map
        ),
        indicators=tuple(
            replace(i, spearhead="") if i.spearhead in gone else i for i in programme.indicators
        ),
    )
