"""From a decision to the council's report: an owner's update by link, and the page printed."""

import re
from datetime import UTC, datetime

from playwright.sync_api import expect

from prioritisation.actions.desk import desk_of
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.scenarios import Minutes, decide
from prioritisation.decision.programme.decisions import Stage
from prioritisation.store import open_store

from .conftest import FINNISH

PHONE = {"width": 390, "height": 844}
# A4 between its margins, px.
SHEET = {"width": 672, "height": 986}
# The headings of the tables are single words in Finnish: each is on one line.
BROKEN_WORDS = """() => [...document.querySelectorAll('thead th')].filter(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return range.getClientRects().length > 1;
}).map(cell => cell.innerText)"""
NOTE = "Kaava on nähtävillä <b>huomenna</b>."


def decided(server):
    """Keep the plan's answer as the council decided it; return its first measure."""
    with open_store(server.database_url) as store:
        desk = desk_of(store, "heinola")
        planned = planned_portfolio(desk)
        minutes = Minutes(stage=Stage.COUNCIL, on="2026-01-15", section="§ 14")
        decide(store, desk, planned, minutes, now=datetime.now(UTC), who="desk")
        chosen = planned.portfolio.selected
        return next(m for m in desk.programme.measures if m.id in chosen)


def links(reader):
    """Make a link for every owner, and return the path of each by owner."""
    say = reader.say
    reader.page.get_by_role("radio", name=say("follow_up.part_links")).click()
    reader.settled()
    reader.page.locator(".st-key-make_all_links button").click()
    made = reader.page.get_by_test_id("stCode")
    expect(made).to_be_visible()
    return dict(re.findall(r"^(.*?); http://[^/]+(/u/\S+)$", made.inner_text(), re.MULTILINE))


def update(browser, server, path, name):
    """Tell of a measure on a phone without scripts; return what the phone shows then."""
    context = browser.new_context(locale=FINNISH, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}{path}")
    form = page.locator("details.told").filter(has=page.get_by_text(name, exact=True))
    # An owner of one decided measure finds it open.
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    # A label covers the button that it names.
    form.get_by_text("Käynnissä", exact=True).click()
    form.locator("input[name=used-cost]").fill("12 500")
    form.locator("textarea").fill(NOTE)
    form.get_by_role("button").click()
    said = page.get_by_role("status").inner_text()
    context.close()
    return said


def test_an_owners_update_by_link_is_in_the_report_that_is_printed(reader_of, server, browser):
    measure = decided(server)
    name = measure.name.in_language("fi")
    reader = reader_of(FINNISH)
    say = reader.say
    reader.open("follow_up")
    said = update(browser, server, links(reader)[measure.owner], name)
    assert said.startswith(f"Tallennettu: {name} – Käynnissä, 12\u00a0500\u00a0€.")

    reader.page.get_by_role("radio", name=say("follow_up.part_report")).click()
    reader.undo_says(say("event.progress_told", by=measure.owner, names=name))
    way = reader.page.get_by_role("link", name=say("follow_up.open_print"))
    address = way.get_attribute("href")

    reader.page.goto(f"{server.url}/{address.removeprefix(server.url).lstrip('/')}")
    reader.page.emulate_media(media="print")
    text = reader.page.locator("body").inner_text()
    for part in ("Kaupunginvaltuusto 15.1.2026", "Käynnissä", "käytetty 12\u00a0500\u00a0€", NOTE):
        assert part in text
    assert text.count(name) >= 1
    # Nothing is wider than the sheet.
    assert reader.page.evaluate("document.body.scrollWidth <= window.innerWidth")
    reader.page.set_viewport_size(SHEET)
    assert reader.page.evaluate("document.body.scrollWidth <= window.innerWidth")
    assert reader.page.evaluate(BROKEN_WORDS) == []
    paper = reader.page.pdf(prefer_css_page_size=True)
    pages = re.findall(rb"/Type\s*/Page\b", paper)
    assert 2 <= len(pages) <= 8
    assert set(re.findall(rb"/MediaBox\s*\[0 0 (\d+)[\d.]* (\d+)", paper)) <= {
        (b"594", b"841"),
        (b"595", b"842"),
        (b"595", b"841"),
    }
