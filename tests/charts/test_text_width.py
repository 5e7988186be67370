import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.charts.labels.text_width import (
    balanced,
    fitted,
    shortened,
    text_width,
    wrapped,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60).map(
    lambda text: " ".join(text.split())
)


def test_widths_are_those_of_source_sans_with_three_per_cent_to_spare():
    # "T" 536, "o" 542, "r" 347, "i" 246 thousandths.
    assert text_width("Tori", 100) == pytest.approx((536 + 542 + 347 + 246) / 10 * 1.03 + 1)


def test_bold_is_wider():
    assert text_width("Tori", 13.5, 650) > text_width("Tori", 13.5, 400)


def test_a_letter_with_a_ring_is_as_wide_as_without():
    assert text_width("å", 100) == text_width("a", 100)


def test_unknown_scripts_and_emoji_count_as_wide():
    assert text_width("漢", 100) > 100
    assert text_width("🍒", 100) > 130


def test_a_name_is_broken_in_the_middle_rather_than_at_the_end():
    assert balanced("Valitut kaupungin vetovoimapalvelut", 13.5) == (
        "Valitut kaupungin",
        "vetovoimapalvelut",
    )


def test_a_word_is_not_torn_apart_at_its_hyphen_for_little():
    assert balanced("Remote and multi-place work", 13.5) == ("Remote and", "multi-place work")


def test_a_long_word_is_cut_with_an_ellipsis():
    assert shortened("Luksusomakotitonttien", 60, 13.5) == "Luksuso…"


@given(TEXTS, st.floats(30, 300))
def test_what_is_shortened_fits(text, width):
    assert text_width(shortened(text, width, 13.5), 13.5) <= width


@given(TEXTS, st.floats(30, 300), st.integers(1, 3))
def test_what_is_fitted_keeps_to_its_lines_and_width(text, width, lines):
    found = fitted(text, width, lines, 13.5)
    assert len(found) <= lines
    assert all(text_width(line, 13.5) <= width for line in found)


@given(TEXTS, st.floats(30, 300))
def test_wrapping_loses_no_word(text, width):
    assert "".join(wrapped(text, width, 13.5)).replace(" ", "") == text.replace(" ", "")
