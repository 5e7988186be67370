"""The group's weights with their spread."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from prioritisation.charts.colours import DARK, LIGHT
from prioritisation.charts.svg.drawing import svg
from prioritisation.charts.svg.pictures import png_picture
from prioritisation.charts.weights.info import Bar, WeightsInfo, weights_info
from prioritisation.charts.weights.scene import weights_scene
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.participants import SwingWeights
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.swing_weights import group_weights
from tests.charts import town
from tests.charts.measured import covered
from tests.charts.pixels import opened
from tests.charts.town import EN, FI

CRITERIA = ("impact", "speed", "output_input")


def said(*importance, criteria=CRITERIA):
    """Return the weights of people by how much each step matters to each of them."""
    return group_weights(
        [
            SwingWeights(
                participant=f"p{k}",
                importance=dict(zip(criteria, map(Decimal, row), strict=True)),
            )
            for k, row in enumerate(importance)
        ],
        criteria,
    )


# Shares: 1/2, 1/4, 1/4; 1/2, 1/2, 0; 2/5, 1/5, 2/5.
THREE = said((100, 50, 50), (100, 100, 0), (100, 50, 100))


def info_of(weights=THREE, wording=EN, board=None):
    programme = town.programme()
    return weights_info(programme, board or programme.boards[0], weights, wording)


def test_the_picture_shows_exactly_this():
    assert info_of() == WeightsInfo(
        kicker="Town",
        headline="Weighs most: Impact, 47%",
        subtitle="Mean of the weights of 3 participants; one person, one vote.",
        tag="",
        bars=(
            Bar(
                id="impact",
                name="Impact",
                mean=float(Fraction(7, 15)),
                reach=(0.4, 0.5),
                middle=(0.45, 0.5),
                value="47%",
                spread="40–50%",
                is_most=True,
            ),
            Bar(
                id="speed",
                name="Speed",
                mean=float(Fraction(19, 60)),
                reach=(0.2, 0.5),
                middle=(0.225, 0.375),
                value="32%",
                spread="20–50%",
                is_most=False,
            ),
            Bar(
                id="output_input",
                name="Output/input",
                mean=float(Fraction(13, 60)),
                reach=(0.0, 0.4),
                middle=(0.125, 0.325),
                value="22%",
                spread="0–40%",
                is_most=False,
            ),
        ),
        top=0.5,
        note="Bar: mean. Line: lowest to highest weight, thick: the middle half.",
    )


def test_it_speaks_finnish():
    info = info_of(wording=FI)
    assert info.headline == "Painaa eniten: Impact, 47\u00a0%"
    assert info.subtitle == "3 osallistujan painojen keskiarvo; yksi henkilö, yksi ääni."
    assert info.bars[0].spread == "40–50\u00a0%"


def test_where_all_weigh_the_same_none_is_the_heaviest():
    info = info_of(said((100, 100, 100)))
    assert info.headline == "All criteria weigh the same"
    assert not any(bar.is_most for bar in info.bars)


def test_two_that_weigh_most_are_both_named():
    assert info_of(said((100, 100, 0))).headline == "Weighs most: Impact, Speed, 50%"


def test_a_criterion_that_is_gone_is_left_out():
    board = town.board()
    fewer = replace(board, criteria=board.criteria[1:])
    assert [bar.id for bar in info_of(board=fewer).bars] == ["speed", "output_input"]


def many(count, name):
    ids = tuple(f"c{k}" for k in range(count))
    criteria = tuple(Criterion(id=i, name=Text.of(f"{name} {i}")) for i in ids)
    board = replace(town.board(), criteria=criteria, x="c0", y="c0")
    rows = [[100 if k == 0 else (k * 37 + p * 11) % 100 for k in range(count)] for p in range(5)]
    return info_of(said(*rows, criteria=ids), board=board)


LONG = "Vaikutus vakituisten ja vapaa-ajan asukkaiden arjen palveluihin ja saavutettavuuteen"


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 12])
@pytest.mark.parametrize("name", ["Impact", LONG])
def test_nothing_covers_anything_or_leaves_the_stage(count, name):
    assert covered(weights_scene(many(count, name))) == []


def test_bars_begin_at_nought_and_their_lengths_are_as_the_weights():
    scene = weights_scene(info_of())
    lengths = []
    for curve in scene.curves:
        xs = [float(part.split(",")[0]) for part in curve.path[2:-2].split(" L ")]
        assert min(xs) == pytest.approx(434.0)
        lengths.append(max(xs) - min(xs))
    assert [x / lengths[0] for x in lengths] == pytest.approx([1, 19 / 28, 13 / 28], abs=0.001)


def test_hostile_names_are_text():
    text = svg(weights_scene(many(3, "<script>alert(1)</script>")))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_picture_is_drawn_on_its_paper(palette):
    png = opened(png_picture(weights_scene(info_of()), palette, width=800))
    assert png.getpixel((2, 2)) == tuple(bytes.fromhex(palette.paper[1:]))
