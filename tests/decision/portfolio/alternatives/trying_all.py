"""Alternatives by trying every plan: selections with their best values."""

from fractions import Fraction

from tests.scheduled_oracle import all_plans, keeps_all, value_of

Selections = dict[frozenset[str], Fraction]


def all_selections(problem) -> Selections:
    """Return every selection that keeps the demands, with the value of its best start years."""
    best: Selections = {}
    for starts in all_plans(problem):
        if keeps_all(problem, starts):
            selection, value = frozenset(starts), value_of(problem, starts)
            best[selection] = max(value, best.get(selection, value))
    return best


def within(selections: Selections, tolerance) -> Selections:
    best = max(selections.values())
    least = best - tolerance * abs(best)
    return {selection: value for selection, value in selections.items() if value >= least}
