from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from statistics import fmean, median, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.criteria import IMPACT, OUTPUT_INPUT, SPEED
from prioritisation.decision.programme.items import Item
from prioritisation.decision.programme.settings import GroupScore, OutputInput, ScoringSettings
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.group_score import group_score
from prioritisation.decision.scoring.score import Score, ScoreSource
from prioritisation.decision.scoring.score_table import score_table
from prioritisation.errors import InvalidValueError
from tests.decision.scoring.instances import (
    BOARD,
    HARBOUR,
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
    scores_1_to_5,
)

MEDIAN = ScoringSettings(group_score=GroupScore.MEDIAN)
CALCIUM_CARBONATE = (
    *("130.8", "129.9", "131.5", "131.2", "129.5", "132.7", "131.5", "127.8", "133.7", "132.2"),
    *("134.8", "131.7", "133.9", "129.8", "131.4", "128.8", "132.7", "132.8", "131.4", "131.3"),
)
COMPUTED = ScoringSettings(output_input=OutputInput.COMPUTED)


def impact_of_square(given_answers, decided=(), settings=ScoringSettings()):
    table = score_table([SQUARE], BOARD, given_answers, decided, settings)
    return table.score("square", IMPACT)


def test_the_score_in_effect_is_what_one_person_answered():
    assert TABLE.value("square", IMPACT) == 4
    assert TABLE.items == ("square", "lights", "harbour")


def test_the_groups_score_is_the_exact_mean():
    assert impact_of_square(answers("square", IMPACT, 1, 1, 2)).value == Fraction(4, 3)


def test_the_mean_of_decimals_is_exact():
    assert impact_of_square(answers("square", IMPACT, "3.1", "3.2")).value == Fraction("3.15")


def test_by_setting_it_is_the_median():
    given_answers = answers("square", IMPACT, 1, 1, 2, 5)
    assert impact_of_square(given_answers, settings=MEDIAN).value == Fraction(3, 2)


def test_the_table_names_how_answers_became_the_groups_score():
    assert score_table([SQUARE], BOARD, [], settings=MEDIAN).group_score is GroupScore.MEDIAN


def test_spread_is_the_sample_standard_deviation():
    # 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and squares summing to 32: the textbook's σ = 2,
    # and s = √(32/7). Halved, to fit the scale.
    halves = ("1", "2", "2", "2", "2.5", "2.5", "3.5", "4.5")
    score = impact_of_square(answers("square", IMPACT, *halves))
    assert score.group == Fraction("2.5")
    assert score.spread == Decimal("1.069045")


def test_one_answer_has_no_spread_and_equal_answers_have_none_to_speak_of():
    assert impact_of_square(answers("square", IMPACT, 3)).spread is None
    assert impact_of_square(answers("square", IMPACT, 3, 3)).spread == 0


def test_lowest_highest_and_count_go_with_it():
    score = impact_of_square(answers("square", IMPACT, 4, 2, 5))
    assert (score.lowest, score.highest, score.count) == (2, 5, 3)


@pytest.mark.parametrize(
    ("given_scores", "hinges"),
    [
        # An odd and an even number of them, as R's `fivenum` has it; the second are the
        # measurements of calcium carbonate in R's report PR#13164.
        ((1, 3, 5, 7, 9, 11, 13), (4, 10)),
        (CALCIUM_CARBONATE, (Fraction("130.35"), Fraction("132.7"))),
        ((2, 4), (2, 4)),
        ((1, 2, 4), (Fraction("1.5"), 3)),
        ((3, 3, 3, 3), (3, 3)),
        ((7,), (None, None)),
    ],
)
def test_the_middle_half_lies_between_the_medians_of_the_lower_and_the_upper_half(
    given_scores, hinges
):
    score = group_score(Counter(map(Decimal, given_scores)), GroupScore.MEAN)
    assert (score.lower_quartile, score.upper_quartile) == hinges


