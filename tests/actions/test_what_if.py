"""What is tried on a copy: it leaks nowhere, and what is kept gives what was shown."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.desk import Desk, desk_of
from prioritisation.actions.plan_editing import set_plan, with_budget, with_years
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.posing import posed
from prioritisation.actions.solving import best_job
from prioritisation.actions.undoing import undo_last
from prioritisation.actions.what_if.answering import intervals_job, outcome, posed_what_if
from prioritisation.actions.what_if.changes import (
    CostChange,
    ScoreChange,
    WeightChange,
    WhatIf,
)
from prioritisation.actions.what_if.copying import changed_desk, cost_amounts
from prioritisation.actions.what_if.keeping import keep_as_scenario, keep_what_if
from prioritisation.actions.what_if.limits import BudgetChange
from prioritisation.decision.portfolio.scheduling.demands import DemandKind
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.plans import Counting, Objective
from prioritisation.decision.programme.settings import OutputInput, ScoringSettings
from prioritisation.errors import InvalidValueError, RevisionConflictError

from .town import TOWN, WHO, desk

CHEAP_HARBOUR = CostChange(measure="harbour", resource="cost", percent=Decimal(-40))
MORE_MONEY = BudgetChange(resource="cost", year=None, amount=Decimal(150))
HEAVY_SPEED = WeightChange(criterion="speed", weight=Decimal(9))
DULL_SQUARE = ScoreChange(measure="square", criterion="impact", score=Decimal(1))


def what_if(*changes):
    tried = WhatIf()
    for change in changes:
        tried = tried.with_change(change)
    return tried


def by(store, objective):
    """Let the town's plan have an objective, and return what is kept then."""
    now = desk(store)
    plan = replace(now.programme.plan, objective=objective)
    set_plan(store, now, plan, what="objective", who=WHO)
    return desk(store)


def answer(question):
    job = best_job(question)
    assert job.wait(20)
    return job.outcome()


def tried_on(now, *changes):
    changed = posed_what_if(now, what_if(*changes))
    return outcome(planned_portfolio(now).portfolio, changed, answer(changed))


# What goes in and out


def test_a_cheaper_harbour_goes_in_beside_the_lights_and_the_square_goes_out(store):
    shown = tried_on(desk(store), CHEAP_HARBOUR)
    assert [change.measure for change in shown.changes.entered] == ["harbour"]
    assert [change.measure for change in shown.changes.left] == ["square"]
    assert (shown.old.value, shown.new.value) == (11, 15)


def test_both_lists_are_added_up_in_the_changed_question_and_the_old_one_may_break_it(store):
    shown = tried_on(desk(store), BudgetChange(resource="cost", year=None, amount=Decimal(60)))
    assert [demand.kind for demand in shown.old.broken] == [DemandKind.BUDGET]
    assert (shown.old.value, shown.new.value) == (11, 6)


def test_a_score_that_is_tried_stands_in_place_of_the_groups(store):
    shown = tried_on(by(store, Objective.BENEFIT), DULL_SQUARE)
    assert "square" in [change.measure for change in shown.changes.left]
    assert shown.posed.scores.value("square", "impact") == 1


def test_a_weight_that_is_tried_leaves_the_others_as_they_are(store):
    now = by(store, Objective.PRIORITY)
    before = now.programme.plan
    weights = posed_what_if(now, what_if(HEAVY_SPEED)).plan.weights
    assert before.weights == {}
    assert weights["speed"] == 9
    assert weights["impact"] == TOWN.boards[0].criterion("impact").weight


def test_nothing_is_kept_by_trying(store):
    now = desk(store)
    posed_what_if(now, what_if(CHEAP_HARBOUR, MORE_MONEY))
    assert desk(store) == now


def test_one_thing_is_changed_once_and_taken_back_alone():
    again = replace(CHEAP_HARBOUR, percent=Decimal(10))
    tried = what_if(CHEAP_HARBOUR, MORE_MONEY, again)
    assert tried.changes == (again, MORE_MONEY)
    assert tried.without(again.key).changes == (MORE_MONEY,)


