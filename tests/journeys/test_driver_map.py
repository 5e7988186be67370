"""The driver map coloured by the decided portfolio: opened, added to, undone, shown to a room."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from prioritisation.actions.desk import desk_of
from prioritisation.actions.plan_editing import set_plan, with_list
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.scenarios import Minutes, decide
from prioritisation.decision.programme.decisions import Stage
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.store import open_store

from .conftest import FINNISH

# How many plates there are, and how many texts leave theirs or plates touch another.
OVERLAPS = """() => {
    const boxes = [...document.querySelectorAll('.plates [data-role=box]')]
        .map(box => box.getBoundingClientRect());
    const labels = [...document.querySelectorAll('.plates [data-role=label]')]
        .map(label => label.getBoundingClientRect());
    const touch = (a, b) => a.left < b.right && b.left < a.right
        && a.top < b.bottom && b.top < a.bottom;
    const holds = (a, b) => a.left - 1 <= b.left && b.right <= a.right + 1
        && a.top - 1 <= b.top && b.bottom <= a.bottom + 1;
    let found = labels.filter((label, i) => !holds(boxes[i], label)).length;
    boxes.forEach((a, i) => { found += boxes.slice(i + 1).filter(b => touch(a, b)).length; });
    return [boxes.length, found];
}"""


def decide_without(server, spearhead):
    """Keep the best portfolio in which nothing feeds a spearhead as the council's decision."""
    with open_store(server.database_url) as store:
        desk = desk_of(store, "heinola")
        out = [m.id for m in desk.programme.measures if m.spearhead == spearhead]
        plan = with_list(desk.programme.plan, RuleKind.NEVER, out)
        set_plan(store, desk, plan, what="never", who="desk")
        desk = desk_of(store, "heinola")
        minutes = Minutes(stage=Stage.COUNCIL, on="2026-11-16")
        decide(store, desk, planned_portfolio(desk), minutes, now=datetime.now(UTC), who="desk")


def plate(reader, key):
    return reader.page.locator(f'[data-key="{key}"]')


def clear(reader):
    """Return how many plates are drawn, none of which touches another or cuts its text."""
    count, wrong = reader.page.evaluate(OVERLAPS)
    assert wrong == 0
    return count


def test_the_decided_portfolio_on_the_driver_map(server, reader_of):
    reader = reader_of(FINNISH)
    reader.open("driver_map")
    decide_without(server, "housing")
    page, say = reader.page, reader.say

    page.get_by_role("radio", name=say("driver_map.by_portfolio")).click()
    left = say("driver_map.decided_feeds", fed=3, of=4, names="Asuminen")
    expect(reader.title).to_have_text(left)
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text(say("driver_map.feeds_nothing", name="Asuminen"))).to_be_visible()
    expect(main.get_by_text("Elävä keskusta: ")).to_be_visible()
    reader.settled()
    whole = clear(reader)

    # A spearhead is opened by keyboard and folded back with Escape.
    centre = plate(reader, "spearhead:living-centre")
    centre.press("Enter")
    expect(centre).to_have_attribute("aria-expanded", "true")
    expect(plate(reader, "box:yritystontit")).to_have_count(0)
    reader.settled()
    assert clear(reader) < whole
    expect(centre).to_be_focused()
    page.keyboard.press("Escape")
    expect(plate(reader, "box:yritystontit")).to_be_visible()
    reader.settled()

    # A box of its own and an arrow from it to a result.
    page.get_by_text(say("driver_map.add"), exact=True).click()
    page.get_by_label(say("driver_map.name_fi"), exact=True).first.fill("Jäähalli")
    page.get_by_role("button", name=say("driver_map.box_add")).click()
    reader.undo_says(say("event.driver_box_added", names="Jäähalli"))
    expect(plate(reader, "box:jaahalli")).to_be_visible()
    for label, name in (("arrow_from", "Jäähalli"), ("arrow_to", "Työllistyminen")):
        page.get_by_label(say(f"driver_map.{label}"), exact=True).first.fill(name)
        page.get_by_role("option", name=name, exact=True).click()
    page.get_by_role("button", name=say("driver_map.arrow_add")).first.click()
    reader.undo_says(say("event.driver_arrow_added", names="Jäähalli, Työllistyminen"))
    plate(reader, "box:jaahalli").click()
    details = page.get_by_test_id("driver-details")
    expect(details).to_contain_text("Työllistyminen")
    drawn = page.locator(".route.on[data-source='box:jaahalli'][data-target='result:employment']")
    expect(drawn).to_be_attached()
    # The box, and the heading of those without a spearhead.
    assert clear(reader) == whole + 2

    reader.undo()
    expect(details).not_to_contain_text("Työllistyminen")
    reader.undo()
    expect(plate(reader, "box:jaahalli")).to_have_count(0)
    expect(details).to_have_count(0)

    # On the wall the same colours fill the screen, and Escape folds before it leaves.
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.get_by_role("button", name=say("app.present")).click()
    expect(reader.sidebar).to_be_hidden()
    expect(reader.title).to_have_text(left)
    reader.settled()
    box = page.locator("[data-role=stage]").bounding_box()
    assert box["width"] > 1850
    assert box["y"] + box["height"] <= 1080
    clear(reader)
    centre.click()
    expect(centre).to_have_attribute("aria-expanded", "true")
    reader.settled()
    page.keyboard.press("Escape")
    expect(centre).to_have_attribute("aria-expanded", "false")
    expect(reader.sidebar).to_be_hidden()

    # On a phone it is a list by spearhead.
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("[data-role=stage]")).to_be_hidden()
    expect(page.locator(".pr-driver-list")).to_be_visible()
