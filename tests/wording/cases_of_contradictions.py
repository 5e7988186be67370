"""Every sentence that a contradiction and its ways out are told in, each with what it is."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.portfolio.contradictions.way_out import (
    Dropped,
    Loosened,
    More,
    TakenOff,
    WaysOut,
)
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.plans import Objective
from prioritisation.decision.programme.rules import (
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Share,
)
from prioritisation.wording.contradictions import (
    contradiction_title,
    several_text,
    way_done,
    way_text,
    ways_intro,
)
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

from .plans import PLAN, TOWN

CENTRE = Group(by=GroupKind.SPEARHEAD, key="id_centre")
RULES = (
    Must(id="id_must", measures=("id_square", "id_lights"), why="Council 12.3."),
    Never(id="id_never", measures=("id_street", "id_housing")),
    Requires(id="id_requires", measure="id_housing", needs=("id_street",), gap=3),
    Count(id="id_least", of=CENTRE, at_least=3),
    Count(id="id_most", of=CENTRE, at_most=1),
    Count(id="id_exact", of=CENTRE, exactly=2),
    Amount(id="id_money", of=CENTRE, what="id_invest", at_least=Decimal(600_000)),
    Amount(id="id_work", of=CENTRE, what="id_work", at_most=Decimal("1.5"), year=2028),
    Amount(id="id_value", of=CENTRE, what="value", at_least=Decimal(120)),
    Share(id="id_share", of=CENTRE, what="id_invest", at_least=Decimal("0.5")),
    Share(id="id_part", of=CENTRE, what="count", at_most=Decimal("0.25")),
    Must(id="id_all", measures=tuple(m.id for m in TOWN.measures), why="Council 12.3."),
)
YEARS = replace(PLAN, objective=Objective.BENEFIT, rules=RULES)
YEAR = replace(YEARS, years=(2028,), budgets={"id_invest": single_budget(Decimal(500_000))})
NO_YEARS = replace(
    YEAR, years=(), value_years=None, rules=tuple(r for r in RULES if r.id != "id_work")
)
PLANS = {"several years": YEARS, "one year": YEAR, "no calendar": NO_YEARS}


def more(kind, resource, year, before, after):
    demand = Demand(kind, resource, year)
    return More(demand=demand, before=Fraction(before), after=Fraction(after))


def loosened(name, limit, before, after):
    return Loosened(
        demand=Demand(DemandKind.RULE, name),
        limit=limit,
        before=Fraction(before),
        after=Fraction(after),
    )


MONEY = {
    "money in a year": more(DemandKind.BUDGET, "id_invest", 0, 800_000, 860_000),
    "person-months in a year": more(DemandKind.BUDGET, "id_work", 0, "1.5", "2"),
    "money in total": more(DemandKind.TOTAL, "id_invest", None, 1_400_000, 1_400_001),
    "money later": more(DemandKind.AFTER, "id_invest", None, 0, 20_000),
}
RULE_WAYS = {
    "at least": loosened("id_least", "at_least", 3, 2),
    "at least one": loosened("id_least", "at_least", 3, 1),
    "at most": loosened("id_most", "at_most", 1, 2),
    "exactly fewer": loosened("id_exact", "exactly", 2, 1),
    "exactly more": loosened("id_exact", "exactly", 2, 3),
    "least money": loosened("id_money", "at_least", 600_000, 450_000),
    "least value": loosened("id_value", "at_least", 120, "97.25"),
    "least share": loosened("id_share", "at_least", "0.5", "0.4545"),
    "largest share": loosened("id_part", "at_most", "0.25", "0.3334"),
    "gap of years": loosened("id_requires", "gap", 3, 2),
    "gap of a year": loosened("id_requires", "gap", 3, 1),
    "no gap": loosened("id_requires", "gap", 3, 0),
    "not demanded": TakenOff(demand=Demand(DemandKind.RULE, "id_must"), measure="id_lights"),
    "not forbidden": TakenOff(demand=Demand(DemandKind.RULE, "id_never"), measure="id_street"),
    **{
        f"off: {rule.id}": Dropped(demand=Demand(DemandKind.RULE, rule.id))
        for rule in RULES
        if rule.id != "id_work"
    },
}
WORK = {"most person-months": loosened("id_work", "at_most", "1.5", "2.5")}


def cases(say: Wording) -> Iterator[tuple[str, str]]:
    """Yield what each case is, and its sentence in a language."""
    for n in (1, 2, 3, 12):
        yield f"{n} demands", contradiction_title(n, say)
    for n in (2, 3):
        yield f"{n} contradictions", several_text(n, say)
    for n, is_only in ((1, True), (4, True), (1, False), (4, False)):
        out = WaysOut(ways=tuple(RULE_WAYS.values())[:n])
        title = f"{n} ways out of {'the only one' if is_only else 'one of several'}"
        yield title, ways_intro(out, say, is_only=is_only)
    yield "no way out", ways_intro(WaysOut(ways=(), are_steps=True), say, is_only=True)
    for key in ("spared", "unknown", "more_unknown", "ways_unknown", "ways_coming", "enough"):
        yield key, say(f"contradiction.{key}")
    for key in ("working", "working_ways"):
        yield key, say(f"contradiction.{key}", seconds=3)
    for n in (1, 2):
        yield f"{n} further", say("contradiction.further", n=n)
    for when, plan in PLANS.items():
        names = PlanNames.of(TOWN, plan, say)
        ways = {**MONEY, **RULE_WAYS, **({} if plan is NO_YEARS else WORK)}
        for title, way in ways.items():
            yield f"{title}, {when}", way_text(way, names, say)
            yield f"{title}, {when}, done", way_done(way, names, say)
