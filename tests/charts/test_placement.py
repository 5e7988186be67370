from itertools import combinations
from math import hypot

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.charts.labels.boxes import Box, Segment, crossings, pieces, rows_of
from prioritisation.charts.labels.label_lines import Lettering
from prioritisation.charts.labels.ladder import best_lettering, letterings
from prioritisation.charts.labels.marks import Mark
from prioritisation.charts.labels.text_width import text_width
from prioritisation.charts.placement import place

NAMES = (
    "Tori",
    "Valaistus",
    "Kahvila- ja ravintolakulttuuri",
    "Ikäihmisten asumis- ja palveluratkaisut",
    "Luksusomakotitonttien tarjonta",
    "Housing and service solutions for the elderly",
    "Toimiva koulutusyhteistyö",
    "Esteettömyys (keskusta)",
)
# The plot, columns and rows of a stage of 1120 × 760 and of the wall's, 1600 × 900.
STAGES = {
    (1120, 760): (Box(112, 6, 1118, 650), Lettering(13.5, 16.8, 22), (136, 196), (602, 127)),
    (1600, 900): (Box(152, 130, 1598, 800), Lettering(19.2, 23.8, 25), (180, 290), (742, 130)),
}
WALL = (1600, 900)
# Output/input and speed, impact, and which name.
PLACES = st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(0, 4), st.integers(0, 7))


def marks_at(places, stage):
    _, _, (left, column), (bottom, row) = STAGES[stage]
    return tuple(
        Mark(
            id=f"m{k}",
            x=left + (x - 1) * column,
            y=bottom - (y - 1) * row,
            half_width=5 + 2 * impact,
            above=5 + 2 * impact,
            below=5 + 2 * impact,
            text=NAMES[name],
            weight=650 if x > 3 and y > 3 else 450,
        )
        for k, (x, y, impact, name) in enumerate(places)
    )


def placed(places, stage=(1120, 760), **options):
    area, lettering, *_ = STAGES[stage]
    return place(marks_at(places, stage), area, lettering, **options)


def clashes(placement):
    """Return the pairs of items whose label covers a label or a marker of the other."""
    found = []
    for one, other in combinations(placement.spots, 2):
        if (
            one.label.overlaps(other.label)
            or one.label.overlaps(other.marker)
            or other.label.overlaps(one.marker)
        ):
            found.append((one.lines, other.lines))
    return found


