from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.matrix.positions import NoScore, Position, Quadrant, Unplaced
from prioritisation.decision.programme.boards import Threshold, ThresholdKind
from prioritisation.decision.programme.criteria import DIRECTION, IMPACT, OUTPUT_INPUT, SPEED
from prioritisation.decision.programme.items import Item
from prioritisation.decision.programme.settings import OutputInput, ScoringSettings
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.score_table import score_table
from prioritisation.errors import InvalidValueError
from tests.decision.scoring.instances import (
    BOARD,
    LIGHTS,
    MEASURES,
    SCORES,
    SQUARE,
    TABLE,
    TRENDS,
    agreed,
    answer,
    answers,
    answers_of,
    measure,
    rows,
    score_lists,
    table_of,
)

MEDIANS = replace(
    BOARD,
    x_threshold=Threshold(kind=ThresholdKind.MEDIAN),
    y_threshold=Threshold(kind=ThresholdKind.MEDIAN),
)


def matrix_of(scores, board=BOARD):
    return build_matrix([measure(i) for i in scores], table_of(scores, board), board)


def by_id(matrix):
    return {position.id: position for position in matrix.positions}


def test_the_square_and_the_lights_are_low_hanging_and_the_harbour_is_neither():
    matrix = build_matrix(MEASURES, TABLE, BOARD)
    assert matrix.low_hanging == ("square", "lights")
    assert by_id(matrix)["harbour"].quadrant is Quadrant.SLOW_SMALL
    assert matrix.counts == {
        Quadrant.FRUIT: 2,
        Quadrant.FAST_SMALL: 0,
        Quadrant.SLOW_SMALL: 1,
        Quadrant.GROWING: 0,
    }


def test_a_position_is_output_input_to_the_right_and_speed_upwards():
    assert build_matrix([SQUARE], TABLE, BOARD).positions == (
        Position(
            id="square",
            x=Fraction(4),
            y=Fraction(5),
            quadrant=Quadrant.FRUIT,
            is_low_hanging=True,
            is_borderline=False,
            impact=Fraction(4),
        ),
    )


def test_a_least_impact_keeps_small_effects_out_of_the_fruit_but_in_their_quadrant():
    board = replace(BOARD, least_impact=Decimal(3))
    matrix = build_matrix(MEASURES, TABLE, board)
    assert matrix.low_hanging == ("square",)
    assert by_id(matrix)["lights"].quadrant is Quadrant.FRUIT


def test_an_impact_at_the_least_is_enough_and_a_missing_one_is_not():
    board = replace(BOARD, least_impact=Decimal(3))
    matrix = matrix_of({"enough": (3, 5, 5), "missing": (None, 5, 5)}, board)
    assert matrix.low_hanging == ("enough",)
    assert by_id(matrix)["missing"].impact is None


def test_items_near_the_border_are_named():
    scores = {"near": (3, "3.6", 5), "just-out": (3, 5, "3.3"), "far": (3, 5, 5)}
    assert matrix_of(scores).borderline == ("near", "just-out")


def test_an_item_without_a_score_on_an_axis_is_not_placed_and_says_why():
    given_answers = [answer("square", SPEED, 4), *answers("square", OUTPUT_INPUT, None, None)]
    table = score_table([SQUARE, LIGHTS], BOARD, given_answers)
    matrix = build_matrix([SQUARE, LIGHTS], table, BOARD)
    assert matrix.positions == ()
    assert matrix.unplaced == (
        Unplaced(id="square", missing=((OUTPUT_INPUT, NoScore.UNCERTAIN),)),
        Unplaced(
            id="lights",
            missing=((OUTPUT_INPUT, NoScore.NOT_SCORED), (SPEED, NoScore.NOT_SCORED)),
        ),
    )


def test_a_computed_axis_lacks_its_number_for_want_of_an_impact_score():
    computed = ScoringSettings(output_input=OutputInput.COMPUTED)
    table = score_table([SQUARE], BOARD, [answer("square", SPEED, 4)], settings=computed)
    (unplaced,) = build_matrix([SQUARE], table, BOARD).unplaced
    assert unplaced.missing == ((OUTPUT_INPUT, NoScore.NO_IMPACT_SCORE),)


def test_an_agreed_score_moves_the_item_and_keeps_the_rooms_own_position():
    decided = [agreed("square", OUTPUT_INPUT, 2)]
    table = score_table(MEASURES, BOARD, answers_of(SCORES), decided)
    square = by_id(build_matrix(MEASURES, table, BOARD))["square"]
    assert (square.x, square.y) == (2, 5)
    assert square.group_position == (4, 5)
    assert square.quadrant is Quadrant.FAST_SMALL


def test_an_agreed_score_where_the_group_has_none_leaves_no_position_behind():
    decided = [agreed("square", OUTPUT_INPUT, 2)]
    table = score_table([SQUARE], BOARD, [answer("square", SPEED, 4)], decided)
    assert build_matrix([SQUARE], table, BOARD).positions[0].group_position is None


def test_trends_stand_on_a_scale_below_and_above_zero():
    ageing = Item(id="ageing", name=Text.of("Ageing"))
    remote = Item(id="remote", name=Text.of("Remote work"))
    unsure = Item(id="unsure", name=Text.of("Unsure"))
    given_answers = [
        *answers("ageing", DIRECTION, -2, -1),
        *answers("ageing", SPEED, 4),
        *answers("remote", DIRECTION, 1),
        *answers("remote", SPEED, 4),
        *answers("unsure", DIRECTION, None),
        *answers("unsure", SPEED, 4),
    ]
    trends = [ageing, remote, unsure]
    matrix = build_matrix(trends, score_table(trends, TRENDS, given_answers), TRENDS)
    assert (matrix.x_threshold.at, matrix.y_threshold.at) == (Fraction("0.5"), Fraction("3.5"))
    assert by_id(matrix)["ageing"].quadrant is Quadrant.FAST_SMALL
    assert by_id(matrix)["remote"].quadrant is Quadrant.FRUIT
    assert matrix.unplaced == (Unplaced(id="unsure", missing=((DIRECTION, NoScore.UNCERTAIN),)),)


