"""How fast the optimiser is beside a plain PuLP model, as ratios of one run.

    python benchmarks/optimise.py                       everything: up to an hour
    python benchmarks/optimise.py --sizes 50,200,1000 --resources 1     the bars: a few minutes
    python benchmarks/optimise.py --quick               tiny sizes, seconds: does it still run?

Instances are seeded: costs 1 … 1000 of each resource, every budget half of what everything
costs, values uncorrelated (1 … 1000) or strongly correlated (mean cost + 100). Each solver
gets the same instance, one after the other, and 20 seconds a solve. "plain" is the model as
anybody would write it in PuLP, building included, with PuLP's default solver (CBC); with
several resources also with HiGHS, both gaps 0. Ours is `prepare(problem).best()` without
settling ties; settling them is timed apart.

Columns: seconds are medians over the instances (each solved three times where that is
quick, the median counts); the ratio is the median of plain CBC's time
over ours, so above 1 is faster; "proven" counts proofs of ours and of CBC; where ours does
not prove, the largest gap is printed, and the largest gap of CBC's answer to our bound. What
CBC calls optimal and is worth less than a proven value is reported below the table.

Bars: one budget at n = 50, 200, 1000: ratio of at least 10, both kinds.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TypeVar

import pulp

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from prioritisation.decision.portfolio.portfolio import Portfolio, Status, Ties
from prioritisation.decision.portfolio.prepared import prepare
from prioritisation.decision.portfolio.problem import Problem

LIMIT = 20.0
BAR, BAR_SIZES = 10.0, (50, 200, 1000)
UNCORRELATED, CORRELATED = "uncorrelated", "strongly correlated"


@dataclass(frozen=True)
class Plain:
    """What a plain model found: seconds, recomputed value, whether the solver calls it optimal."""

    seconds: float
    value: Fraction
    says_optimal: bool


@dataclass(frozen=True)
class Ours:
    """Our answer before and after ties."""

    seconds: float
    tie_seconds: float
    portfolio: Portfolio
    ties: Ties


Answer = TypeVar("Answer", Ours, Plain)


def instance(n: int, resources: int, kind: str, seed: int) -> Problem:
    random = Random(f"{n} {resources} {kind} {seed}")
    rows = [[random.randint(1, 1000) for _ in range(n)] for _ in range(resources)]
    if kind == UNCORRELATED:
        values = [random.randint(1, 1000) for _ in range(n)]
    else:
        values = [sum(costs) // resources + 100 for costs in zip(*rows, strict=True)]
    return Problem(
        ids=tuple(f"m{i}" for i in range(n)),
        values=tuple(map(Fraction, values)),
        resources=tuple(f"r{k}" for k in range(resources)),
        spending=tuple(tuple(map(Fraction, row)) for row in rows),
        budgets=tuple(Fraction(sum(row) // 2) for row in rows),
    )


def plain(problem: Problem, solver: pulp.LpSolver) -> Plain:
    values = [int(v) for v in problem.values]
    rows = [[int(a) for a in row] for row in problem.spending]
    budgets = [int(b) for b in problem.budgets if b is not None]
    started = perf_counter()
    model = pulp.LpProblem("plain", pulp.LpMaximize)
    x = [model.add_variable(f"x_{i}", cat=pulp.LpBinary) for i in range(len(values))]
    model.setObjective(pulp.lpSum(v * xi for v, xi in zip(values, x, strict=True)))
    for row, budget in zip(rows, budgets, strict=True):
        model.addConstraint(pulp.lpSum(a * xi for a, xi in zip(row, x, strict=True)) <= budget)
    model.solve(solver)
    seconds = perf_counter() - started
    taken = [i for i, xi in enumerate(x) if (xi.value() or 0.0) > 0.5]
    fits = all(sum(r[i] for i in taken) <= b for r, b in zip(rows, budgets, strict=True))
    value = Fraction(sum(values[i] for i in taken) if fits else 0)
    return Plain(seconds, value, model.sol_status == pulp.LpSolutionOptimal)


def ours(problem: Problem, limit: float) -> Ours:
    started = perf_counter()
    prepared = prepare(problem)
    portfolio = prepared.best(settle_ties=False, time_limit=limit)
    seconds = perf_counter() - started
    started = perf_counter()
    settled = prepared.settled(portfolio, time_limit=limit)
    return Ours(seconds, perf_counter() - started, portfolio, settled.ties)


def usual(solve: Callable[[], Answer]) -> Answer:
    """Return the answer of median time of three, where three do not take long."""
    answers = [solve()]
    if answers[0].seconds < 0.5:
        answers += [solve(), solve()]
    return sorted(answers, key=lambda answer: answer.seconds)[len(answers) // 2]


def cbc(limit: float) -> pulp.LpSolver:
    return pulp.PULP_CBC_CMD(msg=False, timeLimit=limit)


def highs(limit: float) -> pulp.LpSolver:
    return pulp.HiGHS(msg=False, gapRel=0.0, gapAbs=0.0, timeLimit=limit)


def case(
    n: int, resources: int, kind: str, repeats: int, limit: float, tell: Callable[[str], None]
) -> float:
    """Print one line of the table; return the median ratio to CBC."""
    our, by_cbc, by_highs = [], [], []
    for seed in range(repeats):
        problem = instance(n, resources, kind, seed)
        our.append(usual(partial(ours, problem, limit)))
        by_cbc.append(usual(partial(plain, problem, cbc(limit))))
        if resources > 1:
            by_highs.append(usual(partial(plain, problem, highs(limit))))
        _compare(n, resources, kind, seed, our[-1], by_cbc[-1], "CBC", tell)
        if resources > 1:
            _compare(n, resources, kind, seed, our[-1], by_highs[-1], "HiGHS", tell)
    ratio = median(c.seconds / o.seconds for c, o in zip(by_cbc, our, strict=True))
    to_highs = (
        f"{median(h.seconds / o.seconds for h, o in zip(by_highs, our, strict=True)):9.1f}"
        if by_highs
        else f"{'–':>9}"
    )
    proven = sum(o.portfolio.status is Status.OPTIMAL for o in our)
    cbc_proven = sum(c.says_optimal for c in by_cbc)
    settled = sum(o.ties is Ties.SETTLED for o in our)
    gap = max(o.portfolio.gap for o in our)
    cbc_gap = max(
        float((o.portfolio.bound - c.value) / o.portfolio.bound)
        for o, c in zip(our, by_cbc, strict=True)
    )
    print(
        f"{n:5} {resources:4} {kind:20} {median(o.seconds for o in our):9.4f} "
        f"{median(c.seconds for c in by_cbc):9.3f} {ratio:9.1f} {to_highs} "
        f"{proven:3}/{cbc_proven}/{repeats} {gap:9.2e} {cbc_gap:9.2e} "
        f"{median(o.tie_seconds for o in our):9.4f} {settled:3}/{repeats}",
        flush=True,
    )
    return ratio


def _compare(
    n: int,
    resources: int,
    kind: str,
    seed: int,
    our: Ours,
    other: Plain,
    name: str,
    tell: Callable[[str], None],
) -> None:
    what = f"n = {n}, {resources} resources, {kind}, seed {seed}"
    value, bound = our.portfolio.value, our.portfolio.bound
    if other.value > bound:
        raise SystemExit(f"WRONG: {what}: {name} found {other.value}, our bound is {bound}")
    if other.says_optimal and other.value < value:
        tell(f"{what}: {name} calls {other.value} optimal, ours is worth {value}")
    elif other.value > value:
        tell(f"{what}: {name} found {other.value}, ours {value} (bound {bound})")
    elif other.value < value:
        tell(f"{what}: {name} found {other.value} within the limit, ours {value}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", default="20,50,200,1000,5000")
    parser.add_argument("--resources", default="1,5")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds a solve")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, for a smoke test")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.sizes, chosen.repeats, chosen.limit = "10,20", 2, 2.0
    # PuLP warns of its own future; that is no finding of this table.
    warnings.simplefilter("ignore")
    # The first solve of a process pays for imports.
    ours(instance(5, 2, UNCORRELATED, 0), 1.0)
    plain(instance(5, 2, UNCORRELATED, 0), cbc(1.0))
    notes: list[str] = []
    bars = []
    print(
        f"{'n':>5} {'res.':>4} {'values':20} {'ours s':>9} {'CBC s':>9} {'×CBC':>9} {'×HiGHS':>9} "
        f"{'proven':>7} {'gap':>9} {'CBC gap':>9} {'ties s':>9} {'settled':>7}"
    )
    for resources in map(int, chosen.resources.split(",")):
        for n in map(int, chosen.sizes.split(",")):
            for kind in (UNCORRELATED, CORRELATED):
                ratio = case(n, resources, kind, chosen.repeats, chosen.limit, notes.append)
                if resources == 1 and n in BAR_SIZES:
                    bars.append((n, kind, ratio))
    print()
    for note in notes:
        print(note)
    for n, kind, ratio in bars:
        verdict = "held" if ratio >= BAR else "MISSED"
        print(
            f"bar: one budget, n = {n}, {kind}: {ratio:.0f} × plain CBC, {BAR:.0f} asked: {verdict}"
        )


if __name__ == "__main__":
    main()
