"""Pages shown to a room: nothing but what is read, large, and the way back."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import ENGLISH, FINNISH

WALL = {"width": 1920, "height": 1080}
# px at 1920 × 1080, for whoever sits at the back.
SMALLEST, TITLE = 20, 44
# A px of the stylesheet for a room; empty where that is not loaded.
UNIT = "getComputedStyle(document.documentElement).getPropertyValue('--u')"
# The small print in the corner is the presenter's own.
SIZES = """() => {
    const found = [];
    const main = document.querySelector('[data-testid=stMain]');
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        const box = parent.getBoundingClientRect();
        const text = walker.currentNode.textContent.trim();
        if (!text || !box.width || parent.closest('.st-key-presenter, style')) continue;
        found.push([parseFloat(getComputedStyle(parent).fontSize), text]);
    }
    return found;
}"""


def presented(reader, name):
    """Open a page as the wall shows it."""
    reader.page.set_viewport_size(WALL)
    address = "" if name == "programme" else name
    reader.page.goto(f"{reader.url}/{address}?present=1")
    expect(reader.title).to_be_visible()
    reader.settled()
    expect(reader.page.get_by_test_id("stSkeleton")).to_have_count(0)


def is_presented(reader):
    expect(reader.sidebar).to_be_hidden()
    expect(reader.page.get_by_role("button", name=reader.say("app.leave"))).to_be_visible()
    expect(reader.page).to_have_url(re.compile(r"present=1"))
    assert reader.page.evaluate(UNIT)


@pytest.mark.parametrize("locale", [FINNISH, ENGLISH])
@pytest.mark.parametrize("name", ["programme", "portfolio"])
def test_a_presented_page_is_large_and_as_wide_as_the_screen(reader_of, name, locale):
    reader = reader_of(locale)
    presented(reader, name)
    is_presented(reader)
    small = [(size, text) for size, text in reader.page.evaluate(SIZES) if size < SMALLEST]
    assert small == []
    title = reader.title.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert title >= TITLE
    main = reader.page.get_by_test_id("stMain")
    scrolled, shown = main.evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert scrolled == shown
    body = reader.page.get_by_test_id("stMainBlockContainer").bounding_box()
    assert body["width"] == pytest.approx(WALL["width"], abs=20)


@pytest.mark.parametrize("locale", [FINNISH, ENGLISH])
def test_nothing_can_be_edited_while_the_portfolio_is_presented(reader_of, locale):
    reader = reader_of(locale)
    presented(reader, "portfolio")
    main = reader.page.get_by_test_id("stMain")
    for control in ("textbox", "combobox", "slider", "spinbutton"):
        expect(main.get_by_role(control)).to_have_count(0)
    expect(main.get_by_test_id("stDownloadButton")).to_have_count(0)
    expect(main.get_by_test_id("stExpander")).to_have_count(0)
    # What is in and what is out, by name.
    tables = main.get_by_role("table")
    expect(tables).to_have_count(2)
    rows = [table.get_by_role("row").count() - 1 for table in tables.all()]
    assert sum(rows) == 38


def test_presenting_goes_from_page_to_page_and_is_left_with_a_key(reader):
    reader.open("portfolio")
    reader.page.get_by_role("button", name=reader.say("app.present")).click()
    expect(reader.sidebar).to_be_hidden()
    is_presented(reader)

    # To the programme and still presented; a reload shows the same.
    reader.page.get_by_role("link", name=reader.say("page.programme"), exact=True).click()
    expect(reader.title).to_have_text("Good grows in Heinola")
    reader.settled()
    is_presented(reader)
    reader.page.reload()
    expect(reader.title).to_have_text("Good grows in Heinola")
    reader.settled()
    is_presented(reader)

    # On to the map: the pointer lies where it comes up, and lights nothing before it is moved.
    reader.page.get_by_role("link", name=reader.say("page.driver_map"), exact=True).click()
    expect(reader.page.locator(".driver-map [data-key]").first).to_be_visible()
    reader.settled()
    is_presented(reader)
    expect(reader.page.locator(".driver-map.lit")).to_have_count(0)

    # Left with a key, and again with the button, which the keyboard reaches.
    reader.page.keyboard.press("Escape")
    expect(reader.sidebar).to_be_visible()
    expect(reader.page).not_to_have_url(re.compile("present"))
    reader.page.get_by_role("button", name=reader.say("app.present")).click()
    leave = reader.page.get_by_role("button", name=reader.say("app.leave"))
    leave.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.sidebar).to_be_visible()
    reader.settled()


@pytest.mark.parametrize("name", ["scores", "matrix"])
def test_a_page_that_is_not_laid_out_for_a_room_is_shown_as_usual(reader, name):
    presented(reader, name)
    expect(reader.sidebar).to_be_visible()
    link = reader.sidebar.get_by_role("link", name=reader.say("page.measures"), exact=True)
    expect(link).to_be_visible()
    expect(reader.page.locator(".st-key-presenter")).to_have_count(0)
    assert not reader.page.evaluate(UNIT)

    # The other pages are gone to as ever.
    link.click()
    expect(reader.page).to_have_url(re.compile("/measures$"))
    reader.settled()


@pytest.mark.parametrize("locale", [FINNISH, ENGLISH])
def test_each_page_has_its_name_and_the_programmes_in_the_browser(reader_of, locale):
    reader = reader_of(locale)
    reader.open()
    programme = {FINNISH: "Heinolan elinvoimaohjelma", ENGLISH: "Heinola vitality programme"}
    for name in ("measures", "scores", "portfolio", "programme"):
        reader.go_to(name)
        expect(reader.page).to_have_title(f"{reader.say(f'page.{name}')} · {programme[locale]}")
