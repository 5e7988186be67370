"""A workshop in real browsers: a facilitator, a wall, three phones and a paper form."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from prioritisation.actions.desk import SAMPLE_ID, desk_of
from prioritisation.actions.workshops.setting_up import change_workshop
from prioritisation.store import open_store

from .conftest import ENGLISH

PHONE = {"width": 390, "height": 844}
ITEMS = CRITERIA = 3


@pytest.fixture
def phone_of(server, browser):
    """Open phones, each somebody's own."""
    contexts = []

    def phone(**options):
        context = browser.new_context(viewport=PHONE, locale=ENGLISH, **options)
        contexts.append(context)
        return context.new_page()

    yield phone
    for context in contexts:
        context.close()


class Facilitator:
    """Somebody at the workshop's page."""

    def __init__(self, reader):
        self.reader, self.page, self.say = reader, reader.page, reader.say

    def part(self, name):
        """Look at a part of the workshop."""
        group = self.page.get_by_test_id("stButtonGroup")
        group.get_by_text(self.say(f"workshop.part_{name}"), exact=True).click()
        self.reader.settled()

    def press(self, name, **values):
        """Press a button, and wait for what comes of it."""
        label = self.say(f"workshop.{name}", **values)
        main = self.page.get_by_test_id("stMainBlockContainer")
        button = main.get_by_role("button", name=label, exact=True)
        expect(button).to_be_enabled()
        button.evaluate("e => e.scrollIntoView({block: 'center'})")
        button.click()
        self.reader.settled()

    def sees(self, text):
        expect(self.page.get_by_text(text, exact=False).first).to_be_visible()


def score(phone, level, times=1):
    """Tap the same level on every criterion of so many items, one after the other."""
    for _ in range(times):
        sets = phone.locator("fieldset.score")
        expect(sets).to_have_count(CRITERIA)
        for number in range(CRITERIA):
            sets.nth(number).locator("label").nth(level - 1).click()
        phone.locator("#next").click()


def kept(server):
    with open_store(server.database_url) as store:
        return store.workshops.all(SAMPLE_ID)[-1]


def ask_three_items(server):
    """Ask for three of the measures, as somebody would at another screen."""
    with open_store(server.database_url) as store:
        seen = kept(server)
        fewer = replace(seen.workshop, items=seen.workshop.items[:ITEMS])
        change_workshop(store, desk_of(store, SAMPLE_ID), seen, fewer, datetime.now(UTC))


def answers(server, number=1):
    with open_store(server.database_url) as store:
        return store.workshops.answers(SAMPLE_ID, kept(server).workshop.id, number)


