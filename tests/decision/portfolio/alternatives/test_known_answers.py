"""Alternatives in a town that everyone knows by heart; what is refused; what time leaves open."""

from dataclasses import replace
from fractions import Fraction
from threading import Event

import pytest

from prioritisation.decision.portfolio.alternatives.count_within import count_within
from prioritisation.decision.portfolio.alternatives.most_different import most_different
from prioritisation.decision.portfolio.alternatives.next_best import next_best
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.programme.rules import Must
from tests.decision.portfolio.scheduling.towns import measure, random_town, town


def found(alternatives):
    return [(set(a.selected), a.value) for a in alternatives.found]


def test_the_next_best_of_three_measures_in_order():
    alternatives = next_best(town(), best_schedule(town()), 10)
    assert found(alternatives) == [
        ({"square", "lights"}, 100),
        ({"harbour"}, 90),
        ({"square"}, 60),
        ({"lights"}, 40),
        (set(), 0),
    ]
    assert alternatives.is_complete


def test_only_as_many_as_asked_for_and_the_best_is_the_first():
    best = best_schedule(town())
    alternatives = next_best(town(), best, 2)
    assert len(alternatives.found) == 2
    assert alternatives.best.assessment == best.assessment


def test_an_alternative_may_leave_out_what_costs_nothing():
    free = measure("flags", 5)
    problem = town(candidates=(measure("square", 60, 60), free), budget=60)
    alternatives = next_best(problem, best_schedule(problem), 3)
    assert found(alternatives)[1] == ({"square"}, 60)


def test_of_two_that_nothing_tells_apart_either_may_be_taken():
    twins = (measure("one", 10, 60), measure("two", 10, 60))
    problem = town(candidates=twins, budget=60)
    assert [v for _, v in found(next_best(problem, best_schedule(problem), 2))] == [10, 10]
    assert count_within(problem, best_schedule(problem), Fraction(0)).count == 1


def test_what_an_alternative_has_in_place_of_the_best_is_told():
    second = next_best(town(), best_schedule(town()), 2).others[0]
    assert [change.measure for change in second.exchanges.left] == ["square", "lights"]
    assert [change.measure for change in second.exchanges.entered] == ["harbour"]
    assert (second.loss, second.differences) == (10, 3)


def test_what_they_share_and_where_they_differ_covers_all_measures():
    problem = town(Must(id="r", measures=("square",)))
    alternatives = next_best(problem, best_schedule(problem), 2)
    assert alternatives.shared == ("square",)
    assert alternatives.differing == ("lights",)
    assert alternatives.absent == ("harbour",)


def test_years_alone_make_no_other_list():
    problem = town(candidates=(measure("square", 60),), budget=100)
    assert count_within(problem, best_schedule(problem), Fraction(1, 2)).count == 0


@pytest.mark.parametrize(
    ("tolerance", "count"), [(0, 0), ("1/20", 0), ("1/10", 1), ("2/5", 2), ("3/5", 3), (1, 4)]
)
def test_a_wider_tolerance_counts_more(tolerance, count):
    counted = count_within(town(), best_schedule(town()), Fraction(tolerance))
    assert (counted.count, counted.is_exact) == (count, True)


@pytest.mark.parametrize("problem", [town(), random_town(6, 2)], ids=["one_year", "years"])
def test_the_count_so_far_rises_and_ends_as_the_count(problem):
    told = []
    best = best_schedule(problem)
    counted = count_within(problem, best, Fraction(1, 2), on_more=told.append)
    assert told == sorted(set(told))
    assert told[-1] == counted.count


def test_a_count_that_is_stopped_says_how_many_there_are_at_least():
    problem = random_town(12, 3)
    stop, told = Event(), []

    def enough(count):
        told.append(count)
        stop.set()

    counted = count_within(problem, best_schedule(problem), Fraction(1), stop=stop, on_more=enough)
    assert not counted.is_exact
    assert counted.count >= told[0] > 0


def test_where_the_best_value_is_below_nothing_the_tolerance_is_of_its_size():
    costly = (measure("square", -10, 1), measure("lights", -12, 1))
    rule = Must(id="r", measures=("square",))
    problem = town(rule, candidates=costly)
    best = best_schedule(problem)
    assert best.value == -10
    assert count_within(problem, best, Fraction(1)).count == 0
    assert count_within(problem, best, Fraction(6, 5)).count == 1


def test_the_most_different_is_found_where_each_further_measure_takes_value_off():
    # The solver once called one difference the most that there can be.
    losing = [measure(f"m{n}", -1, cost) for n, cost in enumerate((5, 5, 6, 5))]
    problem = town(candidates=(measure("gain", 4, 2), *losing), budget=14)
    second = most_different(problem, best_schedule(problem), Fraction(1), 2).others[0]
    assert (second.value, second.differences, second.is_proven) == (2, 2, True)


def test_the_most_different_shares_nothing_where_that_is_good_enough():
    alternatives = most_different(town(), best_schedule(town()), Fraction(1, 10), 5)
    assert found(alternatives) == [({"square", "lights"}, 100), ({"harbour"}, 90)]
    assert alternatives.is_complete


def test_where_nothing_else_is_good_enough_the_best_stands_alone():
    alternatives = most_different(town(), best_schedule(town()), Fraction(1, 100), 5)
    assert len(alternatives.found) == 1
    assert alternatives.is_complete


def test_a_stop_leaves_what_is_known_and_claims_no_more():
    problem = random_town(8, 2)
    best = best_schedule(problem)
    stop = Event()
    stop.set()
    alternatives = next_best(problem, best, 5, stop=stop)
    assert not alternatives.is_complete
    assert len(alternatives.found) == 5
    assert len(alternatives.proven.found) == 1


def test_a_better_one_than_the_one_known_comes_first():
    problem = town()
    best = best_schedule(problem)
    harbour = best_schedule(town(Must(id="r", measures=("harbour",))))
    known = replace(
        best, assessment=replace(best.assessment, starts=harbour.starts), bound=Fraction(200)
    )
    alternatives = next_best(problem, known, 2)
    assert found(alternatives)[0] == ({"square", "lights"}, 100)
    assert alternatives.is_complete


def test_what_cannot_be_asked_is_refused():
    best = best_schedule(town())
    unproven = replace(best, bound=Fraction(101))
    with pytest.raises(ValueError, match="k: below 1"):
        next_best(town(), best, 0)
    with pytest.raises(ValueError, match="k: below 1"):
        most_different(town(), best, Fraction(0), 0)
    with pytest.raises(ValueError, match="not proven to be the best"):
        count_within(town(), unproven, Fraction(0))
    with pytest.raises(ValueError, match="tolerance: below 0"):
        most_different(town(), best, Fraction(-1), 2)
