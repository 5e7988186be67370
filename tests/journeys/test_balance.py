"""A gap in the balance of the plan becomes a rule, is gone, and is back when that is undone."""

import re

from playwright.sync_api import expect

from .conftest import FINNISH

PATIENCE = 60_000


def test_a_gap_is_turned_into_a_rule_seen_to_be_gone_and_undone(reader_of):
    reader = reader_of(FINNISH)
    page, say = reader.page, reader.say
    reader.open("balance")
    gap = say("balance.gap_empty_factor", name="Investoinnit")
    rule = "Tekijään ”Investoinnit” vaikuttavista toimenpiteistä pitää olla mukana vähintään yksi."
    expect(reader.title).to_have_text(say("balance.title", n=5), timeout=PATIENCE)
    page.get_by_role("radio", name=say("balance.view_gaps"), exact=True).click()
    row = page.locator("[class*=st-key-gap_]").filter(has_text=gap).first
    expect(row).to_contain_text(say("balance.possible_yes"), timeout=PATIENCE)
    reader.settled()

    # One click: the rule stands in the plan, and the answer is another.
    row.get_by_role("button", name=say("balance.make_rule")).click()
    reader.undo_says(say("event.plan_changed", what=say("event.plan_rule_new")))
    told = page.locator(".st-key-balance_added")
    expect(told).to_contain_text(say("balance.added_gone"), timeout=PATIENCE)
    expect(page.get_by_text(gap, exact=True)).to_have_count(0)
    reader.settled()

    # The plan shows it as any other rule.
    told.get_by_role("button", name=say("balance.to_rules")).click()
    expect(page).to_have_url(re.compile("/portfolio$"))
    expect(page.get_by_text(rule, exact=True).first).to_be_visible(timeout=PATIENCE)
    reader.settled()

    reader.undo()
    reader.go_to("balance")
    expect(page.get_by_text(gap, exact=True).first).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".st-key-balance_added")).to_have_count(0)
    assert reader.console == []
