"""The programme as one picture: how large its letters are, and its sheets of paper."""

import re
from dataclasses import replace

import pytest

from prioritisation.actions.access import passphrase
from prioritisation.actions.desk import SAMPLE_ID
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change
from prioritisation.web.programme_picture.drawing import columns_for, whole
from prioritisation.web.programme_picture.fit import ROOM, SHEETS, STEPS, fit
from prioritisation.web.programme_picture.printing import print_address, sheet_html
from prioritisation.web.programme_picture.style import picture_rules, step_class
from prioritisation.wording.catalogue import Language
from prioritisation.wording.programme_page import programme_page
from prioritisation.wording.wording import Wording

from .asgi import Browser
from .programmes import blank, endless, wordy
from .test_written_model import parsed

STAGES = {"room": ROOM, **{size: sheet.stage for size, sheet in SHEETS.items()}}
TRAP = '<script>alert("1")</script><img src=x onerror=alert(1)> & {{ 7 * 7 }}'


@pytest.fixture
def programme(desk):
    return desk().programme


def page_of(programme, language=Language.FINNISH):
    return programme_page(programme, Wording(language))


# Letters


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("stage", STAGES)
def test_the_sample_fits_every_stage_in_letters_of_full_size(programme, stage, language):
    found = fit(page_of(programme, language), STAGES[stage])
    assert found.is_whole
    assert found.percent >= 100


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("stage", STAGES)
def test_half_as_much_text_again_fits_in_smaller_letters(programme, stage, language):
    long = fit(page_of(wordy(programme), language), STAGES[stage])
    assert long.is_whole
    assert long.percent < fit(page_of(programme, language), STAGES[stage]).percent


@pytest.mark.parametrize("stage", STAGES)
def test_what_no_sheet_can_hold_is_said_to_go_on(programme, stage):
    assert not fit(page_of(endless(programme)), STAGES[stage]).is_whole


def test_little_text_is_not_blown_up(programme):
    assert fit(page_of(blank(programme)), ROOM).percent == ROOM.largest


def test_there_is_a_rule_for_every_step_and_for_every_number_of_columns():
    assert all(f".{step_class(step)}{{" in picture_rules() for step in STEPS)
    assert all(f".opp .n{number}{{" in picture_rules() for number in range(1, 7))


@pytest.mark.parametrize(
    ("number", "most", "across"), [(0, 3, 1), (2, 3, 2), (3, 3, 3), (4, 3, 2), (6, 3, 3), (7, 6, 4)]
)
def test_rows_are_as_equal_as_they_can_be(number, most, across):
    assert columns_for(number, most) == across


# The picture


def test_the_sections_are_in_the_order_of_the_towns_own_page(programme):
    body = whole(page_of(programme), "room", dark=False)
    told = [
        "Kaupunkiyhteisön elinvoiman",
        "Kohderyhmät",
        "Vaikutustavat",
        "Arvot",
        "Hyvä kasvaa Heinolassa</h1>",
        "Panostuksista syntyy",
        "Asuminen",
        "nettomuutto",
        "Tavoite: positiivinen",
    ]
    assert [body.index(text) for text in told] == sorted(body.index(text) for text in told)


def test_the_page_has_one_heading_with_and_without_a_vision(programme):
    for shown in (programme, blank(programme)):
        body = whole(page_of(shown), "room", dark=False)
        assert body.count("<h1") == 1
        assert parsed(body).open == []


def test_what_is_empty_is_left_out_of_a_picture(programme):
    body = whole(page_of(blank(programme)), "paper", dark=False)
    assert not re.search("class=.(vision|changes|spearheads|list|why)", body)


# Sheets


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", SHEETS)
def test_a_sheet_is_whole_and_in_the_readers_language(store, size, language):
    answer = Browser().get(print_address(size, language, SAMPLE_ID))
    assert answer.status == 200
    page = answer.text
    assert parsed(page).open == []
    assert f'<html lang="{language}">' in page
    assert f"/programme/print/{size}.css" in page
    assert " style=" not in page
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("size", SHEETS)
def test_the_style_of_a_sheet_has_its_size_its_colours_and_our_own_letters(store, size):
    style = Browser().get(f"/programme/print/{size}.css").text
    assert f"@page{{size:{size.upper()} landscape" in style
    assert "print-color-adjust: exact" in style
    (*letters,) = re.findall(r'url\("([^"]+)"\)', style)
    assert letters
    assert all(Browser().get(address).status == 200 for address in letters)


def test_words_that_try_to_be_html_are_shown_as_the_text_they_are(store, desk):
    trap = Text.of(TRAP)
    now = desk().programme
    hostile = replace(
        now,
        title=trap,
        town=trap,
        slogan=trap,
        vision=trap,
        vision_note=trap,
        ratio=trap,
        key_changes_heading=trap,
        indicators_heading=trap,
        purpose=replace(
            now.purpose,
            statement=trap,
            blocks=tuple(replace(block, name=trap, points=(trap,)) for block in now.purpose.blocks),
        ),
        **{
            name: tuple(replace(part, name=trap) for part in getattr(now, name))
            for name in ("values", "target_groups", "effect_channels", "key_changes", "spearheads")
        },
        indicators=tuple(replace(i, name=trap, target=trap, wordings={}) for i in now.indicators),
    )
    for size in SHEETS:
        page = sheet_html(hostile, size, Wording(Language.FINNISH))
        assert page.count("<script") == 1
        assert "<img src=x" not in page
        assert "{{ 7 * 7 }}" in page
        assert parsed(page).open == []


def test_a_text_too_long_for_one_sheet_is_said_before_it_is_printed(store, desk):
    now = desk()
    change = Change(programme=endless(now.programme))
    store.write("heinola", change, based_on=now.revision, who="desk", kind="programme_opened")
    assert "second sheet" in Browser().get(print_address("a4", Language.ENGLISH, SAMPLE_ID)).text


def test_a_size_that_there_is_not_is_refused_in_words(store):
    answer = Browser().get("/programme/print?size=a9&lang=en")
    assert answer.status == 404
    assert "no sheet of the size" in answer.text
    assert Browser().get("/programme/print/a9.css").status == 404


def test_the_sheet_asks_for_the_passphrase_as_the_walls_do(store):
    passphrase.set_passphrase(store, "long enough")
    address = print_address("a3", Language.ENGLISH, SAMPLE_ID)
    answer = Browser().get(address)
    assert answer.status == 403
    assert "signed in" in answer.text
    assert "Heinola" not in answer.text
    key = passphrase.wall_key(store)
    page = Browser().get(f"{address}&key={key}")
    assert page.status == 200
    # The other sheet and the other language open with the same key.
    assert page.text.count(f"key={key}") >= 3
