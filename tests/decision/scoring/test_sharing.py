"""The work of a round: how long it takes, and how it is shared."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.scoring.minutes import minutes_to_expect
from prioritisation.decision.scoring.sharing import (
    items_for_next,
    least_answers_an_item,
    own_order,
)

ITEMS = tuple(f"m{number}" for number in range(10))


@pytest.mark.parametrize(
    ("items", "criteria", "items_each", "minutes"),
    [(40, 3, None, 30), (40, 3, 10, 8), (1, 1, None, 1), (8, 1, None, 2), (5, 3, 12, 4)],
)
def test_minutes_to_expect_at_fifteen_seconds_an_answer(items, criteria, items_each, minutes):
    assert minutes_to_expect(items, criteria, items_each) == minutes


def test_everybody_has_an_order_of_their_own_that_stays():
    assert own_order(ITEMS, 1) == own_order(ITEMS, 1)
    assert own_order(ITEMS, 1) != own_order(ITEMS, 2)
    assert sorted(own_order(ITEMS, 1)) == sorted(ITEMS)


def test_an_item_that_joins_later_leaves_the_order_of_the_others():
    longer = own_order([*ITEMS, "late"], 7)
    assert tuple(item for item in longer if item != "late") == own_order(ITEMS, 7)


def test_each_item_is_last_for_somebody():
    last = Counter(own_order(ITEMS, seed)[-1] for seed in range(500))
    assert min(last[item] for item in ITEMS) > 20


@given(st.integers(1, 60), st.integers(1, 10), st.integers(0, 1000))
def test_shared_work_is_balanced_and_each_item_gets_the_promised_answers(people, each, seed):
    numbers = Random(seed)
    given_to = Counter()
    for _ in range(people):
        mine = items_for_next(ITEMS, each, given_to, numbers.randrange(10**6))
        assert len(set(mine)) == each
        given_to.update(mine)
    counts = [given_to[item] for item in ITEMS]
    assert max(counts) - min(counts) <= 1
    assert min(counts) == least_answers_an_item(people, len(ITEMS), each)


def test_without_sharing_everybody_is_asked_everything():
    assert least_answers_an_item(38, 40, None) == 38
    assert items_for_next(ITEMS, 99, {}, 1) == ITEMS
