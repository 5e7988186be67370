"""Contradictions and their ways out in words: every case printed, and some by heart."""

import os
import re
from html import escape
from pathlib import Path

import pytest

from prioritisation.wording import contradictions
from prioritisation.wording.catalogue import Language, messages
from prioritisation.wording.wording import Wording

from .cases_of_contradictions import cases


def said(language):
    return {title: text.replace("\u00a0", " ") for title, text in cases(Wording(language))}


EN, FI = said(Language.ENGLISH), said(Language.FINNISH)


def test_every_case_is_printed_to_a_page(tmp_path):
    """PRINTED_CONTRADICTIONS names a file to read them in."""
    rows = "".join(
        f"<tr><th>{escape(title)}</th><td>{escape(EN[title])}</td><td>{escape(FI[title])}</td></tr>"
        for title in EN
    )
    page = f"<!doctype html><meta charset=utf-8><title>Contradictions</title><table>{rows}</table>"
    path = Path(os.environ.get("PRINTED_CONTRADICTIONS") or tmp_path / "contradictions.html")
    path.write_text(page, encoding="utf-8")
    assert page.count("<tr>") == len(EN) == len(FI)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "pattern",
    [r"[{}]|None|Fraction|\bnan\b|id_", r"  ", r" [.,:;)]|\( ", r"\.\.|,,|;\.|:\.|\.,", "!"],
)
def test_no_sentence_has_gaps_ids_or_stray_signs(language, pattern):
    assert [text for text in said(language).values() if re.search(pattern, text)] == []


def test_money_and_person_months_are_given_where_they_are_missing():
    assert EN["money in a year, several years"] == (
        "Give Investment money 2027 €60,000 more (€860,000 in all)"
    )
    assert FI["money in a year, several years"] == (
        "Lisää 60 000 €: Investointiraha 2027, yhteensä 860 000 €"
    )
    assert (
        EN["money in a year, no calendar"] == "Give Investment money €60,000 more (€860,000 in all)"
    )
    assert EN["person-months in a year, one year"] == "Give Work 2028 0.5 htkk more (2 htkk in all)"
    assert FI["person-months in a year, one year"] == (
        "Lisää 0,5 htkk: Henkilötyö 2028, yhteensä 2 htkk"
    )
    assert EN["money in total, several years"] == (
        "Raise the total of Investment money 2027–2029 by €1 (to €1,400,001)"
    )


def test_a_rule_is_loosened_beside_what_it_asks_now():
    assert EN["at least, several years"] == (
        "Ask for 2 instead of 3: Of the measures of the spearhead Town centre at least 3 are in."
    )
    assert FI["at least, several years"] == (
        "Vaadi vähintään 2 (nyt 3): Kärjen ”Keskusta” toimenpiteistä pitää olla mukana vähintään 3."
    )
    assert "45.45% instead of 50%" in EN["least share, one year"]
    assert "97.25 points instead of 120 points" in EN["least value, one year"]


def test_a_rule_that_names_very_many_keeps_what_it_asks_of_them(monkeypatch):
    monkeypatch.setattr(contradictions, "_LONGEST", 60)
    monkeypatch.setattr(contradictions, "_END", 20)
    short = said(Language.ENGLISH)["off: id_all, one year"]
    assert short.startswith("Switch off: Market square")
    assert short.endswith("must be in.")
    assert " … " in short
    assert len(short) <= len("Switch off: ") + 60


def test_the_log_tells_before_and_after():
    assert EN["money in a year, several years, done"] == (
        "Investment money 2027: €800,000 → €860,000"
    )
    assert EN["not demanded, one year, done"] == "Rule now: Market square must be in."
    assert FI["off: id_must, one year, done"] == "Ehto pois: Pitää olla mukana: Tori ja Valot."


@pytest.mark.parametrize("language", Language)
def test_every_message_is_among_the_cases(language):
    text = "\n".join(said(language).values())
    # The heading above the ways is not a sentence.
    known = {key for key in messages(language) if key.startswith("contradiction.")}
    for key in known - {"contradiction.ways"}:
        message = messages(language)[key]
        for form in [message] if isinstance(message, str) else message.values():
            pattern = ".+?".join(map(re.escape, re.split(r"\{\w+\}", form)))
            assert re.search(pattern, text), f"{key}: {form}"
