"""A plan that everyone knows by heart: three measures, two years, one budget."""

from fractions import Fraction
from random import Random

from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)

YEARS = 2


def measure(name, value, *cost, starts=(0, 1), **others):
    amounts = tuple(map(Fraction, cost))
    return Candidate(
        id=name, value=Fraction(value), cost={"money": amounts}, starts=starts, **others
    )


def town(*rules, budget=100, members=None, candidates=None, **limits):
    """Square 60 for 60, lights 40 for 40, harbour 90 for 100, all in the first year they run."""
    return ScheduledProblem(
        periods=YEARS,
        first_year=2027,
        candidates=candidates
        or (measure("square", 60, 60), measure("lights", 40, 40), measure("harbour", 90, 100)),
        limits=(
            Limits(resource="money", budgets=(Fraction(budget), Fraction(0)), **limits),
            Limits(resource="work"),
        ),
        rules=rules,
        members=members or {},
        value_years=YEARS,
        counts_remaining=False,
    )


def random_town(n, years, seed=0):
    """Costs 1 … 1000 over two years, values that follow them: long to prove."""
    random = Random(seed)
    costs = [random.randint(1, 1000) for _ in range(n)]
    return ScheduledProblem(
        periods=years,
        first_year=2027,
        candidates=tuple(
            measure(f"m{i}", 2 * cost + 100, cost, cost // 2, starts=tuple(range(years)))
            for i, cost in enumerate(costs)
        ),
        limits=(
            Limits(
                resource="money",
                budgets=(Fraction(sum(costs) // (2 * years)),) * years,
                carry_over=Fraction(1, 2),
            ),
        ),
        value_years=2 * years,
        counts_remaining=True,
    )
