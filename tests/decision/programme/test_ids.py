import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.programme.ids import LONGEST_ID, checked_id, id_from_name
from prioritisation.errors import InvalidValueError


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Market square", "market-square"),
        ("Ääkköset ja Åland", "aakkoset-ja-aland"),
        ("  Tori & kauppa (2027) ", "tori-kauppa-2027"),
        ("🎉", "item"),
        ("", "item"),
    ],
)
def test_an_id_is_the_name_in_plain_small_letters(name, made):
    assert id_from_name(name) == made


def test_letters_written_as_two_characters_are_the_same_letters():
    assert id_from_name(unicodedata.normalize("NFD", "Ääkköset ja Åland")) == "aakkoset-ja-aland"


def test_an_id_has_at_most_40_characters():
    assert id_from_name("x" * 41) == "x" * 40


def test_a_cut_leaves_no_hyphen_at_the_end():
    assert id_from_name("x" * 39 + " square") == "x" * 39


def test_a_taken_id_gets_a_number():
    assert id_from_name("Tori", {"tori"}) == "tori-2"
    assert id_from_name("Tori", {"tori", "tori-2"}) == "tori-3"


def test_a_number_fits_within_the_40_characters():
    assert id_from_name("x" * 40, {"x" * 40}) == "x" * 38 + "-2"


@given(st.text(max_size=60), st.integers(0, 12))
def test_an_id_is_legal_short_and_not_taken(name, others):
    taken = set()
    for _ in range(others):
        taken.add(id_from_name(name, taken))
    made = id_from_name(name, taken)
    assert made not in taken
    assert checked_id(made) == made
    assert len(made) <= LONGEST_ID
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    "bad", ["", " square", "square ", "a|b", "a\nb", "a\x00b", "x" * 201, 7, None]
)
def test_a_bad_id_is_refused(bad):
    with pytest.raises(InvalidValueError, match="bad_id"):
        checked_id(bad)


def test_an_id_of_somebody_else_may_look_as_it_likes():
    assert checked_id("Tori 2/3, vaihe ä") == "Tori 2/3, vaihe ä"
