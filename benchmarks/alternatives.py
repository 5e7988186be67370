"""How fast the ten best lists are found beside ten plain PuLP solves, as ratios of one run.

    python benchmarks/alternatives.py            the bars, and one plan of several years
    python benchmarks/alternatives.py --quick    tiny sizes, seconds: does it still run?

One budget: the instances of `frontier.py`, n measures with 40 % of the cost of them all. Ours is
`next_best(problem, best, k)`, from the problem in fractions; the best list is known, as on the
page, and its own time is not counted. "plain" is the model as anybody would write it in PuLP with
its default solver (CBC), built and solved anew k times, each time with a row more that takes the
list found last out. A plain value above ours at the same place stops the run; lower ones, which
CBC calls optimal, are counted as "below". `within` is the time of counting the lists within 2 %,
and `different` that of the five most different of those.

Several years: one instance of `plans.py`, whose plain solves are HiGHS's with both gaps 0. The
values of both must be the same, or ours, with its proof, above.

Bars: one budget, n = 45: the ten best within 1 s, on each of the instances.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from fractions import Fraction
from pathlib import Path
from statistics import median
from time import perf_counter

import pulp

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from frontier import KINDS, UNCORRELATED, instance
from plans import instances

from prioritisation.decision.portfolio.alternatives.count_within import count_within
from prioritisation.decision.portfolio.alternatives.most_different import most_different
from prioritisation.decision.portfolio.alternatives.next_best import next_best
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)

BAR = 1.0  # seconds for the ten best of 45 measures with one budget
SHARE, WITHIN, DIFFERENT = Fraction(2, 5), Fraction(1, 50), 5
REPEATS = 3


def one_budget(n: int, kind: str, seed: int) -> ScheduledProblem:
    flat = instance(n, kind, seed)
    (costs,) = flat.spending
    return ScheduledProblem(
        periods=1,
        candidates=tuple(
            Candidate(id=i, value=value, cost={"euros": (cost,)})
            for i, value, cost in zip(flat.ids, flat.values, costs, strict=True)
        ),
        limits=(Limits(resource="euros", budgets=(sum(costs, Fraction(0)) * SHARE,)),),
        value_years=1,
        counts_remaining=False,
    )


def plain(problem: ScheduledProblem, k: int, solver: pulp.LpSolver) -> list[Fraction]:
    """Return the values of k lists, each the best of a model without those before it."""
    columns = Columns(problem)
    values, demands = columns.values(), list(columns.unordered_demands())
    found: list[set[str]] = []
    worth = []
    for _ in range(k):
        model = pulp.LpProblem("plain", pulp.LpMaximize)
        x = [model.add_variable(f"x_{j}", cat=pulp.LpBinary) for j in range(columns.count)]
        model.setObjective(pulp.lpSum(float(value) * x[j] for j, value in values.items()))
        for demand in demands:
            total = pulp.lpSum(float(a) * x[j] for j, a in demand.terms.items())
            model.addConstraint(total <= float(demand.at_most))
        for selected in found:
            inside = pulp.lpSum(x[j] for (i, _), j in columns.of_start.items() if i in selected)
            outside = pulp.lpSum(
                x[j] for (i, _), j in columns.of_start.items() if i not in selected
            )
            model.addConstraint(inside - outside <= len(selected) - 1)
        model.solve(solver)
        starts = {i: t for (i, t), j in columns.of_start.items() if (x[j].value() or 0.0) > 0.5}
        found.append(set(starts))
        # Added up anew: the solver's own sums carry rounding.
        chosen = Assessment(problem=problem, starts=starts)
        worth.append(chosen.value if not chosen.broken else -Fraction(10**12))
    return worth


def compared(ours: list[Fraction], others: list[Fraction], what: str) -> int:
    """Return how many of the plain values are below ours; stop where one is above."""
    for place, (our, other) in enumerate(zip(ours, others, strict=False)):
        if other > our:
            raise SystemExit(f"WRONG: {what}, place {place}: plain has {other}, ours is {our}")
    return sum(other < our for our, other in zip(ours, others, strict=False))


def case(n: int, kind: str, seed: int, k: int) -> float:
    """Print one line of the table; return our seconds."""
    problem = one_budget(n, kind, seed)
    best = best_schedule(problem, settle_ties=False)
    ours_seconds, plain_seconds = [], []
    for _ in range(REPEATS):
        # In turns: what else the machine does weighs on both alike.
        started = perf_counter()
        alternatives = next_best(problem, best, k)
        ours_seconds.append(perf_counter() - started)
        started = perf_counter()
        others = plain(problem, k, pulp.PULP_CBC_CMD(msg=False))
        plain_seconds.append(perf_counter() - started)
    if not alternatives.is_complete:
        raise SystemExit(f"NOT PROVEN: n = {n}, {kind}, seed {seed}")
    below = compared([a.value for a in alternatives.found], others, f"{kind}, seed {seed}")
    started = perf_counter()
    counted = count_within(problem, best, WITHIN)
    count_seconds = perf_counter() - started
    started = perf_counter()
    most_different(problem, best, WITHIN, DIFFERENT, time_limit=60.0)
    different_seconds = perf_counter() - started
    seconds = median(ours_seconds)
    number = f"{counted.count}{'' if counted.is_exact else '+'}"
    print(
        f"{n:5} {kind:20} {seed:5} {1000 * seconds:9.1f} {1000 * median(plain_seconds):9.0f} "
        f"{median(plain_seconds) / seconds:7.0f} {below:6} {number:>7} "
        f"{1000 * count_seconds:10.1f} {1000 * different_seconds:13.0f}",
        flush=True,
    )
    return max(ours_seconds)


def several_years(n: int, rules: int, k: int) -> None:
    seed, _, problem = next(iter(instances(n, rules, 1)))
    best = best_schedule(problem, settle_ties=False)
    first: list[float] = []
    started = perf_counter()
    alternatives = next_best(
        problem, best, k, on_more=lambda known: first.append(perf_counter() - started)
    )
    seconds = perf_counter() - started
    started = perf_counter()
    others = plain(problem, k, pulp.HiGHS(msg=False, gapRel=0.0, gapAbs=0.0))
    plain_seconds = perf_counter() - started
    below = compared([a.value for a in alternatives.found], others, "several years")
    print(
        f"{n} measures, {problem.periods} years, seed {seed}: the {k} best in {seconds:.1f} s, the "
        f"first news after {first[0] if first else seconds:.1f} s, plain {plain_seconds:.1f} s: a "
        f"ratio of {plain_seconds / seconds:.1f}; "
        f"{'proven' if alternatives.is_complete else 'NOT PROVEN'}, {below} of plain below"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="tiny sizes, for a smoke test")
    chosen = parser.parse_args()
    n, k, seeds = (8, 3, 1) if chosen.quick else (45, 10, chosen.seeds)
    # PuLP warns of its own future; that is no finding of this table.
    warnings.simplefilter("ignore")
    # The first solve of a process pays for imports.
    plain(one_budget(3, UNCORRELATED, 0), 1, pulp.PULP_CBC_CMD(msg=False))
    print(
        f"{'n':>5} {'values':20} {'seed':>5} {'ours ms':>9} {f'{k} plain':>9} {'ratio':>7} "
        f"{'below':>6} {'within':>7} {'within ms':>10} {'different ms':>13}"
    )
    slowest = max(case(n, kind, seed, k) for kind in KINDS for seed in range(seeds))
    several_years(*((8, 3, 3) if chosen.quick else (45, 12, 10)))
    print()
    verdict = "held" if slowest <= BAR else "MISSED"
    print(f"bar: {k} best of {n}, one budget: {slowest:.3f} s, {BAR:.0f} asked: {verdict}")


if __name__ == "__main__":
    main()
