"""What was promised, done and moved, on three measures that one can work out by heart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from prioritisation.decision.follow_up.deviations import Deviation, deviations
from prioritisation.decision.follow_up.movement import movements
from prioritisation.decision.follow_up.promises import promises_of
from prioritisation.decision.follow_up.report import (
    Standing,
    follow_up_report,
    interim_to,
    whole_year,
)
from prioritisation.decision.follow_up.status import Status
from prioritisation.decision.follow_up.telling import is_silent, latest_reports, months_since
from prioritisation.decision.programme.decisions import Stage
from prioritisation.decision.programme.indicators import IndexPart, VitalityIndex
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text

from .decided import HARBOUR, LIGHTS, MEASURES, SQUARE, decision, told
from .figures import indicator, level

LATER = date(2035, 1, 1)
PROMISES = {p.id: p for p in promises_of(decision(), MEASURES, MEASURES)}
COST = "cost"


def report(progress=(), period=None, today=LATER, moved=(), of=None):
    of = of or decision()
    promises = promises_of(of, MEASURES, MEASURES)
    return follow_up_report(of, promises, progress, moved, period or whole_year(2027), today)


def rows(of):
    return {row.promise.id: row for row in of.rows}


# Promised


@pytest.mark.parametrize(("year", "planned"), [(2025, 0), (2026, 60), (2027, 100), (2040, 100)])
def test_money_is_planned_year_by_year_from_the_start(year, planned):
    assert PROMISES["square"].planned_by(year)[COST] == planned


def test_without_a_calendar_the_whole_cost_is_planned():
    (promise,) = promises_of(decision({"square": None}), MEASURES, MEASURES)
    assert promise.planned_by(1900)[COST] == 100


def test_the_amounts_are_those_of_the_decision_and_the_owner_is_todays():
    today = {"square": replace(SQUARE, cost={COST: (Decimal(999),)}, owner=" Gardener ")}
    (promise,) = promises_of(decision({"square": 2026}), MEASURES, today)
    assert (promise.planned_in_all()[COST], promise.owner) == (100, "Gardener")


def test_a_measure_that_is_gone_is_still_promised_by_its_unit():
    (promise,) = promises_of(decision({"square": 2026}), MEASURES, {})
    assert (promise.unit, promise.is_listed) == ("Works", False)


def test_the_last_decision_that_is_no_draft_is_in_force():
    council, draft = decision(), decision(id="later", stage=Stage.DRAFT)
    programme = Programme(id="town", title=Text.of("Town"))
    assert programme.decision_in_force() is None
    assert replace(programme, decisions=(draft,)).decision_in_force() == draft
    assert replace(programme, decisions=(council, draft)).decision_in_force() == council


# Told


def test_what_was_told_last_counts():
    first, last = told("square", "under_way", "2026-03-01"), told("square", "done", "2026-09-01")
    assert latest_reports([first, last]) == {"square": last}
    assert latest_reports([last, first]) == {"square": last}
    assert latest_reports([first, last], date(2026, 8, 31)) == {"square": first}


@pytest.mark.parametrize(
    ("told_on", "today", "months"),
    [
        ("2026-01-31", "2026-05-30", 3),
        ("2026-01-31", "2026-05-31", 4),
        ("2026-11-30", "2027-01-30", 2),
        ("2026-11-30", "2026-11-01", 0),
    ],
)
def test_months_are_whole_ones(told_on, today, months):
    assert months_since(date.fromisoformat(told_on), date.fromisoformat(today)) == months


def test_who_has_not_told_for_an_interval_is_to_tell_again():
    under_way = told("square", "under_way", "2026-03-01")
    assert not is_silent(under_way, 2026, date(2026, 6, 30), months=4)
    assert is_silent(under_way, 2026, date(2026, 7, 1), months=4)


def test_who_is_done_or_has_stopped_has_nothing_more_to_tell():
    for state in ("done", "stopped"):
        assert not is_silent(told("square", state, "2020-01-01"), 2019, LATER, months=1)


def test_of_what_starts_later_nothing_is_to_be_told_yet():
    assert not is_silent(None, 2027, date(2026, 12, 31), months=1)
    assert is_silent(None, 2027, date(2027, 1, 1), months=1)
    assert is_silent(None, None, date(2027, 1, 1), months=1)


# Departures


def found(last, on):
    return deviations(PROMISES["square"], last, date.fromisoformat(on))


def test_what_is_not_started_is_late_from_the_last_day_of_its_year():
    last = told("square", "not_started", "2026-06-01")
    assert found(last, "2026-12-30") == ()
    assert found(last, "2026-12-31") == (Deviation.LATE,)


def test_what_was_never_told_of_is_untold_and_never_said_to_be_late():
    assert found(None, "2026-12-30") == ()
    assert found(None, "2027-06-01") == (Deviation.UNTOLD,)


def test_more_used_than_planned_to_the_end_of_the_year_is_over_the_budget():
    assert found(told("square", "under_way", "2026-06-01", 60), "2026-06-30") == ()
    spent = told("square", "under_way", "2026-06-01", 61)
    assert found(spent, "2026-06-30") == (Deviation.OVER_BUDGET,)
    assert found(spent, "2027-06-30") == ()


def test_what_has_stopped_is_named_first():
    last = told("square", "stopped", "2026-06-01", 1000)
    assert found(last, "2027-01-01") == (Deviation.STOPPED, Deviation.OVER_BUDGET)


# The report


def test_a_measure_without_a_report_is_never_said_to_be_not_started():
    of = report(period=whole_year(2027))
    assert {i: row.standing for i, row in rows(of).items()} == {
        "square": Standing.UNTOLD,
        "lights": Standing.UNTOLD,
        "harbour": Standing.LATER,
    }
    assert of.counts == dict.fromkeys(Standing, 0) | {Standing.UNTOLD: 2, Standing.LATER: 1}


def test_units_stand_by_name_and_those_without_one_last():
    measures = MEASURES | {"harbour": replace(HARBOUR, unit=" ")}
    promises = promises_of(decision(), measures, measures)
    of = follow_up_report(decision(), promises, (), (), whole_year(2027), LATER)
    assert [unit.unit for unit in of.units] == ["Works", ""]
    assert [unit.unit for unit in report().units] == ["Shore", "Works"]


def test_only_what_was_told_by_the_day_of_the_report_is_in_it():
    early = told("square", "under_way", "2027-02-01", 10, note="dug")
    late = told("square", "done", "2027-09-01", 90)
    before = told("square", "not_started", "2026-12-31")
    row = rows(report([before, early, late], interim_to(date(2027, 8, 31))))["square"]
    assert (row.latest, row.told, row.used[COST]) == (early, (early,), 10)
    assert rows(report([before, early, late]))["square"].told == (early, late)


def test_a_year_that_is_not_over_is_judged_as_of_today():
    not_started = [told("lights", "not_started", "2027-03-01")]
    today = date(2027, 11, 1)
    assert rows(report(not_started, today=today))["lights"].deviations == ()
    assert report(not_started, today=today).known_on == today
    assert rows(report(not_started))["lights"].deviations == (Deviation.LATE,)


def test_the_gravest_departures_come_first():
    progress = [
        told("lights", "not_started", "2027-03-01"),
        told("harbour", "stopped", "2027-03-01"),
    ]
    deviating = report(progress).deviating
    assert [row.promise.id for row in deviating] == ["harbour", "lights", "square"]


# Moved


def moved_by(day, *indicators):
    """Return how indicators have moved by a day, in a programme with their spearheads."""
    ids = dict.fromkeys(i.spearhead for i in indicators if i.spearhead)
    spearheads = tuple(Part(id=i, name=Text.of(i)) for i in ids)
    town = Programme(id="town", title=Text.of("Town"), spearheads=spearheads, indicators=indicators)
    return movements(town, day)


def test_an_indicator_is_compared_with_its_baseline_by_the_day_of_the_report():
    jobs = indicator("jobs", (2025, 100), (2026, 90), (2027, 120), baseline=level(2024, 80))
    (by_2026,) = moved_by(date(2026, 12, 31), jobs)
    assert (by_2026.followed.judgement.latest.value, by_2026.change) == (90, 10)
    (by_2027,) = moved_by(date(2027, 12, 31), jobs)
    assert by_2027.change == 40


def test_without_a_baseline_it_is_compared_with_the_first_value():
    jobs = indicator("jobs", (2025, 100), (2026, 90))
    (moved,) = moved_by(date(2026, 12, 31), jobs)
    assert (moved.reference, moved.change) == (level(2025, 100), -10)
    (one,) = moved_by(date(2026, 12, 31), indicator("jobs", (2025, 100)))
    assert one.change is None
    (none,) = moved_by(date(2026, 12, 31), indicator("jobs"))
    assert none.followed.judgement.status is Status.NO_VALUE
    assert (none.reference, none.change) == (None, None)


def test_an_index_moves_with_its_parts():
    parts = VitalityIndex(base_period="2025", parts=(IndexPart(indicator="jobs"),))
    jobs = indicator("jobs", (2025, 100), (2026, 110))
    moved = moved_by(date(2026, 12, 31), jobs, indicator("index", index=parts))[1]
    assert (moved.followed.judgement.latest.value, moved.change) == (110, 10)


def test_a_unit_is_told_of_the_indicators_of_its_measures_spearheads():
    jobs = indicator("jobs", spearhead="centre")
    boats = indicator("boats", spearhead="shore")
    moved = moved_by(LATER, jobs, boats, indicator("mood"))
    units = {u.unit: [m.followed.indicator.id for m in u.moved] for u in report(moved=moved).units}
    assert units == {"Works": ["jobs"], "Shore": ["boats"]}
    assert LIGHTS.spearhead == "centre"
