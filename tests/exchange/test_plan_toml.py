"""A plan file is read as it is meant, and written without loss."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Counting, Objective, Plan
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.rules import (
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Share,
    Together,
)
from prioritisation.decision.programme.text import Text
from prioritisation.exchange.plan_toml import PlanFile, plan_toml, read_plan
from prioritisation.exchange.plan_toml.plan_file import STANDARD_BOARD

from .plan_files import plan_files

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def read(text):
    return read_plan(text.encode(), file="plan.toml")


@given(plan_files())
@settings(deadline=None, max_examples=150, suppress_health_check=SLOW)
def test_what_is_written_is_read_as_the_same_again(plan_file):
    text = plan_toml(plan_file)
    assert read(text) == plan_file
    assert plan_toml(read(text)) == text


EVERYTHING = """\
title = { fi = "Kolme vuotta", en = "Three years" }
objective = "priority"
weights = { impact = 3, fun = 0.5 }
years = [2027, 2028]
counting = "full"
value_years = 10
price_level = 2027
vat = "excluded"

[[criteria]]
id = "impact"
low = 1
high = 3
anchors = { 1 = "none", 3 = { fi = "suuri", en = "large" } }
points = [0, 25.5, 100]

[[criteria]]
id = "fun"
name = "Fun"
low = -1
high = 1

[[resources]]
id = "invest"
name = "Investment money"
unit = "€"
budget = [800, 600]
total = 1000
carry_over = 0.5
after = "last"

[[resources]]
id = "work"
unit = "person-months"
step = 0.1
after = 2.5

[[measures]]
id = "market"
name = { fi = "Tori", en = "Market square" }
illustrative = true
value = 4.2
benefit_eur = -20
scores = { impact = 2.5, fun = 0 }
spearhead = "centre"
target_groups = ["residents"]
channels = ["pull", "new_money"]
factors = ["events"]
unit = "Works"
owner = "Engineer"
start = [2027, 2028]
months_to_effect = 12
cost = { invest = [100, 50], work = [0.3] }
income = { invest = [0, 5] }
yearly_after = { invest = 20 }

[[measures]]
id = "lights"
cost = { invest = [30] }

[[rules]]
id = "law"
why = "Council 12.3."
on = false
kind = "must"
measures = ["market"]

[[rules]]
id = "r2"
kind = "never"
measures = ["lights"]

[[rules]]
id = "r3"
kind = "requires"
measure = "lights"
needs = ["market"]
gap = 1

[[rules]]
id = "r4"
kind = "count"
of = ["market", "lights"]
at_most = 1

[[rules]]
id = "r5"
kind = "amount"
what = "invest"
of = { low_hanging = true }
at_least = 10.5
year = 2028

[[rules]]
id = "r6"
kind = "share"
what = "count"
of = { spearhead = "centre" }
at_least = 0.25
at_most = 1

