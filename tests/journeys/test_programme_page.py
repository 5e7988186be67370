"""The programme on a page: changed in its place, shown to a room on one screen, printed."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import FINNISH

SCREENS = ((1920, 1080), (1366, 768))
# mm of the sheet within its margins, and how far a box may lie outside by rounding, px.
SHEETS = {"a3": (402, 279), "a4": (283, 196)}
MM, SPARE = 96 / 25.4, 1.0
# What is cut, or lies outside of a place: the whole picture must not.
CUT = """spare => {
    const edge = document.querySelector('.opp').getBoundingClientRect();
    // What is taller than its box is still seen, unless the box hides it.
    const hides = e => getComputedStyle(e).overflowY !== 'visible';
    const isCut = e => e.clientWidth && getComputedStyle(e).display !== 'inline'
        && (e.scrollWidth > e.clientWidth + spare
            || hides(e) && e.scrollHeight > e.clientHeight + spare);
    const isOutside = ({left, right, top, bottom, width}) => width
        && (left < edge.left - spare || right > edge.right + spare
            || top < edge.top - spare || bottom > edge.bottom + spare);
    return [...document.querySelectorAll('.opp *')]
        .filter(e => isCut(e) || isOutside(e.getBoundingClientRect()))
        .map(e => e.outerHTML.slice(0, 80));
}"""


def edit(reader, section):
    """Turn a section into fields."""
    name = f"{reader.say('onepage.edit')} {reader.say(f'onepage.section.{section}')}"
    reader.page.get_by_role("button", name=name).click()
    expect(reader.page.locator(f".st-key-story_form_{section}")).to_be_visible()
    reader.settled()


def save(reader, section):
    reader.page.locator(f".st-key-story_save_{section} button").click()
    expect(reader.page.locator(f".st-key-story_form_{section}")).to_have_count(0)
    reader.settled()


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_the_programme_is_edited_presented_on_one_screen_and_the_edit_undone(reader_of):
    reader = reader_of(FINNISH)
    page = reader.page
    reader.open()
    edit(reader, "vision")
    page.get_by_label("Visio (suomi)", exact=True).fill("Järvi kutsuu kotiin")
    page.keyboard.press("Tab")
    reader.settled()
    # Elsewhere and back: what was typed is there still.
    reader.go_to("measures")
    reader.go_to("programme")
    expect(page.get_by_label("Visio (suomi)", exact=True)).to_have_value("Järvi kutsuu kotiin")
    save(reader, "vision")
    expect(reader.title).to_have_text("Järvi kutsuu kotiin")
    reader.undo_says("Ohjelman sivu: visio")
    edit(reader, "values")
    page.get_by_role("button", name="Lisää rivi").click()
    page.get_by_label("Arvo 6 (suomi)", exact=True).fill("Ilo")
    save(reader, "values")
    reader.undo_says("Ohjelman sivu: arvot")

    page.get_by_role("button", name=reader.say("app.present")).click()
    expect(reader.sidebar).to_be_hidden()
    expect(page.locator(".opp.room")).to_contain_text("Ilo")
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        reader.settled()
        main = page.get_by_test_id("stMain")
        seen = main.evaluate("e => [e.scrollWidth, e.scrollHeight, e.clientWidth, e.clientHeight]")
        assert seen == [width, height, width, height]
        assert page.evaluate(CUT, SPARE) == []
        last = page.locator(".opp.room article").last.bounding_box()
        way_out = page.locator(".st-key-presenter").bounding_box()
        assert last["y"] + last["height"] <= way_out["y"]

    page.keyboard.press("Escape")
    expect(reader.sidebar).to_be_visible()
    reader.undo()
    reader.undo()
    expect(reader.title).to_have_text("Hyvä kasvaa Heinolassa")


@pytest.mark.parametrize("size", SHEETS)
def test_a_sheet_prints_on_one_page_with_nothing_cut(reader_of, size):
    reader = reader_of(FINNISH)
    page = reader.page
    width, height = (round(mm * MM) for mm in SHEETS[size])
    page.set_viewport_size({"width": width + 1, "height": height + 1})
    for language in ("fi", "en"):
        page.goto(f"{reader.url}/programme/print?size={size}&lang={language}")
        page.evaluate("() => document.fonts.ready.then(() => true)")
        # Backgrounds are the picture: they are printed though nobody ticks it.
        pdf = page.pdf(prefer_css_page_size=True, print_background=False)
        assert pages_of(pdf) == 1
        page.emulate_media(media="print")
        assert page.evaluate(CUT, SPARE) == []
        box = page.locator(".opp").bounding_box()
        assert box["width"] <= width + SPARE
        assert box["height"] <= height + SPARE
        page.emulate_media(media="null")
