"""Where everything stands on the stage: laws of the picture, before any drawing library."""

from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.matrix.frame import PHONE, WALL
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.matrix_info import Spread
from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.boards import BoardId
from tests.charts.boards import sample_info
from tests.charts.stage import marker_boxes
from tests.charts.town import EN, FI, SCORES, crowd, info_of

NAMES = (
    "Tori",
    "Valaistus",
    "Kahvila- ja ravintolakulttuuri",
    "Luksusomakotitonttien tarjonta",
    "Housing and service solutions for the elderly",
)
PLACES = st.lists(st.tuples(*[st.integers(1, 5)] * 3), max_size=16)
SMALLEST_TEXT = 15.5


def crowded(places):
    return crowd(places, [NAMES[k % len(NAMES)] for k in range(len(places))])


def hits(scene):
    """Return what covers what that it must not, and what leaves the stage."""
    labels = {label.id: label.box for label in scene.labels}
    stage = Box(0, 0, scene.width, scene.height)
    return [
        *(pair for pair in combinations(labels, 2) if labels[pair[0]].overlaps(labels[pair[1]])),
        *(
            (item, other)
            for item, label in labels.items()
            for other, marker in marker_boxes(scene).items()
            if item != other and label.overlaps(marker)
        ),
        *(item for item, label in labels.items() if not stage.holds(label)),
    ]


def texts(scene):
    """Return every text with its size."""
    words = (*scene.words, *(w for label in scene.labels for w in label.words))
    for part in words:
        yield part.text, part.size
        for run in part.after:
            yield run.text, run.size


def shown(scene):
    return {
        " ".join((part.text, *(run.text for run in part.after))).strip() for part in scene.words
    }


@given(PLACES)
@settings(max_examples=25)
def test_either_way_round_gives_a_legal_picture(places):
    info = crowded(places)
    for x_reversed in (False, True):
        turned = info._replace(x=info.x._replace(reversed=x_reversed))
        assert hits(matrix_scene(turned)) == []


@given(PLACES, st.booleans())
@settings(max_examples=25)
def test_with_fast_at_the_bottom_the_picture_is_as_legal(places, x_reversed):
    info = crowded(places)
    plain = info._replace(has_region=False, x=info.x._replace(reversed=x_reversed))
    turned = plain._replace(y=plain.y._replace(reversed=True))
    scene = matrix_scene(turned)
    assert hits(scene) == []
    assert scene.y.at_low < scene.y.at_high
    counts = [(item.x, item.y) for item in info.items]
    markers = {marker.id: marker for marker in scene.markers}
    for item in info.items:
        if counts.count((item.x, item.y)) == 1:
            along = (item.y - scene.y.low) / (scene.y.high - scene.y.low)
            exact = scene.y.at_low + along * (scene.y.at_high - scene.y.at_low)
            assert markers[item.id].y == pytest.approx(exact)


@pytest.mark.parametrize(
    ("board_id", "turned"),
    [(BoardId.MEASURES, "x"), (BoardId.FACTORS, "x"), (BoardId.TRENDS, "y")],
)
def test_the_slides_way_round_is_each_boards_own(board_id, turned):
    info = sample_info(board_id, FI, as_slide=True)
    assert (info.x.reversed, info.y.reversed) == (turned == "x", turned == "y")
    plain = sample_info(board_id, FI)
    assert (plain.x.reversed, plain.y.reversed) == (False, False)
    scene = matrix_scene(info)
    assert (scene.x.at_low > scene.x.at_high) == (turned == "x")
    assert (scene.y.at_low < scene.y.at_high) == (turned == "y")


def test_on_other_axes_there_is_no_slide_to_follow():
    info = sample_info(BoardId.MEASURES, FI, axes=("impact", "speed"), as_slide=True)
    assert not info.x.reversed
    info = sample_info(BoardId.TRENDS, FI, axes=("speed", "direction"), as_slide=True)
    assert not info.x.reversed
    assert not info.y.reversed


@pytest.mark.parametrize("board_id", list(BoardId))
@pytest.mark.parametrize("wording", [FI, EN], ids=["fi", "en"])
def test_every_text_of_the_wall_can_be_read_from_the_back_row(board_id, wording):
    scene = matrix_scene(sample_info(board_id, wording, spread_of={"none"}))
    assert [(text, size) for text, size in texts(scene) if size < SMALLEST_TEXT] == []


@pytest.mark.parametrize("board_id", list(BoardId))
@pytest.mark.parametrize("wording", [FI, EN], ids=["fi", "en"])
def test_on_the_sample_every_name_is_whole(board_id, wording):
    info = sample_info(board_id, wording)
    written = {
        label.id: "".join(words.text for words in label.words).replace(" ", "")
        for label in matrix_scene(info).labels
    }
    assert written == {item.id: item.label.replace(" ", "") for item in info.items}


def test_what_stands_in_the_region_is_bold_and_nothing_else():
    info = info_of()
    weights = {label.id: label.words[0].weight for label in matrix_scene(info).labels}
    assert weights == {"homes": 450, "square": 650, "talks": 650}


