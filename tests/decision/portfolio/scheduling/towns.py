"""A plan that everyone knows by heart: three measures, two years, one budget."""

from fractions import Fraction

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
