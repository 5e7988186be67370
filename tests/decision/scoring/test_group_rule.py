"""Nobody is unmasked by what is shown, nor by subtracting it from everybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.scoring.group_rule import shown_groups

sizes = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 12), max_size=7)
leasts = st.integers(1, 6)


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ({"residents": 9, "companies": 8, "council": 4}, {"residents", "companies", "council"}),
        # The council alone is too few; alone it would follow by subtraction.
        ({"residents": 9, "companies": 8, "council": 2}, {"residents"}),
        # Two that are too few protect each other: 4 people.
        ({"residents": 9, "companies": 2, "council": 2}, {"residents"}),
        # Two that are too few, and two together as well: the next smallest is hidden, too.
        ({"residents": 9, "companies": 1, "council": 1, "officials": 5}, {"residents"}),
        # A group without an answer hides nothing.
        ({"residents": 9, "companies": 8, "council": 0}, {"residents", "companies"}),
        # Nothing is left to protect the council with.
        ({"residents": 9, "council": 2}, set()),
        ({"residents": 2}, set()),
        ({"": 3}, {""}),
        ({}, set()),
    ],
)
def test_hand_worked_examples_from_three_answers_on(numbers, shown):
    assert shown_groups(numbers, 3) == shown


def test_of_groups_of_one_size_the_first_is_hidden_first():
    assert shown_groups({"a": 4, "b": 4, "c": 1}, 3) == {"b"}


@given(sizes, leasts)
def test_a_shown_group_is_of_enough_people(numbers, least):
    assert all(numbers[group] >= least for group in shown_groups(numbers, least))


@given(sizes, leasts)
def test_subtracting_what_is_shown_tells_of_nobody_or_of_enough_people_in_two_groups(
    numbers, least
):
    shown = shown_groups(numbers, least)
    rest = [n for group, n in numbers.items() if group not in shown and n]
    if shown:
        assert not rest or (len(rest) >= 2 and sum(rest) >= least)


@given(sizes)
def test_from_one_answer_on_every_group_with_one_is_shown(numbers):
    assert shown_groups(numbers, 1) == {group for group, n in numbers.items() if n}
