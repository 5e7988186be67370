"""The written model as a page: whole, escaped, and in need of nothing else."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.text import Text
from prioritisation.web.written_model.page import written_model_html
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording
from tests.wording.plans import PLAN, RULES, TOWN
from tests.wording.test_written_model import model_of

TRAP = '<script>alert("1")</script><img src=x onerror=alert(1)> & {{ 7 * 7 }}'
VOID = {"meta", "link", "br", "img"}


class Balance(HTMLParser):
    """What is open at the end of a page, and every tag that was met."""

    def __init__(self):
        super().__init__()
        self.open, self.met = [], []

    def handle_starttag(self, tag, attrs):
        self.met.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def parsed(page):
    parser = Balance()
    parser.feed(page)
    return parser


@pytest.mark.parametrize("language", Language)
def test_the_page_is_whole_and_in_the_readers_language(language):
    page = written_model_html(model_of(say=Wording(language)))
    assert parsed(page).open == []
    assert page.startswith("<!doctype html>")
    assert f'<html lang="{language}">' in page


def test_the_page_needs_nothing_but_itself():
    page = written_model_html(model_of())
    assert not {"script", "link", "img", "iframe"} & set(parsed(page).met)
    assert not re.search(r"https?:|url\(|@import", page)


def test_it_is_made_for_a4():
    page = written_model_html(model_of())
    assert "size: A4" in page
    assert "@media print" in page


def test_names_that_try_to_be_html_are_shown_as_the_text_they_are():
    trap = Text.of(TRAP)
    hostile = replace(
        TOWN,
        title=trap,
        town=trap,
        spearheads=(Part(id="id_centre", name=trap),),
        resources=tuple(replace(r, name=trap, unit=TRAP) for r in TOWN.resources),
        measures=tuple(replace(m, name=trap) for m in TOWN.measures),
    )
    rules = tuple(replace(rule, why=TRAP, id=f"{TRAP}{n}") for n, rule in enumerate(RULES))
    plan = replace(PLAN, rules=rules, name=TRAP, vat=TRAP)
    page = written_model_html(model_of(plan, town=hostile))
    assert "<script" not in page
    assert "<img" not in page
    assert "{{ 7 * 7 }}" in page
    assert parsed(page).open == []


def test_a_rule_that_is_off_is_marked():
    page = written_model_html(model_of())
    assert '<div class="rule off">' in page
    assert "<b>not in force:</b>" in page
