"""Markers as outlines: equal areas, and nothing beyond what placement keeps clear."""

import re
from math import pi

import pytest

from prioritisation.charts.colours import CIRCLE, NO_SPEARHEAD, TRIANGLE_DOWN, spearhead_sign
from prioritisation.charts.symbols import extents_of, outline

SYMBOLS = sorted({*(spearhead_sign(k).shape.symbol for k in range(7)), TRIANGLE_DOWN.symbol})
POLYGONS = [symbol for symbol in SYMBOLS if symbol != CIRCLE.symbol]


def corners(symbol, diameter):
    path = outline(symbol, diameter)
    numbers = [float(number) for number in re.findall(r"-?[0-9.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def area(points):
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


@pytest.mark.parametrize("symbol", POLYGONS)
def test_every_outline_has_the_area_of_the_circle(symbol):
    assert area(corners(symbol, 100)) == pytest.approx(pi * 50**2, rel=0.01)


def test_a_circle_is_two_halves_of_its_diameter():
    assert outline("circle", 10) == "M-5.00 0A5.00 5.00 0 1 1 5.00 0A5.00 5.00 0 1 1 -5.00 0Z"


@pytest.mark.parametrize("symbol", POLYGONS)
def test_no_outline_reaches_beyond_its_extents(symbol):
    extents = extents_of(symbol, 100)
    for x, y in corners(symbol, 100):
        assert abs(x) <= extents.half_width + 0.5
        assert -extents.above - 0.5 <= y <= extents.below + 0.5


@pytest.mark.parametrize("symbol", ["triangle-up", "triangle-down"])
def test_triangles_are_equilateral(symbol):
    a, b, c = corners(symbol, 100)

    def side(one, other):
        return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5

    assert side(a, b) == pytest.approx(side(b, c), rel=0.001)
    assert side(a, b) == pytest.approx(side(a, c), rel=0.001)


def test_one_triangle_points_up_and_the_other_down():
    assert min(corners("triangle-up", 10), key=lambda point: point[1])[0] == 0
    assert max(corners("triangle-down", 10), key=lambda point: point[1])[0] == 0


def test_an_open_sign_has_the_outline_of_the_filled_one():
    assert outline(NO_SPEARHEAD.symbol, 12) == outline("circle", 12)
    assert extents_of("diamond-open", 12) == extents_of("diamond", 12)
