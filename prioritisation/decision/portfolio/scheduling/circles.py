"""Measures that need one another in a circle with time between, so that none can ever start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prioritisation.decision.programme.rules import Requires, Rule


def impossible_circles(rules: Iterable[Rule]) -> tuple[tuple[str, ...], ...]:
    """Return the circles of requirements that cannot hold, each as ids in order.

    Measures may need one another: then all of them are chosen or none. But where one of them
    must start after another that, over the others, must not start after it, none can start.

    Parameters
    ----------
    rules : those in force
    """
    needs: dict[str, dict[str, int]] = {}
    for rule in rules:
        if isinstance(rule, Requires):
            for needed in rule.needs:
                known = needs.setdefault(rule.measure, {})
                known[needed] = max(rule.gap, known.get(needed, 0))
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for measure, others in needs.items():
        for other, gap in others.items():
            way = _way(other, measure, needs) if gap else None
            if way is not None:
                found.setdefault(frozenset(way), way)
    return tuple(found.values())


def _way(start: str, end: str, needs: Mapping[str, Mapping[str, int]]) -> tuple[str, ...] | None:
    """Return the shortest way along needs from one measure to another; None = there is none."""
    before: dict[str, str] = {start: ""}
    queue = [start]
    for here in queue:
        if here == end:
            way = [here]
            while before[way[-1]]:
                way.append(before[way[-1]])
            return tuple(reversed(way))
        for following in needs.get(here, {}):
            if following not in before:
                before[following] = here
                queue.append(following)
    return None
