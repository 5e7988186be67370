"""Where two groups disagree."""

from dataclasses import replace
from fractions import Fraction

import pytest

from prioritisation.charts.colours import DARK, LIGHT
from prioritisation.charts.differences.info import (
    Difference,
    DifferencesInfo,
    Row,
    differences,
    differences_info,
)
from prioritisation.charts.differences.scene import differences_scene
from prioritisation.charts.scene import HoverLine
from prioritisation.charts.svg.drawing import svg
from prioritisation.charts.svg.pictures import png_picture
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.text import Text
from tests.charts import town
from tests.charts.measured import covered
from tests.charts.pixels import opened, problems
from tests.charts.room import results_of
from tests.charts.town import EN, FI

GROUPS = (
    Part(id="residents", name=Text.of({"en": "Residents", "fi": "Asukkaat"})),
    Part(id="companies", name=Text.of({"en": "Companies", "fi": "Yritykset"})),
)
# By item and criterion: what residents and companies gave.
SAID = {
    ("square", "impact"): ((1, 1, 2), (5, 4, 4)),
    ("square", "speed"): ((3, 3, 3), (3, 3, 4)),
    ("homes", "impact"): ((2, 3, 4), (3, 3, 3)),
    ("homes", "speed"): ((2, 2, 2), (3, 3, 3)),
    ("talks", "impact"): ((2, 2, 2), (5, 5)),
}


def info_of(said=SAID, wording=EN, measures=(town.SQUARE, town.HOMES, town.TALKS), groups=GROUPS):
    programme = town.programme(measures)
    results = results_of(programme, said)
    return differences_info(
        programme, programme.boards[0], results, "residents", "companies", groups, wording
    )


def test_the_picture_shows_exactly_this():
    assert info_of() == DifferencesInfo(
        kicker="Town",
        headline="Residents and Companies: 2 levels or more apart on 1 item",
        subtitle=(
            "Mean of the scores of 6 participants; one person, one vote. "
            "Each item on the criterion on which the two are farthest apart."
        ),
        tag="Illustrative sample",
        a="Residents",
        b="Companies",
        criterion_title="Criterion",
        gap_title="Difference",
        rows=(
            Row(
                id="square",
                name="Market square",
                criterion="Impact",
                a=pytest.approx(1 / 12),
                b=pytest.approx(10 / 12),
                a_text="1.3",
                b_text="4.3",
                gap="3.0",
                is_apart=True,
                hover=(
                    HoverLine("", "Market square"),
                    HoverLine("", "Impact"),
                    HoverLine("Residents", "1.33"),
                    HoverLine("Companies", "4.33"),
                ),
            ),
            Row(
                id="homes",
                name="Waterfront homes",
                criterion="Speed",
                a=0.25,
                b=0.5,
                a_text="2.0",
                b_text="3.0",
                gap="1.0",
                is_apart=False,
                hover=(
                    HoverLine("", "Waterfront homes"),
                    HoverLine("", "Speed"),
                    HoverLine("Residents", "2"),
                    HoverLine("Companies", "3"),
                ),
            ),
        ),
        ticks=((0.0, "1"), (0.25, "2"), (0.5, "3"), (0.75, "4"), (1.0, "5")),
        more="",
        empty_note="",
    )


def test_what_is_withheld_of_one_group_is_not_compared():
    """Two companies scored the visits: fewer than may be shown."""
    programme = town.programme()
    found = differences(results_of(programme, SAID), programme.boards[0], "residents", "companies")
    assert found == (
        Difference("square", "impact", Fraction(4, 3), Fraction(13, 3)),
        Difference("homes", "speed", Fraction(2), Fraction(3)),
    )


def test_either_group_may_come_first():
    programme = town.programme()
    results, board = results_of(programme, SAID), programme.boards[0]
    one = differences(results, board, "residents", "companies")
    other = differences(results, board, "companies", "residents")
    assert [(d.item, d.a, d.b) for d in one] == [(d.item, d.b, d.a) for d in other]


def test_it_speaks_finnish_and_inflects_no_name():
    info = info_of(wording=FI)
    assert info.headline == "Asukkaat ja Yritykset: vähintään 2 tason ero 1 kohteessa"
    assert (info.rows[0].name, info.rows[0].gap) == ("Tori", "3,0")


def test_what_is_just_less_than_far_apart_is_not_rounded_up_to_it():
    # 1.96 levels apart.
    said = {("square", "impact"): ((2,) * 25, (4,) * 24 + (3,))}
    (row,) = info_of(said).rows
    assert (row.gap, row.is_apart) == ("1.96", False)


def test_groups_nowhere_far_apart_are_said_to_be_so():
    info = info_of({("square", "impact"): ((2, 3, 3), (3, 3, 3))})
    assert info.headline == "Residents and Companies: nowhere 2 levels apart"


