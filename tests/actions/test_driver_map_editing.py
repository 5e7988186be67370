"""The driver map is changed step by step; each is logged, undone, and refused in a sentence."""

from dataclasses import replace

import pytest

from prioritisation.actions.driver_map_editing import (
    add_arrow,
    add_box,
    add_result,
    change_box,
    delete_arrow,
    delete_node,
    rename_result,
)
from prioritisation.actions.undoing import undo_last
from prioritisation.decision.programme.driver_map import Arrow, BoxKind, DriverBox, Node, NodeKind
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import Change
from prioritisation.wording.catalogue import Language
from prioritisation.wording.events import event_sentence
from prioritisation.wording.wording import Wording

from .town import WHO, desk

EN = Wording(Language.ENGLISH)
PARKS = Text.of({"fi": "Puistot", "en": "Parks"})
SQUARE = Node(NodeKind.BOX, "square")
TRADE = Node(NodeKind.RESULT, "trade")


@pytest.fixture
def mapped(store):
    """The tiny town with the square's box and a result, and an arrow between them."""
    seen = desk(store)
    programme = replace(
        seen.programme,
        driver_map=(DriverBox(id="square", name=Text.of("Square"), spearhead="centre"),),
        intermediate_results=(Part(id="trade", name=Text.of("Trade")),),
        arrows=(Arrow(source=SQUARE, target=TRADE),),
    )
    change = Change(programme=programme)
    store.write("town", change, based_on=seen.revision, who=WHO, kind="programme_opened")
    return store


def boxes(store):
    return {box.id: box for box in desk(store).programme.driver_map}


def arrows(store):
    return [(arrow.source, arrow.target) for arrow in desk(store).programme.arrows]


def last_said(store):
    return event_sentence(store.undoable("town"), EN)


def undo(store):
    undo_last(store, "town", store.undoable("town").id, who=WHO)


def test_a_box_of_its_own_is_a_condition(mapped):
    add_box(mapped, desk(mapped), PARKS, "centre", who=WHO)
    added = DriverBox(id="puistot", name=PARKS, spearhead="centre", kind=BoxKind.CONDITION)
    assert boxes(mapped)["puistot"] == added
    assert last_said(mapped) == "Driver map: added Parks"
    undo(mapped)
    assert set(boxes(mapped)) == {"square"}


@pytest.mark.parametrize(("item", "kind"), [("lights", BoxKind.MEASURE), ("jobs", BoxKind.FACTOR)])
def test_the_box_of_an_item_shares_its_id_and_has_its_name_unless_another_is_given(
    mapped, item, kind
):
    add_box(mapped, desk(mapped), Text(), "", item=item, who=WHO)
    names = {i.id: i.name for i in desk(mapped).programme.all_items()}
    assert boxes(mapped)[item] == DriverBox(id=item, name=names[item], kind=kind)


def test_a_box_of_its_own_never_takes_the_id_of_an_item(mapped):
    add_box(mapped, desk(mapped), Text.of("Lights"), "", who=WHO)
    assert set(boxes(mapped)) == {"square", "lights-2"}


@pytest.mark.parametrize(
    ("name", "spearhead", "item", "rule"),
    [
        (Text(), "centre", "", "name_missing"),
        (PARKS, "gone", "", "unknown_spearhead"),
        (PARKS, "", "gone", "unknown_id"),
        (PARKS, "", "square", "id_doubled"),
    ],
)
def test_a_box_that_cannot_be_is_refused(mapped, name, spearhead, item, rule):
    with pytest.raises(InvalidValueError, match=rule):
        add_box(mapped, desk(mapped), name, spearhead, item=item, who=WHO)
    assert set(boxes(mapped)) == {"square"}


def test_a_box_gets_another_name_and_another_spearhead(mapped):
    change_box(mapped, desk(mapped), "square", PARKS, "shore", who=WHO)
    assert (boxes(mapped)["square"].name, boxes(mapped)["square"].spearhead) == (PARKS, "shore")
    assert last_said(mapped) == "Driver map: Parks"


def test_of_two_who_change_a_box_the_second_is_told_and_those_who_change_others_are_not(mapped):
    seen = desk(mapped)
    add_result(mapped, seen, PARKS, who=WHO)
    change_box(mapped, seen, "square", PARKS, "", who=WHO)
    with pytest.raises(RevisionConflictError, match="part_changed_meanwhile"):
        change_box(mapped, seen, "square", Text.of("Plaza"), "", who=WHO)
    assert boxes(mapped)["square"].name == PARKS


@pytest.mark.parametrize("node", [SQUARE, TRADE], ids=["box", "result"])
def test_what_is_taken_off_the_map_takes_its_arrows_along_until_it_is_undone(mapped, node):
    before = desk(mapped).programme
    delete_node(mapped, desk(mapped), node, who=WHO)
    assert arrows(mapped) == []
    assert node not in set(desk(mapped).programme.nodes())
    assert "and 1 arrow" in last_said(mapped)
    undo(mapped)
    assert desk(mapped).programme == before


def test_what_is_gone_is_not_taken_off_again(mapped):
    delete_node(mapped, desk(mapped), SQUARE, who=WHO)
    with pytest.raises(RevisionConflictError, match="item_gone"):
        delete_node(mapped, desk(mapped), SQUARE, who=WHO)


def test_somebody_who_did_not_see_an_arrow_does_not_take_it_along(mapped):
    seen = desk(mapped)
    add_arrow(mapped, seen, TRADE, SQUARE, who=WHO)
    with pytest.raises(RevisionConflictError, match="part_changed_meanwhile"):
        delete_node(mapped, seen, SQUARE, who=WHO)


def test_an_arrow_is_added_and_deleted(mapped):
    centre = Node(NodeKind.SPEARHEAD, "centre")
    add_arrow(mapped, desk(mapped), TRADE, centre, who=WHO)
    assert arrows(mapped) == [(SQUARE, TRADE), (TRADE, centre)]
    assert last_said(mapped) == "Arrow added: Trade, Centre"
    delete_arrow(mapped, desk(mapped), TRADE, centre, who=WHO)
    assert arrows(mapped) == [(SQUARE, TRADE)]
    assert delete_arrow(mapped, desk(mapped), TRADE, centre, who=WHO) is None


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        (SQUARE, SQUARE, "arrow_to_itself"),
        (SQUARE, TRADE, "arrow_doubled"),
        (SQUARE, Node(NodeKind.RESULT, "gone"), "unknown_id"),
    ],
)
def test_an_arrow_that_cannot_be_is_refused(mapped, source, target, rule):
    with pytest.raises(InvalidValueError, match=rule):
        add_arrow(mapped, desk(mapped), source, target, who=WHO)
    assert arrows(mapped) == [(SQUARE, TRADE)]


def test_a_result_is_added_renamed_and_never_without_a_name(mapped):
    add_result(mapped, desk(mapped), Text.of("Trade"), who=WHO)
    rename_result(mapped, desk(mapped), "trade-2", PARKS, who=WHO)
    results = desk(mapped).programme.intermediate_results
    assert results == (Part(id="trade", name=Text.of("Trade")), Part(id="trade-2", name=PARKS))
    assert last_said(mapped) == "Intermediate result: Parks"
    for refused in (
        lambda: add_result(mapped, desk(mapped), Text(), who=WHO),
        lambda: rename_result(mapped, desk(mapped), "trade", Text(), who=WHO),
        lambda: change_box(mapped, desk(mapped), "square", Text(), "", who=WHO),
    ):
        with pytest.raises(InvalidValueError, match="name_missing"):
            refused()
