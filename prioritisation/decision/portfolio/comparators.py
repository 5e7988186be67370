"""What people select without an optimiser: they go down a list while the money lasts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.portfolio.exact import total
from prioritisation.decision.portfolio.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Measures selected by some rule of thumb, added up exactly.

    Parameters
    ----------
    selected : ids in list order
    value : Σ v_i over the selected
    costs : resource → Σ c_ri over the selected
    """

    selected: tuple[str, ...]
    value: Fraction
    costs: Mapping[str, Fraction]


def selected_in_order(
    problem: Problem, order: Sequence[str], *, stop_at_first: bool = False
) -> Selection:
    """Return what is selected by going down a list: each measure that still fits is taken.

    Measures that must be in are taken first, those that must stay out are passed over.

    Parameters
    ----------
    order : ids, the first choice first; those of the problem that it does not name are left out
    stop_at_first : stop at the first that does not fit, instead of going on with what does
    """
    position = {name: i for i, name in enumerate(problem.ids)}
    rows = [
        (row, bound)
        for row, bound in zip(problem.spending, problem.budgets, strict=True)
        if bound is not None
    ] + [(limit.amounts, limit.at_most) for limit in problem.limits]
    taken = [name for name in problem.ids if name in problem.must]
    left = [bound - total(row[position[name]] for name in taken) for row, bound in rows]
    for name in dict.fromkeys(order):
        if name in problem.must or name in problem.never:
            continue
        i = position[name]
        if all(row[i] <= rest for (row, _), rest in zip(rows, left, strict=True)):
            taken.append(name)
            left = [rest - row[i] for (row, _), rest in zip(rows, left, strict=True)]
        elif stop_at_first:
            break
    chosen = set(taken)
    indices = [i for i, name in enumerate(problem.ids) if name in chosen]
    return Selection(
        selected=tuple(problem.ids[i] for i in indices),
        value=total(problem.values[i] for i in indices),
        costs={
            resource: total(row[i] for i in indices)
            for resource, row in zip(problem.resources, problem.spending, strict=True)
        },
    )


def order_by_score(problem: Problem, scores: Mapping[str, Fraction]) -> tuple[str, ...]:
    """Return the ids by a score, the largest first; equals in list order, the unscored left out."""
    scored = [name for name in problem.ids if name in scores]
    return tuple(sorted(scored, key=lambda name: -scores[name]))


def order_by_ratio(problem: Problem, values: Mapping[str, Fraction]) -> tuple[str, ...]:
    """Return the ids by value per unit of the first resource that is limited.

    What is worth something and costs nothing comes first; what is worth nothing is left out.
    """
    row = next(
        (r for r, b in zip(problem.spending, problem.budgets, strict=True) if b is not None),
        problem.spending[0] if problem.spending else (),
    )
    costs = dict(zip(problem.ids, row, strict=True))
    worthy = [name for name in problem.ids if values.get(name, 0) > 0]
    free = [name for name in worthy if costs[name] <= 0]
    paid = [name for name in worthy if costs[name] > 0]
    return (*free, *sorted(paid, key=lambda name: -values[name] / costs[name]))
