"""A tiny programme that everybody knows by heart: two small measures against a large one.

Square costs 60 and is worth 6, lights cost 50 and are worth 5, the harbour costs 100 and is
worth 10: with 110 euros the square and the lights (11) beat the harbour.
"""

from dataclasses import replace
from decimal import Decimal

from prioritisation.actions.desk import desk_of
from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change

WHO = "planner"


def measure(item, cost, value, **fields):
    return Measure(
        id=item,
        name=Text.of({"fi": f"{item} fi", "en": item}),
        cost={"cost": (Decimal(cost),)},
        value=Decimal(value),
        **fields,
    )


SQUARE = measure("square", 60, 6, spearhead="centre", unit="Works")
LIGHTS = measure("lights", 50, 5, spearhead="centre")
HARBOUR = measure("harbour", 100, 10, spearhead="shore")
JOBS = Item(id="jobs", name=Text.of({"fi": "työpaikat", "en": "jobs"}))

BY_VALUE = Plan(objective=Objective.VALUE, budgets={"cost": single_budget(Decimal(110))})

TOWN = Programme(
    id="town",
    title=Text.of({"fi": "Kaupunki", "en": "Town"}),
    spearheads=(
        Part(id="centre", name=Text.of("Centre")),
        Part(id="shore", name=Text.of("Shore")),
    ),
    boards=tuple(standard_board(board) for board in BoardId),
    resources=(Resource(id="cost", name=Text.of("Money")),),
    measures=(SQUARE, LIGHTS, HARBOUR),
    factors=(JOBS,),
    plan=BY_VALUE,
)

# impact, speed, output/input: the lights alone hang low.
SCORES = {"square": (4, 3, 4), "lights": (3, 5, 4), "harbour": (5, 3, 3)}

ANSWERS = tuple(
    Answer(item=item, criterion=criterion, score=Decimal(score))
    for item, row in SCORES.items()
    for criterion, score in zip(("impact", "speed", "output_input"), row, strict=True)
)


def desk(store):
    """Return what is kept of the town now."""
    return desk_of(store, "town")


def item(store, item_id, board=BoardId.MEASURES):
    """Return an item of the town as it is now."""
    return {i.id: i for i in desk(store).programme.items_on(board)}[item_id]


def measure_ids(store):
    return [m.id for m in desk(store).programme.measures]


def undo(store):
    """Take the last action back, as the button does."""
    return store.undo("town", who=WHO)


def plan_with(store, **parts):
    """Keep a plan with other parts, as the planner."""
    seen = desk(store)
    programme = replace(seen.programme, plan=replace(seen.programme.plan, **parts))
    store.write(
        "town", Change(programme=programme), based_on=seen.revision, who=WHO, kind="plan_changed"
    )


def state(store):
    """Return all that is kept, but for the numbers that count writes."""
    now = desk(store)
    return now.programme, now.answers, now.agreed
