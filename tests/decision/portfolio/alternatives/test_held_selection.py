"""With a selection held, its start years are chosen: beside every way of starting it."""

from threading import Event

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.alternatives.decisions import Decisions
from prioritisation.decision.portfolio.alternatives.held_selection import best_of_selection
from prioritisation.decision.portfolio.deadline import Deadline
from tests.decision.portfolio.scheduling.towns import random_town
from tests.scheduled_oracle import all_plans, keeps_all
from tests.scheduled_problems import scheduled_problems

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@given(scheduled_problems(), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_no_other_starts_of_the_selection_are_worth_more_and_the_value_can_be_kept(problem, data):
    plans = [starts for starts in all_plans(problem) if keeps_all(problem, starts)]
    if not plans:
        return
    decisions = Decisions(problem)
    chosen = data.draw(st.sampled_from(plans))
    taken = decisions.taken(chosen)
    ways = [decisions.taken(starts) for starts in plans if starts.keys() == chosen.keys()]

    values = decisions.values.amounts
    best, is_proven = best_of_selection(decisions, taken, values, Deadline(None))
    assert is_proven
    assert decisions.keeps(best)
    assert (decisions.selection(best) == decisions.selection(taken)).all()
    assert decisions.value(best) == max(map(decisions.value, ways))

    # Other amounts, with the value kept: as near as can be to starting late.
    late = np.zeros(decisions.columns.count, dtype=np.int64)
    for (_, t), j in decisions.columns.of_start.items():
        late[j] = t
    worth_it = decisions.worth(decisions.value(taken))
    latest, is_proven = best_of_selection(decisions, taken, late, Deadline(None), (worth_it,))
    assert is_proven
    assert decisions.value(latest) >= decisions.value(taken)
    as_good = [way for way in ways if decisions.value(way) >= decisions.value(taken)]
    assert late[latest].sum() == max(late[way].sum() for way in as_good)


def test_where_time_ends_the_selection_stays_and_what_is_claimed_is_so():
    problem = random_town(12, 3)
    decisions = Decisions(problem)
    values = decisions.values.amounts
    # Two measures, put off to the last year.
    taken = decisions.taken({"m0": 2, "m1": 2})
    stop = Event()
    stop.set()
    found, is_proven = best_of_selection(decisions, taken, values, Deadline(None, stop))
    best, _ = best_of_selection(decisions, taken, values, Deadline(None))
    assert (decisions.selection(found) == decisions.selection(taken)).all()
    assert decisions.value(taken) <= decisions.value(found) <= decisions.value(best)
    assert not is_proven or decisions.value(found) == decisions.value(best)
