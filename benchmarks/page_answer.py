"""How soon the portfolio page answers: 50 measures, from a changed budget to the new figures.

`python benchmarks/page_answer.py [--quick]` starts a server of its own and a browser, changes
the budget ten times (`--quick`: three) and prints the median. The bar is 300 ms.
"""

import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import sync_playwright

from tests.journeys.browser import launched
from tests.journeys.reader import Reader
from tests.journeys.server import ROOT, Server

BAR = 300.0
MEASURES = 50
# The time is taken in the page itself, so that no driver's round trip is in it.
WATCH = """label => {
    const shown = () => [...document.querySelectorAll('[data-testid=stMetric]')]
        .find(box => box.innerText.includes(label))
        ?.querySelector('[data-testid=stMetricValue]')?.innerText;
    const before = shown();
    window.answered = null;
    addEventListener('keydown', event => {
        if (event.key !== 'Enter') return;
        const start = performance.now();
        const look = () => {
            const now = shown();
            if (now && now !== before) window.answered = performance.now() - start;
            else requestAnimationFrame(look);
        };
        look();
    }, {once: true, capture: true});
}"""


def main():
    changes = 3 if "--quick" in sys.argv else 10
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(folder)
        server.start()
        import_further_measures(server)
        browser = launched(playwright)
        try:
            reader = Reader(browser.new_page(locale="en-GB"), server.url, "en-GB")
            times = answers(reader, changes)
        finally:
            browser.close()
            server.stop()
    median = statistics.median(times)
    print("ms:", " ".join(f"{time:.0f}" for time in times))
    print(f"median {median:.0f} ms at {MEASURES} measures; the bar is {BAR:.0f} ms")


def answers(reader, changes):
    """Return the milliseconds from each change of the budget to the changed spending."""
    reader.open("portfolio")
    times = []
    for number in range(changes):
        budget = f"{1_000_000 + 137_000 * number}"
        field = reader.page.get_by_label(reader.say("portfolio.budget"), exact=True)
        field.fill(budget)
        reader.page.evaluate(WATCH, reader.say("portfolio.metric_spent"))
        field.press("Enter")
        reader.page.wait_for_function("() => window.answered !== null")
        times.append(reader.page.evaluate("window.answered"))
        reader.settled()
    return times


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
