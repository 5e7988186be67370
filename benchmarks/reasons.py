"""Why each measure is in or out, and what would bring it in, against plain PuLP: ratios.

Instances as a town has them: costs of 5 k€ … 3 M€ in whole thousands, as many between 5,000 and
50,000 as between 50,000 and 500,000; one budget of half of what everything costs. Values do not
follow costs (1 … 1000), or they do: cost in thousands with noise of a tenth, or plus 100.

"ours" is `reasons(problem, best)` and `entries(problem, best)` of all measures of a plan of one
year: what is lost when a decision is turned round and the portfolio then, and the cost, the
value and the budget from which on a measure that is out is in. "plain" is the model as anybody
would write it in PuLP, building included, solved anew twice a measure, with it in and with it
out: so it tells what is lost, and none of the entries. Both of PuLP's solvers are tried, CBC
and HiGHS with both gaps 0, and the faster one of the two over all measures counts.

Ours is run after each measure of the plain ones, and the medians count. A plain value that is
higher than ours stops the run, and one of HiGHS that is lower; lower ones of CBC, which it calls
optimal, are counted as "below".

Bars, looking at the lowest of the seeds: n = 45: reasons are at least 100 times faster than the
plain solves; reasons and entries together take less than 1 s.
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

from benchmarks.frontier import KINDS, UNCORRELATED, instance
from prioritisation.decision.portfolio.reasons.entries import entries
from prioritisation.decision.portfolio.reasons.reasons import reasons
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)

BAR_SIZE, BAR_RATIO, BAR_SECONDS = 45, 100.0, 1.0
SOLVERS = {
    "CBC": lambda: pulp.PULP_CBC_CMD(msg=False),
    "HiGHS": lambda: pulp.HiGHS(msg=False, gapRel=0.0, gapAbs=0.0),
}


def plan(n: int, kind: str, seed: int) -> ScheduledProblem:
    problem = instance(n, kind, seed)
    (costs,) = problem.spending
    rows = zip(problem.ids, problem.values, costs, strict=True)
    return ScheduledProblem(
        periods=1,
        candidates=tuple(
            Candidate(id=name, value=value, cost={"euros": (cost,)}) for name, value, cost in rows
        ),
        limits=(Limits(resource="euros", budgets=(Fraction(sum(costs) // 2),)),),
        value_years=1,
        counts_remaining=False,
    )


def plain(problem: ScheduledProblem, measure: int, taken: bool, solver: str) -> tuple[float, int]:
    """Return seconds, and the value of what the solver calls the best."""
    values = [int(c.value) for c in problem.candidates]
    costs = [int(c.net("euros", 0)) for c in problem.candidates]
    (budget,) = problem.limits[0].budgets
    started = perf_counter()
    model = pulp.LpProblem("plain", pulp.LpMaximize)
    x = [model.add_variable(f"x_{i}", cat=pulp.LpBinary) for i in range(len(values))]
    model.setObjective(pulp.lpSum(v * xi for v, xi in zip(values, x, strict=True)))
    model.addConstraint(pulp.lpSum(c * xi for c, xi in zip(costs, x, strict=True)) <= int(budget))
    model.addConstraint(x[measure] == int(taken))
    model.solve(SOLVERS[solver]())
    seconds = perf_counter() - started
    chosen = [i for i, xi in enumerate(x) if (xi.value() or 0.0) > 0.5]
    fits = sum(costs[i] for i in chosen) <= budget
    return seconds, sum(values[i] for i in chosen) if fits else 0


def ours(problem: ScheduledProblem, best: ScheduledPortfolio) -> tuple[float, float]:
    """Return seconds of all reasons and of all entries."""
    started = perf_counter()
    told = list(reasons(problem, best))
    between = perf_counter()
    found = list(entries(problem, best))
    ended = perf_counter()
    assert len(told) == len(problem.candidates) == len(found) + len(best.selected)
    return between - started, ended - between


def case(n: int, kind: str, seed: int) -> tuple[float, float]:
    """Print one line of the table; return the ratio, and seconds of reasons and entries."""
    problem = plan(n, kind, seed)
    best = best_schedule(problem)
    losses = {reason.measure: reason.loss for reason in reasons(problem, best)}
    plain_seconds = dict.fromkeys(SOLVERS, 0.0)
    ours_seconds, below = [], 0
    for i, name in enumerate(problem.ids):
        for taken in (True, False):
            loss = Fraction(0) if taken == (name in best.starts) else losses[name]
            # What cannot be turned round leaves the solvers with nothing taken.
            highest = Fraction(0) if loss is None else best.value - loss
            for solver in SOLVERS:
                seconds, value = plain(problem, i, taken, solver)
                plain_seconds[solver] += seconds
                if value > highest or (value < highest and solver == "HiGHS"):
                    said = f"{solver}: {value}, ours: {highest}"
                    raise SystemExit(f"WRONG: n = {n}, {kind}, seed {seed}, {name}: {said}")
                below += value < highest
        # In turns: what else the machine does weighs on both alike.
        ours_seconds.append(ours(problem, best))
    of_reasons = median(seconds for seconds, _ in ours_seconds)
    of_entries = median(seconds for _, seconds in ours_seconds)
    faster = min(plain_seconds, key=plain_seconds.__getitem__)
    print(
        f"{n:5} {kind:20} {seed:5} {len(best.selected):5} {1000 * of_reasons:11.2f} "
        f"{1000 * of_entries:11.2f} {1000 * plain_seconds['CBC']:9.0f} "
        f"{1000 * plain_seconds['HiGHS']:9.0f} {plain_seconds[faster] / of_reasons:9.0f} "
        f"{plain_seconds[faster] / (of_reasons + of_entries):9.0f} {below:6}",
        flush=True,
    )
    return plain_seconds[faster] / of_reasons, of_reasons + of_entries


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", default="45")
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="tiny sizes, for a smoke test")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.sizes, chosen.repeats = "4", 1
    # PuLP warns of its own future; that is no finding of this table.
    warnings.simplefilter("ignore")
    # The first solve of a process pays for imports.
    tiny = plan(3, UNCORRELATED, 0)
    for solver in SOLVERS:
        plain(tiny, 0, True, solver)
    ours(tiny, best_schedule(tiny))
    print(
        f"{'n':>5} {'values':20} {'seed':>5} {'in':>5} {'reasons ms':>11} {'entries ms':>11} "
        f"{'CBC ms':>9} {'HiGHS ms':>9} {'ratio':>9} {'with both':>9} {'below':>6}"
    )
    bars = []
    for n in map(int, chosen.sizes.split(",")):
        for kind in KINDS:
            cases = [case(n, kind, seed) for seed in range(chosen.repeats)]
            if n == BAR_SIZE:
                bars.append((kind, min(c[0] for c in cases), max(c[1] for c in cases)))
    print()
    for kind, ratio, seconds in bars:
        verdict = "held" if ratio >= BAR_RATIO and seconds < BAR_SECONDS else "MISSED"
        print(
            f"bar: n = {BAR_SIZE}, values {kind}: reasons {ratio:.0f} × as fast as two plain "
            f"solves a measure, {BAR_RATIO:.0f} asked; with entries {seconds:.3f} s, below "
            f"{BAR_SECONDS:.0f} s asked: {verdict}"
        )


if __name__ == "__main__":
    main()
