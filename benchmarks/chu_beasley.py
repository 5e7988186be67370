"""How soon the optimiser proves a knapsack of several resources, beside CP-SAT.

    python benchmarks/chu_beasley.py            the bar and two harder sizes: some ten minutes
    python benchmarks/chu_beasley.py --sizes 100x5 --limit 120        the bar alone
    python benchmarks/chu_beasley.py --all      HiGHS (both gaps 0) and CBC too, through PuLP
    python benchmarks/chu_beasley.py --quick    tiny sizes, seconds: does it still run?

Instances are seeded, by the recipe of Chu and Beasley (1998): see `tests/chu_beasley.py`. The
size of the bar has ten, others three; their tightness goes round 0.25, 0.5, 0.75. Each solver
gets the same instance, one after the other, its model built anew, and `--limit` seconds for it.
Ours is `prepare(problem).best()` without settling ties; settling them is timed apart. CP-SAT
(OR-tools) has two workers.

Columns: seconds to a proof, or to the limit; how often another solver needs ours; what is proven
("=" proven, "≥" only found) and the gap where it is not. Two proofs that differ, or a find above
our bound, end the run with WRONG; what CBC calls optimal is compared, and told where it is not.

Bar: 100 items, 5 resources: our median of seconds is at most that of CP-SAT.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pulp

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.prepared import prepare
from prioritisation.decision.portfolio.problem import Problem
from tests.chu_beasley import TIGHTNESS, chu_beasley

BAR_SIZE = (100, 5)
SIZES, QUICK_SIZES = "100x5,100x10,250x5", "12x5,20x3"
INSTANCES, INSTANCES_OF_BAR, WORKERS = 3, 10, 2
OURS, CP_SAT, HIGHS, CBC = "ours", "CP-SAT", "HiGHS", "CBC"


@dataclass(frozen=True)
class Answer:
    """What a solver says: seconds, the value of its selection added up anew, its bound."""

    seconds: float
    value: Fraction
    proven: bool
    bound: Fraction | None = None
    note: str = ""


Solver = Callable[[Problem, float], Answer]


def ours(problem: Problem, limit: float) -> Answer:
    started = perf_counter()
    prepared = prepare(problem)
    portfolio = prepared.best(settle_ties=False, time_limit=limit)
    seconds = perf_counter() - started
    started = perf_counter()
    ties = prepared.settled(portfolio, time_limit=limit).ties
    settled = f"{perf_counter() - started:.3f}" if ties is Ties.SETTLED else "open"
    return Answer(
        seconds, portfolio.value, portfolio.status is Status.OPTIMAL, portfolio.bound, settled
    )


def cp_sat(problem: Problem, limit: float) -> Answer:
    # Loaded here, so that everything else runs without OR-tools.
    python = import_module("ortools.sat.python.cp_model")
    values, rows, capacities = whole_numbers(problem)
    started = perf_counter()
    model = python.CpModel()
    x = [model.new_bool_var(f"x_{i}") for i in range(len(values))]
    for row, capacity in zip(rows, capacities, strict=True):
        model.add(python.LinearExpr.weighted_sum(x, row) <= capacity)
    model.maximize(python.LinearExpr.weighted_sum(x, values))
    solver = python.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.max_time_in_seconds = limit
    status = solver.solve(model)
    seconds = perf_counter() - started
    found = status in (python.OPTIMAL, python.FEASIBLE)
    taken = [i for i, xi in enumerate(x) if found and solver.value(xi)]
    return Answer(seconds, worth(problem, taken), status == python.OPTIMAL)


def by_pulp(make: Callable[[float], pulp.LpSolver], problem: Problem, limit: float) -> Answer:
    values, rows, capacities = whole_numbers(problem)
    started = perf_counter()
    model = pulp.LpProblem("plain", pulp.LpMaximize)
    x = [model.add_variable(f"x_{i}", cat=pulp.LpBinary) for i in range(len(values))]
    model.setObjective(pulp.lpSum(v * xi for v, xi in zip(values, x, strict=True)))
    for row, capacity in zip(rows, capacities, strict=True):
        model.addConstraint(pulp.lpSum(a * xi for a, xi in zip(row, x, strict=True)) <= capacity)
    model.solve(make(limit))
    seconds = perf_counter() - started
    taken = [i for i, xi in enumerate(x) if (xi.value() or 0.0) > 0.5]
    proven = model.sol_status == pulp.LpSolutionOptimal
    return Answer(seconds, worth(problem, taken), proven)


def highs(limit: float) -> pulp.LpSolver:
    return pulp.HiGHS(msg=False, gapRel=0.0, gapAbs=0.0, timeLimit=limit)


def cbc(limit: float) -> pulp.LpSolver:
    return pulp.PULP_CBC_CMD(msg=False, timeLimit=limit)


def whole_numbers(problem: Problem) -> tuple[list[int], list[list[int]], list[int]]:
    return (
        [int(v) for v in problem.values],
        [[int(a) for a in row] for row in problem.spending],
        [int(b) for b in problem.budgets if b is not None],
    )


def worth(problem: Problem, taken: list[int]) -> Fraction:
    """Return the value of a selection, 0 of one that takes more than there is."""
    pairs = zip(problem.spending, problem.budgets, strict=True)
    fits = all(budget is None or sum(row[i] for i in taken) <= budget for row, budget in pairs)
    return sum((problem.values[i] for i in taken), Fraction(0)) if fits else Fraction(0)


def size_ratio(n: int, m: int, limit: float, instances: int, solvers: dict[str, Solver]) -> float:
    """Print a line an instance and one for the size; return CP-SAT's median over ours, or nan."""
    seconds: dict[str, list[float]] = {name: [] for name in solvers}
    proofs = dict.fromkeys(solvers, 0)
    gaps: list[float] = []
    for number in range(instances):
        tightness, seed = TIGHTNESS[number % 3], number // 3
        problem = chu_beasley(n, m, tightness, seed)
        answers = {name: solve(problem, limit) for name, solve in solvers.items()}
        for name, answer in answers.items():
            seconds[name].append(answer.seconds)
            proofs[name] += answer.proven
        own = answers[OURS]
        bound = own.bound if own.bound is not None else own.value
        gaps.append(float((bound - own.value) / own.value))
        what = f"{n}x{m} {float(tightness):.2f} {seed:2}"
        cells = (
            f"{name} {a.seconds:7.3f} {'=' if a.proven else '≥'} {a.value}"
            for name, a in answers.items()
        )
        print(f"{what}  {'   '.join(cells)}   gap {gaps[-1]:.1e}  ties {own.note}", flush=True)
        for name, answer in answers.items():
            compare(what, name, answer, own, bound)
    medians = {name: median(times) for name, times in seconds.items()}
    for name, time in medians.items():
        ratio = "" if name == OURS else f", {time / medians[OURS]:.1f} × ours"
        print(
            f"  {n}x{m} {name:6} median {time:.3f} s, longest {max(seconds[name]):.3f} s, "
            f"proven {proofs[name]}/{instances}{ratio}"
        )
    print(f"  {n}x{m} largest gap of ours {max(gaps):.1e}\n", flush=True)
    return medians[CP_SAT] / medians[OURS] if CP_SAT in medians else float("nan")