@pytest.mark.parametrize("stage", STAGES)
@given(places=st.lists(PLACES, max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_label_covers_another_or_a_foreign_marker_and_none_leaves_the_plot(stage, places):
    placement = placed(places, stage)
    area = STAGES[stage][0].grown(1.01)
    assert clashes(placement) == []
    assert all(area.holds(spot.label) for spot in placement.spots)


@given(places=st.lists(st.tuples(st.integers(1, 5), *[st.integers(0, 4)] * 2), max_size=40))
@settings(max_examples=40, deadline=None)
def test_many_items_in_one_column_keep_clear_too(places):
    placement = placed([(3, row, impact, name) for row, impact, name in places])
    assert clashes(placement) == []


@given(
    places=st.lists(
        st.tuples(st.integers(5, 25), st.integers(5, 25), st.integers(0, 4), st.integers(0, 7)),
        max_size=30,
    )
)
@settings(max_examples=40, deadline=None)
def test_averages_between_whole_numbers_keep_clear_too(places):
    placement = placed([(x / 5, y / 5, impact, name) for x, y, impact, name in places])
    assert clashes(placement) == []


@given(places=st.lists(PLACES, max_size=25))
@settings(max_examples=20, deadline=None)
def test_the_same_input_gives_the_same_answer(places):
    area, lettering, *_ = STAGES[1120, 760]
    marks = marks_at(places, (1120, 760))
    assert place.__wrapped__(marks, area, lettering) == place.__wrapped__(marks, area, lettering)


@given(places=st.lists(PLACES, max_size=40))
@settings(max_examples=30, deadline=None)
def test_an_item_alone_stays_at_its_exact_place(places):
    alone = [p for p in places if [q[:2] for q in places].count(p[:2]) == 1]
    placement = placed(places)
    exact = {mark.id: (mark.x, mark.y) for mark in marks_at(places, (1120, 760))}
    for k, place_ in enumerate(places):
        if place_ in alone:
            assert (placement.spots[k].x, placement.spots[k].y) == exact[f"m{k}"]


def test_one_item_has_its_label_on_the_right_in_one_line():
    (spot,) = placed([(2, 3, 2, 0)]).spots
    assert (spot.lines, spot.anchor, spot.label.left) == (("Tori",), "left", spot.x + 22)


def test_items_at_the_same_place_hang_on_one_stem_centred_on_the_score():
    placement = placed([(3, 3, 1, 0), (3, 3, 1, 1), (3, 3, 1, 6)])
    ys = [spot.y for spot in placement.spots]
    (stem,) = placement.stems
    assert ys == sorted(ys)
    assert (stem.y0 + stem.y1) / 2 == pytest.approx(602 - 2 * 127)
    assert {spot.x for spot in placement.spots} == {136 + 2 * 196}


def test_a_stem_of_forty_stands_in_columns_and_covers_nothing():
    placement = placed([(3, 3, 1, k % 8) for k in range(40)])
    assert clashes(placement) == []
    assert len(placement.stems) > 1


def lines_over_labels(placement):
    """Return the labels that a leader line runs through, but for the one that it leads to."""
    return [
        spot.lines
        for line in placement.leaders
        for spot in placement.spots
        if (spot.x, spot.y) != (line.x0, line.y0)
        and crossings(np.array([line]), rows_of([spot.label]))[0, 0]
    ]


@given(places=st.lists(PLACES, max_size=40))
@settings(max_examples=40, deadline=None)
def test_no_line_runs_through_a_label(places):
    assert lines_over_labels(placed(places, WALL)) == []


@given(
    places=st.lists(
        st.tuples(st.integers(10, 50), st.integers(10, 50), st.integers(0, 4), st.integers(0, 7)),
        max_size=40,
    )
)
@settings(max_examples=40, deadline=None)
def test_no_label_is_farther_than_160_px_and_one_tied_by_a_line_alone_has_a_sign(places):
    placement = placed([(x / 10, y / 10, impact, name) for x, y, impact, name in places], WALL)
    assert lines_over_labels(placement) == []
    for spot in placement.spots:
        x, y = spot.label.nearest(spot.x, spot.y)
        away = hypot(x - spot.x, y - spot.y)
        assert away <= 160
        assert spot.sign == (away > 30)


@given(places=st.lists(PLACES, max_size=40))
@settings(max_examples=30, deadline=None)
def test_a_stage_turned_round_is_as_legal(places):
    area, lettering, *_ = STAGES[WALL]
    across = area.left + area.right
    turned = tuple(mark._replace(x=across - mark.x) for mark in marks_at(places, WALL))
    placement = place(turned, area, lettering)
    assert clashes(placement) == []
    assert all(area.grown(1.01).holds(spot.label) for spot in placement.spots)


def test_a_sign_takes_room_before_the_text():
    # The upper item of two that stand in a corner has no room beside it.
    walls = (Box(0, 0, 1600, 429), Box(0, 440, 1600, 480), Box(500, 400, 900, 500))
    (spot,) = placed([(2, 3.4, 0, 0)], WALL, obstacles=walls).spots
    lettering = STAGES[WALL][1]
    width = text_width("Tori", lettering.size, 450)
    assert spot.sign
    assert spot.label.right - spot.label.left == pytest.approx(width + lettering.sign_room)
    assert (spot.anchor, lettering.sign_room) == ("left", pytest.approx(0.96 * 19.2))


def test_a_label_is_a_line_high_for_each_of_its_lines_and_a_line_holds_what_browsers_report():
    lettering = letterings(40, 25)[0]
    assert lettering.line >= 1.24 * lettering.size
    marks = (Mark("a", 700, 400, 8, 8, 8, NAMES[5]), Mark("b", 700, 400, 8, 8, 8, NAMES[0]))
    for spot in place(marks, STAGES[WALL][0], lettering).spots:
        height = spot.label.bottom - spot.label.top
        assert height == pytest.approx(len(spot.lines) * lettering.line)


@pytest.mark.parametrize(
    ("items", "largest"), [(5, 26), (20, 26), (30, 22), (40, 20.6), (60, 19.2)]
)
def test_fewer_items_have_larger_letters_and_none_smaller_than_15_and_a_half_px(items, largest):
    sizes = [lettering.size for lettering in letterings(items, 25)]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (largest, 15.5)
    assert 19.2 in sizes


def test_the_largest_letters_that_fit_are_taken():
    marks = marks_at([(1, row, 1, 5) for row in (1, 2, 3, 4, 5) for _ in range(3)], WALL)
    narrow = STAGES[WALL][0]._replace(right=420)
    taken, placement = best_lettering(marks, narrow, letterings(len(marks), 25))
    larger = [other for other in letterings(len(marks), 25) if other.size > taken.size]
    assert clashes(placement) == []
    assert larger
    assert all(place(marks, narrow, other, cut=False).clashes for other in larger)


def test_letters_get_smaller_before_a_name_is_cut():
    marks = marks_at([(1, 3, 1, 4)], WALL)
    narrow = Box(152, 130, 330, 800)
    taken, placement = best_lettering(marks, narrow, letterings(1, 25))
    assert "…" not in "".join(placement.spots[0].lines)
    assert taken.size < 26


def test_where_no_letters_are_small_enough_a_name_is_cut():
    marks = marks_at([(1, 3, 1, 4)], WALL)
    narrow = Box(152, 130, 270, 800)
    taken, placement = best_lettering(marks, narrow, letterings(1, 25))
    assert "…" in "".join(placement.spots[0].lines)
    assert taken.size == 15.5
    assert narrow.grown(1.01).holds(placement.spots[0].label)


def test_a_label_keeps_out_of_a_region_that_its_item_is_not_in():
    # The region begins 30 px right of the item; a label on the right would run into it.
    region = Box(360, 6, 1118, 400)
    (spot,) = placed([(2, 4, 1, 4)], region=region).spots
    assert not spot.label.overlaps(region)


def test_headings_are_covered_by_no_label():
    heading = Box(300, 200, 600, 260)
    (spot,) = placed([(2, 4, 1, 4)], obstacles=(heading,)).spots
    assert not spot.label.overlaps(heading)


def test_a_line_is_broken_where_a_label_stands():
    line = Segment(0, 50, 100, 50)
    assert pieces(line, [Box(20, 40, 40, 60), Box(0, 0, 100, 10)]) == (
        Segment(0, 50, 20, 50),
        Segment(40, 50, 100, 50),
    )
