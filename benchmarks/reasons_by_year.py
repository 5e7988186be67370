"""What the reasons of plans of several years cost beside a fresh solve a measure.

    python benchmarks/reasons_by_year.py            the bars: minutes, most of them plain HiGHS's
    python benchmarks/reasons_by_year.py --quick    tiny sizes, seconds: does it still run?

The first plan is the sample programme's over four years, with money carried over; the others are
seeded as in `plans.py`: 45 measures, 4 years, 3 resources, 12 rules, in every other one measures
that are alike. "Fresh" is for each measure the plain model in PuLP of the same demands with the
decision turned round, solved by HiGHS with both gaps 0; its portfolios are added up anew, and a
loss that differs from ours stops the run.

Both are measured in processor time, over all threads.

Columns: `first s` is the processor time to the first reason and `wall s` the time on the clock;
`alone` is how many measures had a solve of their own, `for none` how many had not: bounds,
known portfolios, measures that are alike, or the solve for the nearest settled them.

Bars: the first reason within 2 s; all in at most half the processor time of the fresh solves.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.plans import highs, instances, plain
from prioritisation.actions.desk import SAMPLE_ID, desk_of
from prioritisation.actions.plan_editing import set_plan, with_budget, with_years
from prioritisation.actions.planning import posed
from prioritisation.actions.sample import open_sample
from prioritisation.decision.portfolio.reasons import several_years
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.reasons.reasons import turned_round
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.budgets import Budget
from prioritisation.store import open_store

FIRST_BAR, RATIO_BAR = 2.0, 0.5
LIMIT = 600.0  # seconds a fresh solve


def sample_plan() -> ScheduledProblem:
    """Return the sample programme's plan over four years."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{folder}/sample.db") as store,
    ):
        open_sample(store)
        plan = with_years(desk_of(store, SAMPLE_ID).programme.plan, range(2027, 2031))
        plan = replace(plan, value_years=10)
        amounts = tuple(Decimal(amount) for amount in (500_000, 500_000, 600_000, 400_000))
        plan = with_budget(plan, "cost", Budget(amounts=amounts, carry_over=Decimal("0.5")))
        set_plan(store, desk_of(store, SAMPLE_ID), plan, what="years", who="benchmark")
        return posed(desk_of(store, SAMPLE_ID)).problem


class Counted:
    """Counts the solves that are for one measure alone."""

    def __init__(self) -> None:
        self.alone: set[str] = set()
        self._solve = several_years.solve_turned

    def __call__(self, plan, known, measures, *rest, **options) -> int:
        """Solve, and note whom for; return the work it was."""
        if len(measures) == 1:
            self.alone.add(measures[0])
        return self._solve(plan, known, measures, *rest, **options)

    def __enter__(self) -> Counted:
        several_years.solve_turned = self
        return self

    def __exit__(self, *error: object) -> None:
        several_years.solve_turned = self._solve


def fresh_seconds(portfolio: ScheduledPortfolio, told: list[Reason]) -> float:
    """Return what fresh solves take; stop where a loss differs."""
    problem, used = portfolio.problem, 0.0
    for reason in told:
        asked = turned_round(problem, reason.measure, taken=not reason.selected)
        started = process_time()
        found = plain(asked, highs(LIMIT))
        used += process_time() - started
        if found.says_optimal or found.value is None:
            value: Fraction | None = found.value
            loss = None if value is None else portfolio.value - value
            if loss != reason.loss:
                raise SystemExit(f"WRONG: {reason.measure}: {reason.loss}, a fresh solve: {loss}")
    return used


def case(name: str, problem: ScheduledProblem) -> tuple[float, float]:
    """Print one line of the table; return the seconds to the first reason and the ratio."""
    portfolio = best_schedule(problem, settle_ties=False)
    told: list[Reason] = []
    with Counted() as counted:
        wall, started = perf_counter(), process_time()
        for reason in several_years.several_years_reasons(problem, portfolio):
            if not told:
                first, first_wall = process_time() - started, perf_counter() - wall
            told.append(reason)
        used = process_time() - started
    fresh = fresh_seconds(portfolio, told)
    alone = len(counted.alone)
    print(
        f"{name:>12} {len(told):8} {first:8.2f} {first_wall:8.2f} {used:8.2f} {fresh:8.2f} "
        f"{used / fresh:6.2f} {alone:6} {len(told) - alone:9}",
        flush=True,
    )
    return first, used / fresh


def plans(number: int, *, quick: bool) -> Iterator[tuple[str, ScheduledProblem]]:
    """Yield the plans with their names."""
    if not quick:
        yield "sample", sample_plan()
    for seed, alike, problem in instances(10 if quick else 45, 12, number):
        yield f"{seed} {'alike' if alike else ''}".strip(), problem


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--number", type=int, default=4, help="of seeded plans")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, for a smoke test")
    chosen = parser.parse_args()
    # PuLP warns of its own future; that is no finding of this table.
    warnings.simplefilter("ignore")
    print(
        f"{'plan':>12} {'measures':>8} {'first s':>8} {'wall s':>8} {'all s':>8} {'fresh s':>8} "
        f"{'ratio':>6} {'alone':>6} {'for none':>9}"
    )
    number = 2 if chosen.quick else chosen.number
    rows = [case(*made) for made in plans(number, quick=chosen.quick)]
    print()
    firsts, ratios = zip(*rows, strict=True)
    for what, reached, bar in (
        ("the first reason, the slowest, seconds", max(firsts), FIRST_BAR),
        ("ours / fresh solves, worst", max(ratios), RATIO_BAR),
    ):
        verdict = "held" if reached <= bar else "MISSED"
        print(f"bar: {what}: {reached:.2f}, at most {bar:.1f} asked: {verdict}")


if __name__ == "__main__":
    main()
