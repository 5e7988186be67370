"""A budget is typed that does not pay for what must be in: read, mended by a click, undone."""

from playwright.sync_api import expect

from .conftest import FINNISH

SPA = "Kylpylä"
PATIENCE = 60_000


def test_a_contradiction_is_met_mended_by_a_click_and_undone(reader_of):
    reader = reader_of(FINNISH)
    page, say = reader.page, reader.say
    reader.open("portfolio")

    # What must be in costs more than there is.
    must = page.get_by_label(say("portfolio.must"), exact=True).last
    must.fill(SPA)
    page.get_by_role("option", name=SPA, exact=True).click()
    must.press("Escape")
    reader.undo_says(say("event.plan_changed", what=say("event.plan_must")))
    reader.type_into(say("portfolio.budget"), "1000000")
    box = page.locator(".st-key-contradiction_0")
    expect(box).to_contain_text(say("contradiction.title_two"), timeout=PATIENCE)
    expect(box).to_contain_text(say("demand.budget", resource="Määräraha", amount="1 000 000 €"))
    expect(box).to_contain_text(f"Pitää olla mukana: {SPA}.")
    expect(box).to_contain_text(say("contradiction.ways_only", n=2), timeout=PATIENCE)
    reader.settled()

    # The cheapest way out is money; one click, and the answer is there.
    give = box.get_by_role("button").filter(has_text="Määräraha")
    told = give.inner_text()
    give.click()
    badge = page.get_by_text(say("portfolio.badge_optimal", gap=say.percent(0)))
    expect(badge).to_be_visible(timeout=PATIENCE)
    expect(box).to_have_count(0)
    reader.undo_says(say("event.plan_mended", names="Määräraha: 1 000 000 € → 2 250 000 €"))
    budget = page.get_by_label(say("portfolio.budget"), exact=True)
    assert told.split("yhteensä ")[1].removesuffix("€").strip() == budget.input_value()
    reader.settled()

    reader.undo()
    expect(box).to_contain_text(say("contradiction.title_two"), timeout=PATIENCE)
    expect(budget).to_have_value("1\u00a0000\u00a0000")
