"""On a laptop no text of a planner's picture is cut, and its bars are long enough to compare."""

from playwright.sync_api import expect

from .conftest import FINNISH

LAPTOP = {"width": 1366, "height": 768}
SHORTEST_BAR = 100  # px of the longest one
CUT = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].flatMap(chart => {
    const box = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('text')].filter(text => {
        const {left, right, width} = text.getBoundingClientRect();
        return width && (left < box.left - 1 || right > box.right + 1);
    }).map(text => text.textContent);
})"""
LONGEST = """key => Math.max(...[...document.querySelectorAll(`.st-key-${key} .bars .point path`)]
    .map(bar => bar.getBoundingClientRect().width))"""


def test_pictures_of_a_plan_of_four_years_fit_a_laptop_in_each_language(reader, reader_of):
    page, say = reader.page, reader.say
    reader.open("portfolio")
    look_at(reader, "years")
    page.get_by_label(say("planner.year_count"), exact=True).fill("4")
    page.get_by_role("button", name=say("planner.keep")).first.click()
    reader.undo_says(say("event.plan_changed", what=say("event.plan_years")))
    pictures_fit(reader)
    in_finnish = reader_of(FINNISH)
    in_finnish.open("portfolio")
    pictures_fit(in_finnish)


def pictures_fit(reader):
    page, say = reader.page, reader.say
    page.set_viewport_size(LAPTOP)
    look_at(reader, "answer")
    badge = say("portfolio.badge_optimal", gap=say.percent(0))
    expect(page.get_by_text(badge)).to_be_visible(timeout=60_000)
    expect(page.locator(".st-key-compare .main-svg").first).to_be_visible()
    assert page.evaluate(CUT) == []
    look_at(reader, "timeline")
    expect(page.locator(".st-key-money_by_year .bars .point path").first).to_be_visible()
    assert page.evaluate(CUT) == []
    assert page.evaluate(LONGEST, "money_by_year") > SHORTEST_BAR


def look_at(reader, view):
    reader.page.get_by_role("radio", name=reader.say(f"planner.view_{view}"), exact=True).click()
    reader.settled()
