"""The planner's desk: from the sample's measures to a decided plan of four years."""

import re
import signal

import pytest
from playwright.sync_api import expect

from .conftest import FINNISH

DIGITAL, SQUARE, LIGHT = "Digitaalisuus", "Tori", "Valaistus"
COUNCIL = "1. Luksusomakotitonttien tarjonta\n2. Tori\nSilta ei minnekään"
# What is worked out behind the page takes seconds where the machine is busy.
PATIENCE = 60_000


@pytest.fixture
def server(fresh_server):
    """A server of one test: the journey starts from the sample as it is."""
    return fresh_server


class Desk:
    """What the planner does on the portfolio page."""

    def __init__(self, reader):
        self.reader, self.page, self.say = reader, reader.page, reader.say

    def look_at(self, view):
        """Show a part of the desk."""
        self.page.get_by_role("radio", name=self.say(f"planner.view_{view}"), exact=True).click()
        self.reader.settled()

    def choose(self, label, option):
        """Choose an option of a select box by its name."""
        # Typed, because a long list shows only the options that are in sight.
        self.page.get_by_label(label, exact=True).last.fill(option)
        self.page.get_by_role("option", name=option, exact=True).click()
        self.reader.settled()

    def tick(self, label, *options):
        """Take options into a list of several."""
        field = self.page.get_by_label(label, exact=True).last
        for option in options:
            field.fill(option)
            self.page.get_by_role("option", name=option, exact=True).click()
        field.press("Escape")
        self.reader.settled()

    def press(self, label, number=0):
        """Press a button."""
        # Not in the sidebar, where undo names what was done with the same words.
        self.page.get_by_test_id("stMain").get_by_role("button", name=label).nth(number).click()

    def done(self, what):
        """Wait until an action is kept: the undo button names it."""
        self.reader.undo_says(self.say("event.plan_changed", what=self.say(f"event.plan_{what}")))

    def proven(self):
        """Wait until the answer is proven the best."""
        badge = self.say("portfolio.badge_optimal", gap=self.say.percent(0))
        expect(self.page.get_by_text(badge)).to_be_visible(timeout=PATIENCE)


def plan_years(desk, number):
    """Let the plan run over so many years from 2027 on."""
    reader, say = desk.reader, desk.say
    desk.look_at("years")
    reader.page.get_by_label(say("planner.first_year"), exact=True).fill("2027")
    reader.page.get_by_label(say("planner.year_count"), exact=True).fill(str(number))
    desk.press(say("planner.keep"))
    desk.done("years")


def test_a_point_of_the_years_frontier_is_clicked_and_its_list_is_there(server, reader_of):
    reader = reader_of(FINNISH)
    say = reader.say
    reader.open("portfolio")
    desk = Desk(reader)
    plan_years(desk, 3)
    desk.look_at("frontier")
    expect(reader.page.get_by_text(say("planner.scaled_same"))).to_be_visible()

    # All points and all lines are there when there is nothing more to stop.
    chart = reader.page.locator(".st-key-scaled_chart")
    expect(chart.get_by_text(say("planner_chart.best_line"))).to_be_visible(timeout=PATIENCE)
    stop = reader.page.get_by_role("button", name=say("planner.stop"))
    expect(stop).to_have_count(0, timeout=PATIENCE)
    reader.settled()

    # The same point again, after another share was chosen in the box.
    for share in ("150", "50"):
        # A chart that has changed is drawn beside the one before, and then takes its place.
        expect(chart).to_have_count(1)
        point = chart.locator(".scatterlayer .trace").last.locator(".points path").nth(14)
        point.scroll_into_view_if_needed()
        place = point.bounding_box()
        reader.page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        reader.settled()
        heading = reader.page.get_by_role("heading", name=re.compile("^140.%:"))
        expect(heading).to_be_visible(timeout=PATIENCE)
        desk.choose(say("planner.show_share"), f"{share}\u00a0%")
        heading = reader.page.get_by_role("heading", name=re.compile(f"^{share}.%:"))
        expect(heading).to_be_visible(timeout=PATIENCE)
    assert reader.console == []


