"""Tiny problems that everyone knows by heart, and seeded larger ones."""

from fractions import Fraction
from random import Random

from prioritisation.decision.portfolio.problem import Limit, Problem


def problem_of(rows, budget, **changes):
    """One resource, euros: id → (cost, value)."""
    return Problem(
        **{
            "ids": tuple(rows),
            "values": tuple(Fraction(value) for _, value in rows.values()),
            "resources": ("euros",),
            "spending": (tuple(Fraction(cost) for cost, _ in rows.values()),),
            "budgets": (None if budget is None else Fraction(budget),),
        }
        | changes
    )


# The harbour is the best single measure; the square and the lights together beat it.
HARBOUR_TOWN = {"square": (60, 6), "lights": (50, 5), "harbour": (100, 10)}


def random_problem(n, *, resources=1, seed=0, correlated=False, largest=1000, limits=0):
    """Costs 1 … largest, budgets of half of it all; correlated: value = mean cost + a constant."""
    random = Random(seed)
    rows = [[random.randint(1, largest) for _ in range(n)] for _ in range(resources)]
    values = [
        sum(row[i] for row in rows) // resources + largest // 10
        if correlated
        else random.randint(1, largest)
        for i in range(n)
    ]
    made = tuple(
        Limit(
            name=f"limit {k}",
            amounts=tuple(Fraction(random.randint(0, 1)) for _ in range(n)),
            at_most=Fraction(n // 6),
        )
        for k in range(limits)
    )
    return Problem(
        ids=tuple(f"m{i}" for i in range(n)),
        values=tuple(map(Fraction, values)),
        resources=tuple(f"r{k}" for k in range(resources)),
        spending=tuple(tuple(map(Fraction, row)) for row in rows),
        budgets=tuple(Fraction(sum(row) // 2) for row in rows),
        limits=made,
    )
