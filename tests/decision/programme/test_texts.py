import pytest

from prioritisation.decision.programme.text import LONGEST_TEXT, Text, checked_name
from prioritisation.errors import InvalidValueError

MARKET = Text.of({"fi": "Tori", "en": "Market square"})


def test_a_text_is_read_in_the_language_of_the_reader():
    assert MARKET.in_language("en") == "Market square"


def test_a_language_in_which_it_was_not_written_gets_the_first_wording():
    assert MARKET.in_language("sv") == "Tori"
    assert Text.of("Tori").in_language("en") == "Tori"


def test_a_text_without_wordings_is_empty():
    assert not Text.of("")
    assert Text.of({"fi": "", "en": ""}) == Text()
    assert Text().in_language("fi") == ""


def test_a_wording_is_put_in_place_of_the_one_of_its_language():
    assert MARKET.with_wording("en", "Square").in_language("en") == "Square"
    assert MARKET.with_wording("en", "Square").in_language("fi") == "Tori"


def test_a_wording_of_no_stated_language_is_replaced_by_whoever_edits_it():
    assert Text.of("Tori").with_wording("fi", "Uusi tori") == Text.of("Uusi tori")


def test_an_empty_wording_takes_its_language_away():
    assert MARKET.with_wording("en", "") == Text.of({"fi": "Tori"})


def test_any_characters_are_kept_as_they_are():
    wild = '<script> =cmd() "quotes" 🎉 \u202eabc'
    assert Text.of(wild).in_language("fi") == wild


def test_a_text_that_is_too_long_is_refused():
    Text.of("x" * LONGEST_TEXT)
    with pytest.raises(InvalidValueError, match="text_too_long"):
        Text.of("x" * (LONGEST_TEXT + 1))


def test_what_is_no_text_is_refused():
    with pytest.raises(InvalidValueError, match="not_text"):
        Text((("fi", 7),))


@pytest.mark.parametrize("name", ["", "   ", {"fi": " "}])
def test_a_name_must_be_there(name):
    with pytest.raises(InvalidValueError, match="name: name_missing"):
        checked_name(Text.of(name))


def test_a_name_of_500_characters_is_refused_in_whichever_language_it_is():
    assert checked_name(Text.of("x" * 200))
    with pytest.raises(InvalidValueError, match="name_too_long length=500 longest=200"):
        checked_name(Text.of({"fi": "Tori", "en": "x" * 500}))
