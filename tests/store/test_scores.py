"""Every store: answers are rows, one a key, and so are agreed scores."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from prioritisation.store import AgreedKey, key_of

from .town import AGREED, ANSWER, DESK_ANSWER, TOWN, score


@pytest.fixture(autouse=True)
def town(store):
    store.create(TOWN, who="planner")


def test_an_answer_given_again_replaces_the_first(store):
    store.give("town", ANSWER)
    store.give("town", replace(ANSWER, score=Decimal(5)))
    assert store.answers("town", ANSWER.workshop) == (replace(ANSWER, score=Decimal(5)),)


def test_an_unsent_answer_sent_forty_times_at_once_is_kept_once(store):
    with ThreadPoolExecutor(8) as phones:
        list(phones.map(lambda answer: store.give("town", answer), [ANSWER] * 40))
    assert store.answers("town", ANSWER.workshop) == (ANSWER,)


def test_answers_of_two_hundred_phones_are_all_kept(store):
    answers = [replace(ANSWER, participant=f"p{n:03}") for n in range(200)]
    with ThreadPoolExecutor(28) as phones:
        list(phones.map(lambda answer: store.give("town", answer), answers))
    assert store.answers("town") == tuple(answers)


def test_several_answers_are_given_together_and_the_last_of_a_key_counts(store):
    other = replace(ANSWER, criterion="speed")
    store.give("town", replace(ANSWER, score=Decimal(1)), other, ANSWER)
    assert store.answers("town") == (ANSWER, other)


def test_dont_know_is_an_answer_and_no_number(store):
    unknown = replace(ANSWER, score=None)
    store.give("town", unknown)
    assert store.answers("town") == (unknown,)


def test_a_score_keeps_every_digit(store):
    exact = replace(ANSWER, score=Decimal("3.10000000000000000000000001"))
    store.give("town", exact)
    assert str(store.answers("town")[0].score) == "3.10000000000000000000000001"


def test_an_answer_is_taken_back_alone(store):
    other = replace(ANSWER, participant="p2")
    store.give("town", ANSWER, other)
    store.take_back("town", key_of(ANSWER))
    assert store.answers("town") == (other,)


def test_workshops_and_rounds_are_kept_apart(store):
    second_round, autumn = replace(ANSWER, round=2), replace(ANSWER, workshop="autumn")
    store.give("town", ANSWER, second_round, autumn)
    assert store.answers("town", "spring") == (ANSWER, second_round)
    assert store.answers("town", "autumn") == (autumn,)
    assert store.answers("town") == (autumn, ANSWER, second_round)


def test_participants_disturb_no_planner(store):
    store.give("town", ANSWER)
    score(store, answers=(DESK_ANSWER,))
    assert store.latest("town").number == 1
    assert store.answers("town") == (DESK_ANSWER, ANSWER)


def test_an_agreed_score_is_kept_with_its_reason_and_taken_back(store):
    finnish_time = datetime(2026, 11, 3, 14, 0, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    agreed = replace(AGREED, when=finnish_time, reason="Nähty <b>itse</b>")
    score(store, agreed=(agreed,))
    assert store.agreed("town") == (agreed,)
    assert store.agreed("town")[0].when.tzinfo is UTC
    score(store, removed_agreed=(AgreedKey("square", "impact"),))
    assert store.agreed("town") == ()


def test_every_write_changes_the_version_and_no_reading_does(store):
    versions = [store.version("town")]
    for write in (
        lambda: store.give("town", ANSWER),
        lambda: store.give("town", replace(ANSWER, score=Decimal(5))),
        lambda: store.take_back("town", key_of(ANSWER)),
        lambda: score(store, agreed=(AGREED,)),
        lambda: store.undo("town", who="planner"),
        lambda: store.redo("town", who="planner"),
    ):
        write()
        versions.append(store.version("town"))
    assert len(set(versions)) == 7
    store.snapshot("town")
    assert store.version("town") == versions[-1]


def test_a_snapshot_holds_what_counts_at_one_moment(store):
    store.give("town", DESK_ANSWER, ANSWER)
    score(store, agreed=(AGREED,))
    snapshot = store.snapshot("town")
    assert snapshot.revision == store.latest("town")
    assert (snapshot.answers, snapshot.agreed) == ((DESK_ANSWER,), (AGREED,))
    assert snapshot.version == store.version("town")
