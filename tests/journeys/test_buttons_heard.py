"""Buttons that are repeated down a list say whose they are to whoever only hears them."""

import pytest
from playwright.sync_api import expect

from .reader import as_seen

NAMES = ("$x^2$ **bold** _low_ [link](https://example.org) :red[red] #1", "* Two years *", "-")
SQUARE = "Market square"


@pytest.fixture
def desk(reader):
    """A reader of the planner's desk who has saved scenarios and made a rule."""
    reader.open("portfolio")
    look_at(reader, "scenarios")
    for name in NAMES:
        reader.page.get_by_label(reader.say("planner.scenario_name"), exact=True).fill(name)
        reader.page.get_by_role("button", name=reader.say("planner.scenario_save")).click()
        reader.undo_says(reader.say("event.scenario_saved", names=name))
    look_at(reader, "answer")
    field = reader.page.get_by_label(reader.say("portfolio.must"), exact=True)
    field.fill(SQUARE)
    reader.page.get_by_role("option", name=SQUARE, exact=True).click()
    field.press("Escape")
    reader.settled()
    return reader


def look_at(reader, view):
    reader.page.get_by_role("radio", name=reader.say(f"planner.view_{view}"), exact=True).click()
    reader.settled()


def test_each_button_of_a_list_names_its_row_shows_its_action_alone_and_does_it(desk):
    say = desk.say
    look_at(desk, "scenarios")
    for action in (say("planner.scenario_open"), say("planner.scenario_delete")):
        widths = set()
        for name in NAMES:
            button = named(desk, f"{action} {name}")
            expect(button).to_have_count(1)
            widths.add(round(button.bounding_box()["width"]))
        # The names differ in length; what is seen does not.
        assert len(widths) == 1
    look_at(desk, "rules")
    expect(named(desk, f"{say('planner.rule_delete')} {SQUARE} must be in.")).to_have_count(1)
    look_at(desk, "years")
    expect(named(desk, f"{say('planner.keep')} Appropriation")).to_have_count(1)
    look_at(desk, "scenarios")
    named(desk, f"{say('planner.scenario_delete')} {NAMES[1]}").click()
    desk.undo_says(say("event.scenario_deleted", names=NAMES[1]))


def named(reader, name):
    """Return the buttons that are called so by whatever reads the page aloud."""
    return reader.page.get_by_test_id("stMain").get_by_role("button", name=as_seen(name))
