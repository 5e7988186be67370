"""The objective *money* counts what is stated, else what the effects come to."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.asked_plans import asked_plan
from prioritisation.actions.file_questions import FileQuestion
from prioritisation.actions.plan_exchange import plan_file_text
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.posing import posed
from prioritisation.decision.effects.euros import euro_resources
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.economy import (
    Coefficient,
    Economy,
    EffectKind,
    Estimate,
    MoneyFigure,
)
from prioritisation.decision.programme.plans import Counting, Objective
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change

from .town import BY_VALUE, HARBOUR, LIGHTS, SQUARE, TOWN, WHO, desk

# A resident brings the town 10 € a year, and nothing is said of what a job brings.
ECONOMY = Economy(
    coefficients=(
        Coefficient(effect=EffectKind.RESIDENTS, figure=MoneyFigure.TOWN_INCOME, euros=Decimal(10)),
    ),
    years=5,
)
# Square: 60 € put in; 2 residents from the second year on, 4 × 20 € in five years: 20 € net.
HOMES = replace(SQUARE, effects={EffectKind.RESIDENTS: Estimate(likely=(Decimal(0), Decimal(2)))})
STATED = replace(
    LIGHTS, benefit_eur=7, effects={EffectKind.RESIDENTS: Estimate(likely=(Decimal(99),))}
)
JOBS = replace(HARBOUR, effects={EffectKind.JOBS: Estimate(likely=(Decimal(9),))})
MONEY = replace(BY_VALUE, objective=Objective.MONEY)


@pytest.fixture
def town(store):
    """The town with effects, and with a plan for money."""

    def kept(plan=MONEY):
        programme = replace(
            TOWN,
            measures=(HOMES, STATED, JOBS),
            economy=ECONOMY,
            plan=plan,
        )
        store.write(
            "town",
            Change(programme=programme),
            based_on=desk(store).revision,
            who=WHO,
            kind="plan_changed",
        )
        return desk(store)

    return kept


def test_net_income_is_worked_out_where_none_is_stated_and_what_is_stated_stands(town):
    values = posed(town()).values
    assert values.values == {"square": 20, "lights": 7, "harbour": 0}
    assert values.worked_out == ("square",)


def test_effects_that_nothing_turns_into_income_count_as_nothing_stated(town):
    assert posed(town()).values.unscored == ("harbour",)


def test_the_portfolio_takes_what_earns_the_most(town):
    planned = planned_portfolio(town())
    assert planned.portfolio.selected == ("square", "lights")
    assert planned.portfolio.value == 27


def test_other_objectives_leave_the_measures_as_they_stand(town):
    values = posed(town(BY_VALUE)).values
    assert values.values == {"square": 6, "lights": 5, "harbour": 10}
    assert values.worked_out == ()


def test_a_plan_that_counts_what_remains_counts_its_own_years_and_no_months_twice(town):
    years = replace(
        MONEY,
        years=(2027, 2028),
        counting=Counting.REMAINING,
        value_years=8,
        budgets={"cost": Budget(amounts=(Decimal(110), Decimal(110)))},
    )
    question = posed(town(years))
    # 7 × 20 € − 60 €: the first year without residents is in it, and no months are taken off.
    assert question.values.values["square"] == 80
    assert question.months["square"] == 0
    assert question.months["lights"] > 0


def test_the_plan_as_a_file_is_worth_the_same_at_the_terminal(town, tmp_path):
    path = tmp_path / "plan.toml"
    now = town()
    now = replace(
        now,
        programme=replace(now.programme, measures=(HOMES, STATED)),
    )
    path.write_text(plan_file_text(now), encoding="utf-8")
    asked = asked_plan(str(path), FileQuestion())
    assert asked.values.values == posed(now).values.values == {"square": 20, "lights": 7}


def test_euros_are_the_resources_counted_in_euros_and_the_one_named_cost():
    work = Resource(id="work", name=Text.of("Work"), unit="months")
    other = Resource(id="ops", name=Text.of("Operating"))
    town = replace(TOWN, resources=(replace(TOWN.resources[0], unit="EUR"), work, other))
    assert euro_resources(town) == ("cost", "ops")
