from decimal import Decimal

import pytest

from prioritisation.charts.matrix.sizes import MarkerSize, SizeKey
from prioritisation.charts.matrix.words import Axis, QuadrantName, Tick
from prioritisation.charts.matrix_info import KeyEntry, MatrixInfo, MatrixItem
from prioritisation.charts.scene import HoverLine
from prioritisation.decision.matrix.positions import Quadrant
from prioritisation.decision.programme.answers import AgreedScore
from prioritisation.decision.programme.boards import BoardId, Threshold, ThresholdKind
from tests.charts.boards import sample_info
from tests.charts.town import ANCHORS, EN, FI, HOMES, SQUARE, TALKS, info_of


def ticks(criterion):
    return tuple(Tick(float(k), str(k), word) for k, word in enumerate(ANCHORS[criterion], start=1))


def test_the_matrix_shows_exactly_this():
    assert info_of() == MatrixInfo(
        kicker="Town",
        headline="2 of 3 measures are low-hanging fruit",
        subtitle=(
            "Mean of the scores; inside means Output/input at least 3.5 and Speed at least 3.5."
        ),
        tag="Illustrative sample",
        x=Axis("Output/input", 1.0, 5.0, ticks("output_input"), 3.5),
        y=Axis("Speed", 1.0, 5.0, ticks("speed"), 3.5),
        quadrants=(
            QuadrantName(Quadrant.FRUIT, "Low-hanging fruit", "check the funding and start"),
            QuadrantName(Quadrant.FAST_SMALL, "Fast, small output for the input", "be selective"),
            QuadrantName(Quadrant.SLOW_SMALL, "Slow, small output for the input", "consider"),
            QuadrantName(Quadrant.GROWING, "Growing with time", "start in time"),
        ),
        has_region=True,
        items=(
            MatrixItem(
                id="homes",
                number=2,
                label="Waterfront homes",
                x=4.0,
                y=2.0,
                is_large=True,
                is_fast=False,
                size=1.0,
                symbol="square",
                colour="spearhead-0",
                is_bold=False,
                is_borderline=False,
                ghost=None,
                spread=None,
                hover=(
                    HoverLine("", "Waterfront homes"),
                    HoverLine("Spearhead", "Housing"),
                    HoverLine("Impact", "5"),
                    HoverLine("Speed", "2 · 3–5 years"),
                    HoverLine("Output/input", "4 · large"),
                    HoverLine("Cost", "€1,920,000"),
                ),
            ),
            MatrixItem(
                id="square",
                number=1,
                label="Market square",
                x=3.5,
                y=5.0,
                is_large=True,
                is_fast=True,
                size=0.75,
                symbol="circle",
                colour="spearhead-1",
                is_bold=True,
                is_borderline=True,
                ghost=None,
                spread=None,
                hover=(
                    HoverLine("", "Market square"),
                    HoverLine("Spearhead", "Living centre"),
                    HoverLine("Impact", "4"),
                    HoverLine("Speed", "5 · months"),
                    HoverLine("Output/input", "3.5 · moderate – large"),
                    HoverLine("Cost", "€480,000"),
                    HoverLine("Unit", "Streets"),
                    HoverLine("Owner", "Head of streets"),
                    HoverLine("Target groups", "Residents, Visitors"),
                    HoverLine("", "Near a border: a change of 0.25 would turn its side."),
                    HoverLine("", "Illustrative sample"),
                ),
            ),
            MatrixItem(
                id="talks",
                number=3,
                label="Company visits",
                x=4.0,
                y=4.0,
                is_large=True,
                is_fast=True,
                size=0.25,
                symbol="circle-open",
                colour="line2",
                is_bold=True,
                is_borderline=False,
                ghost=None,
                spread=None,
                hover=(
                    HoverLine("", "Company visits"),
                    HoverLine("Impact", "2"),
                    HoverLine("Speed", "4 · under a year"),
                    HoverLine("Output/input", "4 · large"),
                ),
            ),
        ),
        key_title="Spearhead",
        key=(
            KeyEntry("square", "spearhead-0", "Housing"),
            KeyEntry("circle", "spearhead-1", "Living centre"),
            KeyEntry("circle-open", "line2", "no spearhead"),
        ),
        size_key=SizeKey("Impact", "1", "5"),
        empty_note="",
        stem_note="same stem = same scores",
        ring_note="near a border",
        ghost_note="the group's own scores",
        spread_note="",
    )