@pytest.mark.parametrize(
    ("percent", "amounts"), [(-40, (60,)), (0, (100,)), (-100, (0,)), (Decimal("0.5"), (100,))]
)
def test_a_percentage_gives_whole_euros_the_even_ones_at_halves(percent, amounts):
    harbour = TOWN.measures[2]
    change = replace(CHEAP_HARBOUR, percent=Decimal(percent))
    assert cost_amounts(TOWN, harbour, change) == amounts


# Refusals


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (CostChange(measure="harbour", resource="cost", amounts=(Decimal(-1),)), "not_whole_euros"),
        (CostChange(measure="harbour", resource="cost", amounts=(Decimal("1.5"),)), "not_whole"),
        (replace(CHEAP_HARBOUR, measure="gone"), "what_if_measure_gone"),
        (replace(DULL_SQUARE, measure="gone"), "what_if_measure_gone"),
        (replace(DULL_SQUARE, score=Decimal(6)), "score_outside_scale"),
        (replace(DULL_SQUARE, criterion="gone"), "unknown_criterion"),
        (replace(MORE_MONEY, amount=Decimal(-1)), "not_whole_euros"),
        (replace(MORE_MONEY, year=2027), "year_not_in_plan"),
        (HEAVY_SPEED, "what_if_no_weights"),
    ],
)
def test_what_cannot_be_is_refused_by_its_rule(store, change, rule):
    with pytest.raises(InvalidValueError, match=rule):
        posed_what_if(desk(store), what_if(change))


def test_more_than_all_of_a_cost_is_not_taken_off():
    with pytest.raises(InvalidValueError, match="what_if_percent"):
        replace(CHEAP_HARBOUR, percent=Decimal(-101))


def test_weights_that_are_all_nothing_make_no_question(store):
    now = by(store, Objective.BENEFIT)
    nothing = [WeightChange(criterion=c, weight=Decimal(0)) for c in ("impact", "speed")]
    with pytest.raises(InvalidValueError, match="weights_all_zero"):
        posed_what_if(now, what_if(*nothing))


def test_a_score_that_is_computed_is_not_set():
    computed = replace(TOWN, scoring=ScoringSettings(output_input=OutputInput.COMPUTED))
    now = Desk(programme=computed, revision=1, answers=(), agreed=(), version=1)
    change = ScoreChange(measure="square", criterion="output_input", score=Decimal(5))
    with pytest.raises(InvalidValueError, match="what_if_computed"):
        changed_desk(now, what_if(change))


# Keeping


@pytest.mark.parametrize("objective", [Objective.VALUE, Objective.BENEFIT, Objective.PRIORITY])
def test_what_is_kept_gives_the_answer_that_was_shown(store, objective):
    now = by(store, objective)
    changes = [CHEAP_HARBOUR, MORE_MONEY, DULL_SQUARE]
    changes += [] if objective is Objective.VALUE else [HEAVY_SPEED]
    shown = tried_on(now, *changes)
    keep_what_if(store, now, what_if(*changes), reason="The council asked", who=WHO)
    kept = posed(desk(store))
    assert kept.problem == shown.posed.problem
    assert planned_portfolio(desk(store)).portfolio.starts == shown.new.starts


def test_scores_are_kept_as_agreed_ones_with_their_reason(store):
    keep_what_if(store, desk(store), what_if(DULL_SQUARE), reason=" Asked the shops ", who=WHO)
    (agreed,) = desk(store).agreed
    assert (agreed.item, agreed.criterion, agreed.score) == ("square", "impact", 1)
    assert (agreed.reason, agreed.who) == ("Asked the shops", WHO)


def test_all_of_it_is_one_action_and_undone_as_one(store):
    before = desk(store)
    keep_what_if(store, before, what_if(CHEAP_HARBOUR, DULL_SQUARE), reason="", who=WHO)
    event = store.undoable("town")
    assert event.kind == "what_if_kept"
    assert event.details["what"] == ["what_if_costs", "what_if_scores"]
    undo_last(store, "town", event.id, who=WHO)
    after = desk(store)
    assert (after.programme, after.agreed) == (before.programme, before.agreed)