@given(st.lists(scores_1_to_5, min_size=2), st.integers(0, 3), st.sampled_from(GroupScore))
def test_the_quartiles_are_the_medians_of_the_halves_however_often_a_score_is_given(
    given_scores, dont_knows, kind
):
    score = group_score(Counter([*given_scores, *[None] * dont_knows]), kind)
    numbers = sorted(map(Fraction, given_scores))
    half = -(-len(numbers) // 2)
    assert score.lower_quartile == median(numbers[:half])
    assert score.upper_quartile == median(numbers[-half:])
    assert score.lowest <= score.lower_quartile <= score.upper_quartile <= score.highest


def test_dont_know_is_counted_and_is_no_number():
    score = impact_of_square(answers("square", IMPACT, 4, None, None))
    assert (score.value, score.count, score.dont_knows) == (4, 1, 2)


def test_where_nobody_knows_there_is_no_score():
    assert impact_of_square(answers("square", IMPACT, None)) == Score(dont_knows=1)


def test_where_nobody_answered_there_is_nothing():
    assert impact_of_square([]) == Score()


def test_an_answer_given_again_replaces_the_first():
    twice = [answer("square", IMPACT, 2), answer("square", IMPACT, 5)]
    assert impact_of_square(twice).value == 5
    assert impact_of_square(twice).count == 1


def test_the_same_person_counts_once_in_each_round():
    rounds = [
        Answer(item="square", criterion=IMPACT, score=Decimal(2), round=1),
        Answer(item="square", criterion=IMPACT, score=Decimal(4), round=2),
    ]
    assert impact_of_square(rounds).value == 3


def test_an_agreed_score_stands_in_place_of_the_groups():
    decided = agreed("square", IMPACT, "4.5")
    score = impact_of_square(answers("square", IMPACT, 1, 2), [decided])
    assert score.value == Fraction("4.5")
    assert score.source is ScoreSource.AGREED
    assert score.agreed == decided


def test_an_agreed_score_leaves_the_answers_as_they_are():
    given_answers = answers("square", IMPACT, 1, 2)
    alone = impact_of_square(given_answers)
    with_agreed = impact_of_square(given_answers, [agreed("square", IMPACT, 5)])
    assert replace(with_agreed, value=alone.value, source=alone.source, agreed=None) == alone


def test_an_agreed_score_needs_no_answers():
    assert impact_of_square([], [agreed("square", IMPACT, 3)]).value == 3


def test_answers_for_items_and_criteria_that_are_gone_are_passed_over():
    strays = [answer("deleted", IMPACT, 5), answer("square", "deleted", 99)]
    decided = [agreed("deleted", IMPACT, 5)]
    table = score_table(MEASURES, BOARD, [*strays, *answers_of(SCORES)], decided)
    assert table == TABLE


def test_a_trend_may_have_a_score_below_zero():
    ageing = Item(id="ageing", name=Text.of("Ageing"))
    table = score_table([ageing], TRENDS, answers("ageing", "direction", -2, -1, None))
    assert table.value("ageing", "direction") == Fraction(-3, 2)


def test_scores_of_a_criterion_come_by_item_without_those_that_lack_one():
    table = score_table(MEASURES, BOARD, [answer("harbour", SPEED, 2)])
    assert table.values(SPEED) == {"harbour": 2}
    assert table.values(IMPACT) == {}


# Output/input computed from impact and cost.


def test_a_computed_score_is_there_to_compare_with():
    score = TABLE.score("square", OUTPUT_INPUT)
    assert (score.value, score.source) == (4, ScoreSource.GROUP)
    # 75 points for 60,000 € are 125 for 100,000 €: at or above 45, below 135.
    assert score.computed.ratio == 125
    assert score.computed.score == 4
    assert TABLE.computed() == {"square": 4, "lights": 4, "harbour": 2}


def test_by_setting_the_computed_score_is_the_one_in_effect():
    table = score_table(MEASURES, BOARD, answers_of(SCORES), settings=COMPUTED)
    assert table.values(OUTPUT_INPUT) == {"square": 4, "lights": 4, "harbour": 2}
    assert table.score("harbour", OUTPUT_INPUT).source is ScoreSource.COMPUTED
    assert table.judged(OUTPUT_INPUT) == {"square": 4, "lights": 5, "harbour": 3}


def test_computed_stands_in_place_of_what_was_agreed_too():
    decided = [agreed("harbour", OUTPUT_INPUT, 5)]
    table = score_table(MEASURES, BOARD, answers_of(SCORES), decided, COMPUTED)
    assert table.value("harbour", OUTPUT_INPUT) == 2
    assert table.judged(OUTPUT_INPUT)["harbour"] == 5


def test_it_is_computed_from_the_impact_in_effect():
    decided = [agreed("harbour", IMPACT, 2)]
    table = score_table(MEASURES, BOARD, answers_of(SCORES), decided, COMPUTED)
    # 25 points for 800,000 € are 3.125 for 100,000 €: below every limit.
    assert table.value("harbour", OUTPUT_INPUT) == 1


def test_without_an_impact_score_none_is_computed_and_what_was_judged_does_not_return():
    table = score_table([SQUARE], BOARD, [answer("square", OUTPUT_INPUT, 5)], settings=COMPUTED)
    assert table.value("square", OUTPUT_INPUT) is None
    assert table.score("square", OUTPUT_INPUT).source is ScoreSource.COMPUTED


def test_factors_cost_nothing_to_have_so_theirs_stays_judged():
    events = Item(id="events", name=Text.of("Events"))
    given_answers = [answer("events", IMPACT, 5), answer("events", OUTPUT_INPUT, 2)]
    table = score_table([events], standard_board(BoardId.FACTORS), given_answers, settings=COMPUTED)
    assert table.value("events", OUTPUT_INPUT) == 2
    assert table.computed() == {}


def test_limits_that_do_not_fit_the_scale_matter_only_when_they_are_used():
    longer = tuple(replace(c, high=7) if c.id == OUTPUT_INPUT else c for c in BOARD.criteria)
    board = replace(BOARD, criteria=longer)
    assert score_table(MEASURES, board, answers_of(SCORES)).computed() == {}
    with pytest.raises(InvalidValueError, match="ratio_limits: 4 one_limit_a_level needed=6"):
        score_table(MEASURES, board, answers_of(SCORES), settings=COMPUTED)


# Refusals.


@pytest.mark.parametrize("score", ["0.99", "5.01", "-1", "NaN", "Infinity"])
def test_an_answer_outside_the_scale_is_refused_with_its_item(score):
    with pytest.raises(InvalidValueError, match=r"impact: .* score_outside_scale .*'square'"):
        impact_of_square([*answers("square", IMPACT, 3), answer("square", IMPACT, score)])


def test_an_agreed_score_outside_the_scale_is_refused():
    with pytest.raises(InvalidValueError, match="score_outside_scale"):
        impact_of_square([], [agreed("square", IMPACT, 6)])


def test_an_unknown_item_or_criterion_is_refused():
    with pytest.raises(InvalidValueError, match="item: 'moon' unknown_id"):
        TABLE.value("moon", IMPACT)
    with pytest.raises(InvalidValueError, match="criterion: 'colour' unknown_criterion"):
        TABLE.score("square", "colour")
    with pytest.raises(InvalidValueError, match="unknown_criterion"):
        TABLE.values("colour")


def test_an_item_listed_twice_is_refused():
    with pytest.raises(InvalidValueError, match="id: 'lights' id_doubled"):
        score_table([LIGHTS, HARBOUR, LIGHTS], BOARD, [])


# Laws.

given_scores = st.lists(st.none() | scores_1_to_5, max_size=12)


@given(given_scores)
def test_mean_median_and_spread_are_those_of_the_standard_library(scores):
    numbers = [score for score in scores if score is not None]
    mean = impact_of_square(answers("square", IMPACT, *scores))
    middle = impact_of_square(answers("square", IMPACT, *scores), settings=MEDIAN)
    assert mean.count + mean.dont_knows == len(scores)
    if numbers:
        assert float(mean.group) == pytest.approx(fmean(numbers))
        assert middle.group == Fraction(median(numbers))
    if len(numbers) > 1:
        assert float(mean.spread) == pytest.approx(float(stdev(numbers)), abs=1e-6)


@given(st.lists(scores_1_to_5, min_size=1, max_size=8), st.randoms())
def test_the_order_of_answers_does_not_matter(scores, random):
    in_order = answers("square", IMPACT, *scores)
    shuffled = random.sample(in_order, len(in_order))
    assert impact_of_square(shuffled) == impact_of_square(in_order)


@given(st.lists(scores_1_to_5, min_size=1, max_size=8), st.sampled_from(GroupScore))
def test_the_groups_score_lies_between_the_lowest_and_the_highest(scores, kind):
    score = impact_of_square(
        answers("square", IMPACT, *scores), settings=ScoringSettings(group_score=kind)
    )
    assert score.lowest <= score.value <= score.highest
