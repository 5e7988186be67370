from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from prioritisation.decision.portfolio.balance.balance import balance_of
from prioritisation.decision.portfolio.balance.effect import effect_year
from prioritisation.decision.portfolio.balance.groups import group_keys, keys_of, levers
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.programme.groups import GroupKind
from prioritisation.decision.programme.rules import Together
from tests.decision.portfolio.balance.town import (
    HOSTEL,
    LIGHTS,
    PLAN,
    SQUARE,
    TOWN,
    balance,
    problem,
    without_years,
)


def amounts(*numbers):
    return tuple(map(Fraction, numbers))


def test_the_centre_has_the_square_and_the_lights():
    centre = balance().views[GroupKind.SPEARHEAD].group("centre")
    assert centre.taken.ids == ("square", "lights")
    assert centre.taken.value == 10
    assert centre.taken.gross == {"cost": amounts(60, 60, 0)}
    assert centre.taken.cost("cost") == 120
    assert centre.candidates == centre.taken


def test_what_falls_after_the_plan_is_apart():
    housing = balance().views[GroupKind.SPEARHEAD].group("housing")
    assert housing.taken.gross["cost"] == amounts(0, 100, 50)
    assert housing.taken.later == {"cost": Fraction(30)}


def test_a_candidate_left_out_counts_as_if_it_started_as_early_as_it_may():
    visitors = balance().views[GroupKind.TARGET_GROUP].group("visitors")
    assert visitors.taken.ids == ("square",)
    assert visitors.candidates.ids == ("square", "hostel")
    assert visitors.candidates.gross["cost"] == amounts(60, 50, 0)


def test_a_measure_in_several_groups_counts_whole_in_each():
    view = balance().views[GroupKind.TARGET_GROUP]
    assert view.overlaps
    assert [(g.key, g.taken.value) for g in view.groups] == [("residents", 20), ("visitors", 6)]
    assert balance().taken.value == 20
    assert not balance().views[GroupKind.OWNER].overlaps


def test_net_is_after_income_and_gross_before_it():
    market = replace(SQUARE, income={"cost": (Decimal(10), Decimal(5))})
    town = replace(TOWN, measures=(market, *TOWN.measures[1:]))
    taken = balance(programme=town).views[GroupKind.SPEARHEAD].group("centre").taken
    assert taken.gross["cost"] == amounts(60, 60, 0)
    assert taken.net["cost"] == amounts(50, 55, 0)
    assert taken.net_cost("cost") == 105


def test_a_year_has_what_starts_and_what_shows_its_effect_in_it():
    years = balance().years
    assert [(y.year, y.started.ids, y.effects) for y in years] == [
        (2027, ("square",), ("square",)),
        (2028, ("homes", "lights"), ("lights",)),
        (2029, (), ()),
    ]
    assert balance().taken.gross["cost"] == amounts(60, 160, 50)


def test_without_a_calendar_there_are_no_years():
    shown = balance({"square": 0}, without_years())
    assert shown.years == ()
    assert shown.taken.cost("cost") == 80


@pytest.mark.parametrize(("start", "year"), [(0, 2027), (1, 2028), (2, 2029)])
def test_an_effect_after_six_months_shows_in_the_year_of_the_start(start, year):
    assert effect_year(problem(), "square", start) == year


def test_an_effect_after_two_years_shows_two_years_later():
    assert effect_year(problem(), "homes", 1) == 2030


def test_joint_effects_belong_to_no_group():
    joint = Together(id="j", measures=("square", "lights"), value=Decimal(7))
    assessment = Assessment(
        problem=problem(plan=replace(PLAN, rules=(joint,))), starts={"square": 0, "lights": 1}
    )
    shown = balance_of(TOWN, assessment)
    assert (shown.taken.value, shown.joint) == (10, 7)


def test_groups_that_measures_alone_name_come_after_the_programmes_own():
    town = replace(TOWN, measures=(replace(SQUARE, unit="Works"), replace(LIGHTS, unit="")))
    assert group_keys(town, GroupKind.UNIT) == ("Works", "")
    assert group_keys(TOWN, GroupKind.SPEARHEAD) == ("centre", "housing", "jobs")
    assert keys_of(replace(HOSTEL, target_groups=()), GroupKind.TARGET_GROUP) == ("",)


def test_a_consequence_is_no_lever():
    assert levers(TOWN, GroupKind.FACTOR) == ("nights",)


def test_only_what_measures_share_is_a_view():
    with pytest.raises(ValueError, match="no view"):
        keys_of(SQUARE, GroupKind.LOW_HANGING)
