import pytest

from prioritisation.charts.planner.timeline_figure import timeline_figure
from prioritisation.charts.planner.timeline_info import (
    Span,
    TimelineInfo,
    TimelineRow,
    timeline_info,
)
from tests.charts.planned import plan, texts, town, trace
from tests.charts.town import EN, FI, HOMES, SQUARE

FULL = timeline_info(town(), plan(), wording=EN, pinned={"homes"})


def test_the_whole_timeline_is_said_as_data():
    shown = timeline_info(town(), plan(), wording=EN, pinned={"homes"})
    assert shown == TimelineInfo(
        rows=(
            TimelineRow(
                id="square",
                name="Market square",
                sign=("●", "spearhead-1"),
                start=0,
                lanes=(
                    (Span(0, 2, "resource-0", "€800"),),
                    (Span(1, 2, "resource-1", "€50"), Span(3, 4, "resource-1", "€50")),
                ),
                effect=1.5,
                is_pinned=False,
                hover="Market square: starts 2027 · effect shows 2028, 18 months from the start",
            ),
            TimelineRow(
                id="homes",
                name="Waterfront homes",
                sign=("■", "spearhead-0"),
                start=2,
                lanes=((Span(2, 4, "resource-0", "€800"),),),
                effect=3.5,
                is_pinned=True,
                hover="Waterfront homes: starts 2029 · start pinned · "
                "effect shows 2031, 30 months from the start",
            ),
        ),
        columns=("2027", "2028", "2029", "later"),
        has_later=True,
        legend=(
            ("■", "resource-0", "Investment"),
            ("■", "resource-1", "Operating"),
            ("◆", "ink", "effect shows"),
            ("▼", "ink", "start pinned"),
        ),
        table_head=("Measure", "starts", "effect shows", "Investment", "Operating"),
        table=(
            ("Market square", "2027", "2028", "€800", "€50"),
            ("Waterfront homes", "2029 (start pinned)", "2031", "€800", "€0"),
        ),
        empty_note="",
    )


def test_without_anything_later_there_is_no_such_column():
    shown = timeline_info(town(), plan({"talks": 1}), wording=FI)
    assert shown.columns == ("2027", "2028", "2029")
    assert shown.rows[0].effect is None


def test_rows_are_ordered_by_start_and_then_as_listed():
    shown = timeline_info(town(), plan({"square": 1, "homes": 0, "talks": 1}), wording=FI)
    assert [row.id for row in shown.rows] == ["homes", "square", "talks"]


@pytest.mark.parametrize("dark", [False, True])
def test_bars_lie_in_the_row_of_their_measure_and_the_diamond_where_the_effect_shows(dark):
    figure = timeline_figure(FULL, dark=dark)
    bars, diamonds = trace(figure, "spending"), trace(figure, "effect")
    assert list(bars.customdata) == ["square", "square", "square", "homes"]
    assert list(bars.base) == [0, 1, 3, 2]
    assert [round(y) for y in bars.y] == [0, 0, 0, 1]
    assert bars.y[0] < bars.y[1]
    assert list(zip(diamonds.x, diamonds.y, strict=True)) == [(1.5, 0), (3.5, 1)]
    assert list(trace(figure, "pinned").x) == [2]


def test_nothing_chosen_is_said_in_words():
    shown = timeline_info(town(), plan({}), wording=EN)
    assert "No measure is chosen." in texts(timeline_figure(shown, dark=False))


def test_hostile_names_are_shown_as_they_are():
    row = FULL.rows[0]._replace(name="<b>x</b>", hover="<b>x</b>")
    figure = timeline_figure(FULL._replace(rows=(row,)), dark=False)
    assert "&lt;b&gt;x&lt;/b&gt;" in texts(figure)
    assert "<b>" not in "".join(trace(figure, "spending").hovertext)


def test_each_measure_is_read_in_the_readers_language():
    shown = timeline_info(town((SQUARE, HOMES)), plan(), wording=FI)
    assert [row.name for row in shown.rows] == ["Tori", "Rantakerrostalot"]
