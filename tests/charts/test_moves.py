"""What moved between two rounds, on the matrix."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise

import pytest

from prioritisation.charts.labels.boxes import Box, crossings, rows_of
from prioritisation.charts.matrix.arrows import arrow_of, way_boxes
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.matrix_info import matrix_info
from prioritisation.charts.svg.drawing import svg
from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.programme.answers import AgreedScore
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.text import Text
from prioritisation.decision.programme.workshops import Weighting
from prioritisation.decision.scoring.movement import Movement
from prioritisation.decision.scoring.score_table import score_table
from tests.charts import town
from tests.charts.pixels import problems
from tests.charts.stage import marker_boxes
from tests.charts.town import EN, FI


def moved(item, before, after):
    def place(ends):
        return tuple(Fraction(end) for end in ends)

    return Movement(item=item, before=place(before), after=place(after))


# The scores of the town's three measures are (output/input, speed): square (3.5, 5),
# homes (4, 2), talks (4, 4).
INTO = moved("square", ("3", "5"), ("3.5", "5"))
STAYED = moved("homes", ("4.1", "2"), ("4", "2"))
OUT_OF = moved("talks", ("4", "4"), ("4", "3.4"))


def info_of(movement, measures=(town.SQUARE, town.HOMES, town.TALKS), *, wording=EN, agreed=()):
    programme = town.programme(measures)
    board = programme.boards[0]
    table = score_table(measures, board, town.answers(town.SCORES), agreed)
    matrix = build_matrix(measures, table, board)
    return matrix_info(programme, matrix, table, wording, movement=movement, of_workshop=True)


def by_id(info):
    return {item.id: item for item in info.items}


def test_what_moved_has_its_earlier_place_and_what_stayed_is_small():
    info = info_of([INTO, STAYED, OUT_OF])
    items = by_id(info)
    assert {i: item.ghost for i, item in items.items()} == {
        "square": (3.0, 5.0),
        "homes": None,
        "talks": (4.0, 4.0),
    }
    assert [i for i in items if items[i].is_small] == ["homes"]
    assert items["homes"].size == 0.0
    assert (items["talks"].x, items["talks"].y, items["talks"].is_fast) == (4.0, 3.4, False)
    assert info.shows_movement


@pytest.mark.parametrize(
    ("movement", "english", "finnish"),
    [
        ([], "Nothing moved between the rounds", "Mikään ei siirtynyt kierrosten välillä"),
        ([STAYED], "Nothing moved between the rounds", "Mikään ei siirtynyt kierrosten välillä"),
        (
            [INTO, STAYED],
            "1 measure moved, into the region",
            "1 toimenpide siirtyi, alueelle",
        ),
        (
            [INTO, OUT_OF],
            "2 measures moved, 1 into the region and 1 out of it",
            "2 toimenpidettä siirtyi, alueelle 1 ja alueelta pois 1",
        ),
        (
            [OUT_OF, moved("homes", ("2", "2"), ("4", "2"))],
            "2 measures moved, 1 out of the region",
            "2 toimenpidettä siirtyi, alueelta pois 1",
        ),
        ([moved("homes", ("2", "2"), ("4", "2"))], "1 measure moved", "1 toimenpide siirtyi"),
    ],
)
def test_the_title_is_what_was_found(movement, english, finnish):
    assert info_of(movement).headline == english
    assert info_of(movement, wording=FI).headline == finnish


def test_the_least_step_over_the_border_is_a_move():
    step = moved("square", ("3.49", "5"), ("3.5", "5"))
    assert info_of([step]).headline == "1 measure moved, into the region"
    assert info_of([moved("homes", ("3.75", "2"), ("4", "2"))]).headline == "1 measure moved"


def test_an_agreed_score_is_no_move():
    """The round's own scores are shown, although the room has agreed on another place."""
    agreed = AgreedScore(item="homes", criterion="speed", score=Decimal(5))
    homes = by_id(info_of([STAYED], agreed=[agreed]))["homes"]
    assert (homes.x, homes.y, homes.is_small) == (4.0, 2.0, True)


def test_an_item_of_the_later_round_alone_stands_without_a_name():
    items = by_id(info_of([INTO]))
    assert [i for i, item in items.items() if item.is_small] == ["homes", "talks"]


