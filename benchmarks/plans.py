"""How fast plans of several years are proven beside a plain model, as ratios of one run.

    python benchmarks/plans.py            the bars: some minutes, most of them CBC's
    python benchmarks/plans.py --quick    tiny sizes, seconds: does it still run?

Instances are seeded and as large as a town's: 45 measures, 4 years, 3 resources, 12 rules. In
every other one a quarter of the measures have copies that only the list tells apart. Seeds that
no plan answers are passed over, which a proof of infeasibility decides and no clock.

Ours is `PreparedSchedule(problem).best()`, from the problem in fractions, without settling
ties; settling them is timed apart, 60 seconds at most. "plain" is the model as anybody would
write it in PuLP from the same decisions and demands, in floating point, without the rows by
which ours orders measures that are alike: solved by HiGHS with both gaps 0 and by CBC. The
solvers take turns in who goes first, what is short is solved three times, and medians count.
Values are added up anew from the selections; one of HiGHS's or CBC's that is above our bound
stops the run. CBC's word proves nothing: what it calls optimal and is worth less is "below".

Columns: `first` is when the first portfolio was known, and `its gap` to the bound known then;
the ratio is our time to the proof over that of plain HiGHS, so below 1 is faster.

Bars: the first portfolio within 1 s; the median of the ratios at most 1.0, the worst at most 1.2.
A larger plan, 200 measures and 20 rules, is given 30 s: a proof, or an honest gap.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import count
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import pulp

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import PreparedSchedule
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.portfolio.scheduling.terms import LinearDemand
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.rules import (
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Rule,
    Share,
    Together,
)
from prioritisation.errors import InfeasibleError

YEARS, VALUE_YEARS, FIRST = 4, 10, 2027
LIMIT, TIES_LIMIT, LARGE_LIMIT = 120.0, 60.0, 30.0
FIRST_BAR, MEDIAN_BAR, WORST_BAR = 1.0, 1.0, 1.2
SHORT = 3.0  # seconds; what takes no longer is solved three times


class PlainColumns(Columns):
    """The same decisions and demands without an order of measures that are alike."""

    def _order_of_alike(self, stated: object) -> Iterator[LinearDemand]:
        return iter(())


@dataclass(frozen=True)
class Plain:
    """What a plain model found: recomputed value, None = breaks a demand; its solver's word."""

    seconds: float
    value: Fraction | None
    says_optimal: bool


@dataclass(frozen=True)
class Ours:
    """Our answer: when the first portfolio was known, how far it was from its bound."""

    first_seconds: float
    first_gap: float
    seconds: float
    portfolio: ScheduledPortfolio