def compare(what: str, name: str, answer: Answer, own: Answer, bound: Fraction) -> None:
    if answer.value > bound:
        raise SystemExit(f"WRONG: {what}: {name} found {answer.value}, our bound is {bound}")
    if answer.proven and answer.value < own.value:
        if name != CBC:
            raise SystemExit(f"WRONG: {what}: {name} proves {answer.value}, ours is {own.value}")
        print(f"  {what}: CBC calls {answer.value} optimal, ours is worth {own.value}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", default=SIZES, help="items x resources, with commas between")
    parser.add_argument("--instances", type=int, help="of each size")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds a solve")
    parser.add_argument("--all", action="store_true", help="HiGHS and CBC too")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, for a smoke test")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.sizes, chosen.instances, chosen.limit, chosen.all = QUICK_SIZES, 3, 5.0, True
    # PuLP warns of its own future; that is no finding of this table.
    warnings.simplefilter("ignore")
    solvers: dict[str, Any] = {OURS: ours}
    if find_spec("ortools") is None:
        print("CP-SAT is not installed (benchmarks/requirements.txt): its column is left out.\n")
    else:
        solvers[CP_SAT] = cp_sat
    if chosen.all:
        solvers |= {HIGHS: partial(by_pulp, highs), CBC: partial(by_pulp, cbc)}
    # The first solve of a process pays for imports.
    for solve in solvers.values():
        solve(chu_beasley(6, 2, TIGHTNESS[0]), 5.0)
    for size in chosen.sizes.split(","):
        n, m = map(int, size.split("x"))
        usual = INSTANCES_OF_BAR if (n, m) == BAR_SIZE else INSTANCES
        ratio = size_ratio(n, m, chosen.limit, chosen.instances or usual, solvers)
        if (n, m) == BAR_SIZE and CP_SAT in solvers:
            verdict = "held" if ratio >= 1 else "MISSED"
            print(f"bar: {size}: CP-SAT's median is {ratio:.1f} × ours, 1 asked: {verdict}\n")


if __name__ == "__main__":
    main()
