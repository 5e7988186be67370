"""The wall in a real browser: every board, both sizes and grounds, following what changes."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from prioritisation.actions.desk import SAMPLE_ID, desk_of
from prioritisation.actions.scoring import agree_scores
from prioritisation.decision.programme.boards import BoardId
from prioritisation.store import open_store
from prioritisation.wording.catalogue import Language

from .boxes import hits
from .conftest import FINNISH

LARGE, SMALL = (1920, 1080), (1366, 768)
# px of the names as seen.
READABLE = {LARGE: 18, SMALL: 13}
TICK = 1000  # ms from question to question.
HOUR = 3600  # s; a page is there by then.
GROUNDS = {"light": "rgb(251, 250, 246)", "dark": "rgb(15, 26, 28)"}


def shown(reader, query="", size=LARGE):
    """Open the wall, and wait until it stands."""
    reader.page.set_viewport_size({"width": size[0], "height": size[1]})
    reader.page.goto(f"{reader.url}/wall{query}")
    expect(reader.page.locator(".card")).to_be_attached()
    return reader.page.locator("svg.stage")


def agree(server, board, item, criterion, score):
    """Agree on a score, as somebody at another server would."""
    with open_store(server.database_url) as store:
        desk = desk_of(store, SAMPLE_ID)
        cell = {(item, criterion): Decimal(score)}
        agree_scores(store, desk, board, cell, reason="talked over", who="desk")


@pytest.mark.parametrize("size", [LARGE, SMALL])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("board", BoardId)
def test_every_name_is_whole_clear_and_large_enough(reader_of, board, language, size):
    reader = reader_of()
    shown(reader, f"?board={board}&lang={language}", size)
    found = hits(reader.page)
    assert found.is_clean, found
    assert found.named == found.items > 0
    assert found.smallest >= READABLE[size]


@pytest.mark.parametrize("size", [LARGE, SMALL, (1024, 768), (2560, 1080), (390, 844)])
def test_the_stage_fills_the_window_as_far_as_it_fits_and_nothing_scrolls(reader, size):
    stage = shown(reader, "?board=trends", size).bounding_box()
    width, height = size
    assert stage["width"] / stage["height"] == pytest.approx(16 / 9, rel=0.01)
    assert stage["width"] == pytest.approx(min(width, height * 16 / 9), abs=1)
    assert stage["x"] + stage["width"] / 2 == pytest.approx(width / 2, abs=1)
    assert stage["y"] + stage["height"] / 2 == pytest.approx(height / 2, abs=1)
    page = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    assert reader.page.evaluate(page) == [width, height]


def test_the_wall_follows_a_change_at_its_next_question_and_keeps_its_picture(server, reader):
    reader.page.clock.install(time=0)
    reader.page.clock.pause_at(HOUR)
    stage = shown(reader, "?board=factors&lang=en")
    item = stage.locator(".item").first.get_attribute("data-item")
    place = stage.locator(f".item[data-item={item}] .place")
    before = place.get_attribute("transform")
    reader.page.evaluate("window.stage = document.querySelector('svg.stage')")
    agree(server, BoardId.FACTORS, item, "speed", "1.5")
    reader.page.clock.run_for(TICK)
    expect(place).not_to_have_attribute("transform", before)
    assert reader.page.evaluate("window.stage === document.querySelector('svg.stage')")
    # It glides, and then stands where a wall that is opened now has it.
    reader.page.wait_for_function("() => document.getAnimations().length === 0")
    there = place.bounding_box()
    shown(reader, "?board=factors&lang=en")
    assert place.bounding_box() == pytest.approx(there, abs=0.5)


def test_a_wall_that_is_not_seen_asks_nothing(reader):
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.clock.install()
    shown(reader, "?board=trends")
    hide = """isHidden => {
        Object.defineProperty(document, 'hidden', {value: isHidden, configurable: true});
        document.dispatchEvent(new Event('visibilitychange'));
    }"""
    with reader.page.expect_response("**/wall/picture*"):
        reader.page.clock.run_for(1500)
    reader.page.evaluate(hide, True)
    before = len(asked)
    reader.page.clock.run_for(30_000)
    assert asked[before:] == []
    with reader.page.expect_response("**/wall/picture*"):
        reader.page.evaluate(hide, False)
    expect(reader.page.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ground_is_the_systems_or_that_of_the_address(browser, server, theme):
    ground = "getComputedStyle(document.body).backgroundColor"
    other = {"light": "dark", "dark": "light"}[theme]
    context = browser.new_context(color_scheme=theme)
    page = context.new_page()
    page.goto(f"{server.url}/wall?board=trends")
    assert page.evaluate(ground) == GROUNDS[theme]
    page.goto(f"{server.url}/wall?board=trends&theme={other}")
    assert page.evaluate(ground) == GROUNDS[other]
    page.emulate_media(media="print")
    assert page.evaluate(ground) == GROUNDS["light"]
    ink = "getComputedStyle(document.querySelector('.item text')).fill"
    assert page.evaluate(ink) == "rgb(20, 33, 31)"
    context.close()


@pytest.mark.parametrize("board", BoardId)
def test_the_wall_prints_on_one_sheet(reader, board):
    shown(reader, f"?board={board}&theme=dark", SMALL)
    paper = reader.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_a_wall_that_loses_its_server_says_so_and_comes_back(browser, server):
    context = browser.new_context(locale=FINNISH, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{server.url}/wall?board=trends")
    expect(page.locator(".card")).to_be_attached()
    stage = page.locator("svg.stage").bounding_box()
    note = page.get_by_role("status")
    expect(note).to_have_text("")
    context.set_offline(True)
    expect(note).to_have_text(re.compile(r"^Ei yhteyttä; näkyvissä kuva kello \d\d\.\d\d$"))
    assert page.locator("svg.stage").bounding_box() == stage
    box = note.bounding_box()
    texts = [text.bounding_box() for text in page.locator("svg.stage text").all()]
    right = [text for text in texts if text["x"] + text["width"] > box["x"]]
    assert min(text["y"] for text in right) >= box["y"] + box["height"]
    context.set_offline(False)
    expect(note).to_have_text("")
    context.close()


def test_a_card_tells_of_the_item_under_the_pointer(reader):
    shown(reader, "?board=measures&lang=en")
    reader.page.locator("[data-role=label][data-item=tori]").hover()
    card = reader.page.locator(".card")
    expect(card.locator("b")).to_have_text("Market square")
    reader.page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_key_fills_the_screen_and_a_cursor_at_rest_goes_away(reader):
    shown(reader, "?board=trends")
    reader.page.mouse.move(300, 300)
    expect(reader.page.locator("html")).to_have_class("idle")
    reader.page.keyboard.press("f")
    reader.page.wait_for_function("() => document.fullscreenElement !== null")
    reader.page.keyboard.press("f")
    reader.page.wait_for_function("() => document.fullscreenElement === null")


def test_the_picture_is_there_without_scripts(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/wall?board=factors&lang=en")
    expect(page.locator("[data-role=marker]").first).to_be_visible()
    assert page.locator("[data-role=label]").count() == page.locator("[data-role=marker]").count()
    context.close()


def test_what_is_no_board_is_said_in_the_readers_language(browser, server):
    context = browser.new_context(locale=FINNISH)
    page = context.new_page()
    answer = page.goto(f"{server.url}/wall?board=x")
    assert answer.status == 404
    expect(page.get_by_role("heading")).to_have_text("Tällaista taulua ei ole.")
    page.get_by_role("link", name="Trendit").click()
    expect(page.locator("svg.stage")).to_be_visible()
    assert page.request.get(f"{server.url}/wall/nothing").status == 404
    context.close()
