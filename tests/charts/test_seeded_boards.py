"""What the labels of a whole board keep to, on boards with seeds and real names."""

from decimal import Decimal
from itertools import combinations
from math import hypot
from statistics import median

import pytest

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.ladder import FLOOR, SMALLEST
from prioritisation.charts.matrix.scene import matrix_scene
from tests.charts import seeded
from tests.charts.stage import marker_boxes

LONG = 40  # Names of more characters than this may be cut.


def scene_of(board, **options):
    return matrix_scene(seeded.info_of(board, **options))


def hits(scene):
    """Return the pairs of items whose label covers a label or a marker of the other."""
    markers, labels = marker_boxes(scene), {label.id: label.box for label in scene.labels}
    return [
        (one, other)
        for one, other in combinations(labels, 2)
        if labels[one].overlaps(labels[other])
        or labels[one].overlaps(markers[other])
        or labels[other].overlaps(markers[one])
    ]


def outside(scene):
    """Return the labels that leave the plot for anything but the stage's margin on the right."""
    plot = scene.plot
    room = Box(plot.left, plot.top, scene.width, plot.bottom).grown(1.01)
    return [label.id for label in scene.labels if not room.holds(label.box)]


def cut(board, scene):
    """Return the names up to 40 characters that are not written whole."""
    names = {row.id: row.name for row in board.rows}
    return [
        names[label.id]
        for label in scene.labels
        if len(names[label.id]) <= LONG and "…" in "".join(words.text for words in label.words)
    ]


def size_of(scene):
    (size,) = {words.size for label in scene.labels for words in label.words}
    return size


def distances(scene):
    """Return how far each label is from the centre of its marker."""
    markers = {dot.id: (dot.x, dot.y) for dot in scene.markers}
    found = []
    for label in scene.labels:
        x, y = markers[label.id]
        nearest = label.box.nearest(x, y)
        found.append(hypot(nearest[0] - x, nearest[1] - y))
    return found


@pytest.mark.parametrize("language", seeded.LANGUAGES)
@pytest.mark.parametrize("kind", seeded.KINDS)
@pytest.mark.parametrize("n", [20, 40])
def test_up_to_forty_names_stand_whole_and_clear_in_letters_of_the_floor_or_larger(
    n, kind, language, record_property
):
    shortened = 0
    for board in seeded.boards(n, kind, language):
        scene = scene_of(board)
        assert hits(scene) == [], board.title
        assert outside(scene) == [], board.title
        assert cut(board, scene) == [], board.title
        assert size_of(scene) >= FLOOR, board.title
        assert len(scene.labels) == n
        shortened += sum("…" in w.text for label in scene.labels for w in label.words)
    told = f"names cut on 20 boards of {n} items, {kind}, {language}"
    record_property(told, shortened)


@pytest.mark.parametrize(("kind", "language"), [("whole", "fi"), ("means", "en")])
def test_sixty_names_stand_clear_and_few_are_cut(kind, language, record_property):
    counts = []
    for board in seeded.boards(60, kind, language):
        scene = scene_of(board)
        assert hits(scene) == [], board.title
        assert outside(scene) == [], board.title
        assert size_of(scene) >= SMALLEST, board.title
        counts.append(len(cut(board, scene)))
        assert counts[-1] <= 6, board.title
    record_property(f"names cut on 20 boards of 60 items, {kind}, {language}", sum(counts))
    assert median(counts) == 0


@pytest.mark.parametrize("n", seeded.SIZES)
def test_the_slides_way_round_keeps_clear_too(n):
    for board in seeded.boards(n, "whole", "fi", range(5)):
        assert hits(scene_of(board, as_slide=True)) == [], board.title


@pytest.mark.parametrize("kind", seeded.KINDS)
def test_a_label_is_near_its_marker(kind):
    far = []
    for board in seeded.boards(40, kind, "fi"):
        found = distances(scene_of(board))
        assert max(found) <= 160, board.title
        far.append(sum(distance > 90 for distance in found))
    assert max(far) <= 4  # One label in ten.
    assert median(far) == 0


def test_a_label_seldom_stands_next_to_a_marker_that_is_nearer_than_its_own():
    shares = []
    for board in seeded.boards(40, "means", "fi"):
        scene = scene_of(board)
        shares.append(len(list(ambiguous(board, scene))) / len(scene.labels))
    assert sum(shares) / len(shares) <= 0.06


def ambiguous(board, scene):
    places = {row.id: (row.output_input, row.speed) for row in board.rows}
    markers = marker_boxes(scene)
    for label in scene.labels:
        own = gap(label.box, markers[label.id])
        others = [markers[i] for i in markers if places[i] != places[label.id]]
        if label.sign is None and min(gap(label.box, other) for other in others) < min(own, 8):
            yield label.id


def gap(one, other):
    across = max(one.left - other.right, other.left - one.right, 0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0)
    return hypot(across, down)


@pytest.mark.parametrize("kind", seeded.KINDS)
def test_moving_one_item_a_little_moves_few_of_the_others(kind):
    shares = []
    for board in seeded.boards(40, kind, "fi"):
        id_ = board.rows[board.seed].id
        before = offsets(scene_of(board))
        after = offsets(scene_of(seeded.nudged(board, id_, Decimal("0.2"))))
        others = [other for other in before if other != id_]
        moved = [other for other in others if is_moved(before[other], after[other])]
        shares.append(len(moved) / len(others))
    assert median(shares) <= 0.15


def offsets(scene):
    """Return where each label begins and ends, from its marker's centre."""
    markers = {dot.id: (dot.x, dot.y) for dot in scene.markers}
    return {
        label.id: (
            label.box.left - markers[label.id][0],
            label.box.right - markers[label.id][0],
            label.box.top - markers[label.id][1],
        )
        for label in scene.labels
    }


def is_moved(before, after):
    return max(abs(one - other) for one, other in zip(before, after, strict=True)) > 2


@pytest.mark.parametrize("n", [20, 40])
@pytest.mark.parametrize("kind", seeded.KINDS)
def test_of_two_stems_in_a_column_the_faster_one_hangs_above_the_slower(n, kind):
    for board in seeded.boards(n, kind, "en", range(6)):
        info = seeded.info_of(board)
        stems = {}
        for item, marker in zip(info.items, matrix_scene(info).markers, strict=True):
            stems.setdefault((item.x, item.y), []).append(marker.y)
        for (x, fast), faster in stems.items():
            for (other_x, slow), slower in stems.items():
                assert x != other_x or fast <= slow or max(faster) < min(slower), board.title


@pytest.mark.parametrize("n", seeded.SIZES)
@pytest.mark.parametrize("kind", seeded.KINDS)
def test_every_marker_stands_on_its_own_side_of_the_regions_edge(n, kind):
    for board in seeded.boards(n, kind, "en", range(6)):
        info = seeded.info_of(board)
        scene = matrix_scene(info)
        (edge,) = (line.points for line in scene.lines if line.colour == "fruit_edge")
        left, bottom = edge[0][0], edge[-1][1]
        for item, marker in zip(info.items, scene.markers, strict=True):
            is_inside = marker.x > left and marker.y < bottom
            assert is_inside == (item.is_large and item.is_fast), (board.title, item.label)
