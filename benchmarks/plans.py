"""How fast plans of several years are proven, as ratios of one run."""

from __future__ import annotations

import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
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

YEARS, VALUE_YEARS, FIRST = 4, 10, 2027


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
