"""How soon the portfolio page answers at 50 measures, in a browser.

`python benchmarks/page_answer.py [--quick]` starts a server of its own and a browser, does each
of these ten times (`--quick`: three) and prints the median beside its bar:

- the budget is changed, until the new figures are there: 300 ms;
- a budget is tried on the frontier, until its list is there: 200 ms;
- another view is looked at whose answer is known, until all of it is there: 500 ms;
- a rule is switched whose answers are known both ways, until all of it is there: 500 ms.
"""

import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import sync_playwright

from tests.browser import launched
from tests.journeys.reader import Reader
from tests.journeys.server import ROOT, Server

MEASURES = 50
BUDGET_BAR, TRIED_BAR, KNOWN_BAR = 300.0, 200.0, 500.0
# What each view alone shows, in the order in which they are looked at.
VIEWS = {
    "frontier": ".st-key-frontier_chart .js-plotly-plot",
    "rules": ".st-key-new_rule_kind",
    "answer": "[data-testid=stMetric]",
}
# A measure without impact: the answer with it is another one than without.
NEEDLESS = "Further 10"
# The time is taken in the page itself, so that no driver's round trip is in it: from a key or a
# click to another text in a place, and where all is waited for, to the end of the page's script.
WATCH = """({event, place, text, all}) => {
    const app = document.querySelector('[data-testid=stApp]');
    const shown = () => [...document.querySelectorAll(place)]
        .find(box => box.innerText.includes(text))?.innerText;
    const before = shown();
    window.answered = null;
    addEventListener(event, pressed => {
        if (event === 'keydown' && pressed.key !== 'Enter') return;
        const start = performance.now();
        const look = () => {
            const now = shown();
            const rests = !all || app.dataset.testScriptState === 'notRunning';
            if (now && now !== before && rests) window.answered = performance.now() - start;
            else requestAnimationFrame(look);
        };
        look();
    }, {once: true, capture: true});
}"""


def main():
    changes = 1 if "--quick" in sys.argv else 10
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(folder)
        server.start()
        import_further_measures(server)
        browser = launched(playwright)
        try:
            reader = Reader(browser.new_page(locale="en-GB"), server.url, "en-GB")
            reader.open("portfolio")
            report("a changed budget", changed_budgets(reader, changes), BUDGET_BAR)
            report("a budget tried", tried_budgets(reader, changes), TRIED_BAR)
            for view, times in other_views(reader, changes).items():
                report(f"the view {view}", times, KNOWN_BAR)
            report("a switched rule", switched_rules(reader, changes), KNOWN_BAR)
        finally:
            browser.close()
            server.stop()


def report(what, times, bar):
    """Print the milliseconds and their median beside its bar."""
    print("ms:", " ".join(f"{time:.0f}" for time in times))
    median = statistics.median(times)
    print(f"{what}: median {median:.0f} ms at {MEASURES} measures; the bar is {bar:.0f} ms")


def changed_budgets(reader, changes):
    """Return the milliseconds from each change of the budget to the changed spending."""
    label = reader.say("portfolio.metric_spent")
    field = reader.page.get_by_label(reader.say("portfolio.budget"), exact=True)
    times = []
    for number in range(changes):
        field.fill(f"{1_000_000 + 137_000 * number}")
        watch(reader, "keydown", "[data-testid=stMetric]", label)
        field.press("Enter")
        times.append(answered(reader))
    return times


def tried_budgets(reader, changes):
    """Return the milliseconds from each budget that is typed beside the frontier to its list."""
    look_at(reader, "frontier")
    field = reader.page.get_by_label(reader.say("planner.try_budget", unit="€"), exact=True)
    times = []
    for number in range(changes):
        budget = 400_000 + 171_000 * number
        field.fill(f"{budget}")
        watch(reader, "keydown", "h3", reader.say.amount(budget, "€"))
        field.press("Enter")
        times.append(answered(reader))
    return times


def other_views(reader, changes):
    """Return the milliseconds to each view, one after another, all of them seen before."""
    for view in VIEWS:
        look_at(reader, view)
    times = {view: [] for view in VIEWS}
    for view in list(VIEWS) * changes:
        watch(reader, "click", VIEWS[view], "", wait_for_all=True)
        look_at(reader, view)
        times[view].append(answered(reader))
    return times


def switched_rules(reader, changes):
    """Return the milliseconds from each switch of a rule to the changed finding."""
    look_at(reader, "rules")
    field = reader.page.get_by_label(reader.say("planner.rule_measures"), exact=True).last
    field.fill(NEEDLESS)
    reader.page.get_by_role("option", name=NEEDLESS, exact=True).click()
    field.press("Escape")
    reader.settled()
    main = reader.page.get_by_test_id("stMain")
    main.get_by_role("button", name=reader.say("planner.rule_add")).click()
    switch = main.get_by_test_id("stCheckbox").locator("label").first
    switch.wait_for()
    reader.settled()
    times = []
    for _ in range(changes + 2):
        watch(reader, "click", ".pr-finding", "", wait_for_all=True)
        switch.click()
        times.append(answered(reader))
    # At first what the answers are, and what the rule costs, is not known.
    return times[2:]


def look_at(reader, view):
    """Show a part of the planner's desk."""
    name = reader.say(f"planner.view_{view}")
    reader.page.get_by_role("radio", name=name, exact=True).click()
    reader.settled()


def watch(reader, event, place, text, *, wait_for_all=False):
    """Take the time from the next event of a kind."""
    wanted = {"event": event, "place": place, "text": text, "all": wait_for_all}
    reader.page.evaluate(WATCH, wanted)


def answered(reader):
    """Return the milliseconds that were taken, once the server has answered in full."""
    reader.page.wait_for_function("() => window.answered !== null")
    reader.settled()
    return reader.page.evaluate("window.answered")


def import_further_measures(server):
    """Bring the list of the sample up to its size for this benchmark."""
    sample = (ROOT / "data" / "heinola" / "measures.csv").read_text(encoding="utf-8")
    there = len(sample.splitlines()) - 1
    rows = [
        f"Further {i};{37_000 + 21_300 * i};{1 + i % 5};{1 + i * 3 % 5};{1 + i * 2 % 5}"
        for i in range(MEASURES - there)
    ]
    path = server.folder / "further.csv"
    path.write_text("\n".join(["name:en;cost;impact;speed;output_input", *rows]), encoding="utf-8")
    server.run("import", str(path), "--board", "measures")


if __name__ == "__main__":
    main()
