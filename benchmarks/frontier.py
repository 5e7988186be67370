"""How fast the efficient frontier is beside fifty plain PuLP solves, as ratios of one run.

    python benchmarks/frontier.py            the bars: some minutes, nearly all of them CBC's
    python benchmarks/frontier.py --quick    tiny sizes, seconds: does it still run?

Instances are seeded: n measures, one budget, costs 5,000 … 3,000,000 € in whole thousands, as
many between 5,000 and 50,000 as between 50,000 and 500,000. Values do not follow costs
(1 … 1000), or they do: cost in thousands with noise of a tenth, or plus 100.

Ours is `efficient_frontier(problem)`, from the problem in fractions to all points of all budgets,
ties settled; it is run after each plain solve, and the median counts. "plain" is the model as
anybody would write it in PuLP, building included, with PuLP's default solver (CBC), solved anew
at 50 evenly spaced budgets. The ratio is the time of the 50 solves together over ours; the bars
look at the lowest of the seeds. A plain value is compared with the frontier at that budget: one
that is higher stops the run, and lower ones, which CBC calls optimal, are counted as "below".

`at` is the time of one look-up by budget with its selection, `membership` that of the budgets
at which each measure is in, for all measures and points.

Bars: n = 60: a ratio of at least 100 where values do not follow costs, 10 where they do;
n = 100: 30 and 5.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable
from fractions import Fraction
from math import exp, log
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import pulp

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from prioritisation.decision.portfolio.frontier import Frontier, efficient_frontier
from prioritisation.decision.portfolio.membership import membership
from prioritisation.decision.portfolio.problem import Problem

UNCORRELATED, NOISE, CONSTANT = "do not follow costs", "cost + noise", "cost + constant"
KINDS = (UNCORRELATED, NOISE, CONSTANT)
BARS = {60: (100.0, 10.0), 100: (30.0, 5.0)}
CHEAPEST, DEAREST = 5, 3000  # thousands of euros
LOOK_UPS = 200


def instance(n: int, kind: str, seed: int) -> Problem:
    random = Random(f"{n} {kind} {seed}")
    costs = [round(exp(random.uniform(log(CHEAPEST), log(DEAREST)))) for _ in range(n)]
    if kind == UNCORRELATED:
        values = [random.randint(1, 1000) for _ in costs]
    elif kind == NOISE:
        values = [max(1, cost + random.randint(-cost // 10, cost // 10)) for cost in costs]
    else:
        values = [cost + 100 for cost in costs]
    return Problem(
        ids=tuple(f"m{i}" for i in range(n)),
        values=tuple(map(Fraction, values)),
        resources=("euros",),
        spending=(tuple(Fraction(1000 * cost) for cost in costs),),
        budgets=(None,),
    )


def plain(values: list[int], costs: list[int], budget: int) -> tuple[float, int]:
    """Return seconds, and the value of what CBC calls the best."""
    started = perf_counter()
    model = pulp.LpProblem("plain", pulp.LpMaximize)
    x = [model.add_variable(f"x_{i}", cat=pulp.LpBinary) for i in range(len(values))]
    model.setObjective(pulp.lpSum(v * xi for v, xi in zip(values, x, strict=True)))
    model.addConstraint(pulp.lpSum(c * xi for c, xi in zip(costs, x, strict=True)) <= budget)
    model.solve(pulp.PULP_CBC_CMD(msg=False))
    seconds = perf_counter() - started
    taken = [i for i, xi in enumerate(x) if (xi.value() or 0.0) > 0.5]
    fits = sum(costs[i] for i in taken) <= budget
    return seconds, sum(values[i] for i in taken) if fits else 0


def seconds_of(work: Callable[[], object]) -> float:
    """Return the median of several: three, or as many as a tenth of a second holds."""
    taken: list[float] = []
    while len(taken) < 3 or sum(taken) < 0.1:
        started = perf_counter()
        work()
        taken.append(perf_counter() - started)
    return median(taken)


def look_up_seconds(frontier: Frontier) -> float:
    budgets = [frontier.budget_to * k / LOOK_UPS for k in range(LOOK_UPS)]
    return seconds_of(lambda: [frontier.at(budget) for budget in budgets]) / LOOK_UPS


def case(n: int, kind: str, seed: int, solves: int) -> float:
    """Print one line of the table; return the ratio."""
    problem = instance(n, kind, seed)
    frontier = efficient_frontier(problem)
    values = [int(v) for v in problem.values]
    costs = [int(c) for c in problem.spending[0]]
    plain_seconds, below, ours_seconds = 0.0, 0, []
    for k in range(1, solves + 1):
        budget = int(frontier.budget_to) * k // solves
        spent, value = plain(values, costs, budget)
        plain_seconds += spent
        point = frontier.at(Fraction(budget))
        best = point.value if point else Fraction(0)
        if value > best:
            raise SystemExit(f"WRONG: n = {n}, {kind}, seed {seed}, {budget}: {value} > {best}")
        below += value < best
        # In turns: what else the machine does weighs on both alike.
        ours_seconds.append(efficient_frontier(problem).seconds)
    seconds = median(ours_seconds)
    ratio = plain_seconds / seconds
    print(
        f"{n:5} {kind:20} {seed:5} {len(frontier):7} {1000 * seconds:9.2f} "
        f"{1000 * plain_seconds:11.0f} {ratio:9.0f} {below:6} "
        f"{1e6 * look_up_seconds(frontier):9.0f} "
        f"{1000 * seconds_of(lambda: membership(frontier)):14.1f}",
        flush=True,
    )
    return ratio


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", default="60,100")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--solves", type=int, default=50, help="plain solves beside a frontier")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, for a smoke test")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.sizes, chosen.repeats, chosen.solves = "10", 1, 3
    # PuLP warns of its own future; that is no finding of this table.
    warnings.simplefilter("ignore")
    # The first solve of a process pays for imports.
    plain([1, 2], [1, 2], 2)
    efficient_frontier(instance(5, UNCORRELATED, 0))
    print(
        f"{'n':>5} {'values':20} {'seed':>5} {'points':>7} {'ours ms':>9} "
        f"{f'{chosen.solves} plain ms':>11} {'ratio':>9} {'below':>6} {'at µs':>9} "
        f"{'membership ms':>14}"
    )
    bars = []
    for n in map(int, chosen.sizes.split(",")):
        for kind in KINDS:
            ratios = [case(n, kind, seed, chosen.solves) for seed in range(chosen.repeats)]
            if n in BARS:
                bars.append((n, kind, min(ratios), BARS[n][kind != UNCORRELATED]))
    print()
    for n, kind, ratio, bar in bars:
        verdict = "held" if ratio >= bar else "MISSED"
        print(
            f"bar: n = {n}, values {kind}: at least {ratio:.0f} × {chosen.solves} plain solves, "
            f"{bar:.0f} asked: {verdict}"
        )


if __name__ == "__main__":
    main()
