"""What the palette promises: contrast (WCAG 2.2), and signs that colour-blind people tell apart.

Colour blindness is simulated in full by the matrices of Machado, Oliveira and Fernandes (2009);
the difference of two colours is CIEDE2000.
"""

from itertools import combinations
from math import pi

import pytest
from coloraide import Color

from prioritisation.charts.colours import (
    CIRCLE,
    DARK,
    LIGHT,
    TRIANGLE_DOWN,
    shape_of,
    spearhead_sign,
)

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
TEXT, LARGE_TEXT, MARK = 4.5, 3.0, 3.0

PAGE = ("paper", "surface", "side", "table_head")
REGION = ("fruit_from", "fruit_to")
TEXTS = {
    "ink": (*PAGE, *REGION),
    "muted": (*PAGE, *REGION),
    "primary": PAGE,
    "fruit_ink": ("paper", *REGION),
    "ok": (*PAGE, "ok_fill"),
    "warn": ("paper", "surface"),
    "bad": PAGE,
    "on_head": ("head",),
}
LARGE_TEXTS = {"fruit_edge": ("paper",), "on_spearhead": tuple(f"spearhead-{i}" for i in range(4))}
MARKS = {
    **{f"spearhead-{i}": ("paper", "surface", *REGION) for i in range(4)},
    "fruit_edge": ("paper", *REGION),
    "cherry": ("paper", *REGION),
    "line2": ("paper", "surface"),
    "primary": (*PAGE, *REGION),
    # The direction of a trend.
    "ok": ("paper", *REGION),
    "muted": ("paper", *REGION),
    "bad": ("paper", *REGION),
}
# A spearhead keeps this distance from every other, and from the region's fill.
SPEARHEADS_APART = {
    ("light", None): 31.5,
    ("light", "protan"): 22.5,
    ("light", "deutan"): 21.0,
    ("light", "tritan"): 19.5,
    ("dark", None): 32.0,
    ("dark", "protan"): 15.5,
    ("dark", "deutan"): 15.5,
    ("dark", "tritan"): 16.0,
}
FROM_THE_REGION = 25.0
# Less than for spearheads: the triangle's direction tells it, too.
DIRECTIONS_APART = {None: 18.0, "protan": 10.0, "deutan": 5.5, "tritan": 13.5}


def pairs(table):
    return [(token, ground) for token, grounds in table.items() for ground in grounds]


def contrast(palette, token, ground):
    over = Color(palette.colour(token))
    return over.contrast(palette.colour(ground), method="wcag21")


def seen(colour, blindness):
    """Return a colour as somebody sees it; None = with all three kinds of cones."""
    if blindness is None:
        return Color(colour)
    return Color(colour).filter(blindness, 1, method="machado").clip("srgb")


def distance(one, other, blindness):
    return seen(one, blindness).delta_e(seen(other, blindness), method="2000")


def smallest_distance(colours, blindness):
    return min(distance(one, other, blindness) for one, other in combinations(colours, 2))


@PALETTES
@pytest.mark.parametrize(("token", "ground"), pairs(TEXTS))
def test_text_can_be_read_on_its_ground(palette, token, ground):
    assert contrast(palette, token, ground) >= TEXT


@PALETTES
@pytest.mark.parametrize(("token", "ground"), pairs(LARGE_TEXTS))
def test_large_text_can_be_read_on_its_ground(palette, token, ground):
    assert contrast(palette, token, ground) >= LARGE_TEXT


@PALETTES
@pytest.mark.parametrize(("token", "ground"), pairs(MARKS))
def test_a_mark_or_a_border_is_seen_on_its_ground(palette, token, ground):
    assert contrast(palette, token, ground) >= MARK


@pytest.mark.parametrize(("ground", "blindness"), list(SPEARHEADS_APART))
def test_spearheads_are_told_apart(ground, blindness):
    palette = {"light": LIGHT, "dark": DARK}[ground]
    apart = smallest_distance(palette.spearheads, blindness)
    assert apart >= SPEARHEADS_APART[ground, blindness]


@PALETTES
@pytest.mark.parametrize("blindness", [None, "protan", "deutan", "tritan"])
@pytest.mark.parametrize("fill", REGION)
def test_spearheads_stand_out_from_the_region(palette, blindness, fill):
    ground = palette.colour(fill)
    nearest = min(distance(colour, ground, blindness) for colour in palette.spearheads)
    assert nearest >= FROM_THE_REGION


@PALETTES
@pytest.mark.parametrize("blindness", list(DIRECTIONS_APART))
def test_directions_of_trends_are_told_apart(palette, blindness):
    colours = (palette.ok, palette.muted, palette.bad)
    assert smallest_distance(colours, blindness) >= DIRECTIONS_APART[blindness]


@pytest.mark.parametrize("symbol", ["triangle-up", "triangle-down"])
def test_a_triangle_has_the_area_of_a_circle(symbol):
    shape = shape_of(symbol)
    area = shape.half_width * (shape.above + shape.below)
    assert area == pytest.approx(pi * CIRCLE.half_width**2, rel=0.01)


def test_no_spearhead_has_the_shape_of_a_direction():
    assert TRIANGLE_DOWN not in {spearhead_sign(order).shape for order in range(28)}
