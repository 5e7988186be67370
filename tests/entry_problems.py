"""Plans that hypothesis makes up in which it is money that keeps measures out."""

from dataclasses import replace
from fractions import Fraction


def open_problem(problem):
    """Return it without closed windows, with costs, so that money is what keeps measures out."""
    costs = {limit.resource: (Fraction(k + 2),) for k, limit in enumerate(problem.limits)}
    return replace(
        problem,
        candidates=tuple(
            replace(
                c, starts=c.starts or (0,), cost={**costs, **{r: a for r, a in c.cost.items() if a}}
            )
            for c in problem.candidates
        ),
    )


def one_budget(problem):
    """Return it with a budget for one resource alone, and costs of it in one year."""
    name = problem.resources[0]
    everything = sum((c.cost_in(name, 0) for c in problem.candidates), Fraction(0))
    first = replace(problem.limits[0], budgets=(everything / 2,), after=None)
    return replace(
        problem,
        limits=(
            first,
            *(replace(one, budgets=(), total=None, after=None) for one in problem.limits[1:]),
        ),
        candidates=tuple(
            replace(c, value=abs(c.value), cost={**c.cost, name: c.cost[name][:1]})
            for c in problem.candidates
        ),
    )
