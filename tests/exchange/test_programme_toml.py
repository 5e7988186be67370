from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from prioritisation.errors import InvalidValueError, UnreadableFileError
from prioritisation.exchange.decoding import read_file
from prioritisation.exchange.programme_toml import read_programme

HEINOLA = Path(__file__).parents[2] / "data" / "heinola" / "programme.toml"

SMALL = """
schema = 4
id = "small"
title = { fi = "Pieni ohjelma", en = "Small programme" }

[[measures]]
id = "market"
name = "Market square"
value = 4.20
cost = { invest = [100000, 0.1] }
"""


def read(text):
    return read_programme(text.encode(), file="p.toml")


def test_a_programme_is_read_with_exact_decimals():
    (measure,) = read(SMALL).measures
    assert (measure.value, measure.cost) == (
        Decimal("4.20"),
        {"invest": (Decimal(100_000), Decimal("0.1"))},
    )


def test_the_sample_programme_is_read():
    assert read_programme(read_file(HEINOLA), file="programme.toml").id == "heinola"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('schema = 4\nid = "x\n', "row 2: not_toml"),
        ("schema = 4\nid =\n", "row 2: not_toml"),
        ("schema = 4\nschema = 4\n", "row 2: not_toml"),
        ("schema = [1,\n", "row 1: not_toml"),
    ],
)
def test_what_is_not_toml_names_the_line(text, message):
    with pytest.raises(UnreadableFileError, match=rf"p\.toml, {message}"):
        read(text)


def test_an_unknown_key_is_named_by_its_path():
    with pytest.raises(InvalidValueError, match=r"p\.toml, measures\[1\]\.price: .*unknown_key"):
        read(SMALL + "price = 5\n")


def test_a_programme_of_another_schema_is_refused():
    with pytest.raises(InvalidValueError, match=r"p\.toml, schema: 5 unknown_schema"):
        read(SMALL.replace("schema = 4", "schema = 5"))


def test_an_unknown_spearhead_names_the_file():
    with pytest.raises(InvalidValueError, match=r"p\.toml, spearhead: 'north' unknown_spearhead"):
        read(SMALL + 'spearhead = "north"\n')
