"""What each item is drawn as: by spearhead, by direction, hollow where it is a consequence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.charts.matrix_info import KeyEntry, matrix_info
from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Item
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.score_table import score_table
from tests.charts.boards import sample_info
from tests.charts.town import EN, FI, HOMES, SQUARE, info_of, programme


def shown(board_id, items, scores, **options):
    """Return what a board shows of items with these scores, by criterion."""
    board = standard_board(board_id)
    town = replace(programme(()), boards=(board,), **{board_id.value: tuple(items)})
    answers = [
        Answer(item=item, criterion=criterion, score=Decimal(score))
        for item, row in scores.items()
        for criterion, score in row.items()
    ]
    table = score_table(items, board, answers)
    return matrix_info(town, build_matrix(items, table, board), table, EN, **options)


def trends(*directions):
    """Return the signs of trends that are fast, with these scores of direction."""
    items = [Item(id=f"t{k}", name=Text.of(f"t{k}")) for k in range(len(directions))]
    scores = {
        item.id: {"direction": direction, "speed": "4"}
        for item, direction in zip(items, directions, strict=True)
    }
    return {item.id: (item.symbol, item.colour) for item in shown_trends(items, scores).items}


def shown_trends(items, scores):
    return shown(BoardId.TRENDS, items, scores)


UP, ROUND, DOWN = ("triangle-up", "ok"), ("circle", "muted"), ("triangle-down", "bad")


def test_a_trend_points_the_way_that_it_works():
    assert trends("2", "1", "0", "-1", "-2") == {
        "t0": UP,
        "t1": UP,
        "t2": ROUND,
        "t3": DOWN,
        "t4": DOWN,
    }


@pytest.mark.parametrize(
    ("direction", "sign"), [("0.5", UP), ("0.4", ROUND), ("-0.4", ROUND), ("-0.5", DOWN)]
)
def test_a_mean_points_from_halfway_to_the_first_level(direction, sign):
    assert trends(direction) == {"t0": sign}


def test_the_key_of_trends_names_the_three_directions():
    info = sample_info(BoardId.TRENDS, EN)
    assert (info.key_title, info.key) == (
        "Direction of effect",
        (
            KeyEntry("triangle-up", "ok", "positive"),
            KeyEntry("circle", "muted", "neutral"),
            KeyEntry("triangle-down", "bad", "negative"),
        ),
    )


def factor(id_, **options):
    return Item(id=id_, name=Text.of(id_), **options)


FULL_MARKS = {"impact": "5", "speed": "5", "output_input": "5"}


def test_a_consequence_is_hollow_and_never_bold_wherever_it_stands():
    items = [factor("taxes", is_consequence=True), factor("shops")]
    info = shown(BoardId.FACTORS, items, {"taxes": FULL_MARKS, "shops": FULL_MARKS})
    signs = {item.id: (item.symbol, item.colour, item.is_bold) for item in info.items}
    assert signs == {
        "taxes": ("diamond-open", "muted", False),
        "shops": ("circle", "primary", True),
    }
    assert info.headline == "1 of 2 vitality factors is low-hanging fruit"
    assert info.key == (KeyEntry("diamond-open", "muted", "a consequence, not a lever"),)
    assert not any(item.is_borderline for item in info.items)


def test_a_consequence_is_in_the_key_only_where_one_is_shown():
    items = [factor("taxes", is_consequence=True), factor("shops")]
    scores = {"taxes": FULL_MARKS, "shops": FULL_MARKS}
    assert shown(BoardId.FACTORS, items, scores, shown={"shops"}).key == ()


def test_on_the_sample_tax_revenue_alone_is_hollow():
    info = sample_info(BoardId.FACTORS, FI)
    hollow = [item.label for item in info.items if item.symbol.endswith("-open")]
    assert hollow == ["Verotulot (seuraus)"]


def test_a_measure_has_its_spearheads_sign_and_one_without_is_a_ring():
    signs = {item.id: (item.symbol, item.colour) for item in info_of().items}
    assert signs == {
        "homes": ("square", "spearhead-0"),
        "square": ("circle", "spearhead-1"),
        "talks": ("circle-open", "line2"),
    }


def test_no_spearhead_is_in_the_key_only_where_one_is_shown():
    assert [entry.name for entry in info_of([HOMES, SQUARE]).key] == ["Housing", "Living centre"]