def test_a_consequence_keeps_its_place_and_quadrant_and_is_no_low_hanging_fruit():
    follows = replace(SQUARE, is_consequence=True)
    (lever,), (position,) = (build_matrix([i], TABLE, BOARD).positions for i in (SQUARE, follows))
    assert lever.is_low_hanging
    assert position == replace(lever, is_low_hanging=False)


def test_a_consequence_is_near_no_border_since_no_score_makes_it_a_fruit():
    table = table_of({"near": (3, "3.4", 5)})
    near = measure("near")
    assert build_matrix([near], table, BOARD).borderline == ("near",)
    assert build_matrix([replace(near, is_consequence=True)], table, BOARD).borderline == ()


def test_a_trend_is_no_low_hanging_fruit_however_positive_and_fast():
    trend = Item(id="remote", name=Text.of("Remote work"))
    scores = [answer("remote", DIRECTION, 2), answer("remote", SPEED, 5)]
    matrix = build_matrix([trend], score_table([trend], TRENDS, scores), TRENDS)
    assert matrix.counts[Quadrant.FRUIT] == 1
    assert matrix.low_hanging == ()


@pytest.mark.parametrize(
    ("x", "y"), [(SPEED, OUTPUT_INPUT), (IMPACT, SPEED), (OUTPUT_INPUT, IMPACT)]
)
def test_on_other_axes_than_speed_over_output_input_nothing_hangs_low(x, y):
    matrix = matrix_of({"best": (5, 5, 5)}, replace(BOARD, x=x, y=y))
    assert matrix.counts[Quadrant.FRUIT] == 1
    assert matrix.low_hanging == ()


def test_any_two_criteria_can_be_the_axes():
    matrix = build_matrix(MEASURES, TABLE, replace(BOARD, x=SPEED, y=IMPACT))
    assert (matrix.x, matrix.y) == (SPEED, IMPACT)
    assert by_id(matrix)["harbour"].quadrant is Quadrant.FAST_SMALL


def test_median_thresholds_move_when_another_item_is_listed():
    scores = {"a": (3, 2, 2), "b": (3, 4, 4)}
    assert matrix_of(scores, MEDIANS).x_threshold.at == 3
    assert matrix_of({**scores, "c": (3, 5, 5)}, MEDIANS).x_threshold.at == 4


def test_a_median_counts_every_item_scored_on_that_axis_placed_or_not():
    scores = {"a": (3, 2, 2), "b": (3, 4, 4), "c": (3, None, 5)}
    matrix = matrix_of(scores, MEDIANS)
    assert matrix.x_threshold.at == 4
    assert matrix.y_threshold.at == 3


def test_an_empty_list_has_an_empty_matrix():
    matrix = matrix_of({}, MEDIANS)
    assert matrix.positions == matrix.unplaced == matrix.low_hanging == ()
    assert sum(matrix.counts.values()) == 0


@given(score_lists, rows)
def test_adding_a_measure_moves_no_other(scores, row):
    positions = by_id(matrix_of({**scores, "another": row}))
    del positions["another"]
    assert positions == by_id(matrix_of(scores))


@given(score_lists, st.data())
def test_marking_consequences_moves_nothing_and_only_takes_marks_away(scores, data):
    marked = data.draw(st.sets(st.sampled_from(sorted(scores))))
    items = [replace(measure(i), is_consequence=i in marked) for i in scores]
    before = matrix_of(scores)
    after = build_matrix(items, table_of(scores), BOARD)
    assert after == replace(
        before,
        positions=tuple(
            replace(p, is_low_hanging=False, is_borderline=False) if p.id in marked else p
            for p in before.positions
        ),
    )


@given(score_lists)
def test_every_item_is_placed_or_says_why_not(scores):
    matrix = matrix_of(scores)
    placed = [position.id for position in matrix.positions]
    assert [*placed, *(item.id for item in matrix.unplaced)] == list(scores)
    assert sum(matrix.counts.values()) == len(placed)


def test_a_typed_threshold_outside_the_scale_is_refused():
    board = replace(BOARD, x_threshold=Threshold(kind=ThresholdKind.TYPED, at=Decimal(6)))
    with pytest.raises(InvalidValueError, match="threshold_outside_scale"):
        build_matrix(MEASURES, TABLE, board)


@pytest.mark.parametrize("least", ["0", "5.5", "NaN"])
def test_a_least_impact_outside_the_scale_is_refused(least):
    board = replace(BOARD, least_impact=Decimal(least))
    with pytest.raises(InvalidValueError, match=r"least_impact: .* threshold_outside_scale"):
        build_matrix(MEASURES, TABLE, board)


def test_a_least_impact_needs_a_board_with_impact():
    board = replace(TRENDS, least_impact=Decimal(3))
    with pytest.raises(InvalidValueError, match="'impact' unknown_criterion"):
        build_matrix([], score_table([], board, []), board)


def test_an_item_that_the_table_lacks_is_refused():
    with pytest.raises(InvalidValueError, match="'moon' unknown_id"):
        build_matrix([measure("moon")], TABLE, BOARD)
