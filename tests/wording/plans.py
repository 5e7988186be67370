"""A small town with a plan of three years, and every combination of what a rule can say."""

from decimal import Decimal
from itertools import product

from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.rules import (
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Share,
    Together,
)
from prioritisation.decision.programme.text import Text


def both(english, finnish):
    return Text.of({"en": english, "fi": finnish})


def amounts(*numbers):
    return tuple(map(Decimal, numbers))


SQUARE = Measure(
    id="id_square",
    name=both("Market square", "Tori"),
    value=Decimal(40),
    cost={"id_invest": amounts(300_000, 100_000)},
    income={"id_invest": amounts(0, 20_000)},
    yearly_after={"id_invest": Decimal(5_000)},
    spearhead="id_centre",
    months_to_effect=12,
)
LIGHTS = Measure(
    id="id_lights",
    name=both("Lights", "Valot"),
    value=Decimal(25),
    cost={"id_invest": amounts(150_000)},
    spearhead="id_centre",
)
STREET = Measure(
    id="id_street",
    name=both("Street works", "Katutyöt"),
    value=Decimal(5),
    cost={"id_invest": amounts(200_000), "id_work": amounts("1.5")},
    start_latest=2028,
)
HOUSING = Measure(
    id="id_housing",
    name=both("Riverside housing", "Jokirannan asunnot"),
    value=Decimal(60),
    cost={"id_invest": amounts(400_000, 400_000, 90_000)},
    owner="Town engineer",
)
RULES = (
    Must(id="id_must", measures=("id_square",), why="Council 12.3."),
    Never(id="id_never", measures=("id_street",), on=False),
    Requires(id="id_requires", measure="id_housing", needs=("id_street",), gap=1),
    Count(id="id_count", of=Group(measures=("id_square", "id_lights")), at_least=1),
    Amount(
        id="id_amount",
        of=Group(by=GroupKind.SPEARHEAD, key="id_centre"),
        what="id_invest",
        at_most=Decimal(500_000),
        year=2028,
    ),
    Share(
        id="id_share",
        of=Group(by=GroupKind.SPEARHEAD, key="id_centre"),
        what="id_invest",
        at_least=Decimal("0.3"),
    ),
    Together(
        id="id_together",
        measures=("id_square", "id_lights"),
        value=Decimal(5),
        saving={"id_invest": Decimal(20_000)},
    ),
)
PLAN = Plan(
    objective=Objective.VALUE,
    years=(2027, 2028, 2029),
    value_years=10,
    price_level=2027,
    vat="excluded",
    budgets={
        "id_invest": Budget(
            amounts=amounts(500_000, 500_000, 450_000),
            total=Decimal(1_400_000),
            carry_over=Decimal("0.5"),
            after=AfterLimit.LAST,
        )
    },
    rules=RULES,
)
TOWN = Programme(
    id="id_town",
    title=both("The vitality programme", "Elinvoimaohjelma"),
    spearheads=(Part(id="id_centre", name=both("Town centre", "Keskusta")),),
    target_groups=(Part(id="id_residents", name=both("Residents", "Asukkaat")),),
    effect_channels=(Part(id="pull", name=both("Pull", "Vetovoima")),),
    factors=(Item(id="id_events", name=both("Events", "Tapahtumat")),),
    resources=(
        Resource(id="id_invest", name=both("Investment money", "Investointiraha")),
        Resource(id="id_work", name=both("Work", "Henkilötyö"), unit="htkk", step=Decimal("0.5")),
    ),
    measures=(SQUARE, LIGHTS, STREET, HOUSING),
    plan=PLAN,
)
LISTS = [("id_square",), ("id_square", "id_lights"), ("id_square", "id_lights", "id_street")]
GROUPS = [
    *(Group(measures=measures) for measures in LISTS),
    Group(by=GroupKind.SPEARHEAD, key="id_centre"),
    Group(by=GroupKind.TARGET_GROUP, key="id_residents"),
    Group(by=GroupKind.CHANNEL, key="pull"),
    Group(by=GroupKind.FACTOR, key="id_events"),
    Group(by=GroupKind.UNIT, key="Technical services"),
    Group(by=GroupKind.OWNER, key="Town engineer"),
    Group(by=GroupKind.LOW_HANGING),
]


def every_rule():
    """Yield a rule for every combination of fields."""
    for measures, why in product(LISTS, ["", "Council 12.3."]):
        yield Must(id="r", measures=measures, why=why)
        yield Never(id="r", measures=measures, why=why)
        for gap in (0, 1, 2):
            yield Requires(id="r", measure="id_housing", needs=measures, gap=gap, why=why)
    numbers = (None, 0, 1, 2)
    for group, least, most, exactly in product(GROUPS, numbers, numbers, numbers):
        if (least, most, exactly) != (None, None, None):
            yield Count(id="r", of=group, at_least=least, at_most=most, exactly=exactly)
    limits = [(Decimal(1), None), (None, Decimal(1)), (Decimal(0), Decimal("0.5"))]
    for group, (least, most) in product(GROUPS, limits):
        for what, year in (("id_invest", 2028), ("id_invest", None), ("id_work", None)):
            yield Amount(id="r", of=group, what=what, at_least=least, at_most=most, year=year)
        yield Amount(id="r", of=group, what="value", at_least=least, at_most=most)
        for what in ("id_invest", "id_work", "value", "count"):
            yield Share(id="r", of=group, what=what, at_least=least, at_most=most)
    savings = [{}, {"id_invest": Decimal(1)}, {"id_invest": Decimal(20_000), "id_work": Decimal(1)}]
    for measures, value, saving, months in product(LISTS[1:], (-5, 0, 1), savings, (0, 1, 6)):
        yield Together(
            id="r",
            measures=measures,
            value=Decimal(value),
            saving=saving,
            months_to_effect=months,
        )
