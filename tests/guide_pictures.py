"""The pictures of the guide, in both languages: a part of ``make screenshots``.

A fresh database for each language with the sample, a plan of four years that is decided, its
progress, and a workshop in which a round is open, and then shown.
"""

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from playwright.sync_api import expect, sync_playwright

from prioritisation.actions.desk import SAMPLE_ID, desk_of
from prioritisation.actions.plan_editing import set_plan, with_budget, with_years
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.scenarios import Minutes, decide
from prioritisation.actions.telling_progress import Told, tell_progress
from prioritisation.actions.workshops import answering, joining, rounds, setting_up
from prioritisation.actions.workshops.answering import Sent
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.decisions import Stage
from prioritisation.decision.programme.progress import ProgressState
from prioritisation.store import open_store
from prioritisation.wording.wording import Wording

from .browser import launched
from .journeys.reader import Reader
from .journeys.server import ROOT, Server
from .screenshots import drawn, keep

FOLDER = ROOT / "data" / "guide"
LOCALES = {"en": "en-GB", "fi": "fi-FI"}
LAPTOP = {"width": 1366, "height": 860}
WALL = {"width": 1366, "height": 768}
PHONE, JOINING = {"width": 390, "height": 640}, {"width": 390, "height": 270}
ITEMS = ("tori", "rantakerrostalot", "brandi")
# What the others answer, by participant: the levels of each item.
OTHERS = ((5, 4, 4), (4, 2, 4), (3, 3, 5), (5, 4, 3))
# How far the measures that have started are, and what share of their cost is used.
PROGRESS = (
    (ProgressState.UNDER_WAY, Decimal("0.4")),
    (ProgressState.DONE, Decimal(1)),
    (ProgressState.UNDER_WAY, Decimal("0.7")),
    (ProgressState.STOPPED, Decimal("0.2")),
    (ProgressState.NOT_STARTED, Decimal(0)),
    (ProgressState.UNDER_WAY, Decimal("0.5")),
)
WHO = "desk"


def main() -> None:
    """Take every picture and say where it is."""
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for language, locale in LOCALES.items():
            folder = FOLDER / language
            folder.mkdir(parents=True, exist_ok=True)
            with served() as server:
                context = browser.new_context(
                    locale=locale, color_scheme="light", viewport=LAPTOP, reduced_motion="reduce"
                )
                reader = Reader(context.new_page(), server.url, locale)
                of_pages(reader, folder)
                phone = browser.new_context(
                    locale=locale, color_scheme="light", viewport=PHONE, device_scale_factor=2
                )
                of_the_workshop(server, reader, phone.new_page(), folder)
                phone.close()
                context.close()
        browser.close()


