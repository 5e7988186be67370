from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.scoring.ranks import competition_ranks, mid_ranks

TIED = {"a": Fraction(5), "b": Fraction(7), "c": Fraction(9), "d": Fraction(7)}

numbers = st.dictionaries(st.text(max_size=3), st.fractions(0, 3, max_denominator=2), max_size=9)


def test_competition_ranks_are_1_2_2_4():
    assert competition_ranks(TIED) == {"c": 1, "b": 2, "d": 2, "a": 4}


def test_ties_stand_in_the_order_of_the_list():
    assert list(competition_ranks(TIED)) == ["c", "b", "d", "a"]


def test_mid_ranks_share_the_mean_of_the_places():
    assert mid_ranks(TIED) == {"c": 1, "b": Fraction(5, 2), "d": Fraction(5, 2), "a": 4}


@given(numbers)
def test_a_competition_rank_is_one_more_than_how_many_are_larger(values):
    ranks = competition_ranks(values)
    for i, value in values.items():
        assert ranks[i] == 1 + sum(other > value for other in values.values())


@given(numbers)
def test_the_sum_of_mid_ranks_does_not_depend_on_ties(values):
    n = len(values)
    assert sum(mid_ranks(values).values()) == n * (n + 1) // 2