def test_what_others_write_meanwhile_is_not_passed_over(store):
    seen = desk(store)
    set_plan(store, seen, replace(seen.programme.plan, vat="excluded"), what="years", who=WHO)
    for changes in ([CHEAP_HARBOUR], [DULL_SQUARE]):
        with pytest.raises(RevisionConflictError):
            keep_what_if(store, seen, what_if(*changes), reason="", who=WHO)
    assert desk(store).agreed == ()
    assert desk(store).programme.measures == TOWN.measures


def test_nothing_that_is_tried_is_nothing_to_keep(store):
    keep_what_if(store, desk(store), WhatIf(), reason="", who=WHO)
    assert all(event.kind != "what_if_kept" for event in store.events("town"))


def test_weights_and_budgets_can_be_kept_as_a_scenario_and_the_plan_stays(store):
    now = by(store, Objective.BENEFIT)
    tried = what_if(MORE_MONEY, HEAVY_SPEED, CHEAP_HARBOUR)
    assert tried.of_plan == (MORE_MONEY, HEAVY_SPEED)
    keep_as_scenario(store, now, tried, "More money", who=WHO)
    kept = desk(store).programme
    assert (kept.plan, kept.measures) == (now.programme.plan, now.programme.measures)
    (scenario,) = kept.scenarios
    assert scenario.budgets["cost"].amounts == (150,)
    assert scenario.weights["speed"] == 9


def test_a_scenario_needs_a_name(store):
    with pytest.raises(InvalidValueError, match="name_missing"):
        keep_as_scenario(store, desk(store), what_if(MORE_MONEY), " ", who=WHO)


# Several years, and the weights


def test_with_years_the_budget_of_one_year_is_tried(store):
    now = desk(store)
    plan = replace(with_years(now.programme.plan, (2027, 2028)), counting=Counting.FULL)
    plan = with_budget(plan, "cost", Budget(amounts=(Decimal(60), Decimal(50))))
    set_plan(store, now, plan, what="years", who=WHO)
    change = BudgetChange(resource="cost", year=2028, amount=Decimal(100))
    shown = tried_on(desk(store), change)
    assert shown.posed.plan.budgets["cost"].amounts == (60, 100)
    assert shown.new.starts == {"square": 0, "harbour": 1}
    assert [c.measure for c in shown.changes.entered] == ["harbour"]


def test_the_weights_of_a_plan_are_told_one_by_one(store):
    now = by(store, Objective.PRIORITY)
    planned = planned_portfolio(now)
    job = intervals_job(planned.posed, planned.portfolio)
    assert job.wait(30)
    intervals = job.outcome()
    assert [i.criterion for i in intervals] == ["impact", "speed", "output_input"]
    assert all(i.has(i.weight) for i in intervals)


def test_equal_values_of_other_scores_do_not_share_their_intervals(store):
    now = by(store, Objective.PRIORITY)
    weights = dict.fromkeys(("impact", "speed", "output_input"), Decimal(1))
    set_plan(store, now, replace(now.programme.plan, weights=weights), what="weights", who=WHO)
    small, large = (Decimal(2), Decimal(4)), (Decimal(5), Decimal(2))
    scores = {"square": small, "lights": small, "harbour": large}
    intervals = []
    for criteria in (("impact", "output_input"), ("output_input", "impact")):
        changes = [
            ScoreChange(measure=measure, criterion=criterion, score=score)
            for measure, pair in scores.items()
            for criterion, score in zip(criteria, pair, strict=True)
        ]
        question = posed_what_if(desk(store), what_if(*changes))
        job = intervals_job(question, answer(question))
        assert job.wait(30)
        found = {i.criterion: replace(i, criterion="") for i in job.outcome()}
        intervals.append((question.key, found))
    (key, before), (same, after) = intervals
    assert key == same
    assert before["impact"] != before["output_input"]
    assert (after["impact"], after["output_input"]) == (before["output_input"], before["impact"])


def test_an_objective_without_weights_has_no_intervals(store):
    planned = planned_portfolio(desk_of(store, "town"))
    job = intervals_job(planned.posed, planned.portfolio)
    assert job.wait(30)
    assert job.outcome() == ()
