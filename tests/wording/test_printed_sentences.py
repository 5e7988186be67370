"""Every sentence of a reason, printed in both languages on a page that can be read as a whole."""

import os
import re
from html import escape
from pathlib import Path

import pytest

from prioritisation.wording.catalogue import Language, messages
from prioritisation.wording.wording import Wording

from .explained import CASES, NAMES

# Keys of the sentences that reasons and entries are made of: those that no view shows by itself.
_SENTENCES = Path(__file__).resolve().parents[2] / "prioritisation" / "wording"


def printed():
    """Return every case with what it says, by language."""
    return {
        language: [(case.title, case.sentences(Wording(language))) for case in CASES]
        for language in Language
    }


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page, written where PRINTED_SENTENCES says, too."""
    english, finnish = (printed()[language] for language in (Language.ENGLISH, Language.FINNISH))
    rows = "".join(
        f"<tr><th>{escape(title)}</th><td>{_paragraphs(said)}</td><td>{_paragraphs(sanoo)}</td></tr>"
        for (title, said), (_, sanoo) in zip(english, finnish, strict=True)
    )
    text = f"<!doctype html><meta charset=utf-8><title>Reasons</title><table>{rows}</table>"
    path = tmp_path_factory.mktemp("printed") / "sentences.html"
    for place in (path, os.environ.get("PRINTED_SENTENCES")):
        if place:
            Path(place).write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8")


def _paragraphs(sentences):
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)


def all_sentences():
    return [
        sentence for cases in printed().values() for _, sentences in cases for sentence in sentences
    ]


def test_the_page_has_every_case_in_both_languages(page):
    assert page.count("<tr>") == len(CASES)
    assert min(len(said) for cases in printed().values() for _, said in cases) > 0


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("an unfilled gap", r"[{}]|None|Fraction|nan"),
        ("two spaces", r"  "),
        ("a space before a sign", r" [.,:;)]|\( "),
        ("two signs", r"\.\.|,,|;\.|,\.|:\.|\.,"),
        ("an end without a full stop", r"[^.]$"),
        ("an exclamation mark", r"!"),
        ("one of many", r"(?<![\d.,])1 (points|pistettä)|(?<!\S)(?!1 )\d+ (point|piste)\b"),
        ("a zero that is none", r"(?<![\d.,])0 (points|pistettä|€|%)|€0(?![\d.])|(?<!\d)0%"),
    ],
)
def test_no_sentence_has(what, pattern):
    assert [sentence for sentence in all_sentences() if re.search(pattern, sentence)] == []


def test_a_name_with_a_comma_is_told_apart_in_a_list():
    for language in Language:
        quoted = Wording(language)("rule.quoted", name=NAMES[language]["lights"])
        named = [s for s in all_sentences() if NAMES[language]["lights"] in s]
        assert named
        assert [sentence for sentence in named if quoted not in sentence] == []


def test_verbs_agree_with_how_many_there_are_in_finnish():
    def said(title):
        return dict(printed()[Language.FINNISH])[title][0]

    assert "sen tieltä jäisi pois" in said("out, pushes out one")
    assert "sen tieltä jäisivät pois" in said("out, pushes out many")
    assert "mukaan tulisi Leikkipuisto" in said("out, one along")
    assert "mukaan tulisivat Pyöräilyreitit ja Leikkipuisto" in said("out, many along")
    assert "tilalle tulisi Leikkipuisto" in said("in, one instead")
    assert "tilalle tulisivat" in said("in, many instead")


def test_measures_that_start_in_another_year_are_named_or_counted():
    def said(title, language=Language.ENGLISH):
        return " ".join(dict(printed()[language])[title][1:])

    some = "out, several years, so many move that some are counted"
    assert "Market square (2027 → 2029) and 2 others." in said(some)
    assert "Tori (2027 → 2029) ja 2 muuta." in said(some, Language.FINNISH)
    none = said("out, several years, those that move are counted")
    assert "3 other measures would start in another year." in none
    assert "→" not in none.split("would start in another year.")[0]


def test_parts_of_person_months_are_told_as_far_as_the_share_allows_and_never_more():
    said = " ".join(dict(printed()[Language.ENGLISH])["person-months in parts"])
    assert "if it took 31.26\N{NO-BREAK SPACE}htkk or less" in said
    assert "would be in if its cost were 35% lower" in said


def test_a_budget_is_told_as_the_one_from_which_on_it_is_always_in():
    said = dict(printed()[Language.ENGLISH])["one year, money: cost, value, budget"]
    assert "It would always be in from a budget of €620,000 on (now €450,000)." in said


def test_every_sentence_of_the_catalogue_is_printed():
    """A case that nobody prints is one that nobody reads."""
    code = "".join(
        (_SENTENCES / name).read_text(encoding="utf-8") for name in ("reasons.py", "entries.py")
    )
    known = [key.split(".")[1] for key in messages(Language.ENGLISH) if key.startswith("reasons.")]
    named = set(re.findall(r'"reasons\.(\w+)"', code))
    stems = tuple(re.findall(r'f"reasons\.(\w*_)\{', code))
    kinds = ("nearest", "with", "without", "same", "least", "most", "between", "unknown")
    keys = named | {key for key in known if key.startswith((*stems, *kinds))}
    text = "\n".join(all_sentences())
    for language in Language:
        for key in keys:
            message = messages(language)[f"reasons.{key}"]
            for form in [message] if isinstance(message, str) else message.values():
                pattern = ".+?".join(map(re.escape, re.split(r"\{\w+\}", form)))
                assert re.search(pattern, text), f"{language}: {key}: {form}"