def region_edge(scene):
    (edge,) = [line for line in scene.lines if line.colour == "fruit_edge"]
    return edge.points


@pytest.mark.parametrize("board_id", [BoardId.MEASURES, BoardId.FACTORS])
@pytest.mark.parametrize("as_slide", [False, True], ids=["large right", "slide"])
@pytest.mark.parametrize("wording", [FI, EN], ids=["fi", "en"])
def test_on_the_sample_the_regions_edge_runs_clear_of_names_and_markers(
    board_id, as_slide, wording
):
    scene = matrix_scene(sample_info(board_id, wording, as_slide=as_slide))
    pieces = [
        Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)).grown(1)
        for (x0, y0), (x1, y1) in pairwise(region_edge(scene))
    ]
    boxes = {label.id: label.box for label in scene.labels}
    crossed = [
        item
        for found in (boxes, marker_boxes(scene))
        for item, box in found.items()
        if any(box.overlaps(piece) for piece in pieces)
    ]
    assert crossed == []


def test_the_region_holds_no_gridline():
    scene = matrix_scene(sample_info(BoardId.MEASURES, FI))
    edge = region_edge(scene)
    inside = Box(edge[0][0] + 1, scene.plot.top, scene.plot.right, edge[-1][1] - 1)
    grid = [line for line in scene.lines if line.colour == "line" and line.width == 1.0]
    assert grid
    for line in grid:
        (x0, y0), (x1, y1) = line.points
        assert not inside.overlaps(Box(x0, y0, x1 + 0.1, y1 + 0.1))


def test_the_borders_run_at_the_thresholds_where_nothing_is_in_their_way():
    scene = matrix_scene(crowd([(1, 1, 3), (5, 5, 3)], "AB"))
    at = scene.y.at_low + 2.5 / 4 * (scene.y.at_high - scene.y.at_low)
    assert region_edge(scene)[-1][1] == pytest.approx(at)


def test_the_regions_name_is_followed_by_what_to_do_where_there_is_room():
    wide = shown(matrix_scene(info_of(scores={"talks": SCORES["talks"]})))
    assert "Growing with time · start in time" in wide
    assert "Low-hanging fruit" in wide
    assert "check the funding and start" in wide


def test_with_many_items_in_the_region_its_name_leaves_them_room():
    few, many = (
        matrix_scene(crowd([(4, 4, 3)] * count, map(str, range(count)))) for count in (8, 9)
    )
    assert "Low-hanging fruit" in shown(few)
    assert "Low-hanging fruit check the funding and start" in shown(many)
    assert many.y.at_high < few.y.at_high - 25


def test_a_board_without_scores_says_so_and_keeps_its_axes():
    info = info_of(scores={})
    assert info.empty_note == "No scores yet. Scores appear here as they are given."
    scene = matrix_scene(info)
    found = shown(scene)
    assert {"No scores yet.", "Scores appear here as they are given."} <= found
    assert {"Speed ↑", "Output/input →", "months", "very large"} <= found
    assert (scene.markers, scene.labels) == ((), ())
    assert len([line for line in scene.lines if line.colour == "line2"]) >= 2


def test_a_board_without_items_says_that():
    info = info_of([], {})
    assert (info.empty_note, info.headline, info.kicker) == ("No items yet.", "Measures", "Town")
    assert "No items yet." in shown(matrix_scene(info))


def test_a_filter_that_lets_nothing_through_says_that():
    assert info_of(shown=()).empty_note == "The filter lets nothing through."


@pytest.mark.parametrize("stage", [WALL, PHONE], ids=["wall", "phone"])
@pytest.mark.parametrize("board_id", list(BoardId))
def test_the_empty_note_stands_clear_of_the_region_in_the_plot(board_id, stage):
    info = sample_info(board_id, FI, shown=())
    scene = matrix_scene(info, stage)
    (note,) = [words for words in scene.words if words.text == info.empty_note]
    assert scene.plot.left < note.x < scene.plot.right
    for area in scene.areas:
        assert note.y - note.size > max(y for _, y in area.points)


def test_two_answers_reach_from_one_to_the_other_and_cross_at_their_mean():
    second = {"impact": 5, "speed": 4, "output_input": 2}
    # With the first one: output/input 4 and 2, speed 2 and 4.
    more = [
        Answer(item="homes", criterion=criterion, score=Decimal(score), participant="p2")
        for criterion, score in second.items()
    ]
    info = info_of(more=more, spread_of={"homes"})
    homes = next(item for item in info.items if item.id == "homes")
    assert homes.spread == Spread(3.0, 3.0, (2.0, 2.0, 4.0, 4.0), (2.0, 2.0, 4.0, 4.0))
    scene = matrix_scene(info)
    lines = [line for line in scene.whiskers if line.opacity == 1]
    assert {line.id for line in scene.whiskers} == {"homes"}
    assert {line.colour for line in scene.whiskers} == {"spearhead-0"}
    xs = [x for line in lines for x, _ in line.points]
    ys = [y for line in lines for _, y in line.points]
    step_x = (scene.x.at_high - scene.x.at_low) / 4
    step_y = (scene.y.at_low - scene.y.at_high) / 4
    assert max(xs) - min(xs) == pytest.approx(2 * step_x)
    assert max(ys) - min(ys) == pytest.approx(2 * step_y)


