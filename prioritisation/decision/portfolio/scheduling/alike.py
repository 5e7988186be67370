"""Measures that nothing but their place in the list tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from prioritisation.decision.portfolio.scheduling.terms import LinearDemand, difference

if TYPE_CHECKING:
    from prioritisation.decision.portfolio.scheduling.columns import Columns


def order_of_alike(columns: Columns, stated: Iterable[LinearDemand]) -> Iterator[LinearDemand]:
    """Yield that of measures with nothing to tell them apart the first in the list goes first.

    Whatever plan there is, exchanging two of them changes no sum; ties end with the list.
    So nothing is lost by Σ_{s≤t} x[j, s] ≤ Σ_{s≤t} x[i, s] for i before j, in every year t,
    and the solver need not look at each exchange (Sherali and Smith 2001).

    Parameters
    ----------
    stated : what limits and rules say
    """
    for alike in alike_measures(columns, stated):
        for i, j in pairwise(alike):
            for t in columns.problem.by_id[i].starts:
                later_no_sooner = difference(columns.chosen([j], t), columns.chosen([i], t))
                yield LinearDemand(None, later_no_sooner, Fraction(0))


def alike_measures(columns: Columns, stated: Iterable[LinearDemand]) -> Iterator[list[str]]:
    """Yield the measures that no sum tells apart, two or more at a time, in list order."""
    joint = {i for effect in columns.problem.joint_effects for i in effect.measures}
    looks: dict[int, list[object]] = {j: [value] for j, value in columns.values().items()}
    sums = [linear.terms for linear in stated]
    sums += [columns.total_spending(resource) for resource in columns.problem.resources]
    for number, terms in enumerate(sums):
        for j, coefficient in terms.items():
            looks[j].append((number, coefficient))
    groups: dict[object, list[str]] = {}
    for c in columns.problem.candidates:
        if c.id not in joint and c.starts:
            look = tuple((t, *looks[columns.of_start[c.id, t]]) for t in c.starts)
            groups.setdefault(look, []).append(c.id)
    return (group for group in groups.values() if len(group) > 1)
