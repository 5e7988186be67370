from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.matrix.positions import Quadrant, is_borderline, quadrant_of

AT = (Fraction("3.5"), Fraction("3.5"))
LOWEST = (Fraction(1), Fraction(1))

# On 1 … 5, in steps as fine as any border needs.
scores = st.integers(20, 100).map(lambda twentieths: Fraction(twentieths, 20))
points = st.tuples(scores, scores)


def point(x, y):
    return Fraction(x), Fraction(y)


@pytest.mark.parametrize(
    ("x", "y", "quadrant"),
    [
        (5, 5, Quadrant.FRUIT),
        (2, 5, Quadrant.FAST_SMALL),
        (2, 2, Quadrant.SLOW_SMALL),
        (5, 2, Quadrant.GROWING),
    ],
)
def test_the_quadrant_is_fast_or_slow_and_large_or_small(x, y, quadrant):
    assert quadrant_of(*point(x, y), *AT) is quadrant


def test_at_the_threshold_is_inside():
    assert quadrant_of(*AT, *AT) is Quadrant.FRUIT


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("3.5", 5),  # inside, at the threshold
        ("3.74", 5),  # inside, out when lowered
        (5, "3.6"),
        ("3.25", 5),  # outside, in when raised
        (5, "3.4"),
        ("3.5", "3.25"),
    ],
)
def test_a_change_of_a_quarter_would_turn_it(x, y):
    assert is_borderline(point(x, y), AT, LOWEST)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("3.75", "3.75"),  # lowered it is at the threshold, still inside
        ("3.24", 5),
        (2, "3.5"),  # near one border only, and the other is far
        ("3.4", "3.4"),  # it takes two changes
        (1, 1),
        (5, 5),
    ],
)
def test_a_change_of_a_quarter_would_not_turn_it(x, y):
    assert not is_borderline(point(x, y), AT, LOWEST)


def test_no_score_falls_below_its_scale():
    # Where the region begins at the lowest level, everything is inside and stays there.
    assert not is_borderline(point(1, 1), at=LOWEST, lowest=LOWEST)


@given(points, points)
def test_borderline_is_a_change_of_a_quarter_in_one_score(place, at):
    x, y = place
    inside = quadrant_of(x, y, *at) is Quadrant.FRUIT
    changes = [Fraction(step, 20) for step in range(-5, 6)]
    reachable = [(x + change, y) for change in changes] + [(x, y + change) for change in changes]
    turned = any(
        (quadrant_of(*other, *at) is Quadrant.FRUIT) is not inside
        for other in reachable
        if all(1 <= score <= 5 for score in other)
    )
    assert is_borderline(place, at, LOWEST) is turned


@given(points, points, scores)
def test_moving_an_item_up_never_takes_it_out_of_the_region(place, at, higher):
    x, y = place
    if quadrant_of(x, y, *at) is Quadrant.FRUIT:
        assert quadrant_of(x, max(y, higher), *at) is Quadrant.FRUIT
        assert quadrant_of(max(x, higher), y, *at) is Quadrant.FRUIT
