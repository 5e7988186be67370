"""What is kept between runs of a page: drawn once, and anew when what it follows from changes."""

from fractions import Fraction

import plotly.graph_objects as go
import pytest
import streamlit as st

from prioritisation.web import cached


@pytest.fixture(autouse=True)
def nothing_kept(store):
    """Nothing that was drawn before; the store's only programme is open."""
    del store
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def drawn(version, *mark, drawings):
    def make():
        drawings.append(mark)
        return go.Figure(), "What it says."

    return cached.picture(version, mark, make)


def test_a_picture_is_drawn_once():
    drawings = []
    first = drawn(1, "strip", Fraction(1, 3), drawings=drawings)
    assert drawn(1, "strip", Fraction(1, 3), drawings=drawings) is first
    assert len(drawings) == 1


@pytest.mark.parametrize(
    ("version", "mark"),
    [
        (2, ("strip", Fraction(1, 3), False)),
        (1, ("strip", Fraction(2, 3), False)),
        (1, ("strip", None, False)),
        (1, ("strip", Fraction(1, 3), True)),
        (1, ("timeline", Fraction(1, 3), False)),
    ],
)
def test_a_picture_is_drawn_anew_when_what_it_follows_from_changes(version, mark):
    drawings = []
    drawn(1, "strip", Fraction(1, 3), False, drawings=drawings)
    drawn(version, *mark, drawings=drawings)
    assert len(drawings) == 2
