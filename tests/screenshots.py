"""The pictures of README, taken from the sample in a browser: ``make screenshots``.

A fresh database, the English pages on a light ground, a laptop's screen. Where a picture has
not changed, its file has not either.
"""

import io
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from .browser import launched
from .journeys.reader import Reader
from .journeys.server import ROOT, Server

FOLDER = ROOT / "data" / "screenshots"
LOCALE = "en-GB"
LAPTOP = {"width": 1366, "height": 860}
WALL = {"width": 1366, "height": 768}
PAGES = ("programme", "matrix", "portfolio")
LARGEST = 250_000  # bytes
STAGE = "[data-role=stage]"
# What a page has not drawn yet: places held for widgets, charts and tables without a picture.
# What is folded away is not waited for.
UNDRAWN = """() => {
    const isSeen = e => e.getClientRects().length && e.checkVisibility();
    const all = selector => [...document.querySelectorAll(selector)].filter(isSeen);
    return all('[data-testid=stSkeleton]').length
        + all('[data-testid=stPlotlyChart]').filter(e => !e.querySelector('.main-svg')).length
        + all('[data-testid=stDataFrame]').filter(e => !e.querySelector('canvas')).length;
}"""


def main() -> None:
    """Take every picture and say where it is."""
    expect.set_options(timeout=30_000)
    FOLDER.mkdir(exist_ok=True)
    with started() as server, sync_playwright() as playwright:
        browser = launched(playwright)
        context = browser.new_context(locale=LOCALE, color_scheme="light", viewport=LAPTOP)
        reader = Reader(context.new_page(), server.url, LOCALE)
        for name in PAGES:
            reader.open(name)
            drawn(reader.page)
            keep(name, reader.page)
        if on_the_wall(reader.page, server.url):
            keep("wall", reader.page)
        else:
            sys.stdout.write("There is no wall to take a picture of.\n")
        browser.close()


@contextmanager
def started():
    """Serve the sample from a database that nobody has changed."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def drawn(page: Page) -> None:
    """Return once everything on the page is drawn, in its own letters."""
    page.wait_for_function(f"({UNDRAWN})() === 0")
    page.evaluate("() => document.fonts.ready")
    # Two frames on, what was drawn last is on the screen.
    page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")


def on_the_wall(page: Page, url: str) -> bool:
    """Open the wall, if there is one; any unknown address answers with the app's own page."""
    page.set_viewport_size(WALL)
    answer = page.goto(f"{url}/wall")
    if not answer or "data-role" not in answer.text():
        return False
    expect(page.locator(STAGE)).to_be_visible()
    drawn(page)
    return True


def keep(name: str, page: Page, folder: Path = FOLDER) -> None:
    """Keep what the page shows as a small file."""
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    few_colours = picture.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    path = folder / f"{name}.png"
    few_colours.save(path, optimize=True)
    size = path.stat().st_size
    sys.stdout.write(f"{path.relative_to(Path.cwd())}: {size // 1000} kB\n")
    if size > LARGEST:
        raise SystemExit(f"{path.name} is larger than {LARGEST // 1000} kB.")


if __name__ == "__main__":
    main()
