from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from prioritisation.decision.programme.criteria import IMPACT, SPEED
from prioritisation.decision.scoring.ranking import RankedItem, priority_ranking
from prioritisation.errors import InvalidValueError
from tests.decision.scoring.instances import BOARD, TABLE, rows, score_lists, table_of


def test_the_most_points_come_first():
    assert priority_ranking(TABLE, BOARD, {}) == (
        RankedItem(id="square", rank=1, points=Fraction(475, 6)),
        RankedItem(id="harbour", rank=2, points=Fraction(425, 6)),
        RankedItem(id="lights", rank=3, points=Fraction(175, 3)),
    )


def test_other_weights_give_another_order():
    by_impact = priority_ranking(TABLE, BOARD, {IMPACT: Decimal(1)})
    assert [item.id for item in by_impact] == ["harbour", "square", "lights"]


def test_ties_share_a_rank_and_keep_the_order_of_the_list():
    table = table_of({"a": (2, 2, 2), "b": (4, 4, 4), "c": (2, 2, 2), "d": (1, 1, 1)})
    ranking = priority_ranking(table, BOARD, {})
    assert [(item.id, item.rank) for item in ranking] == [("b", 1), ("a", 2), ("c", 2), ("d", 4)]


def test_an_item_that_lacks_a_score_comes_last_without_a_rank():
    table = table_of({"a": (5, None, 5), "b": (1, 1, 1)})
    ranking = priority_ranking(table, BOARD, {})
    assert ranking[-1] == RankedItem(id="a")
    assert [item.id for item in ranking] == ["b", "a"]


def test_a_score_that_weighs_nothing_may_be_missing():
    table = table_of({"a": (5, None, 5)})
    ranking = priority_ranking(table, BOARD, {IMPACT: Decimal(1), SPEED: Decimal(0)})
    assert ranking == (RankedItem(id="a", rank=1, points=Fraction(100)),)


def test_a_weight_for_an_unknown_criterion_is_refused():
    with pytest.raises(InvalidValueError, match="unknown_criterion"):
        priority_ranking(TABLE, BOARD, {"colour": Decimal(1)})


@given(score_lists, rows)
def test_adding_a_measure_never_swaps_two_others(scores, row):
    def order(table):
        return [item.id for item in priority_ranking(table, BOARD, {}) if item.id in scores]

    assert order(table_of({**scores, "another": row})) == order(table_of(scores))
