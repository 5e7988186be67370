"""What a board is scored on, and where its region begins."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.boards import (
    add_criterion,
    remove_criterion,
    save_criterion,
    set_board,
)
from prioritisation.actions.matrices import board_on_axes, low_hanging_fruit, matrix_on
from prioritisation.actions.scoring import scores_on
from prioritisation.decision.matrix.positions import Quadrant
from prioritisation.decision.programme.boards import BoardId, Threshold, ThresholdKind
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError

from .town import WHO, desk, state, undo

MEASURES = BoardId.MEASURES
BEAUTY = Criterion(id="Beauty of it", name=Text.of("Beauty of it"), weight=Decimal(2))


def board(store):
    return desk(store).programme.board(MEASURES)


def save(store, criterion_id, **parts):
    criterion = replace(board(store).criterion(criterion_id), **parts)
    save_criterion(store, desk(store), board(store), criterion, WHO)


def add(store, criterion=BEAUTY):
    add_criterion(store, desk(store), board(store), criterion, WHO)


def remove(store, criterion_id):
    remove_criterion(store, desk(store), board(store), criterion_id, WHO)


def low_hanging(store, seen_on=None):
    now = desk(store)
    return low_hanging_fruit(now, scores_on(now, MEASURES), seen_on or board(store))


def test_a_weight_and_points_are_kept(store):
    points = tuple(map(Decimal, (0, 10, 30, 60, 100)))
    save(store, "impact", weight=Decimal("2.5"), points=points)
    impact = board(store).criterion("impact")
    assert (impact.weight, impact.points) == (Decimal("2.5"), points)


def test_the_ends_of_a_scale_stay_as_they_are(store):
    before = state(store)
    with pytest.raises(InvalidValueError, match="scale_is_fixed"):
        save(store, "impact", high=7)
    assert state(store) == before


def test_a_criterion_that_is_added_has_an_id_made_of_its_name(store):
    add(store)
    add(store)
    ids = [criterion.id for criterion in board(store).criteria]
    assert ids == ["impact", "speed", "output_input", "beauty-of-it", "beauty-of-it-2"]


def test_a_criterion_that_is_added_can_be_scored_and_removed_and_undo_brings_it_back(store):
    add(store)
    before = state(store)
    remove(store, "beauty-of-it")
    assert not board(store).has("beauty-of-it")
    undo(store)
    assert state(store) == before


@pytest.mark.parametrize("axis", ["output_input", "speed"])
def test_an_axis_of_the_matrix_cannot_be_removed(store, axis):
    before = state(store)
    with pytest.raises(InvalidValueError, match="criterion_is_axis"):
        remove(store, axis)
    assert state(store) == before


def test_an_unknown_criterion_is_neither_saved_nor_removed(store):
    with pytest.raises(InvalidValueError, match="unknown_criterion"):
        remove(store, "beauty")
    with pytest.raises(InvalidValueError, match="unknown_criterion"):
        save_criterion(store, desk(store), board(store), replace(BEAUTY, id="beauty"), WHO)


def test_a_criterion_saved_as_it_is_writes_nothing(store):
    version = desk(store).version
    save(store, "impact")
    assert desk(store).version == version


def test_a_threshold_moves_the_region(store):
    assert low_hanging(store) == ("lights",)
    lower = Threshold(kind=ThresholdKind.TYPED, at=Decimal(3))
    set_board(store, desk(store), replace(board(store), y_threshold=lower), ["y_threshold"], WHO)
    assert low_hanging(store) == ("square", "lights")


def test_a_least_impact_keeps_the_small_ones_out(store):
    set_board(store, desk(store), replace(board(store), least_impact=Decimal(4)), [], WHO)
    assert low_hanging(store) == ()


def test_other_axes_have_the_standard_threshold_and_an_own_axis_keeps_its_own(store):
    typed = Threshold(kind=ThresholdKind.TYPED, at=Decimal(2))
    own = replace(board(store), y_threshold=typed)
    turned = board_on_axes(own, "impact", "speed")
    assert (turned.x_threshold, turned.y_threshold) == (Threshold(), typed)
    # Square 4 and harbour 5 on impact; on speed all three are at least 2.
    matrix = matrix_on(desk(store), MEASURES, scores_on(desk(store), MEASURES), turned)
    assert [p.id for p in matrix.positions if p.quadrant is Quadrant.FRUIT] == ["square", "harbour"]


def test_the_low_hanging_fruit_are_the_same_on_whichever_axes_the_matrix_is_shown(store):
    turned = board_on_axes(board(store), "impact", "speed")
    assert low_hanging(store, turned) == low_hanging(store) == ("lights",)


def test_a_board_without_output_input_has_no_low_hanging_fruit(store):
    others = tuple(c for c in board(store).criteria if c.id != "output_input")
    assert low_hanging(store, replace(board(store), x="impact", criteria=others)) == ()
