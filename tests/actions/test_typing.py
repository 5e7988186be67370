"""What people type: a decimal comma, thousands by language, and what may mean two things."""

from decimal import Decimal

import pytest

from prioritisation.actions.typing import plain_euros, typed_euros, typed_number, typed_score
from prioritisation.errors import InvalidValueError


@pytest.mark.parametrize("text", ["23,4", "23.4", " 23,4 "])
def test_a_comma_and_a_point_are_the_same_decimal_sign(text):
    assert typed_number(text, "weight") == Decimal("23.4")


@pytest.mark.parametrize(
    ("text", "score"), [("3,4", Decimal("3.4")), ("?", None), (" ? ", None), ("", ""), ("  ", "")]
)
def test_a_score_is_a_number_a_question_mark_or_nothing(text, score):
    assert typed_score(text) == score


@pytest.mark.parametrize("text", ["four", "??", "NaN", "inf", "1e1", "3,4,5"])
def test_a_score_that_is_none_of_these_is_refused(text):
    with pytest.raises(InvalidValueError):
        typed_score(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("350,000", "en"),
        ("€350,000", "en"),
        ("350000", "en"),
        ("350 000", "en"),
        ("350 000", "fi"),
        ("350\u00a0000", "fi"),
        ("350\u202f000 €", "fi"),
        ("350000", "fi"),
    ],
)
def test_thousands_are_grouped_as_the_reader_groups_them(text, language):
    assert typed_euros(text, "budget", language) == 350_000


def test_millions_are_grouped_in_english_too():
    assert typed_euros("1,500,000", "budget", "en") == 1_500_000


@pytest.mark.parametrize(
    ("text", "language"), [("1.234", "en"), ("1.234", "fi"), ("350,000", "fi")]
)
def test_what_may_mean_thousands_or_decimals_is_refused(text, language):
    with pytest.raises(InvalidValueError, match="thousands_unclear") as refused:
        typed_euros(text, "budget", language)
    assert (refused.value.field, refused.value.value) == ("budget", text)


@pytest.mark.parametrize("text", ["", "much", "12,5", "NaN", "1,23,456"])
@pytest.mark.parametrize("language", ["en", "fi"])
def test_what_is_no_whole_number_of_euros_is_refused(text, language):
    with pytest.raises(InvalidValueError) as refused:
        typed_euros(text, "budget", language)
    assert refused.value.field == "budget"


@pytest.mark.parametrize("text", ["1,23", "12,34,567", "1234,567", "23,4"])
def test_commas_that_group_no_thousands_are_left_as_they_are(text):
    assert plain_euros(text, "en") == text