def test_a_filter_counts_only_what_it_lets_through():
    measures = (town.SQUARE, town.HOMES, town.TALKS)
    programme = town.programme(measures)
    board = programme.boards[0]
    table = score_table(measures, board, town.answers(town.SCORES))
    matrix = build_matrix(measures, table, board)
    info = matrix_info(
        programme, matrix, table, EN, shown={"square"}, movement=[INTO, STAYED, OUT_OF]
    )
    assert info.headline == "1 measure moved, into the region"


@pytest.mark.parametrize(
    ("weighting", "words"),
    [
        (Weighting.PERSON, "Mean of the scores, one person, one vote;"),
        (Weighting.GROUP, "Mean of the scores, each group weighing the same;"),
    ],
)
def test_whose_answers_count_how_much_is_said(weighting, words):
    programme = town.programme()
    board = programme.boards[0]
    table = score_table(programme.measures, board, town.answers(town.SCORES))
    table = replace(table, weighting=weighting)
    matrix = build_matrix(programme.measures, table, board)
    for movement in (None, [INTO]):
        info = matrix_info(programme, matrix, table, EN, movement=movement, of_workshop=True)
        assert info.subtitle.startswith(words)


def test_the_head_of_an_arrow_is_clear_of_the_marker():
    arrow = arrow_of((0.0, 0.0), (100.0, 0.0), 20.0)
    (head,) = arrow.heads
    assert head.path.startswith("M87.0 0.0 L")
    ((start, foot),) = [line.points for line in arrow.lines]
    assert (start, foot[0] < 87.0) == ((0.0, 0.0), True)


def test_a_way_too_short_for_a_head_has_no_arrow():
    assert arrow_of((0.0, 0.0), (20.0, 0.0), 20.0) == ((), ())


def test_the_way_of_an_arrow_is_covered_without_a_gap():
    boxes = list(way_boxes((10.0, 20.0), (70.0, 90.0)))
    for one, other in pairwise(boxes):
        assert one.overlaps(other)
    assert boxes[0].holds(Box(10, 20, 10, 20))
    assert boxes[-1].holds(Box(70, 90, 70, 90))


def crowd(count):
    """A round in which every other of many measures moved."""
    names = ("Ikäihmisten asumis- ja palveluratkaisut", "Tori", "Luksusomakotitonttien tarjonta")
    measures, scores, movement = [], {}, []
    for k in range(count):
        at = (str(1 + (k * 7 % 17) / 4), str(1 + (k * 5 % 16) / 4))
        before = (str(1 + (k * 7 % 17 + (k % 4)) / 4.9), str(1 + (k * 5 % 16) / 4.6))
        measures.append(Measure(id=f"m{k}", name=Text.of(f"{names[k % 3]} {k}")))
        scores[f"m{k}"] = ("3", at[1], at[0])
        movement.append(moved(f"m{k}", before if k % 2 else at, at))
    programme = town.programme(measures)
    board = programme.boards[0]
    table = score_table(measures, board, town.answers(scores))
    matrix = build_matrix(measures, table, board)
    return matrix_info(programme, matrix, table, FI, movement=movement, of_workshop=True)


@pytest.mark.parametrize("count", [8, 24, 40])
def test_only_what_moved_is_named_and_no_name_covers_anything(count):
    info = crowd(count)
    scene = matrix_scene(info)
    labels = {label.id: label.box for label in scene.labels}
    assert set(labels) == {item.id for item in info.items if not item.is_small}
    assert {marker.id for marker in scene.markers} == {item.id for item in info.items}
    markers = marker_boxes(scene)
    assert [p for p in combinations(labels, 2) if labels[p[0]].overlaps(labels[p[1]])] == []
    assert [
        (label, marker)
        for label in labels
        for marker in markers
        if label != marker and labels[label].overlaps(markers[marker])
    ] == []


@pytest.mark.parametrize("count", [8, 24])
def test_no_arrow_runs_through_a_name(count):
    scene = matrix_scene(crowd(count))
    ways = [line.points for line in scene.ties if line.colour == "primary"]
    assert ways
    lines = rows_of(Box(*start, *end) for start, end in ways)
    boxes = rows_of(label.box for label in scene.labels)
    assert not crossings(lines, boxes).any()


def test_in_the_png_every_name_is_whole():
    info = info_of([INTO, moved("homes", ("2", "2"), ("4", "2")), OUT_OF])
    assert problems(matrix_scene(info)) == []


def test_a_hostile_name_is_text():
    measure = replace(town.SQUARE, name=Text.of("<script>alert(1)</script>"))
    text = svg(matrix_scene(info_of([INTO], (measure, town.HOMES, town.TALKS))))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
