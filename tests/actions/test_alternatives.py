"""Alternatives worked out behind the page, and one kept as a scenario whose only answer it is."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from prioritisation.actions.alternatives import (
    Order,
    alternatives_job,
    count_job,
    keep_alternative,
)
from prioritisation.actions.plan_editing import set_plan, with_list, with_years
from prioritisation.actions.posing import posed
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.rules import RuleKind

from .town import BY_VALUE, WHO, desk, undo


def searched(store, order=Order.NEXT_BEST, k=3, tolerance=Fraction(1)):
    question = posed(desk(store))
    best = best_schedule(question.problem)
    job = alternatives_job(question, best, order, k, tolerance)
    assert job.wait(60)
    return job.outcome()


def answer_of(store, name):
    now = desk(store)
    plan = next(plan for plan in now.programme.scenarios if plan.name == name)
    return best_schedule(posed(now, plan).problem)


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("years", [(), range(2027, 2030)])
def test_a_kept_alternative_is_the_only_answer_of_its_scenario(store, order, years):
    plan = replace(BY_VALUE, budgets={"cost": single_budget(Decimal(330 if years else 110))})
    set_plan(store, desk(store), with_years(plan, years), what="years", who=WHO)
    second = searched(store, order).others[0]
    before = desk(store).programme.plan
    name = keep_alternative(store, desk(store), before, second.starts, "Other", who=WHO)
    assert answer_of(store, name).starts == second.starts
    assert desk(store).programme.plan == before


def test_what_was_demanded_before_stays_demanded(store):
    asked = with_list(BY_VALUE, RuleKind.MUST, ["lights"])
    set_plan(store, desk(store), asked, what="must", who=WHO)
    second = searched(store).others[0]
    keep_alternative(store, desk(store), asked, second.starts, "Other", who=WHO)
    (kept,) = desk(store).programme.scenarios
    assert asked.rules[0] in kept.rules
    assert kept.ids_of(RuleKind.MUST)[0] == "lights"


def test_kept_twice_it_is_there_once_and_another_of_its_name_gets_a_number(store):
    one, two = (each.starts for each in searched(store).others)
    names = [
        keep_alternative(store, desk(store), BY_VALUE, starts, "Other", who=WHO)
        for starts in (one, one, two, two)
    ]
    assert names == ["Other", "Other", "Other (2)", "Other (2)"]
    assert [plan.name for plan in desk(store).programme.scenarios] == ["Other", "Other (2)"]


def test_a_kept_alternative_can_be_undone(store):
    before = desk(store).programme
    keep_alternative(store, desk(store), BY_VALUE, searched(store).others[0].starts, "O", who=WHO)
    assert len(desk(store).programme.scenarios) == 1
    undo(store)
    assert replace(desk(store).programme, scenarios=()) == replace(before, scenarios=())
    assert desk(store).programme.scenarios == ()


def test_the_count_is_of_lists_beside_the_best(store):
    question = posed(desk(store))
    job = count_job(question, best_schedule(question.problem), Fraction(0))
    assert job.wait(60)
    assert (job.outcome().count, job.outcome().is_exact) == (0, True)
