"""Long work behind a page: begun once, looked at while it runs, stopped, never lost."""

from threading import Event

import pytest

from prioritisation.actions.jobs import MOST_KEPT, Jobs
from prioritisation.errors import InfeasibleError


@pytest.fixture
def jobs_of():
    made = []

    def begun(**settings):
        made.append(Jobs(**settings))
        return made[-1]

    yield begun
    for jobs in made:
        jobs.close()


@pytest.fixture
def jobs(jobs_of):
    return jobs_of()


def test_the_same_question_is_worked_on_once(jobs):
    calls = []
    first = jobs.job("q", lambda job: calls.append(1) or 7)
    assert first.wait(5)
    assert jobs.job("q", lambda job: calls.append(2)) is first
    assert (first.outcome(), calls) == (7, [1])


def test_what_is_known_so_far_is_seen_while_it_runs_and_a_stop_is_heard(jobs):
    seen, go_on = Event(), Event()

    def work(job):
        job.found, job.progress = "a first answer", 0.5
        seen.set()
        go_on.wait(5)
        return "stopped" if job.stop.is_set() else "ran through"

    job = jobs.job("q", work)
    assert seen.wait(5)
    assert (job.found, job.progress, job.is_done, job.outcome()) == (
        "a first answer",
        0.5,
        False,
        None,
    )
    job.stop.set()
    go_on.set()
    assert job.wait(5)
    assert job.outcome() == "stopped"


def test_what_a_person_can_mend_is_raised_where_it_is_looked_at(jobs):
    def work(job):
        raise InfeasibleError("plan_contradicts")

    job = jobs.job("q", work)
    assert job.wait(5)
    with pytest.raises(InfeasibleError, match="plan_contradicts"):
        job.outcome()


def test_a_fault_is_not_swallowed(jobs):
    job = jobs.job("q", lambda job: 1 // 0)
    assert job.wait(5)
    with pytest.raises(ZeroDivisionError):
        job.outcome()


def test_a_forgotten_question_can_be_asked_anew(jobs):
    first = jobs.job("q", lambda job: 1)
    first.wait(5)
    jobs.forget("q")
    assert jobs.job("q", lambda job: 2) is not first


def test_old_results_are_given_up_for_new_ones(jobs):
    first = jobs.job(0, lambda job: 0)
    for number in range(1, MOST_KEPT + 1):
        jobs.job(number, lambda job: 0).wait(5)
    assert jobs.job(0, lambda job: 0) is not first


def test_closing_stops_what_runs(jobs):
    started = Event()

    def work(job):
        started.set()
        return job.stop.wait(20)

    job = jobs.job("q", work)
    assert started.wait(5)
    jobs.close()
    assert job.outcome() is True


def test_what_nobody_looks_at_any_more_is_stopped_so_that_others_get_their_turn(jobs_of):
    jobs = jobs_of(unwatched_seconds=0.2)
    watched, left = (
        jobs.job(name, lambda job: job.stop.wait(20) and "stopped") for name in ("watched", "left")
    )
    while left.unwatched_for < 0.25:
        watched.wait(0.05)
        watched.look()
    jobs.stop_unwatched()
    assert left.wait(5)
    assert left.outcome() == "stopped"
    assert not watched.is_done
