from dataclasses import replace

import pytest

from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.rules import Must, Never
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError
from tests.decision.programme.instances import (
    AGEING,
    EVENTS,
    HARBOUR,
    LIGHTS,
    SAFETY,
    SQUARE,
    TOWN,
)

MUST_SQUARE_AND_LIGHTS = Must(id="r1", measures=("square", "lights"), why="Council")
NEVER_HARBOUR = Never(id="r2", measures=("harbour",))
RULED = replace(TOWN, plan=Plan(rules=(MUST_SQUARE_AND_LIGHTS, NEVER_HARBOUR)))


def test_items_come_by_board_in_list_order():
    assert TOWN.items_on(BoardId.MEASURES) == (SQUARE, LIGHTS, HARBOUR)
    assert TOWN.items_on(BoardId.FACTORS) == (EVENTS, SAFETY)
    assert TOWN.items_on(BoardId.TRENDS) == (AGEING,)
    assert list(TOWN.all_items()) == [SQUARE, LIGHTS, HARBOUR, EVENTS, SAFETY, AGEING]


# What is forgotten when items go.


def test_a_rule_forgets_a_measure_that_is_gone_and_keeps_the_rest():
    left = RULED.with_items(BoardId.MEASURES, [LIGHTS, HARBOUR])
    assert left.plan.rules == (replace(MUST_SQUARE_AND_LIGHTS, measures=("lights",)), NEVER_HARBOUR)


def test_a_rule_without_measures_goes_with_the_last_of_them():
    left = RULED.with_items(BoardId.MEASURES, [SQUARE, LIGHTS])
    assert left.plan.rules == (MUST_SQUARE_AND_LIGHTS,)


def test_rules_stay_when_measures_are_added_or_change_places():
    more = RULED.with_items(BoardId.MEASURES, [HARBOUR, LIGHTS, SQUARE, replace(SQUARE, id="new")])
    assert more.plan == RULED.plan


def test_measures_forget_a_factor_that_is_gone():
    left = TOWN.with_items(BoardId.FACTORS, [SAFETY])
    assert [measure.factors for measure in left.measures] == [(), ("safety",), ()]


def test_trends_are_changed_alone():
    left = RULED.with_items(BoardId.TRENDS, [])
    assert left == replace(RULED, trends=())


def test_the_programme_it_came_from_is_as_it_was():
    before = replace(RULED)
    RULED.with_items(BoardId.MEASURES, [])
    assert before == RULED


def test_a_board_is_put_in_place_of_the_one_with_its_id():
    boards = tuple(standard_board(board_id) for board_id in BoardId)
    town = replace(TOWN, boards=boards)
    renamed = replace(boards[1], title=Text.of("Vitality factors"))
    assert town.with_board(renamed).boards == (boards[0], renamed, boards[2])
    assert town.with_board(renamed).board(BoardId.FACTORS) == renamed


# Refusals.


def test_an_id_is_unique_over_all_boards():
    with pytest.raises(InvalidValueError, match="id: 'square' id_doubled"):
        TOWN.with_items(BoardId.TRENDS, [replace(AGEING, id="square")])


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"spearhead": "moon"}, "spearhead: 'moon' unknown_spearhead item='square'"),
        ({"target_groups": ("moon",)}, "target_groups: 'moon' unknown_target_groups"),
        ({"factors": ("moon",)}, "factors: 'moon' unknown_factors"),
    ],
)
def test_a_measure_that_names_what_is_not_there_is_refused(change, rule):
    with pytest.raises(InvalidValueError, match=rule):
        TOWN.with_items(BoardId.MEASURES, [replace(SQUARE, **change)])


def test_a_rule_for_an_unknown_measure_is_refused():
    with pytest.raises(InvalidValueError, match="must: 'moon' unknown_id"):
        replace(TOWN, plan=Plan(rules=(Must(id="r3", measures=("moon",)),)))


def test_a_board_that_is_not_there_is_refused():
    with pytest.raises(InvalidValueError, match="unknown_board"):
        TOWN.board(BoardId.MEASURES)


def test_a_programme_must_have_a_title():
    with pytest.raises(InvalidValueError, match="title: name_missing"):
        replace(TOWN, title=Text())