[[rules]]
id = "r7"
kind = "together"
measures = ["market", "lights"]
value = -1
saving = { invest = 30 }
months_to_effect = 6
"""

AS_READ = PlanFile(
    title=Text.of({"fi": "Kolme vuotta", "en": "Three years"}),
    plan=Plan(
        objective=Objective.PRIORITY,
        weights={"impact": Decimal(3), "fun": Decimal("0.5")},
        years=(2027, 2028),
        counting=Counting.FULL,
        value_years=10,
        price_level=2027,
        vat="excluded",
        budgets={
            "invest": Budget(
                amounts=(Decimal(800), Decimal(600)),
                total=Decimal(1000),
                carry_over=Decimal("0.5"),
                after=AfterLimit.LAST,
            ),
            "work": Budget(after=Decimal("2.5")),
        },
        rules=(
            Must(id="law", why="Council 12.3.", on=False, measures=("market",)),
            Never(id="r2", measures=("lights",)),
            Requires(id="r3", measure="lights", needs=("market",), gap=1),
            Count(id="r4", of=Group(measures=("market", "lights")), at_most=1),
            Amount(
                id="r5",
                what="invest",
                of=Group(by=GroupKind.LOW_HANGING),
                at_least=Decimal("10.5"),
                year=2028,
            ),
            Share(
                id="r6",
                what="count",
                of=Group(by=GroupKind.SPEARHEAD, key="centre"),
                at_least=Decimal("0.25"),
                at_most=Decimal(1),
            ),
            Together(
                id="r7",
                measures=("market", "lights"),
                value=Decimal(-1),
                saving={"invest": Decimal(30)},
                months_to_effect=6,
            ),
        ),
    ),
    criteria=(
        Criterion(
            id="impact",
            name=Text.of("impact"),
            low=1,
            high=3,
            anchors=(Text.of("none"), Text(), Text.of({"fi": "suuri", "en": "large"})),
            points=(Decimal(0), Decimal("25.5"), Decimal(100)),
            weight=Decimal(3),
        ),
        Criterion(id="fun", name=Text.of("Fun"), low=-1, high=1, weight=Decimal(0)),
    ),
    resources=(
        Resource(id="invest", name=Text.of("Investment money")),
        Resource(id="work", name=Text.of("work"), unit="person-months", step=Decimal("0.1")),
    ),
    measures=(
        Measure(
            id="market",
            name=Text.of({"fi": "Tori", "en": "Market square"}),
            illustrative=True,
            value=Decimal("4.2"),
            benefit_eur=-20,
            spearhead="centre",
            target_groups=("residents",),
            channels=("pull", "new_money"),
            factors=("events",),
            unit="Works",
            owner="Engineer",
            start_earliest=2027,
            start_latest=2028,
            months_to_effect=12,
            cost={"invest": (Decimal(100), Decimal(50)), "work": (Decimal("0.3"),)},
            income={"invest": (Decimal(0), Decimal(5))},
            yearly_after={"invest": Decimal(20)},
        ),
        Measure(id="lights", name=Text.of("lights"), cost={"invest": (Decimal(30),)}),
    ),
    scores={"market": {"impact": Decimal("2.5"), "fun": Decimal(0)}},
)


def test_every_key_is_read_as_it_is_meant():
    assert read(EVERYTHING) == AS_READ


def test_a_file_is_written_in_the_order_in_which_it_is_thought():
    assert plan_toml(AS_READ) == EVERYTHING


def test_what_a_file_leaves_out_is_the_usual():
    plan_file = read('[[resources]]\nid = "cost"\nbudget = 5\n[[measures]]\nid = "market"\n')
    assert plan_file.plan == Plan(budgets={"cost": Budget(amounts=(Decimal(5),))})
    assert plan_file.criteria == STANDARD_BOARD.criteria
    assert plan_file.board == STANDARD_BOARD
    assert plan_file.resources == (Resource(id="cost", name=Text.of("cost")),)
    assert plan_file.measures == (Measure(id="market", name=Text.of("market")),)


@pytest.mark.parametrize("budget", ["5", "[5]", "5.0"])
def test_without_years_a_budget_is_one_figure(budget):
    plan = read(f'[[resources]]\nid = "cost"\nbudget = {budget}\n').plan
    assert plan.budgets["cost"].amounts == (5,)


def test_a_resource_without_limits_has_no_budget():
    assert read('[[resources]]\nid = "cost"\n').plan.budgets == {}


def test_rules_without_an_id_are_called_by_their_place():
    rule = 'kind = "must"\nmeasures = ["market"]\n'
    text = '[[measures]]\nid = "market"\n' + "".join(
        f"[[rules]]\n{own}{rule}" for own in ("", 'id = "r3"\n', "", 'id = "law"\n', "")
    )
    assert [rule.id for rule in read(text).plan.rules] == ["r1", "r3", "r3-2", "law", "r5"]


def test_a_measure_may_be_demanded_and_forbidden_and_need_what_needs_it():
    text = """
measures = [{ id = "a" }, { id = "b" }]
rules = [
  { kind = "must", measures = ["a"] },
  { kind = "never", measures = ["a"] },
  { kind = "requires", measure = "a", needs = ["b"] },
  { kind = "requires", measure = "b", needs = ["a"] },
]
"""
    assert len(read(text).plan.rules) == 4


def test_a_group_may_have_no_members():
    rule = 'kind = "count"\nof = { spearhead = "nobody" }\nat_least = 1\n'
    assert read(f"[[rules]]\n{rule}").plan.rules[0].of.key == "nobody"


def test_a_start_without_years_is_kept_and_means_nothing():
    (measure,) = read('[[measures]]\nid = "a"\nstart = [2027, 2028]\n').measures
    assert (measure.start_earliest, measure.start_latest) == (2027, 2028)


def test_a_rule_that_is_off_may_save_more_than_there_is():
    text = """
resources = [{ id = "cost" }]
measures = [{ id = "a", cost = { cost = [5] } }, { id = "b" }]
rules = [{ kind = "together", measures = ["a", "b"], saving = { cost = 5 }, on = false }]
"""
    assert read(text).plan.rules[0].saving == {"cost": 5}


def test_amounts_are_exact_however_they_are_written():
    text = """
resources = [{ id = "work", step = 0.1 }]
measures = [{ id = "a", cost = { work = [0.3, 1e2, 1_000] } }]
"""
    assert read(text).measures[0].cost["work"] == (Decimal("0.3"), 100, 1000)