def test_a_plan_of_four_years_with_rules_is_priced_compared_decided_and_kept(server, reader_of):
    reader = reader_of(FINNISH)
    say = reader.say
    reader.open("portfolio")
    desk = Desk(reader)

    # Four years: the one budget is split among them.
    plan_years(desk, 4)
    expect(reader.page.get_by_label("2030", exact=True)).to_have_value(say.number(500_000))
    reader.page.get_by_label(say("planner.carry_over"), exact=True).fill("50")
    desk.press(say("planner.keep"), 1)
    desk.done("limits")
    desk.proven()

    # Three rules, made with a few clicks.
    desk.look_at("rules")
    measures = say("planner.rule_measures")
    rules = reader.page.get_by_test_id("stMain").get_by_role(
        "button", name=say("planner.rule_delete")
    )
    desk.tick(measures, DIGITAL)
    desk.press(say("planner.rule_add"))
    desk.done("rule_new")
    expect(rules).to_have_count(1, timeout=PATIENCE)
    desk.choose(say("planner.rule_kind"), say("rule.title_count"))
    desk.choose(say("planner.rule_group"), say("rule_group.title_low_hanging"))
    desk.choose(say("planner.rule_limit"), say("planner.rule_at_least"))
    desk.press(say("planner.rule_add"))
    expect(rules).to_have_count(2, timeout=PATIENCE)
    desk.choose(say("planner.rule_kind"), say("rule.title_requires"))
    desk.choose(say("planner.rule_measure"), LIGHT)
    desk.tick(say("planner.rule_needs"), SQUARE)
    desk.press(say("planner.rule_add"))
    expect(rules).to_have_count(3, timeout=PATIENCE)

    # What the first one costs, and then it is dropped.
    price = re.compile(re.escape(say("planner.price", value="@", share="%").split("@")[0]))
    expect(reader.page.get_by_text(price).first).to_be_visible(timeout=PATIENCE)
    expect(reader.page.get_by_text(say("planner.prices_do_not_add_up"))).to_be_visible()
    rules.first.click()
    desk.done("rule_gone")
    expect(rules).to_have_count(2, timeout=PATIENCE)

    # The council's list, beside a better and a cheaper one; a line that names nothing is told.
    desk.look_at("proposal")
    reader.page.get_by_label(say("planner.proposal_pasted"), exact=True).fill(COUNCIL)
    desk.press(say("planner.proposal_keep"))
    unknown = COUNCIL.splitlines()[-1]
    expect(reader.page.get_by_text(say("planner.proposal_unknown", lines=unknown))).to_be_visible()
    for name in ("list_p", "list_b", "list_c"):
        expect(reader.page.get_by_role("columnheader", name=say(f"planner.{name}"))).to_be_visible(
            timeout=PATIENCE
        )
    expect(reader.page.get_by_text(say("planner.coming"))).to_have_count(0, timeout=PATIENCE)

    # Two scenarios side by side.
    desk.look_at("scenarios")
    _save_scenario(desk, "A")
    desk.look_at("years")
    reader.page.get_by_label(say("planner.total"), exact=True).fill("900000")
    desk.press(say("planner.keep"), 1)
    desk.done("limits")
    desk.proven()
    desk.look_at("scenarios")
    _save_scenario(desk, "B")
    for name in ("A", "B"):
        header = reader.page.get_by_role("columnheader", name=name, exact=True)
        expect(header.first).to_be_visible(timeout=PATIENCE)

    # The plan at work is decided by the council.
    desk.choose(say("planner.stage"), say("planner.stage_council"))
    reader.page.get_by_label(say("planner.section"), exact=True).fill("§ 14")
    desk.press(say("planner.decide_keep"))
    # Its own button names it too, to whoever hears it.
    named = re.compile(re.escape(say("planner.stage_council")) + r" \d")
    decided = reader.page.get_by_text(named).first
    expect(decided).to_be_visible()
    reader.settled()

    # After a restart all of it is there.
    reader.leave()
    server.restart(signal.SIGTERM)
    reader.open("portfolio")
    desk.proven()
    desk.look_at("scenarios")
    expect(decided).to_be_visible(timeout=PATIENCE)
    for name in ("A", "B"):
        expect(reader.page.get_by_text(name, exact=True).first).to_be_visible()
    desk.look_at("rules")
    expect(rules).to_have_count(2, timeout=PATIENCE)
    desk.look_at("proposal")
    expect(reader.page.get_by_role("button", name=SQUARE).first).to_be_visible()


def _save_scenario(desk, name):
    desk.page.get_by_label(desk.say("planner.scenario_name"), exact=True).fill(name)
    desk.press(desk.say("planner.scenario_save"))
    desk.reader.undo_says(desk.say("event.scenario_saved", names=name))
