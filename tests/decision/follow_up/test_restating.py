"""New values put to old ones: what is new, what restates, what is there already."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.follow_up.restating import Apart, ChangeKind, with_values
from prioritisation.decision.programme.indicators import Reading
from prioritisation.decision.programme.text import Text

from .figures import indicator, readings

JOBS = indicator("jobs", (2023, 5), (2024, 6))


def kinds(figure, *pairs):
    return [change.kind for change in with_values(figure, readings(*pairs))[1]]


def test_a_value_of_a_new_period_is_new_and_the_same_value_changes_nothing():
    assert kinds(JOBS, (2024, 6), (2025, 7)) == [ChangeKind.SAME, ChangeKind.NEW]
    assert with_values(JOBS, readings((2024, 6)))[0] == JOBS.readings


def test_another_value_follows_the_earlier_one():
    kept, (change,) = with_values(JOBS, readings((2023, "5.5")))
    assert kept == (*JOBS.readings, *readings((2023, "5.5")))
    assert (change.kind, change.before) == (ChangeKind.RESTATED, 5)


def test_a_file_that_holds_both_the_earlier_and_the_later_value_changes_nothing():
    restated = indicator("jobs", (2023, 5), (2023, 6))
    assert kinds(restated, (2023, 5), (2023, 6)) == [ChangeKind.SAME, ChangeKind.SAME]
    assert kinds(JOBS, (2023, 5), (2023, 9)) == [ChangeKind.SAME, ChangeKind.RESTATED]


def test_a_note_is_put_to_the_value_that_is_there():
    noted = Reading(period="2024", value=Decimal(6), note="final")
    kept, (change,) = with_values(JOBS, [noted])
    assert (kept, change.kind) == ((JOBS.readings[0], noted), ChangeKind.NOTE)


def test_the_unit_by_its_name_is_the_indicators_own():
    counted = indicator("jobs", (2023, 5), unit=Text.of({"fi": "kpl", "en": "count"}))
    same = Reading(period="2023", value=Decimal(5), unit="count")
    other = Reading(period="2023", value=Decimal(5), unit="m²")
    _, changes = with_values(counted, [same, other])
    assert [(c.kind, c.apart) for c in changes] == [
        (ChangeKind.SAME, None),
        (ChangeKind.NEW, Apart.UNIT),
    ]


def test_a_value_of_another_length_of_period_is_kept_apart():
    _, (change,) = with_values(JOBS, readings(("2024M05", 1)))
    assert change.apart is Apart.INTERVAL


pairs = st.lists(st.tuples(st.integers(2020, 2023), st.integers(0, 3)), max_size=6)


@given(pairs, pairs)
def test_the_same_file_twice_changes_nothing_the_second_time(old, new):
    figure = indicator("jobs", *old)
    kept, _ = with_values(figure, readings(*new))
    figure = indicator("jobs", *((r.period, r.value) for r in kept))
    again, changes = with_values(figure, readings(*new))
    assert again == kept
    assert {change.kind for change in changes} <= {ChangeKind.SAME}


@given(pairs)
def test_all_values_put_to_none_are_those_values(new):
    assert with_values(indicator("jobs"), readings(*new))[0] == readings(*new)
