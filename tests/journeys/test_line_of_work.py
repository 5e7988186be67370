"""The line that tells of work behind the page takes no room away when it goes."""

from random import Random

import pytest
from playwright.sync_api import expect


@pytest.fixture
def hard(server, reader_of, tmp_path):
    """A desk whose plan of years takes longer to answer than anybody waits."""
    random = Random(7)
    rows = [
        f"Measure {n};{random.randint(10_000, 99_999)};{random.randint(2, 5)};"
        f"{random.randint(1, 5)};{random.randint(1, 5)}"
        for n in range(60)
    ]
    path = tmp_path / "many.csv"
    path.write_text("\n".join(["name:en;cost;impact;speed;output_input", *rows]))
    server.run("import", str(path), "--board", "measures", "--delete-missing")
    reader = reader_of()
    reader.open("portfolio")
    return reader


def look_at(reader, view):
    reader.page.get_by_role("radio", name=reader.say(f"planner.view_{view}"), exact=True).click()


def top_of(place):
    return place.evaluate("e => e.getBoundingClientRect().top + window.scrollY")


def test_nothing_moves_when_work_is_done(hard):
    page, say = hard.page, hard.say
    # Of the answer: the count of lists that are as good has a button of its own.
    stop = page.locator(".st-key-stop_solving").get_by_role("button", name=say("planner.stop"))
    below = page.get_by_text(say("portfolio.objective"), exact=True)
    metric = page.get_by_text(say("portfolio.metric_spent"), exact=True)
    # Another plan for each width: what was stopped is not worked out again.
    for width, years in ((1366, 4), (390, 5)):
        page.set_viewport_size({"width": 1500, "height": 1000})
        plan_years(hard, years)
        page.set_viewport_size({"width": width, "height": 844})
        look_at(hard, "answer")
        expect(metric).to_be_visible(timeout=60_000)
        expect(stop).to_be_visible()
        before = top_of(below)
        stop.click()
        expect(stop).to_have_count(0, timeout=60_000)
        hard.settled()
        assert top_of(below) == pytest.approx(before, abs=1)


def plan_years(reader, number):
    look_at(reader, "years")
    page, say = reader.page, reader.say
    page.get_by_label(say("planner.year_count"), exact=True).fill(str(number))
    page.get_by_role("button", name=say("planner.keep")).first.click()
    reader.undo_says(say("event.plan_changed", what=say("event.plan_years")))
