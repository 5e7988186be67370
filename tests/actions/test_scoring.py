"""Scores at the desk: one's own answers, what the group agreed, and taking either back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.scoring import (
    agree_scores,
    desk_answers,
    give_scores,
    scores_on,
    set_scoring,
    take_back_agreed,
)
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.settings import GroupScore, OutputInput, ScoringSettings
from prioritisation.errors import InvalidValueError

from .town import WHO, desk, state, undo

MEASURES = BoardId.MEASURES
SQUARE_IMPACT = ("square", "impact")


def give(store, scores, board=MEASURES):
    give_scores(store, desk(store), board, scores, WHO)


def agree(store, scores, reason=""):
    agree_scores(store, desk(store), MEASURES, scores, reason=reason, who=WHO)


def score(store, item="square", criterion="impact"):
    return scores_on(desk(store), MEASURES).score(item, criterion)


def test_an_own_answer_is_the_score_in_effect(store):
    give(store, {SQUARE_IMPACT: Decimal("3.4")})
    assert score(store).value == Decimal("3.4")


def test_an_answer_given_again_replaces_the_first(store):
    give(store, {SQUARE_IMPACT: Decimal(2)})
    give(store, {SQUARE_IMPACT: Decimal(5)})
    assert (score(store).value, score(store).count) == (5, 1)


def test_a_question_mark_is_an_answer_and_no_number(store):
    give(store, {SQUARE_IMPACT: None})
    assert desk_answers(desk(store))[SQUARE_IMPACT] is None
    assert (score(store).value, score(store).dont_knows) == (None, 1)


def test_an_empty_text_takes_the_answer_away(store):
    give(store, {SQUARE_IMPACT: ""})
    assert SQUARE_IMPACT not in desk_answers(desk(store))
    assert (score(store).value, score(store).dont_knows) == (None, 0)


def test_what_the_group_agreed_stands_in_place_and_leaves_the_answers_alone(store):
    answers = desk_answers(desk(store))
    agree(store, {SQUARE_IMPACT: Decimal("4.5")}, reason="Seen on the walk")
    now = score(store)
    assert (now.value, now.group, now.agreed.reason) == (Decimal("4.5"), 4, "Seen on the walk")
    assert desk_answers(desk(store)) == answers


def test_a_score_taken_back_leaves_the_groups_own(store):
    agree(store, {SQUARE_IMPACT: Decimal(1)})
    take_back_agreed(store, desk(store), (SQUARE_IMPACT,), WHO)
    assert (score(store).value, score(store).agreed) == (4, None)


@pytest.mark.parametrize("step", ["give", "agree", "take back"])
def test_each_is_one_undo(store, step):
    agree(store, {SQUARE_IMPACT: Decimal(2)})
    before = state(store)
    match step:
        case "give":
            give(store, {SQUARE_IMPACT: Decimal(1), ("lights", "speed"): None})
        case "agree":
            agree(store, {SQUARE_IMPACT: Decimal(1), ("lights", "speed"): Decimal(1)})
        case _:
            take_back_agreed(store, desk(store), (SQUARE_IMPACT,), WHO)
    assert state(store) != before
    undo(store)
    assert state(store) == before


@pytest.mark.parametrize("outside", ["0", "0.9", "5.01", "-3", "NaN", "Infinity"])
@pytest.mark.parametrize("put", [give, agree])
def test_a_score_outside_the_scale_is_refused_and_nothing_of_the_call_is_kept(store, put, outside):
    before = state(store)
    with pytest.raises(InvalidValueError, match="score_outside_scale"):
        put(store, {("lights", "impact"): Decimal(1), SQUARE_IMPACT: Decimal(outside)})
    assert state(store) == before


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        (("moon", "impact"), "unknown_id"),
        (("jobs", "impact"), "unknown_id"),
        (("square", "beauty"), "unknown_criterion"),
    ],
)
@pytest.mark.parametrize("put", [give, agree])
def test_a_score_of_an_unknown_item_or_criterion_is_refused(store, put, cell, rule):
    before = state(store)
    with pytest.raises(InvalidValueError, match=rule):
        put(store, {SQUARE_IMPACT: Decimal(1), cell: Decimal(1)})
    assert state(store) == before


def test_dont_know_is_nothing_that_a_group_agrees(store):
    with pytest.raises(InvalidValueError, match="agreed_no_number"):
        agree(store, {SQUARE_IMPACT: None})


def test_output_input_computed_from_impact_and_cost_stands_in_place_of_the_judged(store):
    scoring = replace(ScoringSettings(), output_input=OutputInput.COMPUTED)
    set_scoring(store, desk(store), scoring, WHO)
    now = score(store, criterion="output_input")
    # 75 points for 60 euros: far above the highest limit, so the top of the scale.
    assert (now.value, now.judged) == (5, 4)


def test_limits_that_do_not_fit_the_scale_are_refused(store):
    before = state(store)
    scoring = ScoringSettings(ratio_limits=(Decimal(5), Decimal(15)))
    with pytest.raises(InvalidValueError, match="one_limit_a_level"):
        set_scoring(store, desk(store), scoring, WHO)
    assert state(store) == before


def test_settings_that_stay_the_same_write_nothing(store):
    version = desk(store).version
    set_scoring(store, desk(store), ScoringSettings(), WHO)
    assert desk(store).version == version
    set_scoring(store, desk(store), ScoringSettings(group_score=GroupScore.MEDIAN), WHO)
    assert desk(store).version > version
