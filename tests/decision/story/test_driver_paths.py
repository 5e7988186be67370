"""Two spearheads, three measures, one result of each kind: what feeds what, by heart.

The square and the lights stand under the centre, the harbour under the shore. The lights lead to
evenings, evenings to joy; the harbour leads to trade. Nothing leads to peace.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.decision.programme.driver_map import Arrow, BoxKind, DriverBox, Node, NodeKind
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.text import Text
from prioritisation.decision.story.driver_paths import driver_graph, feeding, led_to, rows_of

BOX, RESULT, CHANGE, SPEARHEAD = NodeKind.BOX, NodeKind.RESULT, NodeKind.CHANGE, NodeKind.SPEARHEAD
VISION = Node(NodeKind.VISION)


def measure(item, cost, spearhead):
    money = {"cost": (Decimal(cost),)}
    income = {"cost": (Decimal(10),)}
    return Measure(id=item, name=Text.of(item), cost=money, income=income, spearhead=spearhead)


def part(item):
    return Part(id=item, name=Text.of(item))


def box(item, spearhead, kind=BoxKind.MEASURE):
    return DriverBox(id=item, name=Text.of(item), spearhead=spearhead, kind=kind)


def arrow(source, target):
    return Arrow(source=Node(*source), target=Node(*target))


TOWN = Programme(
    id="town",
    title=Text.of("Town"),
    resources=(Resource(id="cost", name=Text.of("Money")),),
    spearheads=(part("centre"), part("shore")),
    measures=(
        measure("square", 60, "centre"),
        measure("lights", 50, "centre"),
        measure("harbour", 100, "shore"),
    ),
    driver_map=(
        box("square", "centre"),
        box("lights", "centre"),
        box("harbour", "shore"),
        box("mood", "shore", BoxKind.CONDITION),
    ),
    intermediate_results=(part("evenings"), part("trade"), part("peace")),
    key_changes=(part("joy"),),
    arrows=(
        arrow((BOX, "lights"), (RESULT, "evenings")),
        arrow((RESULT, "evenings"), (CHANGE, "joy")),
        arrow((BOX, "harbour"), (RESULT, "trade")),
    ),
)


def fed(programme, *chosen):
    """Return what is fed, as names."""
    found = feeding(programme, chosen)
    return {
        "spearheads": {f.spearhead: list(f.measures) for f in found.spearheads},
        **{
            name: [node.id for node in getattr(found, name)]
            for name in ("fed", "left_without", "without_arrows")
        },
    }


def test_a_choice_feeds_the_spearheads_of_its_boxes_and_what_its_arrows_lead_to():
    assert fed(TOWN, "lights", "square") == {
        "spearheads": {"centre": ["square", "lights"], "shore": []},
        "fed": ["evenings", "joy"],
        "left_without": ["trade"],
        "without_arrows": ["peace"],
    }


def test_what_a_spearhead_is_fed_with_costs_what_is_left_after_income():
    centre, shore = feeding(TOWN, ["square", "lights"]).spearheads
    assert (centre.net_cost, shore.net_cost) == (90, 0)


def test_nothing_chosen_feeds_nothing():
    assert fed(TOWN)["fed"] == []
    assert fed(TOWN)["left_without"] == ["evenings", "trade", "joy"]


def test_an_arrow_to_a_box_of_another_spearhead_feeds_that_too_and_is_told_apart():
    to_mood = arrow((BOX, "square"), (BOX, "mood"))
    centre, shore = feeding(replace(TOWN, arrows=(to_mood,)), ["square"]).spearheads
    assert (centre.measures, centre.by_arrows) == (("square",), ())
    assert (shore.measures, shore.by_arrows) == (("square",), ("square",))


def test_a_measure_without_a_box_feeds_its_own_spearhead_and_what_that_leads_to():
    onward = arrow((SPEARHEAD, "shore"), (CHANGE, "joy"))
    town = replace(TOWN, driver_map=TOWN.driver_map[:2], arrows=(onward,))
    assert fed(town, "harbour")["spearheads"] == {"centre": [], "shore": ["harbour"]}
    assert fed(town, "harbour")["fed"] == ["joy"]


def test_a_measure_whose_box_was_moved_feeds_where_the_box_stands():
    moved = replace(TOWN.driver_map[0], spearhead="shore")
    town = replace(TOWN, driver_map=(moved, *TOWN.driver_map[1:]))
    assert fed(town, "square")["spearheads"] == {"centre": [], "shore": ["square"]}


def test_a_measure_without_box_and_spearhead_feeds_nothing():
    loose = replace(TOWN.measures[0], spearhead="")
    town = replace(TOWN, measures=(loose,), driver_map=(), arrows=())
    assert fed(town, "square")["spearheads"] == {"centre": [], "shore": []}


def test_what_was_decided_and_is_gone_is_counted():
    assert feeding(TOWN, ["square", "bridge", "tower"]).gone == 2


def test_everything_under_a_spearhead_leads_to_the_vision():
    graph = driver_graph(TOWN)
    assert led_to(graph, Node(BOX, "mood")) == {Node(SPEARHEAD, "shore"), VISION}


def test_arrows_in_a_circle_end():
    back = arrow((CHANGE, "joy"), (BOX, "lights"))
    town = replace(TOWN, arrows=(*TOWN.arrows, back))
    assert fed(town, "lights")["fed"] == ["evenings", "joy"]


@pytest.mark.parametrize(
    ("ways", "rows"),
    [
        ([], {"evenings": 0, "trade": 0, "peace": 0}),
        ([("evenings", "trade"), ("trade", "peace")], {"evenings": 0, "trade": 1, "peace": 2}),
        ([("evenings", "trade"), ("trade", "evenings")], {"evenings": 0, "trade": 0, "peace": 0}),
    ],
    ids=["apart", "a chain", "a circle"],
)
def test_what_follows_from_other_results_stands_in_a_later_row(ways, rows):
    town = replace(TOWN, arrows=tuple(arrow((RESULT, a), (RESULT, b)) for a, b in ways))
    results = [Node(RESULT, i) for i in rows]
    assert rows_of(results, driver_graph(town)) == {Node(RESULT, i): r for i, r in rows.items()}