def test_it_speaks_finnish_with_finnish_names_and_decimals():
    info = info_of(wording=FI)
    square = next(item for item in info.items if item.id == "square")
    assert square.label == "Tori"
    assert HoverLine("Output/input", "3,5 · moderate – large") in square.hover
    assert info.headline == "2 toimenpidettä on low hanging fruit, listalla 3"


def test_by_cost_the_area_of_a_marker_grows_with_the_cost():
    info = info_of(size=MarkerSize.COST)
    sizes = {item.id: item.size for item in info.items}
    # 480,000 is a quarter of 1,920,000: half the way to the largest diameter.
    assert sizes == {"homes": 1.0, "square": pytest.approx(0.5), "talks": 0.0}
    assert info.size_key == SizeKey("Cost", "€0", "€1,920,000")


def test_a_filter_counts_and_shows_only_what_it_lets_through_and_keeps_the_numbers():
    info = info_of(shown={"square", "talks"})
    assert [(item.id, item.number) for item in info.items] == [("square", 1), ("talks", 3)]
    assert info.headline == "2 of 2 measures are low-hanging fruit"


def test_without_an_illustrative_item_there_is_no_tag():
    assert info_of([HOMES, TALKS]).tag == ""


def test_an_agreed_score_leaves_the_groups_own_place_as_a_ghost():
    agreed = AgreedScore(item="homes", criterion="speed", score=Decimal(5))
    homes = info_of(agreed=[agreed]).items[0]
    assert (homes.id, homes.y, homes.ghost) == ("homes", 5.0, (4.0, 2.0))
    assert HoverLine("Speed", "5 · months (agreed)") in homes.hover


def test_on_other_axes_no_quadrant_is_called_low_hanging_fruit():
    info = info_of(axes=("impact", "speed"))
    assert info.quadrants[0] == QuadrantName(Quadrant.FRUIT, "Impact ≥ 3.5", "Speed ≥ 3.5")
    assert info.headline == "1 of 3 items reaches both thresholds"
    assert not info.has_region
    assert not any(item.is_bold for item in info.items)


def test_the_largest_are_drawn_first():
    sizes = [item.size for item in info_of([TALKS, SQUARE, HOMES]).items]
    assert sizes == sorted(sizes, reverse=True)


def test_trends_are_parted_by_direction_and_speed():
    info = sample_info(BoardId.TRENDS, EN)
    assert info.headline == "2 of 14 trends are positive and fast"
    assert info.subtitle == (
        "Mean of the scores; thresholds: Direction of effect 0.5, Speed of effect 3.5."
    )
    assert [(q.quadrant, q.name, q.action) for q in info.quadrants] == [
        (Quadrant.FRUIT, "Positive, fast", ""),
        (Quadrant.FAST_SMALL, "Negative or neutral, fast", ""),
        (Quadrant.SLOW_SMALL, "Negative or neutral, slow", ""),
        (Quadrant.GROWING, "Positive, slow", ""),
    ]
    assert not info.has_region


def test_where_the_threshold_does_not_part_them_no_trend_is_called_positive():
    threshold = Threshold(kind=ThresholdKind.TYPED, at=Decimal("-1.5"))
    info = sample_info(BoardId.TRENDS, EN, x_threshold=threshold)
    assert info.headline == "4 of 14 items reach both thresholds"
    assert info.quadrants[0].name == "Direction of effect ≥ −1.5"
    assert info.subtitle.endswith("thresholds: Direction of effect −1.5, Speed of effect 3.5.")
