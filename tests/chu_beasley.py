"""Multidimensional knapsack problems by the recipe of Chu and Beasley, and as a file.

Source: Chu and Beasley (1998), A genetic algorithm for the multidimensional knapsack problem,
Journal of Heuristics 4, section 4.
"""

from fractions import Fraction
from random import Random

from prioritisation.decision.portfolio.problem import Problem

TIGHTNESS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))


def chu_beasley(n, m, tightness, seed=0):
    """Return a problem with n items called "1" … and m resources called "1" ….

    Amounts are whole numbers from 1 to 1000, a capacity is the tightness times the sum of its
    row, and a profit is the item's mean amount + 500·u, u uniform in [0, 1), rounded down.
    """
    random = Random(f"{n} {m} {tightness} {seed}")
    rows = [[random.randint(1, 1000) for _ in range(n)] for _ in range(m)]
    profits = [int(Fraction(sum(a), m) + 500 * random.random()) for a in zip(*rows, strict=True)]
    return Problem(
        ids=tuple(str(i + 1) for i in range(n)),
        values=tuple(map(Fraction, profits)),
        resources=tuple(str(k + 1) for k in range(m)),
        spending=tuple(tuple(map(Fraction, row)) for row in rows),
        budgets=tuple(Fraction(int(tightness * sum(row))) for row in rows),
    )


def mknap_text(problems, published=()):
    """Return problems of whole numbers as a file in the OR-Library's format."""
    lines = [str(len(problems))]
    for number, problem in enumerate(problems):
        optimum = published[number] if published else 0
        lines.append(f"{len(problem.ids)} {len(problem.resources)} {optimum}")
        lines += [
            " ".join(map(str, row)) for row in (problem.values, *problem.spending, problem.budgets)
        ]
    return "\n".join(lines) + "\n"
