"""Changes of a plan, each from plan to plan."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.plan_editing import (
    listed,
    listed_in_force,
    new_rule_id,
    rules_naming,
    with_budget,
    with_list,
    with_listed,
    with_rule,
    with_rule_on,
    with_start,
    with_years,
    without_listed,
    without_rule,
)
from prioritisation.decision.programme.budgets import Budget, single_budget
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.plans import Counting, Plan
from prioritisation.decision.programme.rules import Amount, Count, Must, RuleKind
from prioritisation.errors import InvalidValueError

POT = Plan(budgets={"cost": single_budget(Decimal(1_000_001))})
YEARS = (2027, 2028, 2029)


def amounts(plan, resource="cost"):
    return tuple(int(amount) for amount in plan.budgets[resource].amounts)


def test_one_budget_is_split_into_years_and_added_up_again():
    planned = with_years(POT, YEARS)
    assert amounts(planned) == (333_335, 333_333, 333_333)
    assert with_years(planned, ()) == POT


def test_budgets_follow_their_years_and_a_new_year_gets_the_last_amount():
    plan = replace(
        POT, years=YEARS, budgets={"cost": Budget(amounts=tuple(map(Decimal, (1, 2, 3))))}
    )
    assert amounts(with_years(plan, (2028, 2029, 2030))) == (2, 3, 3)
    assert amounts(with_years(plan, (2026, 2027))) == (3, 1)


def test_what_names_a_year_that_is_gone_is_forgotten():
    in_2027 = Amount(id="r1", of=Group(measures=("a",)), what="cost", at_most=Decimal(1), year=2027)
    always = Amount(id="r2", of=Group(measures=("a",)), what="cost", at_most=Decimal(1))
    plan = replace(
        with_years(POT, YEARS),
        rules=(in_2027, always),
        starts={"a": 2027, "b": 2029},
        counting=Counting.FULL,
        value_years=10,
    )
    later = with_years(plan, (2028, 2029))
    assert later.rules == (always,)
    assert later.starts == {"b": 2029}
    assert (later.counting, later.value_years) == (Counting.FULL, 10)
    pot = with_years(plan, ())
    assert (pot.counting, pot.value_years, pot.starts) == (None, None, {})


def test_value_years_grow_with_the_plan_and_never_fall_below_it():
    plan = replace(with_years(POT, (2027,)), value_years=2)
    assert with_years(plan, YEARS).value_years == 3


def test_a_resource_is_limited_and_set_free():
    limited = with_budget(POT, "work", Budget(total=Decimal(5)))
    assert limited.budgets["work"].total == 5
    assert with_budget(limited, "work", None) == POT


def test_rules_are_added_replaced_switched_and_deleted():
    first = Count(id="r1", of=Group(measures=("a",)), at_most=1)
    plan = with_rule(POT, first)
    assert new_rule_id(plan) == "r2"
    changed = replace(first, at_most=2)
    assert with_rule(plan, changed).rules == (changed,)
    assert with_rule_on(plan, "r1", on=False).rules == (replace(first, on=False),)
    assert without_rule(plan, "r1") == POT


def test_the_quick_list_of_musts_leaves_other_musts_alone():
    council = Must(id="r1", measures=("a",), why="Council")
    plan = with_list(with_rule(POT, council), RuleKind.MUST, ["b", "c"])
    assert listed(plan, RuleKind.MUST) == ("b", "c")
    assert plan.ids_of(RuleKind.MUST) == ("a", "b", "c")
    assert with_list(plan, RuleKind.MUST, []).rules == (council,)


def test_one_more_must_comes_on_the_list_and_off_it_again():
    plan = with_listed(with_list(POT, RuleKind.MUST, ["b"]), RuleKind.MUST, "a")
    assert listed_in_force(plan, RuleKind.MUST) == ("b", "a")
    assert with_listed(plan, RuleKind.MUST, "b").ids_of(RuleKind.MUST) == ("a", "b")
    assert listed(without_listed(plan, RuleKind.MUST, "a"), RuleKind.MUST) == ("b",)


def test_a_list_that_is_switched_off_stays_off_when_one_more_is_forced():
    off = with_rule_on(with_list(POT, RuleKind.MUST, ["a", "b"]), "must", on=False)
    assert listed_in_force(off, RuleKind.MUST) == ()
    plan = with_listed(off, RuleKind.MUST, "a")
    assert plan.ids_of(RuleKind.MUST) == ("a",)
    assert without_rule(plan, "r1") == off
    assert without_listed(off, RuleKind.MUST, "a") == off
    assert with_listed(POT, RuleKind.NEVER, "c").ids_of(RuleKind.NEVER) == ("c",)


def test_a_start_is_pinned_in_a_year_of_the_plan_and_set_free():
    plan = with_start(with_years(POT, YEARS), "a", 2028)
    assert plan.starts == {"a": 2028}
    assert with_start(plan, "a", None).starts == {}
    with pytest.raises(InvalidValueError, match="2031 year_not_in_plan"):
        with_start(plan, "a", 2031)


def test_the_rules_that_name_a_measure_are_told_before_it_is_deleted():
    must, count = (
        Must(id="r1", measures=("a",)),
        Count(id="r2", of=Group(measures=("b",)), at_most=1),
    )
    plan = replace(POT, rules=(must, count))
    assert rules_naming(plan, "a") == (must,)
    assert rules_naming(plan, "c") == ()
