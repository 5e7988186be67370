from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from prioritisation.decision.portfolio.balance.gaps import Gap, GapKind, GapLimits, gaps_of
from prioritisation.decision.portfolio.balance.remedies import Obstacle, Remedy, remedy_of
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.rules import Amount, Count, Share
from prioritisation.errors import InvalidValueError
from tests.decision.portfolio.balance.town import (
    HOMES,
    HOSTEL,
    TOWN,
    balance,
    problem,
    without_years,
)

LIMITS = GapLimits(before=2028, most=Decimal("0.6"), resource="cost")


def gap(kind, by=None, key="", **fields):
    return Gap(kind=kind, by=by, key=key, **fields)


def remedy(found, programme=TOWN):
    return remedy_of(found, programme.measures, problem(programme), "r1")


def test_the_town_has_every_kind_of_gap():
    share = {"resource": "cost", "most": Decimal("0.6")}
    assert gaps_of(balance({"square": 0, "homes": 1}), LIMITS) == (
        gap(GapKind.EMPTY, GroupKind.SPEARHEAD, "jobs"),
        gap(GapKind.EMPTY, GroupKind.CHANNEL, "new_money"),
        gap(GapKind.EMPTY, GroupKind.FACTOR, "nights"),
        gap(GapKind.LATE, GroupKind.SPEARHEAD, "housing", year=2028, first=2030),
        gap(GapKind.IDLE_YEAR, year=2029),
        gap(
            *(GapKind.CONCENTRATED, GroupKind.SPEARHEAD, "housing"),
            share=Fraction(150, 230),
            **share,
        ),
        gap(
            *(GapKind.CONCENTRATED, GroupKind.OWNER, "Bertta"),
            share=Fraction(150, 230),
            **share,
        ),
    )


def test_visitors_are_late_when_the_square_waits():
    found = gaps_of(balance({"square": 1}), LIMITS)
    assert gap(GapKind.LATE, GroupKind.TARGET_GROUP, "visitors", year=2028, first=2028) in found


def test_an_effect_in_the_year_before_is_in_time():
    limits = replace(LIMITS, before=2029)
    late = [g for g in gaps_of(balance({"square": 1}), limits) if g.kind is GapKind.LATE]
    assert late == []


def test_a_share_that_is_just_the_limit_is_no_gap():
    most = Decimal(150) / Decimal(230)
    above = [
        g
        for g in gaps_of(balance({"square": 0, "homes": 1}), replace(LIMITS, most=most))
        if g.kind is GapKind.CONCENTRATED and g.share <= Fraction(most)
    ]
    assert above == []


def test_an_empty_portfolio_has_no_concentration():
    assert all(g.kind is not GapKind.CONCENTRATED for g in gaps_of(balance({}), LIMITS))


def test_without_a_calendar_nothing_is_late_and_no_year_is_idle():
    kinds = {g.kind for g in gaps_of(balance({"square": 0}, without_years()), LIMITS)}
    assert kinds == {GapKind.EMPTY, GapKind.CONCENTRATED}


@pytest.mark.parametrize("most", ["0", "1.01", "-0.2"])
def test_a_limit_that_is_no_share_is_refused(most):
    with pytest.raises(InvalidValueError, match="not_a_share"):
        replace(LIMITS, most=Decimal(most))


def test_an_empty_group_is_closed_by_one_of_it():
    found = gap(GapKind.EMPTY, GroupKind.CHANNEL, "new_money")
    group = Group(by=GroupKind.CHANNEL, key="new_money")
    assert remedy(found) == Remedy(rule=Count(id="r1", of=group, at_least=1))


def test_a_group_without_a_candidate_has_no_rule():
    assert remedy(gap(GapKind.EMPTY, GroupKind.SPEARHEAD, "jobs")).obstacle is Obstacle.NO_CANDIDATE


def test_a_candidate_that_can_never_start_is_too_late():
    town = replace(TOWN, measures=(HOMES, replace(HOSTEL, start_earliest=2035)))
    found = gap(GapKind.EMPTY, GroupKind.FACTOR, "nights")
    assert remedy(found, town).obstacle is Obstacle.TOO_LATE


def test_visitors_before_2029_are_served_by_what_is_spent_on_them_in_2028():
    found = gap(GapKind.LATE, GroupKind.TARGET_GROUP, "visitors", year=2029, first=2029)
    group = Group(by=GroupKind.TARGET_GROUP, key="visitors")
    # The hostel's first year costs 30, the square's second 20: less than that buys nothing.
    assert remedy(found) == Remedy(
        rule=Amount(id="r1", of=group, what="cost", at_least=Decimal(20), year=2028)
    )


def test_where_only_some_of_a_group_are_fast_enough_the_rule_names_them():
    found = gap(GapKind.LATE, GroupKind.TARGET_GROUP, "residents", year=2028, first=2029)
    assert remedy(found).rule == Amount(
        id="r1",
        of=Group(measures=("square", "lights")),
        what="cost",
        at_least=Decimal(40),
        year=2027,
    )


def test_nobody_is_fast_enough_for_a_year_before_the_first_effect():
    found = gap(GapKind.LATE, GroupKind.SPEARHEAD, "housing", year=2028, first=2030)
    assert remedy(found).obstacle is Obstacle.TOO_LATE


def test_an_idle_year_is_closed_by_what_can_only_spend_in_it_by_starting():
    assert remedy(gap(GapKind.IDLE_YEAR, year=2029)).rule == Amount(
        id="r1",
        of=Group(measures=("lights", "hostel")),
        what="cost",
        at_least=Decimal(30),
        year=2029,
    )


def test_what_costs_nothing_cannot_be_demanded_in_time():
    free = replace(HOSTEL, cost={})
    town = replace(TOWN, measures=(HOMES, free))
    found = gap(GapKind.LATE, GroupKind.TARGET_GROUP, "visitors", year=2029, first=2030)
    assert remedy(found, town).obstacle is Obstacle.NO_RULE


def test_a_plan_without_the_year_has_no_rule_for_it():
    for found in (
        gap(GapKind.IDLE_YEAR, year=2029),
        gap(GapKind.LATE, GroupKind.TARGET_GROUP, "visitors", year=2029, first=2030),
    ):
        assert remedy(found, without_years()).obstacle is Obstacle.NO_YEARS


def test_too_much_for_one_owner_is_limited_to_the_share():
    found = gap(
        *(GapKind.CONCENTRATED, GroupKind.OWNER, "Anna"),
        resource="cost",
        share=Fraction(7, 10),
        most=Decimal("0.6"),
    )
    group = Group(by=GroupKind.OWNER, key="Anna")
    assert remedy(found).rule == Share(id="r1", of=group, what="cost", at_most=Decimal("0.6"))
