"""A town of four measures and three years that every test of the balance knows by heart.

Square (2027, centre, residents and visitors, effect after 6 months), homes (2028, housing,
residents, 24 months) and lights (2028, centre, residents, 3 months) are in; the hostel (housing,
visitors) is left out.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.portfolio.balance.balance import balance_of
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.question import scheduled_problem
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.plans import Counting, Objective, Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text


def part(name):
    return Part(id=name, name=Text.of(name.title()))


def measure(name, *costs, value=0, **fields):
    return Measure(
        id=name,
        name=Text.of(name.title()),
        cost={"cost": tuple(map(Decimal, costs))} if costs else {},
        value=Decimal(value),
        **fields,
    )


SQUARE = measure(
    *("square", 60, 20),
    value=6,
    spearhead="centre",
    target_groups=("residents", "visitors"),
    channels=("pull", "hold"),
    owner="Anna",
    months_to_effect=6,
)
HOMES = measure(
    *("homes", 100, 50, 30),
    value=10,
    spearhead="housing",
    target_groups=("residents",),
    channels=("pull",),
    owner="Bertta",
    months_to_effect=24,
)
LIGHTS = measure(
    *("lights", 40),
    value=4,
    spearhead="centre",
    target_groups=("residents",),
    channels=("hold",),
    owner="Anna",
    months_to_effect=3,
)
HOSTEL = measure(
    *("hostel", 30),
    value=3,
    spearhead="housing",
    target_groups=("visitors",),
    channels=("new_money",),
    factors=("nights",),
    owner="Bertta",
    months_to_effect=9,
    start_earliest=2028,
)

PLAN = Plan(
    objective=Objective.VALUE,
    years=(2027, 2028, 2029),
    counting=Counting.FULL,
    budgets={"cost": Budget(amounts=(Decimal(100),) * 3, carry_over=Decimal(1))},
)

TOWN = Programme(
    id="town",
    title=Text.of("Town"),
    spearheads=(part("centre"), part("housing"), part("jobs")),
    target_groups=(part("residents"), part("visitors")),
    boards=tuple(standard_board(board) for board in BoardId),
    resources=(Resource(id="cost", name=Text.of("Money")),),
    measures=(SQUARE, HOMES, LIGHTS, HOSTEL),
    factors=(
        Item(id="nights", name=Text.of("Nights stayed")),
        Item(id="taxes", name=Text.of("Taxes"), is_consequence=True),
    ),
    plan=PLAN,
)
IN = {"square": 0, "homes": 1, "lights": 1}


def problem(programme=TOWN, plan=None):
    """Return the question of a programme; values are as stated."""
    return scheduled_problem(
        programme.measures,
        [resource.id for resource in programme.resources],
        programme.plan if plan is None else plan,
        values={m.id: Fraction(m.value or 0) for m in programme.measures},
        months={m.id: Fraction(m.months_to_effect or 0) for m in programme.measures},
        low_hanging=(),
    )


def balance(starts=None, programme=TOWN):
    """Return the balance of a selection of the town."""
    chosen = IN if starts is None else starts
    return balance_of(programme, Assessment(problem=problem(programme), starts=chosen))


def without_years(programme=TOWN):
    """Return the town with one budget and no calendar."""
    plan = replace(PLAN, years=(), counting=None, budgets={"cost": Budget(amounts=(Decimal(300),))})
    return replace(programme, plan=plan)
