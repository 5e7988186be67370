"""A tiny programme that everybody knows by heart, and what is done with it."""

from dataclasses import replace
from decimal import Decimal

from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change


def measure(item, cost=40):
    return Measure(id=item, name=Text.of(item), cost={"cost": (Decimal(cost),)})


SQUARE, LIGHTS, HARBOUR = measure("square", 60), measure("lights", 50), measure("harbour", 100)

TOWN = Programme(
    id="town",
    title=Text.of({"fi": "Kaupunki", "en": "Town"}),
    boards=tuple(standard_board(board) for board in BoardId),
    measures=(SQUARE, LIGHTS),
)

ANSWER = Answer(
    workshop="spring", participant="p1", item="square", criterion="impact", score=Decimal(4)
)
DESK_ANSWER = Answer(item="square", criterion="impact", score=Decimal(3))
AGREED = AgreedScore(
    item="square", criterion="impact", score=Decimal("4.5"), reason="seen", who="facilitator"
)


def with_measures(*measures):
    return replace(TOWN, measures=measures)


def edit(store, programme, *, based_on, kind="measures_changed", **scores):
    """Change the programme, and scores with it, as the planner."""
    return store.write(
        "town", Change(programme=programme, **scores), based_on=based_on, who="planner", kind=kind
    )


def score(store, kind="scores_given", **scores):
    """Change scores alone, as the planner."""
    return store.write("town", Change(**scores), who="planner", kind=kind)


def measure_ids(store):
    return [m.id for m in store.latest("town").programme.measures]


def state(store):
    """Return the programme, the answers and the agreed scores as they are now."""
    return store.latest("town").programme, store.answers("town"), store.agreed("town")