def test_without_anything_to_compare_the_picture_says_why():
    info = info_of({("square", "impact"): ((2, 3), (3, 3))})
    assert info.headline == "Residents and Companies: nothing to compare"
    assert info.rows == ()
    assert info.empty_note.endswith("that takes 3 scores of each.")
    scene = differences_scene(info)
    assert any(w.text.startswith("On no item are the scores") for w in scene.words)


def crowd(count, name, groups=GROUPS, wording=FI):
    measures = [Measure(id=f"m{k}", name=Text.of(f"{name} {k}")) for k in range(count)]
    said = {
        (measure.id, "impact"): ((1, 1 + k % 5, 5), (5, 5 - k % 4, 1 + k % 5))
        for k, measure in enumerate(measures)
    }
    return info_of(said, wording, measures, groups)


LONG = "Ikäihmisten asumis- ja palveluratkaisujen kokonaisvaltainen kehittäminen"


@pytest.mark.parametrize("wording", [FI, EN], ids=["fi", "en"])
@pytest.mark.parametrize(
    ("count", "name", "more"), [(1, "Tori", False), (15, LONG, False), (40, LONG, True)]
)
def test_nothing_covers_anything_or_leaves_the_stage(count, name, more, wording):
    info = crowd(count, name, wording=wording)
    scene = differences_scene(info)
    assert (len(info.rows), bool(info.more)) == (min(count, 15), more)
    assert covered(scene) == []
    assert problems(scene) == []


def test_long_names_of_groups_stay_over_the_plot():
    groups = (
        Part(id="residents", name=Text.of("Vapaa-ajan asukkaat ja " * 8)),
        Part(id="companies", name=Text.of("Matkailuyritykset ja " * 8)),
    )
    assert covered(differences_scene(crowd(15, "Tori", groups))) == []


def test_equal_scores_are_told_on_either_side():
    info = info_of({("square", "impact"): ((3, 3, 3), (3, 3, 3))})
    one, other = differences_scene(info).labels
    assert not one.box.overlaps(other.box)


def test_dots_stand_at_their_scores():
    scene = differences_scene(info_of())
    lines = {w.text: w.x for w in scene.words if w.text in "12345" and w.anchor == "center"}
    markers = {marker.id: marker.x for marker in scene.markers}
    assert markers["a-homes"] == pytest.approx(lines["2"])
    assert markers["b-homes"] == pytest.approx(lines["3"])


def test_far_apart_is_told_by_more_than_red():
    scene = differences_scene(info_of())
    square = next(w for w in scene.words if w.text == "Market square")
    homes = next(w for w in scene.words if w.text == "Waterfront homes")
    assert (square.weight, homes.weight) == (650, 450)
    assert {w.text: w.colour for w in scene.words if w.text in ("3.0", "1.0")} == {
        "3.0": "bad",
        "1.0": "ink",
    }


def test_hostile_names_are_text():
    hostile = "<script>alert(1)</script>"
    groups = (Part(id="residents", name=Text.of(hostile)), GROUPS[1])
    text = svg(differences_scene(crowd(3, hostile, groups)))
    assert "<script" not in text
    assert text.count("&lt;script&gt;") >= 4


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_picture_is_drawn_on_its_paper(palette):
    png = opened(png_picture(differences_scene(info_of()), palette, width=800))
    assert png.getpixel((2, 2)) == tuple(bytes.fromhex(palette.paper[1:]))


def test_on_scales_of_unlike_lengths_each_score_stands_in_its_own():
    """A gap of 3 on a scale of 10 is less than one of 2 on a scale of 4."""
    town_now = town.programme()
    board = town_now.boards[0]
    impact = replace(board.criterion("impact"), low=0, high=10, anchors=())
    board = replace(board, criteria=(impact, *board.criteria[1:]))
    programme = replace(town_now, boards=(board,))
    results = results_of(
        programme,
        {
            ("square", "impact"): ((5, 5, 5), (8, 8, 8)),
            ("homes", "speed"): ((2, 2, 2), (4, 4, 4)),
        },
    )
    info = differences_info(programme, board, results, "residents", "companies", GROUPS, EN)
    assert [(row.id, row.a, row.b) for row in info.rows] == [
        ("homes", 0.25, 0.75),
        ("square", 0.5, 0.8),
    ]
    assert info.ticks == ((0.0, "lowest level"), (1.0, "highest level"))


def test_a_text_that_another_covers_would_be_found():
    scene = differences_scene(info_of())
    words = scene.words[0]
    doubled = scene._replace(words=(*scene.words, words._replace(text="X")))
    assert covered(doubled) != []
