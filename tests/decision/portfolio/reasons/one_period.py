"""Plans of one period: one that everyone knows by heart, and what hypothesis makes up."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.programme.rules import Must, Never
from tests.scheduled_oracle import all_plans, keeps_all, total_order, value_of
from tests.strategies import decimal, huge, signed, third, whole

# The square and the lights together beat the harbour: 110 of 110 for 11, against 100 for 10.
HARBOUR_TOWN = {"square": (60, 6), "lights": (50, 5), "harbour": (100, 10)}


def plan(rows, budget, *rules, **limits):
    """One year, one budget: id → (cost, value), or (cost, value, income)."""
    candidates = tuple(
        Candidate(
            id=name,
            value=Fraction(value),
            cost={"money": (Fraction(cost),)},
            income={"money": (Fraction(*income),)} if income else {},
        )
        for name, (cost, value, *income) in rows.items()
    )
    return plan_of(candidates, [Limits(resource="money", budgets=(Fraction(budget),))], *rules)


def plan_of(candidates, limits, *rules, **changes):
    return ScheduledProblem(
        **{
            "periods": 1,
            "candidates": tuple(candidates),
            "limits": tuple(limits),
            "rules": rules,
            "value_years": 1,
            "counts_remaining": False,
        }
        | changes
    )


@st.composite
def plans_with_one_budget(draw, *, largest=6, most_resources=2):
    """One year; one resource is limited, or none; must, never, income, ties, wrong windows."""
    n = draw(st.integers(0, largest))
    resources = ["money", "work"][: draw(st.integers(1, most_resources))]
    limited = draw(st.sampled_from(resources))
    amounts = draw(st.sampled_from([whole, decimal.map(abs), third, huge]))
    values = draw(st.sampled_from([whole, signed, decimal, third, huge]))
    follow = draw(st.integers(0, 3)) == 0
    last = draw(st.sampled_from([0, 0, 1]))
    candidates = []
    for name in draw(st.permutations([f"m{i}" for i in range(n)])):
        cost = {r: (draw(amounts), *(draw(amounts) for _ in range(last))) for r in resources}
        value = cost[limited][0] + 2 if follow else draw(values)
        candidates.append(
            Candidate(
                id=name,
                starts=() if draw(st.integers(0, 9)) == 0 else (0,),
                value=value,
                months=Fraction(draw(st.sampled_from([0, 0, 0, 6, 12]))),
                cost={r: years for r, years in cost.items() if draw(st.integers(0, 4))},
                income={r: (draw(amounts),) for r in resources if not draw(st.integers(0, 4))},
            )
        )
    if n > 1 and draw(st.booleans()):
        alike = draw(st.sampled_from(candidates))
        candidates = [replace(alike, id=c.id) if draw(st.booleans()) else c for c in candidates]
    everything = sum((sum(c.cost.get(limited, ())) for c in candidates), Fraction(0))
    share = draw(st.fractions(0, 1, max_denominator=8))
    budget = draw(st.sampled_from([everything * share, Fraction(int(everything * share))]))
    limits = [
        Limits(
            resource=r,
            budgets=(budget,) if r == limited and draw(st.integers(0, 9)) else (),
            total=budget * 3 / 4 if r == limited and not draw(st.integers(0, 5)) else None,
        )
        for r in resources
    ]
    rules = []
    for kind in draw(st.lists(st.sampled_from([Must, Never]), max_size=2)) if n else []:
        one = draw(st.sampled_from([c.id for c in candidates]))
        rules.append(kind(id=f"r{len(rules)}", measures=(one,)))
    return plan_of(candidates, limits, *rules, counts_remaining=draw(st.booleans()))


class Tried:
    """What trying everything says of a plan."""

    def __init__(self, problem):
        self.problem = problem
        self.plans = [p for p in all_plans(problem) if keeps_all(problem, p)]

    def highest(self, keeps=lambda _: True):
        """Return the highest value of the plans that keep a condition; None = there is none."""
        values = (value_of(self.problem, p) for p in self.plans if keeps(p))
        return max(values, default=None)

    def first(self, keeps):
        """Return the first of the plans that keep a condition, in the total order."""
        kept = (p for p in self.plans if keeps(p))
        return min(kept, key=lambda p: total_order(self.problem, p), default=None)

    def belongs(self, measure):
        """Return whether a measure is in some plan of the highest value."""
        highest = self.highest(lambda p: measure in p)
        return highest is not None and highest == self.highest()
