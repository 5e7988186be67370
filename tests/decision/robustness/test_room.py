"""The same under doubt: own lists, other groups of people, what discussion can change."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.settings import GroupScore, ScoringSettings
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.decision.robustness.discussion import Order, discussion_order, topics
from prioritisation.decision.robustness.many_groups import tables
from prioritisation.decision.robustness.own_lists import own_lists
from prioritisation.decision.robustness.resampling import stability
from prioritisation.decision.robustness.room import Room
from prioritisation.errors import InvalidValueError

BOARD = standard_board(BoardId.MEASURES)
CRITERIA = ("impact", "speed", "output_input")
ITEMS = tuple(
    Measure(id=i, name=Text.of(i), cost={"cost": (Decimal(60),)}) for i in ("square", "lights")
)
# One of the two fits.
PLAN = Plan(budgets={"cost": single_budget(Decimal(100))})


def room(people, **parts):
    """A room of people: each gives one score to all criteria of square, another to lights."""
    answers = tuple(
        Answer(
            workshop="spring",
            participant=f"p{number:02}",
            item=item,
            criterion=criterion,
            score=None if score is None else Decimal(score),
        )
        for number, scores in enumerate(people)
        for item, score in zip(("square", "lights"), scores, strict=True)
        for criterion in CRITERIA
    )
    return Room(items=ITEMS, board=BOARD, answers=answers, **parts)


def test_the_room_itself_has_the_scores_of_everybody():
    assert room([(5, 1), (4, 2)]).table.value("square", "impact") == Fraction(9, 2)


def test_a_participants_own_table_has_the_rooms_score_where_they_gave_none():
    tables = room([(5, 1), (3, None)]).own_tables()
    assert tables["p01"].value("square", "impact") == 3
    assert tables["p01"].value("lights", "impact") == 1


def test_an_agreed_score_stands_in_place_of_everybodys_own():
    agreed = AgreedScore(item="square", criterion="impact", score=Decimal(2))
    tables = room([(5, 1), (3, 3)], agreed=(agreed,)).own_tables()
    assert {table.value("square", "impact") for table in tables.values()} == {2}


def test_own_lists_are_counted_and_nobodys_own_is_told():
    found = own_lists(room([(5, 1), (5, 2), (2, 4)]), PLAN, ("cost",))
    assert (found.lists, found.on, found.unproven) == (3, {"square": 2, "lights": 1}, 0)
    assert found.in_portfolio == {"square"}


def test_progress_of_own_lists_is_told():
    told = []
    own_lists(room([(5, 1), (5, 2)]), PLAN, ("cost",), lambda *steps: told.append(steps))
    assert told == [(1, 2), (2, 2)]


def test_a_unanimous_room_is_stable_in_every_resampled_group():
    found = stability(room([(5, 1)] * 6), top=1)
    assert (found.resamples, found.in_region, found.in_top) == (
        1000,
        {"square": 1000, "lights": 0},
        {"square": 1000, "lights": 0},
    )


def test_a_room_of_two_minds_is_not_and_the_same_seed_says_the_same():
    split = room([(5, 1), (5, 1), (5, 1), (1, 5), (1, 5)])
    found = stability(split, top=1, resamples=200)
    assert 0 < found.in_top["lights"] < found.in_top["square"] < 200
    assert found == stability(split, top=1, resamples=200)
    assert found != stability(split, top=1, resamples=200, seed=2)


def test_fewer_than_five_people_are_not_resampled():
    with pytest.raises(InvalidValueError, match="4 too_few_participants least=5"):
        stability(room([(5, 1)] * 4), top=1)


people = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=5, max_size=8)


@settings(max_examples=20)
@given(people, st.permutations(range(5)))
def test_a_resampled_group_of_everybody_once_is_the_room(everybody, order):
    there = room(everybody)
    times = dict.fromkeys(there.participants, 1)
    assert there.table_of(times) == there.table
    assert build_matrix(ITEMS, there.table_of(times), BOARD).positions
    shuffled = {there.participants[i]: 1 for i in order} | times
    assert there.table_of(shuffled) == there.table


def test_somebody_drawn_twice_counts_twice():
    there = room([(5, 1), (2, 1)])
    assert there.table_of({"p00": 2, "p01": 1}).value("square", "impact") == 4


def test_each_group_weighs_the_same_in_a_resampled_group_too():
    there = room([(5, 1), (5, 1), (1, 1)], groups={"p00": "a", "p01": "a", "p02": "b"})
    assert there.table.value("square", "impact") == 3


def test_topics_tell_how_many_see_an_item_on_the_other_side():
    found = {t.id: t for t in topics(room([(5, 1), (5, 2), (2, 4)]))}
    assert (found["square"].in_region, found["square"].scorers) == (True, 3)
    assert (found["square"].other_region, found["lights"].other_region) == (1, 1)


def test_what_discussion_can_change_first_comes_first_and_widest_spread_is_another_order():
    there = room([(5, 3), (4, 3), (4, 3), (3, 5), (3, 1)])
    found = topics(there, own_lists(there, PLAN, ("cost",)))
    by_id = {topic.id: topic for topic in found}
    assert by_id["square"].changes == 2
    assert discussion_order(found, Order.CHANGES_FIRST)[0].id == "square"
    assert discussion_order(found, Order.WIDEST_FIRST)[0].id == "lights"


def test_what_few_people_scored_tells_of_nobody():
    there = room([(5, None), (2, None), (5, 3), (5, 3), (5, 3)], least=3)
    only_two = room([(5, 2), (1, 2), (None, 2), (None, 2)], least=3)
    assert {t.id for t in topics(there)} == {"square", "lights"}
    assert {t.id for t in topics(only_two)} == {"lights"}


@settings(max_examples=30)
@given(
    people,
    st.sampled_from(GroupScore),
    st.booleans(),
    st.lists(st.lists(st.integers(0, 3), min_size=8, max_size=8), min_size=1, max_size=4),
)
def test_many_groups_at_once_have_the_scores_of_each_by_itself(everybody, kind, by_group, times):
    there = room(
        everybody,
        settings=ScoringSettings(group_score=kind),
        groups={f"p{n:02}": "ab"[n % 2] for n in range(len(everybody))} if by_group else None,
    )
    rows = np.array([row[: len(there.participants)] for row in times])
    for row, table in zip(rows.tolist(), tables(there, rows), strict=True):
        slow = there.table_of(dict(zip(there.participants, row, strict=True)))
        for item in table.items:
            for criterion in table.criteria:
                assert table.value(item, criterion) == slow.value(item, criterion)
