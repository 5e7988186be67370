"""Numbers, money and errors as each reader writes them."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pytest

from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError
from prioritisation.wording.catalogue import Language
from prioritisation.wording.events import event_sentence
from prioritisation.wording.wording import Wording

FI, EN = Wording(Language.FINNISH), Wording(Language.ENGLISH)


def test_finnish_money_has_blanks_that_do_not_break_and_the_sign_after():
    assert FI.money(1_234_567) == "1\u00a0234\u00a0567\u00a0€"


def test_english_money_has_commas_and_the_sign_before():
    assert EN.money(1_234_567) == "€1,234,567"


def test_less_than_nothing_has_a_minus_sign_not_a_hyphen():
    assert FI.money(-5000) == "\u22125\u00a0000\u00a0€"
    assert EN.percent(Decimal("-0.021")) == "\u22122.1%"


def test_the_decimal_sign_is_the_readers_own():
    assert FI.number(Fraction(7, 2), 2) == "3,5"
    assert EN.number(Fraction(7, 2), 2) == "3.5"


def test_millions_have_two_decimals():
    assert FI.millions(4_480_000) == "4,48\u00a0milj.\u00a0€"
    assert EN.millions(4_480_000) == "€4.48\u00a0M"


def test_an_error_names_file_row_column_value_and_rule():
    error = InvalidValueError(
        "not_whole_euros", file="m.csv", row=7, field="cost", value="about 30k"
    )
    assert EN.error(error) == (
        'm.csv, row 7, cost: "about 30k" is not a whole number of euros, 0 or more.'
    )
    assert FI.error(error) == (
        "m.csv, rivi 7, cost: ”about 30k” ei ole kokonainen euromäärä, vähintään 0."
    )


def test_a_very_long_value_is_cut_in_the_sentence():
    error = InvalidValueError("not_a_number", value="x" * 500)
    assert len(EN.error(error)) < 100


def test_braces_in_what_people_typed_are_only_text():
    error = InvalidValueError("not_a_number", field="{x}", value="{0} {value}")
    assert EN.error(error) == '{x}: "{0} {value}" is not a number.'


def test_a_text_is_read_in_the_readers_language_or_in_the_one_it_has():
    both = Text.of({"fi": "Tori", "en": "Market square"})
    assert (FI.text(both), EN.text(both)) == ("Tori", "Market square")
    assert EN.text(Text.of({"fi": "Satama"})) == "Satama"


class Logged(NamedTuple):
    kind: str
    details: dict


COST_EDITED = Logged(
    "items_edited",
    {"n": 1, "names": [{"fi": "Tori", "en": "Market square"}], "columns": ["cost"]},
)


@pytest.mark.parametrize(
    ("wording", "sentence"), [(FI, "Tori: Kustannus, €"), (EN, "Market square: Cost, €")]
)
def test_the_log_is_read_in_the_readers_language(wording, sentence):
    assert event_sentence(COST_EDITED, wording) == sentence


def test_amounts_of_several_years_are_named_once_in_the_log():
    columns = ["cost:work:1", "cost:work:2", "income:cost:1", "yearly_after:work"]
    edited = COST_EDITED._replace(details=COST_EDITED.details | {"columns": columns})
    told = "Market square: cost by year, income by year, Yearly cost after"
    assert event_sentence(edited, EN) == told


def test_an_entry_that_a_newer_version_wrote_is_said_to_be_unknown():
    newer = Logged("sails_set", {"names": ["Boat"]})
    assert event_sentence(newer, EN) == "A change that this version does not know"


def test_a_key_of_a_file_is_named_as_far_as_a_line_goes():
    error = InvalidValueError("unknown_key", file="plan.toml", field="x" * 100_000, value="x")
    assert len(Wording(Language.ENGLISH).error(error)) < 300


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [(FI, "Päätös tallennettu: Nykyinen suunnitelma"), (EN, "Decision kept: Plan at work")],
)
def test_a_plan_without_a_name_is_the_current_one_in_the_log(wording, sentence):
    assert event_sentence(Logged("portfolio_decided", {"names": [""]}), wording) == sentence
