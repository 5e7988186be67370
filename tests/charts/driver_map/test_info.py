"""What the picture shows of a tiny map, compared whole."""

from dataclasses import replace

import pytest

from prioritisation.charts.driver_map.info import DriverMapInfo, MapArrow, Panel, driver_map_info
from prioritisation.charts.driver_map.looks import (
    Colouring,
    Look,
    MapNode,
    MapSign,
    key_of,
    node_of,
)
from prioritisation.decision.programme.driver_map import Arrow, BoxKind, DriverBox, Node, NodeKind
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.text import Text
from tests.charts import town
from tests.charts.town import EN, FI

SQUARE = DriverBox(id="square", name=Text.of("Market square"), spearhead="centre")
MOOD = DriverBox(id="mood", name=Text.of("Mood"), kind=BoxKind.CONDITION, spearhead="centre")
HOMES = DriverBox(id="homes", name=Text.of("Homes"), spearhead="housing")
TO_TRADE = Arrow(source=Node(NodeKind.BOX, "square"), target=Node(NodeKind.RESULT, "trade"))

MAP = replace(
    town.programme(),
    vision=Text.of("A lake"),
    driver_map=(SQUARE, MOOD, HOMES),
    intermediate_results=(Part(id="trade", name=Text.of("Trade")),),
    key_changes=(Part(id="joy", name=Text.of("Joy")),),
    arrows=(replace(TO_TRADE, illustrative=True),),
)
ORDER = [part.id for part in MAP.spearheads]
SIGNS = (MapSign("square", "spearhead-0"), MapSign("circle", "spearhead-1"))
OF = {i: SIGNS[k] for k, i in enumerate(ORDER)}
TAKEN = MapSign("check", "ok")
NOTHING_TO_PAY = "condition: nothing to pay for by itself"


def node(key, name, **fields):
    return MapNode(key, name, **fields)


def heads(info):
    return {panel.head.key: panel for panel in info.panels}


def boxes(info):
    return {box.key: box for panel in info.panels for box in panel.boxes}


def test_the_whole_map_by_spearhead():
    centre, housing = "spearhead:centre", "spearhead:housing"
    panels = {
        "centre": Panel(
            node(centre, "Living centre", signs=(OF["centre"],), note="2 boxes"),
            (
                node("box:square", "Market square", signs=(OF["centre"],), of=centre),
                node(
                    "box:mood",
                    "Mood",
                    signs=(OF["centre"],),
                    look=Look.NO_MEASURE,
                    of=centre,
                    told=NOTHING_TO_PAY,
                ),
            ),
        ),
        "housing": Panel(
            node(housing, "Housing", signs=(OF["housing"],), note="1 box"),
            (node("box:homes", "Homes", signs=(OF["housing"],), of=housing),),
        ),
    }
    assert driver_map_info(MAP, EN, headline="Why") == DriverMapInfo(
        headline="Why",
        tag="Arrows are illustrative",
        vision=node("vision:", "A lake", note="Vision"),
        panels=tuple(panels[i] for i in ORDER),
        rows=((node("result:trade", "Trade"),),),
        changes=(node("change:joy", "Joy"),),
        results_title="Intermediate results",
        changes_title="Key changes",
        arrows=(
            *(MapArrow(f"spearhead:{i}", "vision:", is_spine=True) for i in ORDER),
            MapArrow("box:square", "result:trade"),
        ),
        legend=((Look.NO_MEASURE, "dashed: not a measure to fund"),),
        opened="",
        title="Driver map with 3 boxes",
    )


def test_by_the_portfolio_each_box_is_in_out_or_no_measure():
    info = driver_map_info(
        MAP,
        EN,
        colouring=Colouring.PORTFOLIO,
        chosen=["square"],
        fed=[Node(NodeKind.RESULT, "trade")],
    )
    looks = {key: (box.look, box.signs) for key, box in boxes(info).items()}
    assert looks == {
        "box:square": (Look.IN, (TAKEN,)),
        "box:mood": (Look.NO_MEASURE, ()),
        "box:homes": (Look.OUT, ()),
    }
    assert info.told() == {
        "box:square": "✓ in",
        "box:mood": NOTHING_TO_PAY,
        "box:homes": "– not in",
        "result:trade": "✓ fed by the portfolio",
        "change:joy": "",
    }
    assert info.rows[0][0].look is Look.IN
    assert info.changes[0].look is Look.PLAIN
    assert heads(info)["spearhead:centre"].head.note == "1 of 1 in"
    assert [sign for sign, _ in info.legend] == [Look.IN, Look.OUT, Look.NO_MEASURE]


def test_by_target_group_a_box_has_the_sign_of_each_of_its_groups_and_headings_have_no_colour():
    groups = tuple(Part(id=i, name=Text.of(i)) for i in ("companies", "residents", "visitors"))
    info = driver_map_info(replace(MAP, target_groups=groups), EN, colouring=Colouring.TARGET_GROUP)
    signs = {name: sign for sign, name in info.legend}
    found = boxes(info)
    assert found["box:square"].signs == (signs["residents"], signs["visitors"])
    assert found["box:homes"].signs == ()
    assert {panel.head.signs[0].colour for panel in info.panels} == {"muted"}


def test_an_opened_spearhead_folds_the_rest_and_their_arrows_start_at_the_folded_one():
    onward = Arrow(source=Node(NodeKind.BOX, "homes"), target=Node(NodeKind.RESULT, "trade"))
    info = driver_map_info(replace(MAP, arrows=(TO_TRADE, onward)), EN, opened="centre")
    assert heads(info)["spearhead:housing"].head.note == "1 box"
    assert info.opened == "spearhead:centre"
    assert info.tag == ""
    assert set(info.arrows) == {
        MapArrow("spearhead:centre", "vision:", is_spine=True),
        MapArrow("box:square", "result:trade"),
        MapArrow("spearhead:housing", "result:trade"),
    }


def test_an_unknown_spearhead_is_not_opened():
    assert driver_map_info(MAP, EN, opened="gone").opened == ""


def test_boxes_of_no_known_spearhead_stand_in_a_panel_of_their_own():
    loose = replace(MOOD, spearhead="gone")
    info = driver_map_info(replace(MAP, driver_map=(loose,), arrows=()), EN)
    assert [panel.head.name for panel in info.panels][-1] == "Without a spearhead"
    assert [box.key for box in info.panels[-1].boxes] == ["box:mood"]


def test_a_measure_that_is_gone_from_the_list_is_none_to_fund():
    info = driver_map_info(replace(MAP, measures=()), EN)
    assert boxes(info)["box:square"].look is Look.NO_MEASURE


def test_long_finnish_words_may_be_broken():
    long = replace(SQUARE, name=Text.of("Luksusomakotitonttien tarjonta"))
    info = driver_map_info(replace(MAP, driver_map=(long,)), FI)
    assert "\u00ad" in boxes(info)["box:square"].name


@pytest.mark.parametrize("given", [Node(NodeKind.VISION), Node(NodeKind.BOX, "a:b")])
def test_a_key_leads_back_to_what_it_names(given):
    assert node_of(key_of(given)) == given