def test_a_workshop_from_the_qr_code_to_what_moved(server, reader, phone_of, browser):
    facilitator = Facilitator(reader)
    say = reader.say
    reader.page.set_viewport_size({"width": 1366, "height": 768})
    reader.open("workshop")

    # The facilitator makes it, with three measures and nobody's name.
    reader.page.get_by_label(say("workshop.title")).fill("Spring")
    facilitator.press("make")
    facilitator.sees(say("workshop.before_round"))
    ask_three_items(server)
    facilitator.part("set_up")
    facilitator.sees(say("workshop.expected", n=3))
    facilitator.part("run")
    workshop = kept(server)
    code = workshop.code

    # One link opens the wall, with the code for who cannot scan.
    wall = phone_of()
    wall.set_viewport_size({"width": 1920, "height": 1080})
    wall.goto(f"{server.url}/wall/workshop?workshop={workshop.workshop.id}&lang=en")
    expect(wall.locator(".code")).to_have_text(f"{code[:3]} {code[3:]}")
    expect(wall.locator(".qr svg")).to_be_visible()

    # Three phones: by the code, by the QR code's address, and one without scripts.
    anna, bert, cara = phone_of(), phone_of(), phone_of(java_script_enabled=False)
    anna.goto(f"{server.url}/join")
    anna.get_by_label("Code on the wall").fill(code)
    anna.get_by_role("button", name="Continue").click()
    anna.get_by_role("button", name="Join").click()
    for phone in (bert, cara):
        phone.goto(f"{server.url}/join/{workshop.key}")
        phone.get_by_role("button", name="Join").click()
    expect(wall.locator(".count b")).to_have_text("3", timeout=3_000)
    expect(anna.get_by_text("Scoring begins")).to_be_visible()

    # The round opens on the phones by itself.
    facilitator.press("open_first")
    facilitator.press("show_progress")
    expect(wall.get_by_text("The round is open")).to_be_visible(timeout=4_000)
    expect(anna.locator("#form")).to_be_visible()

    # One scores as it should be, one loses the network in the middle and reloads, one has forms.
    score(anna, 5, times=ITEMS)
    expect(anna.locator("table")).to_be_visible()
    expect(bert.locator("#form")).to_be_visible()
    score(bert, 4)
    expect(bert.locator("#status")).to_contain_text("Saved")
    bert.context.set_offline(True)
    score(bert, 2)
    expect(bert.locator("#status")).to_contain_text("Waiting for the network")
    bert.context.set_offline(False)
    bert.reload()
    score(bert, 4)
    expect(bert.locator("table")).to_be_visible()
    cara.goto(f"{server.url}/p")
    score(cara, 3, times=ITEMS)
    cara.get_by_role("button", name="I am done").click()
    expect(cara.get_by_text("You are done")).to_be_visible()
    expect(wall.locator(".figures b")).to_have_text("1", timeout=3_000)
    anna.get_by_role("button", name="I am done").click()

    # Somebody has scored on paper.
    facilitator.part("people")
    facilitator.sees(say("workshop.people", n=3))
    fields = reader.page.get_by_label(re.compile(": Impact$"))
    expect(fields).to_have_count(ITEMS)
    fields.first.click()
    reader.page.keyboard.type("1")
    for _ in range(ITEMS - 1):
        for _ in range(CRITERIA):
            reader.page.keyboard.press("Tab")
        reader.page.keyboard.type("1")
    # Pressed the very moment that the last score is typed: it is kept all the same.
    keep = reader.page.get_by_role("button", name=say("workshop.paper_keep"), exact=True)
    keep.evaluate("button => button.click()")
    facilitator.sees(say("workshop.paper_kept", n=ITEMS, of=CRITERIA * ITEMS))
    facilitator.sees(say("workshop.people", n=4))

    # Nothing is shown before the reveal.
    facilitator.part("results")
    facilitator.sees(say("workshop.not_revealed"))
    facilitator.part("run")
    facilitator.press("close")
    facilitator.sees(say("workshop.round_closed", n=1))
    expect(anna.get_by_text("The round is closed").first).to_be_visible()
    facilitator.press("reveal")
    expect(anna.get_by_text("The results are shown").first).to_be_visible()

    # Every score given is in the store, once: three items on three criteria, and the paper form.
    given = answers(server)
    assert Counter(a.score for a in given) == {
        Decimal(5): 9,
        Decimal(4): 6,
        Decimal(2): 3,
        Decimal(3): 9,
        Decimal(1): 3,
    }
    assert len({(a.participant, a.item, a.criterion) for a in given}) == len(given)

    # The wall shows what the facilitator chooses.
    facilitator.press("show_matrix")
    expect(wall.locator("svg.stage")).to_be_visible(timeout=4_000)
    facilitator.press("show_join")
    expect(wall.locator(".code")).to_be_visible(timeout=4_000)
    facilitator.part("results")
    facilitator.sees(say("workshop.order_changes_first"))

    # A second round: the earlier score stands beside; then the wall shows what moved.
    facilitator.part("run")
    facilitator.press("open_next", n=2)
    facilitator.sees(say("workshop.round_open", n=2))
    for phone in (anna, bert):
        # From their list and their last item, both are at the first item by themselves.
        score(phone, 4, times=ITEMS)
    cara.goto(f"{server.url}/p")
    score(cara, 4, times=ITEMS)
    facilitator.press("reveal")
    facilitator.press("show_movement")
    expect(wall.locator("svg.stage")).to_be_visible(timeout=4_000)
    expect(wall).to_have_title(re.compile("moved"))
    assert Counter(a.score for a in answers(server, 2)) == {Decimal(4): 27}
