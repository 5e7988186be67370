"""What holds for every map: nothing overlaps, nothing is cut, no arrow runs over a box."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.charts.driver_map.drawing import driver_map_svg
from prioritisation.charts.driver_map.layout import HEIGHT, SMALLEST, WIDTH, driver_map_layout
from prioritisation.charts.driver_map.looks import Colouring, MapNode
from prioritisation.charts.driver_map.plates import LINE, PlateKind, broken, plate
from prioritisation.charts.driver_map.scene import driver_map_scene
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.text_width import text_width

from .maps import SIZES, driver_map, info_of

SEEDS = range(5)
EVERY_MAP = [(n, seed, language) for n in SIZES for seed in SEEDS for language in ("fi", "en")]


def scene_of(n, seed, language="fi", **how):
    return driver_map_scene(info_of(driver_map(n, seed, language), language, **how))


def check(layout):
    plates = layout.plates
    stage = Box(0, 0, WIDTH, layout.height)
    assert [p.node.key for p in plates if not stage.holds(p.box)] == []
    assert [
        (one.node.key, other.node.key)
        for one, other in combinations(plates, 2)
        if one.box.overlaps(other.box)
    ] == []
    for each in plates:
        room = each.box.right - each.box.left - each.text_left
        assert max(text_width(line, each.size, each.weight) for line in each.lines) <= room
        assert LINE * each.size * len(each.lines) <= each.box.bottom - each.box.top
        assert each.size >= SMALLEST


def crossings(scene):
    """Return the arrows that run over a plate, with its key."""
    return [
        (route.source, route.target, each.node.key)
        for route in scene.routes
        for (x0, y0), (x1, y1) in pairwise(route.points)
        for each in scene.layout.plates
        if Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)).overlaps(each.box)
    ]


@pytest.mark.parametrize(("n", "seed", "language"), EVERY_MAP)
def test_nothing_on_a_map_overlaps_or_is_cut_and_it_fits_the_stage(n, seed, language):
    layout = driver_map_layout(info_of(driver_map(n, seed, language), language))
    check(layout)
    assert layout.height == HEIGHT
    assert sum(p.kind is PlateKind.BOX for p in layout.plates) == n


@pytest.mark.parametrize(("n", "seed"), [(n, seed) for n in SIZES for seed in (0, 1)])
def test_no_arrow_runs_over_a_box_and_each_finds_its_way(n, seed):
    info = info_of(driver_map(n, seed))
    scene = driver_map_scene(info)
    assert {(r.source, r.target) for r in scene.routes} == {a[:2] for a in info.arrows}
    assert crossings(scene) == []
    for route in scene.routes:
        assert all(x0 == x1 or y0 == y1 for (x0, y0), (x1, y1) in pairwise(route.points))


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize("opened", ["s0", "s3"])
def test_an_opened_spearhead_is_shown_larger_and_as_clear(n, opened):
    programme = driver_map(n, 2)
    scene = driver_map_scene(info_of(programme, opened=opened))
    check(scene.layout)
    assert crossings(scene) == []
    largest = max(p.size for p in scene.layout.plates if p.kind is PlateKind.BOX)
    whole = max(p.size for p in scene_of(n, 2).layout.plates if p.kind is PlateKind.BOX)
    assert largest >= whole
    kinds = [p.kind for p in scene.layout.plates]
    own = sum(box.spearhead == opened for box in programme.driver_map)
    assert (kinds.count(PlateKind.FOLDED), kinds.count(PlateKind.BOX)) == (3, own)


@pytest.mark.parametrize("colouring", Colouring)
def test_every_colouring_is_laid_out_clearly(colouring):
    check(scene_of(45, 1, colouring=colouring, chosen=["b1", "b2"]).layout)


@pytest.mark.parametrize("spearheads", [0, 1, 2, 3, 5, 7, 12])
def test_any_number_of_spearheads_finds_its_place(spearheads):
    scene = driver_map_scene(info_of(driver_map(40, 3, spearheads=spearheads)))
    check(scene.layout)
    assert crossings(scene) == []


def test_more_boxes_than_the_stage_holds_make_it_higher_and_nothing_smaller():
    scene = scene_of(75, 0)
    check(scene.layout)
    assert scene.height > HEIGHT


def test_an_empty_map_has_its_vision_alone():
    programme = driver_map(0, 0, spearheads=0)
    scene = driver_map_scene(info_of(programme))
    check(scene.layout)


@given(st.text(min_size=1, max_size=200).filter(str.strip), st.integers(90, 400))
def test_any_name_is_broken_until_it_fits_and_loses_nothing(name, width):
    text = " ".join(name.split())
    lines = broken(text, width, 18, 450)
    assert all(text_width(line, 18, 450) <= width for line in lines)
    plain = "".join("".join(lines).replace("-", "").split())
    assert plain == "".join(text.replace("\u00ad", "").replace("-", "").split())


def test_a_plate_is_as_high_as_its_text_asks():
    short, long = (
        plate(MapNode("box:a", name), PlateKind.BOX, 150, 18) for name in ("A", "A " * 60)
    )
    assert len(short.lines) == 1
    assert long.needed > 5 * short.needed


def test_names_are_escaped_and_no_colour_stands_in_the_drawing():
    text = driver_map_svg(scene_of(20, 0, headline="<script>alert(1)</script>"))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "#" not in text