def test_thin_whiskers_break_behind_every_label():
    scene = matrix_scene(_with_second_answers())
    thin = [line for line in scene.whiskers if line.width < 2]
    long = [line for line in thin if max(map(abs, _extent(line))) > 9.5]
    assert long
    for line in long:
        (x0, y0), (x1, y1) = line.points
        for label in scene.labels:
            along = Box(min(x0, x1), min(y0, y1), max(x0, x1) + 0.01, max(y0, y1) + 0.01)
            assert not label.box.overlaps(along)


def test_one_answer_has_no_spread():
    info = info_of(spread_of={"homes", "square", "talks"})
    assert [item.spread for item in info.items] == [None, None, None]
    assert matrix_scene(info).whiskers == ()


def test_the_legend_explains_whiskers_whenever_they_are_asked_for():
    note = "lowest to highest answer, thick: the middle half"
    assert note in shown(matrix_scene(info_of(spread_of={""})))
    assert note not in shown(matrix_scene(info_of()))


def test_choosing_an_item_moves_nothing():
    nobody, homes = (matrix_scene(_with_second_answers(spread_of={id_})) for id_ in ("", "homes"))
    assert homes.whiskers
    assert homes._replace(whiskers=()) == nobody


def test_a_ghost_belongs_to_its_item_and_is_tied_to_it():
    agreed = AgreedScore(item="homes", criterion="speed", score=Decimal(5))
    scene = matrix_scene(info_of(agreed=[agreed]))
    (ghost,) = scene.ghosts
    points = [point for line in scene.ties if line.dash == "dash" for point in line.points]
    homes = next(marker for marker in scene.markers if marker.id == "homes")
    assert ghost.id == "homes"
    assert {(ghost.x, ghost.y), (homes.x, homes.y)} <= set(points)
    assert {x for x, _ in points} == {homes.x}
    assert "the group's own scores" in shown(scene)


def test_the_same_scores_hang_on_one_stem_in_the_regions_colour_inside_it():
    scene = matrix_scene(crowd([(4, 4, 3), (4, 4, 2), (2, 2, 3), (2, 2, 1)], "ABCD"))
    assert [(line.colour, line.width) for line in scene.ties] == [
        ("line2", 3.0),
        ("fruit_edge", 3.0),
    ]
    assert "same stem = same scores" in shown(scene)


def test_the_legend_says_only_what_is_drawn():
    found = shown(matrix_scene(crowd([(2, 2, 3)], "A")))
    assert {"Spearhead", "Housing", "Living centre", "Impact 1", "5"} <= found
    assert not {"same stem = same scores", "near a border", "no spearhead"} & found


def test_a_long_subtitle_wraps_and_the_plot_begins_below_it():
    info = info_of()
    short, long = (
        matrix_scene(info._replace(subtitle=subtitle)) for subtitle in ("Mean", "Mean " * 60)
    )
    assert long.plot.top == pytest.approx(short.plot.top + 25, abs=1)


def _with_second_answers(spread_of=("homes", "square", "talks")):
    more = [
        Answer(item=item, criterion=criterion, score=Decimal(score), participant="p2")
        for item in SCORES
        for criterion, score in (("impact", 3), ("speed", 1), ("output_input", 1))
    ]
    return info_of(more=more, spread_of=spread_of)


def _extent(line):
    (x0, y0), (x1, y1) = line.points
    return x1 - x0, y1 - y0


@pytest.mark.parametrize("wording", [FI, EN], ids=["fi", "en"])
def test_an_agreed_score_moves_no_row_of_the_picture(wording):
    # The legend says what a ghost is, in the same row as the rest.
    sample = sample_info(BoardId.MEASURES, wording)
    moved = sample.items[0]._replace(ghost=(1.0, 1.0))
    agreed = sample._replace(items=(moved, *sample.items[1:]))
    assert matrix_scene(agreed).y == matrix_scene(sample).y


@pytest.mark.parametrize("wording", [FI, EN], ids=["fi", "en"])
def test_on_the_sample_every_marker_stands_on_its_own_side_of_the_dotted_border(wording):
    info = sample_info(BoardId.MEASURES, wording)
    scene = matrix_scene(info)
    dotted = [line for line in scene.lines if line.dash == "dot"]
    (border,) = {y0 for (_, y0), (_, y1) in map(_ends, dotted) if y0 == y1}
    for item, marker in zip(info.items, scene.markers, strict=True):
        if not item.is_large:
            assert (marker.y < border) == item.is_fast, item.label


def _ends(line):
    return line.points[0], line.points[-1]