def instance(n: int, rules: int, seed: int, *, alike: bool) -> ScheduledProblem:
    """Return a plan as a town would have it: money to invest, money to run, person-months."""
    random = Random(f"{n} {rules} {seed} {alike}")
    candidates: list[Candidate] = []
    while len(candidates) < n:
        k = len(candidates)
        invest = random.choice([0, random.randint(2, 60) * 5_000, random.randint(10, 200) * 10_000])
        parts = random.choice([(1,), (1,), (2, 1), (1, 2, 1)])
        operate = random.choice([0, 0, random.randint(1, 20) * 1_000])
        first = random.choice([0, 0, 0, 1])
        impact, speed = random.randint(1, 5), random.randint(1, 5)
        months = {5: 3, 4: 9, 3: 18, 2: 48, 1: 72}[speed]
        made = Candidate(
            id=f"m{k}",
            starts=tuple(range(first, random.choice([YEARS, YEARS, first + 2]))),
            value=Fraction(25 * (impact - 1)) + (invest // 100_000 if invest else 0),
            months=Fraction(months),
            cost={
                "invest": tuple(Fraction(invest * p // sum(parts)) for p in parts)
                if invest
                else (),
                "operate": tuple(Fraction(operate) for _ in range(random.randint(1, 4))),
                "work": tuple(
                    Fraction(random.randint(0, 12), 2) for _ in range(random.randint(1, 2))
                ),
            },
            income={"operate": (Fraction(0), Fraction(operate // 2))}
            if random.random() < 0.2
            else {},
        )
        copies = random.randint(2, 4) if alike and random.random() < 0.25 else 1
        for copy in range(min(copies, n - k)):
            fields = {f: getattr(made, f) for f in ("starts", "value", "months", "cost", "income")}
            candidates.append(Candidate(id=f"m{k + copy}", **fields))
    ids = [c.id for c in candidates]
    everything = {
        r: sum(sum(c.cost.get(r, ()), Fraction(0)) for c in candidates)
        for r in ("invest", "operate", "work")
    }
    share = Fraction(random.randint(35, 55), 100) / YEARS

    def budgets(resource: str) -> tuple[Fraction, ...]:
        step = Fraction(1, 2) if resource == "work" else Fraction(5_000)
        return tuple(
            everything[resource] * share * random.randint(80, 120) / 100 // step * step
            for _ in range(YEARS)
        )

    limits = (
        Limits(resource="invest", budgets=budgets("invest"), carry_over=Fraction(1, 2),
               total=everything["invest"] * share * 7 // 2),
        Limits(resource="operate", budgets=(last := budgets("operate")), after=last[-1]),
        Limits(resource="work", budgets=budgets("work")),
    )  # fmt: skip
    made_rules, members = _rules(random, ids, candidates, rules)
    return ScheduledProblem(
        periods=YEARS,
        first_year=FIRST,
        candidates=tuple(candidates),
        limits=limits,
        rules=made_rules,
        members=members,
        value_years=VALUE_YEARS,
        counts_remaining=True,
    )


def _rules(random: Random, ids, candidates, count):
    made: list[Rule] = []
    members: dict[str, tuple[str, ...]] = {}
    group = Group(measures=(ids[0],))
    kinds = ["must", "never", "requires", "requires", "count", "count", "amount", "share",
             "share", "together", "together", "count"]  # fmt: skip
    for k in range(count):
        name, kind = f"r{k}", kinds[k % len(kinds)]
        some = random.sample(ids, min(len(ids), random.randint(4, 12)))
        match kind:
            case "must":
                made.append(Must(id=name, measures=(random.choice(ids),)))
            case "never":
                taken = {i for rule in made for i in rule.named()}
                free = [i for i in ids if i not in taken]
                made.append(Never(id=name, measures=(random.choice(free),)))
            case "requires":
                one, other = random.sample(ids, 2)
                made.append(
                    Requires(id=name, measure=one, needs=(other,), gap=random.randint(0, 1))
                )
            case "count":
                made.append(Count(id=name, of=group, at_most=max(1, len(some) // 2)))
            case "amount":
                made.append(Amount(id=name, of=group, what="invest", at_most=Decimal(500_000)))
            case "share":
                made.append(
                    Share(
                        id=name,
                        of=group,
                        what=random.choice(["value", "count"]),
                        at_least=Decimal("0.1"),
                    )
                )
            case _:
                pair = tuple(random.sample(ids, 2))
                made.append(Together(id=name, measures=pair, value=Decimal(random.randint(2, 12))))
        if hasattr(made[-1], "of"):
            members[name] = tuple(some)
    return tuple(made), members


def plain(problem: ScheduledProblem, solver: pulp.LpSolver) -> Plain:
    columns = PlainColumns(problem)
    values, demands = columns.values(), list(columns.demands())
    started = perf_counter()
    model = pulp.LpProblem("plain", pulp.LpMaximize)
    x = [model.add_variable(f"x_{j}", cat=pulp.LpBinary) for j in range(columns.count)]
    model.setObjective(pulp.lpSum(float(value) * x[j] for j, value in values.items()))
    for demand in demands:
        total = pulp.lpSum(float(a) * x[j] for j, a in demand.terms.items())
        model.addConstraint(total <= float(demand.at_most))
    model.solve(solver)
    seconds = perf_counter() - started
    starts = {i: t for (i, t), j in columns.of_start.items() if (x[j].value() or 0.0) > 0.5}
    chosen = Assessment(problem=problem, starts=starts)
    value = None if chosen.broken else chosen.value
    return Plain(seconds, value, model.sol_status == pulp.LpSolutionOptimal)


def cbc(limit: float) -> pulp.LpSolver:
    return pulp.PULP_CBC_CMD(msg=False, timeLimit=limit)


def highs(limit: float) -> pulp.LpSolver:
    return pulp.HiGHS(msg=False, gapRel=0.0, gapAbs=0.0, timeLimit=limit)


def ours(problem: ScheduledProblem, limit: float) -> Ours:
    first: list[tuple[float, float]] = []

    def tell(portfolio: ScheduledPortfolio) -> None:
        if not first:
            first.append((perf_counter() - started, portfolio.gap))

    started = perf_counter()
    prepared = PreparedSchedule(problem)
    portfolio = prepared.best(time_limit=limit, settle_ties=False, on_better=tell)
    seconds = perf_counter() - started
    first_seconds, first_gap = first[0] if first else (seconds, portfolio.gap)
    return Ours(first_seconds, first_gap, seconds, portfolio)


def instances(n: int, rules: int, number: int) -> Iterator[tuple[int, bool, ScheduledProblem]]:
    """Yield seeds that have an answer, every other one with measures that are alike."""
    made = 0
    for seed in count():
        if made == number:
            return
        alike = made % 2 == 1
        problem = instance(n, rules, seed, alike=alike)
        try:
            PreparedSchedule(problem).best(settle_ties=False, time_limit=LIMIT)
        except InfeasibleError:
            continue
        made += 1
        yield seed, alike, problem


def _compared(name: str, found: Plain, our: ScheduledPortfolio, what: str) -> bool:
    """Return whether the other calls optimal what is worth less; stop where it beats a proof."""
    if found.value is not None and found.value > our.bound:
        raise SystemExit(f"WRONG: {what}: {name} found {found.value}, our bound is {our.bound}")
    return found.says_optimal and (found.value is None or found.value < our.value)


def case(number: int, seed: int, alike: bool, problem: ScheduledProblem, limit: float):
    """Print one line of the table; return first seconds and the ratio."""
    our: list[Ours] = []
    by_highs: list[Plain] = []
    by_cbc: list[Plain] = []
    solves = [
        lambda: our.append(ours(problem, limit)),
        lambda: by_highs.append(plain(problem, highs(limit))),
        lambda: by_cbc.append(plain(problem, cbc(limit))),
    ]
    for repeat in range(3):
        turn = (number + repeat) % len(solves)
        for k, solve in enumerate(solves[turn:] + solves[:turn]):
            so_far = (our, by_highs, by_cbc)[(turn + k) % len(solves)]
            if repeat == 0 or so_far[0].seconds < SHORT:
                solve()
    portfolio = our[0].portfolio
    seconds = median(o.seconds for o in our)
    highs_seconds = median(h.seconds for h in by_highs)
    first = median(o.first_seconds for o in our)
    what = f"seed {seed}"
    highs_below = _compared("HiGHS", by_highs[0], portfolio, what)
    cbc_below = _compared("CBC", by_cbc[0], portfolio, what)
    started = perf_counter()
    settled = PreparedSchedule(problem).settled(portfolio, time_limit=min(limit, TIES_LIMIT))
    tie_seconds = perf_counter() - started
    ratio = seconds / highs_seconds
    below = ", ".join(n for n, is_below in (("HiGHS", highs_below), ("CBC", cbc_below)) if is_below)
    print(
        f"{seed:5} {'yes' if alike else 'no':>5} {float(portfolio.value):9.3f} {first:8.3f} "
        f"{our[0].first_gap:9.2e} {seconds:8.2f} {highs_seconds:8.2f} "
        f"{median(c.seconds for c in by_cbc):8.2f} {ratio:6.2f} {portfolio.status:>9} "
        f"{tie_seconds:7.2f} {settled.ties:>8} {below}",
        flush=True,
    )
    return first, ratio


def large(n: int, rules: int, limit: float) -> None:
    for seed in count():
        problem = instance(n, rules, seed, alike=seed % 2 == 1)
        try:
            our = ours(problem, limit)
            break
        except InfeasibleError:
            continue
    portfolio = our.portfolio
    print(
        f"{n} measures, {rules} rules, {limit:.0f} s: first after {our.first_seconds:.2f} s with a "
        f"gap of {our.first_gap:.2e}; {portfolio.status} after {our.seconds:.1f} s: value "
        f"{float(portfolio.value):.3f}, bound {float(portfolio.bound):.3f}, "
        f"gap {portfolio.gap:.2e}"
    )
    if portfolio.status is not Status.OPTIMAL:
        found = plain(problem, highs(limit))
        _compared("HiGHS", found, portfolio, "the large plan")
        print(f"    plain HiGHS in the same time: {float(found.value or 0):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--number", type=int, default=10, help="of instances")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds a solve")
    parser.add_argument("--no-large", action="store_true", help="only the bars")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, for a smoke test")
    chosen = parser.parse_args()
    n, rules = 45, 12
    if chosen.quick:
        n, rules, chosen.number = 10, 12, 2
    # PuLP warns of its own future; that is no finding of this table.
    warnings.simplefilter("ignore")
    print(
        f"{'seed':>5} {'alike':>5} {'value':>9} {'first s':>8} {'its gap':>9} {'ours s':>8} "
        f"{'HiGHS s':>8} {'CBC s':>8} {'ratio':>6} {'status':>9} {'ties s':>7} {'ties':>8} below"
    )
    rows = [
        case(number, *made, chosen.limit)
        for number, made in enumerate(instances(n, rules, chosen.number))
    ]
    print()
    firsts, ratios = zip(*rows, strict=True)
    for what, reached, bar in (
        ("first portfolio, the slowest, seconds", max(firsts), FIRST_BAR),
        ("ours / HiGHS, median", median(ratios), MEDIAN_BAR),
        ("ours / HiGHS, worst", max(ratios), WORST_BAR),
    ):
        verdict = "held" if reached <= bar else "MISSED"
        print(f"bar: {what}: {reached:.2f}, at most {bar:.1f} asked: {verdict}")
    if not chosen.no_large:
        size = (20, 12, 1.0) if chosen.quick else (200, 20, LARGE_LIMIT)
        large(*size)


if __name__ == "__main__":
    main()