@contextmanager
def served():
    """Serve the sample with a plan that is decided."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        server.start()
        try:
            with open_store(server.database_url) as store:
                make_a_plan(store)
            yield server
        finally:
            server.stop()


def make_a_plan(store) -> None:
    """Plan four years, keep the best portfolio as decided, and tell how far its measures are."""
    years = range(datetime.now(UTC).year, datetime.now(UTC).year + 4)
    plan = with_years(desk_of(store, SAMPLE_ID).programme.plan, years)
    plan = replace(plan, value_years=10, price_level=years[0], vat="excluded")
    amounts = tuple(Decimal(amount) for amount in (500_000, 500_000, 600_000, 400_000))
    plan = with_budget(plan, "cost", Budget(amounts=amounts, carry_over=Decimal("0.5")))
    set_plan(store, desk_of(store, SAMPLE_ID), plan, what="years", who=WHO)
    desk = desk_of(store, SAMPLE_ID)
    # After the plan was kept: a decision is never older than what it is made of.
    now = datetime.now(UTC)
    minutes = Minutes(stage=Stage.COUNCIL, on=now.date().isoformat())
    decide(store, desk, planned_portfolio(desk), minutes, now=now, who=WHO)
    programme = desk_of(store, SAMPLE_ID).programme
    costs = {measure.id: measure.cost.get("cost", ()) for measure in programme.measures}
    started = [m.id for m in programme.decisions[-1].selected if m.start == now.year]
    for measure, (state, share) in zip(started, PROGRESS, strict=False):
        used = {"cost": Decimal(int(sum(costs[measure]) * share))} if share else {}
        told = Told(state=state, used=used)
        tell_progress(store, SAMPLE_ID, measure, told, now, seen=None, who=WHO)


def of_pages(reader, folder) -> None:
    """Take the pages as they are opened."""
    pages = (
        *("programme", "driver_map", "matrix", "effects", "portfolio", "reasons", "balance"),
        *("indicators", "follow_up"),
    )
    for name in pages:
        reader.open(name)
        # What is worked out behind the page is there, with its proof.
        working = reader.page.get_by_test_id("stMain").get_by_role(
            "button", name=reader.say("planner.stop"), exact=True
        )
        expect(working).to_have_count(0, timeout=180_000)
        drawn(reader.page)
        keep(name, reader.page, folder)
    reader.open("portfolio")
    views = reader.page.get_by_test_id("stButtonGroup")
    views.get_by_text(reader.say("planner.view_years"), exact=True).click()
    reader.settled()
    drawn(reader.page)
    keep("years", reader.page, folder)


def of_the_workshop(server, reader, phone, folder) -> None:
    """Take a workshop: the page, the wall, and a phone from joining to the results."""
    with open_store(server.database_url) as store:
        made = setting_up.new_workshop(
            desk_of(store, SAMPLE_ID), BoardId.MEASURES, reader.say("page.workshop")
        )
        desk = desk_of(store, SAMPLE_ID)
        made = replace(made, items=ITEMS)
        kept = setting_up.make_workshop(store, desk, made, who=WHO)
        now = datetime.now(UTC)
        kept = joining.let_people_in(store, kept, now)
        phone.set_viewport_size(JOINING)
        phone.goto(f"{server.url}/join")
        drawn(phone)
        keep("phone-join", phone, folder)
        phone.set_viewport_size(PHONE)
        phone.goto(f"{server.url}/join/{kept.key}")
        phone.locator("main form button").last.click()
        rounds.open_round(store, again(store, kept), now)
        others_answer(store, again(store, kept), now)
        on_the_phone(phone, folder)
        reader.open("workshop")
        drawn(reader.page)
        keep("workshop", reader.page, folder)
        rounds.close_round(store, again(store, kept), datetime.now(UTC))
        rounds.reveal_round(store, again(store, kept), datetime.now(UTC))
        results(phone, folder, reader.say)
    reader.page.set_viewport_size(WALL)
    reader.page.goto(f"{server.url}/wall?lang={reader.say.language}")
    expect(reader.page.locator("[data-role=stage]")).to_be_visible()
    drawn(reader.page)
    keep("wall", reader.page, folder)
    reader.page.set_viewport_size(LAPTOP)


def again(store, kept):
    """Return a workshop as it is kept now."""
    return store.workshops.kept(SAMPLE_ID, kept.workshop.id)


def others_answer(store, kept, now) -> None:
    """Let the others score every item."""
    criteria = [c.id for c in desk_of(store, SAMPLE_ID).programme.board(BoardId.MEASURES).criteria]
    for levels in OTHERS:
        token = joining.join(store, kept, now)
        answers = {
            (item, criterion): Decimal(level)
            for item, level in zip(ITEMS, levels, strict=True)
            for criterion in criteria
        }
        sent = Sent(round=1, answers=answers, comments={}, sequences={})
        answering.give_answers(store, token, sent, now)


def on_the_phone(phone, folder) -> None:
    """Score the items on the phone; the first one half way is the picture."""
    sets = phone.locator("fieldset.score")
    for number in range(len(ITEMS)):
        expect(sets).to_have_count(3)
        sets.nth(0).locator("label").nth(3).click()
        if not number:
            drawn(phone)
            keep("phone-score", phone, folder)
        for other in (1, 2):
            sets.nth(other).locator("label").nth(3).click()
        phone.locator("#next").click()
    expect(phone.locator("table")).to_be_visible()


def results(phone, folder, say: Wording) -> None:
    """Look at the results on the phone."""
    expect(phone.get_by_text(say("phone.own_room"))).to_be_visible()
    drawn(phone)
    keep("phone-results", phone, folder)


if __name__ == "__main__":
    main()
