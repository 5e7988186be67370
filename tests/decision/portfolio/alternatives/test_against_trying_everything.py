"""Next best, most different and how many, beside every selection and every start year."""

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.alternatives.by_solves import is_proven, ranked_by_solves
from prioritisation.decision.portfolio.alternatives.count_within import count_within
from prioritisation.decision.portfolio.alternatives.decisions import Decisions
from prioritisation.decision.portfolio.alternatives.most_different import most_different
from prioritisation.decision.portfolio.alternatives.next_best import next_best
from prioritisation.decision.portfolio.alternatives.pool import Pool
from prioritisation.decision.portfolio.alternatives.tolerance import least_value
from prioritisation.decision.portfolio.alternatives.within import Within
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.errors import InfeasibleError
from tests.decision.portfolio.alternatives.trying_all import all_selections, within
from tests.scheduled_oracle import all_plans, keeps_all, value_of
from tests.scheduled_problems import scheduled_problems

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
tolerances = st.sampled_from(
    [Fraction(0), Fraction(1, 50), Fraction(1, 3), Fraction(1), Fraction(3)]
)


def best_or_none(problem):
    try:
        return best_schedule(problem)
    except InfeasibleError:
        return None


def check_found(problem, alternatives):
    """Check that each keeps the demands, adds up, and has a selection of its own."""
    assert len({frozenset(a.starts) for a in alternatives.found}) == len(alternatives.found)
    for alternative in alternatives.found:
        assert keeps_all(problem, alternative.starts)
        assert alternative.value == value_of(problem, alternative.starts)


def check_next_best(problem, k):
    best = best_or_none(problem)
    if best is None:
        return
    expected = sorted(all_selections(problem).values(), reverse=True)[:k]
    told = []
    alternatives = next_best(problem, best, k, on_more=told.append)
    check_found(problem, alternatives)
    assert [a.value for a in alternatives.found] == expected
    assert alternatives.is_complete
    assert all(a.is_proven for a in alternatives.found)
    assert alternatives.best.starts == best.starts
    for known in told:
        check_found(problem, known)
        proven = [a.value for a in known.found if a.is_proven]
        assert proven == expected[: len(proven)]


@given(scheduled_problems(), st.integers(2, 8))
@settings(max_examples=200, suppress_health_check=SLOW)
def test_start_years_are_as_near_those_of_the_best_as_their_value_allows(problem, k):
    best = best_or_none(problem)
    if best is None:
        return
    for alternative in next_best(problem, best, k).others:
        as_good = [
            starts
            for starts in all_plans(problem)
            if set(starts) == set(alternative.starts)
            and keeps_all(problem, starts)
            and value_of(problem, starts) == alternative.value
        ]
        most = max(len(starts.items() & best.starts.items()) for starts in as_good)
        assert len(alternative.starts.items() & best.starts.items()) == most


@given(scheduled_problems(), st.integers(1, 12))
@settings(max_examples=200, suppress_health_check=SLOW)
def test_the_next_best_are_the_highest_values_of_all_selections(problem, k):
    check_next_best(problem, k)


@given(scheduled_problems(largest=8, most_years=1), st.integers(1, 40))
@settings(max_examples=300, suppress_health_check=SLOW)
def test_the_same_holds_for_one_period(problem, k):
    check_next_best(problem, k)


@given(scheduled_problems(largest=4), tolerances, st.integers(1, 5))
@settings(max_examples=100, suppress_health_check=SLOW)
def test_each_of_the_most_different_is_as_far_as_any_from_those_before_it(problem, tolerance, k):
    best = best_or_none(problem)
    if best is None:
        return
    good = within(all_selections(problem), tolerance)
    alternatives = most_different(problem, best, tolerance, k)
    check_found(problem, alternatives)
    assert alternatives.is_complete
    assert len(alternatives.found) == min(k, len(good))
    shown = [frozenset(best.starts)]
    for alternative in alternatives.others:
        distance = {s: min(len(s ^ other) for other in shown) for s in good}
        selection = frozenset(alternative.starts)
        farthest = max(distance.values())
        assert distance[selection] == farthest
        assert alternative.value == max(good[s] for s in good if distance[s] == farthest)
        shown.append(selection)


@given(scheduled_problems(largest=4), tolerances)
@settings(max_examples=120, suppress_health_check=SLOW)
def test_as_many_are_counted_as_there_are(problem, tolerance):
    best = best_or_none(problem)
    if best is None:
        return
    others = len(within(all_selections(problem), tolerance)) - 1
    counted = count_within(problem, best, tolerance)
    assert (counted.count, counted.is_exact) == (others, True)


@given(scheduled_problems(largest=8, most_years=1), tolerances, st.integers(0, 20))
@settings(max_examples=200, suppress_health_check=SLOW)
def test_of_many_so_many_are_counted_as_were_asked_for(problem, tolerance, most):
    best = best_or_none(problem)
    if best is None:
        return
    others = len(within(all_selections(problem), tolerance)) - 1
    counted = count_within(problem, best, tolerance, most=most)
    assert counted.count == min(others, most)
    assert counted.is_exact == (others <= most)


@given(scheduled_problems(largest=4), st.integers(2, 5))
@settings(max_examples=60, suppress_health_check=SLOW)
def test_solves_alone_rank_as_the_search_does(problem, k):
    best = best_or_none(problem)
    if best is None:
        return
    selections = all_selections(problem)
    decisions = Decisions(problem)
    pool = Pool(decisions)
    pool.add(decisions.taken(best.starts))
    limit = decisions.values.whole(best.value)
    known, most = ranked_by_solves(
        decisions, pool, k, limit, Deadline(), lambda listed, limit: None
    )
    expected = sorted(selections.values(), reverse=True)[:k]
    assert [each.value * decisions.values.unit for each in known] == expected
    assert all(is_proven(each, most) for each in known)


@given(scheduled_problems(largest=4), tolerances)
@settings(max_examples=60, suppress_health_check=SLOW)
def test_steps_and_solves_alone_count_as_the_search_does(problem, tolerance):
    best = best_or_none(problem)
    if best is None:
        return
    decisions = Decisions(problem)
    taken = decisions.taken(best.starts)
    least = decisions.least_worth(least_value(best, tolerance))
    found = Within(decisions, taken, least, 1000, Deadline())
    found.walk_from(taken)
    assert found.search_by_solves()
    assert found.others == len(within(all_selections(problem), tolerance)) - 1
