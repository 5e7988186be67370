"""A programme's plan goes out as a file that asks the same question, and comes back in."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.desk import Desk
from prioritisation.actions.file_plans import plan_answer
from prioritisation.actions.file_questions import FileQuestion
from prioritisation.actions.plan_exchange import (
    plan_file_of,
    plan_file_text,
    programme_with_plan,
)
from prioritisation.actions.planning import planned_portfolio
from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import AfterLimit, Budget, single_budget
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.rules import Amount, Must, Requires
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.plan_toml import read_plan

from .town import ANSWERS, BY_VALUE, HARBOUR, LIGHTS, SQUARE, TOWN

YEARS = Plan(
    name="three years",
    objective=Objective.VALUE,
    years=(2027, 2028, 2029),
    value_years=10,
    price_level=2027,
    budgets={
        "cost": Budget(
            amounts=(Decimal(60), Decimal(60), Decimal(100)),
            carry_over=Decimal("0.5"),
            after=AfterLimit.LAST,
        )
    },
    rules=(
        Must(id="law", why="Council", measures=("lights",)),
        Requires(id="order", measure="harbour", needs=("lights",), gap=1),
        Amount(
            id="centre",
            what="cost",
            of=Group(by=GroupKind.SPEARHEAD, key="centre"),
            at_most=Decimal(100),
            on=False,
        ),
    ),
    starts={"lights": 2028},
)


def desk_with(plan=BY_VALUE, answers=ANSWERS, **parts):
    programme = replace(TOWN, plan=plan, **parts)
    return Desk(programme=programme, revision=1, answers=answers, agreed=(), version=1)


def answer_of_file(text, tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return plan_answer(str(path), FileQuestion())


@pytest.mark.parametrize(
    "plan",
    [
        BY_VALUE,
        YEARS,
        Plan(budgets={"cost": single_budget(Decimal(110))}),
        Plan(objective=Objective.PRIORITY, budgets={"cost": single_budget(Decimal(110))}),
        replace(YEARS, objective=Objective.BENEFIT, weights={"impact": Decimal(1)}),
    ],
)
def test_the_file_has_the_answer_of_the_desk(plan, tmp_path):
    desk = desk_with(plan)
    answer = answer_of_file(plan_file_text(desk), tmp_path).outcome
    expected = planned_portfolio(desk).portfolio
    assert (answer.starts, answer.value) == (expected.starts, expected.value)
    assert answer.assessment.spending == expected.assessment.spending


def test_the_whole_sample_goes_out_and_has_its_answer(sample, tmp_path):
    programme = replace(
        sample.programme, plan=Plan(budgets={"cost": single_budget(Decimal(2_000_000))})
    )
    desk = replace(sample, programme=programme)
    text = plan_file_text(desk)
    assert read_plan(text.encode(), file="") == plan_file_of(desk)
    answer = answer_of_file(text, tmp_path)
    assert answer.outcome.selected == planned_portfolio(desk).portfolio.selected
    assert len(answer.illustrative) == 38


def test_a_pinned_start_becomes_the_only_start_of_the_measure():
    starts = {
        m.id: (m.start_earliest, m.start_latest) for m in plan_file_of(desk_with(YEARS)).measures
    }
    assert starts == {"square": (None, None), "lights": (2028, 2028), "harbour": (None, None)}


def test_an_end_that_is_not_stated_is_the_plans():
    measures = (replace(SQUARE, start_earliest=2028), replace(LIGHTS, start_latest=2028), HARBOUR)
    found = plan_file_of(desk_with(replace(YEARS, starts={}), measures=measures)).measures
    assert [(m.start_earliest, m.start_latest) for m in found[:2]] == [(2028, 2029), (2027, 2028)]


def test_a_measure_that_can_start_in_no_year_is_refused_by_name():
    measures = (replace(SQUARE, start_earliest=2035), LIGHTS, HARBOUR)
    with pytest.raises(InvalidValueError, match="start_outside_plan") as refused:
        plan_file_of(desk_with(YEARS, measures=measures))
    assert refused.value.field == "measures.square.start"


def test_scores_are_those_in_effect_to_nine_decimals():
    given = [Decimal(3), Decimal(4), Decimal(4)]
    answers = tuple(
        Answer(item="square", criterion="impact", score=score, participant=str(n))
        for n, score in enumerate(given)
    )
    scores = plan_file_of(desk_with(answers=answers)).scores
    assert scores == {"square": {"impact": Decimal("3.666666667")}}


def test_weights_of_the_board_are_stated_where_they_are_not_the_standard_ones():
    assert plan_file_of(desk_with()).plan.weights == {}
    board = TOWN.board(BoardId.MEASURES)
    heavier = tuple(replace(c, weight=Decimal(5)) for c in board.criteria)
    boards = tuple(replace(b, criteria=heavier) if b == board else b for b in TOWN.boards)
    stated = plan_file_of(desk_with(boards=boards)).plan.weights
    assert stated == {c.id: 5 for c in board.criteria}


def test_a_resource_that_only_measures_name_has_the_step_of_its_amounts():
    work = replace(SQUARE, cost={**SQUARE.cost, "work": (Decimal("1.25"),)})
    resources = plan_file_of(desk_with(measures=(work, LIGHTS, HARBOUR))).resources
    assert [(r.id, r.step) for r in resources] == [("cost", 1), ("work", Decimal("0.01"))]


def test_the_title_is_the_scenarios_or_the_programmes():
    assert plan_file_of(desk_with()).title == TOWN.title
    assert plan_file_of(desk_with(), YEARS).title == Text.of("three years")


def test_a_plan_that_went_out_comes_back_as_it_was():
    plan = replace(YEARS, name="")
    went_out = plan_file_of(desk_with(plan))
    back = programme_with_plan(replace(TOWN, plan=Plan()), went_out)
    assert back == replace(TOWN, plan=plan)


def test_only_the_question_is_taken_from_a_file():
    plan_file = plan_file_of(desk_with(YEARS))
    dearer = tuple(replace(m, value=Decimal(1)) for m in plan_file.measures)
    back = programme_with_plan(TOWN, replace(plan_file, measures=dearer, scores={}))
    assert back.measures == TOWN.measures
    assert (back.plan.years, back.plan.rules) == (YEARS.years, YEARS.rules)


def test_a_measure_that_the_programme_does_not_have_is_refused():
    plan_file = plan_file_of(desk_with())
    with pytest.raises(InvalidValueError, match="measure_unknown") as refused:
        programme_with_plan(replace(TOWN, measures=(SQUARE, HARBOUR)), plan_file)
    assert (refused.value.field, refused.value.value) == ("measures.lights", "lights")


def test_a_limit_on_a_resource_that_the_programme_does_not_have_is_refused():
    plan_file = plan_file_of(desk_with())
    (money,) = plan_file.resources
    work = replace(money, id="cots")
    plan = replace(plan_file.plan, budgets={"cots": single_budget(Decimal(5))})
    with pytest.raises(InvalidValueError, match="resource_unknown_near") as refused:
        programme_with_plan(TOWN, replace(plan_file, plan=plan, resources=(money, work)))
    assert refused.value.details["nearest"] == "cost"


def test_a_weight_for_a_criterion_that_the_programme_does_not_have_is_refused():
    plan_file = plan_file_of(desk_with())
    fun = replace(plan_file.criteria[0], id="fun", weight=Decimal(0))
    plan = replace(plan_file.plan, weights={"fun": Decimal(1)})
    plan_file = replace(plan_file, plan=plan, criteria=(*plan_file.criteria, fun))
    with pytest.raises(InvalidValueError, match="criterion_unknown"):
        programme_with_plan(TOWN, plan_file)


def test_the_usual_weights_of_a_file_are_stated_where_the_board_has_others():
    board = TOWN.board(BoardId.MEASURES)
    heavier = tuple(replace(c, weight=Decimal(5)) for c in board.criteria)
    boards = tuple(replace(b, criteria=heavier) if b == board else b for b in TOWN.boards)
    back = programme_with_plan(replace(TOWN, boards=boards), plan_file_of(desk_with()))
    assert back.plan.weights == {"impact": 3, "speed": 1, "output_input": 2}
