from __future__ import annotations

import pytest
from hypothesis import given

from prioritisation.exchange.formulas import safe_cell, text_of

from .boards import any_text


@given(any_text)
def test_every_text_is_read_back_as_it_was(text):
    assert text_of(safe_cell(text)) == text


@given(any_text)
def test_no_cell_begins_as_a_formula_does(text):
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", " ", "＝"))


@pytest.mark.parametrize("text", ["'t Hoekje", "'", "Tori", "a=b", "5"])
def test_what_is_no_formula_is_written_as_it_is(text):
    assert safe_cell(text) == text


def test_a_formula_is_written_behind_an_apostrophe():
    assert safe_cell("=cmd()") == "'=cmd()"
    assert safe_cell("'=cmd()") == "''=cmd()"


def test_blanks_that_somebody_typed_round_a_text_are_left_out():
    assert text_of("  Tori ") == "Tori"
