"""Every seeded board in a real browser: which labels touch what, on the wall and on the page.

    python -m tests.journeys.every_board [--seeds 20] [--processes 2]

Each board is written into the store of a running server as the programme's measures; the wall and
the matrix page show it; the boxes of labels and markers are read off the screen, and off the SVG
file and the pixels of the PNG file that are given away.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from prioritisation.charts.colours import LIGHT
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.svg.pictures import svg_picture
from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change, Store, open_store
from tests.browser import launched
from tests.charts import pixels
from tests.charts.seeded import KINDS, LANGUAGES, SIZES, Board, board, info_of

from .boxes import Hits, hits
from .server import Server

PROGRAMME = "heinola"
# Where a board is looked at: page, width and height of the window, least size of a label as seen.
LOOKS = {
    "wall 1920": ("wall", 1920, 1080, 18.0),
    "wall 1366": ("wall", 1366, 768, 13.0),
    "page 1366": ("matrix", 1366, 768, 13.0),
    "svg file": ("", 1600, 900, 15.0),
}


def put(store: Store, shown: Board) -> None:
    """Write a board into the store in place of the programme's measures and their scores."""
    latest = store.latest(PROGRAMME)
    measures = [
        Measure(id=row.id, name=Text.of(row.name), spearhead=row.spearhead) for row in shown.rows
    ]
    answers = tuple(
        Answer(item=row.id, criterion=criterion, score=Decimal(getattr(row, criterion)))
        for row in shown.rows
        for criterion in ("impact", "speed", "output_input")
    )
    changed = latest.programme.with_items(BoardId.MEASURES, measures)
    store.write(
        PROGRAMME,
        Change(programme=changed, answers=answers),
        based_on=latest.number,
        who="test",
        kind="items_imported",
        details={"file": shown.title, "new": len(measures), "changed": 0, "deleted": 0},
    )


class Seen(NamedTuple):
    """What a browser shows of a board: what touches what, and how many names are cut."""

    hits: Hits
    cut: int


class Screens:
    """A server with a browser that shows what the store holds now."""

    def __init__(self, server: Server, browser: Browser) -> None:
        self.server = server
        self.store = open_store(server.database_url)
        self.file = server.folder / "board.svg"
        self.pages = {}
        for look, (_, width, height, _) in LOOKS.items():
            context = browser.new_context(
                viewport={"width": width, "height": height}, locale="en-GB"
            )
            self.pages[look] = context.new_page()

    def close(self) -> None:
        """Close the store; the browser goes with who opened it."""
        self.store.close()

    def look_at(self, shown: Board) -> dict[str, Seen]:
        """Return what touches what of a board, by the look at it."""
        put(self.store, shown)
        found = {}
        for look, (path, *_) in LOOKS.items():
            if not path:
                continue
            query = f"?board=measures&lang={shown.language}" if path == "wall" else ""
            page = self.pages[look]
            page.goto(f"{self.server.url}/{path}{query}")
            page.wait_for_function(
                "n => document.querySelectorAll('[data-role=marker]').length === n",
                arg=len(shown.rows),
            )
            found[look] = _seen(page)
        self.file.write_bytes(svg_picture(matrix_scene(info_of(shown)), LIGHT))
        self.pages["svg file"].goto(self.file.as_uri())
        found["svg file"] = _seen(self.pages["svg file"])
        return found


def _seen(page: Page) -> Seen:
    page.evaluate("() => document.fonts.ready.then(() => true)")
    return Seen(hits(page), page.locator("[data-role=label]").filter(has_text="…").count())


def problems(shown: Board, found: dict[str, Seen]) -> list[str]:
    """Return what is wrong with a board, in words."""
    told = []
    for look, (seen, _) in found.items():
        where, least = f"{shown.title}, {look}", LOOKS[look][3]
        if not seen.items == seen.named == len(shown.rows):
            told.append(f"{where}: {seen.items} markers and {seen.named} names")
        told += [f"{where}: the names of {pair} touch" for pair in seen.labels]
        told += [f"{where}: the name of {a} touches the marker of {b}" for a, b in seen.markers]
        told += [f"{where}: {item} is cut off" for item in seen.outside]
        if seen.smallest is None or seen.smallest < least:
            told.append(f"{where}: a label is {seen.smallest} px, not {least}")
    png = pixels.problems(matrix_scene(info_of(shown)))
    return told + [f"{shown.title}, png: {problem}" for problem in png]


def boards_of(seeds: Iterable[int]) -> list[Board]:
    """Return the boards of each size, kind and language."""
    return [
        board(n, kind, language, seed)
        for n in SIZES
        for kind in KINDS
        for language in LANGUAGES
        for seed in seeds
    ]


def _look_at(boards: list[Board]) -> list[tuple[str, dict[str, tuple[int, float]], list[str]]]:
    """Return for each board its group, how many names are cut and how small labels are."""
    rows = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server, browser = Server(Path(folder)), launched(playwright)
        server.start()
        screens = Screens(server, browser)
        try:
            for shown in boards:
                found = screens.look_at(shown)
                looks = {look: (seen.cut, seen.hits.smallest or 0) for look, seen in found.items()}
                group = f"{shown.n:2} items, {shown.kind:5}, {shown.language}"
                rows.append((group, looks, problems(shown, found)))
        finally:
            screens.close()
            browser.close()
            server.stop()
    return rows


def main() -> int:
    """Look at every board and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    boards = boards_of(range(options.seeds))
    parts = [boards[k :: options.processes] for k in range(options.processes)]
    with ProcessPoolExecutor(options.processes) as pool:
        rows = [row for part in pool.map(_look_at, parts) for row in part]

    told = [problem for *_, problems_ in rows for problem in problems_]
    print(f"{len(rows)} boards, each looked at {len(LOOKS) + 1} times: {', '.join(LOOKS)}, png")
    print("smallest label as seen, px; names cut with an ellipsis")
    cut, smallest = Counter(), {}
    for group, looks, _ in rows:
        for look, (_, size) in looks.items():
            smallest[group, look] = min(size, smallest.get((group, look), size))
        cut[group] += max(names for names, _ in looks.values())
    for group in sorted({group for group, *_ in rows}):
        sizes = "  ".join(f"{look} {smallest[group, look]:5.1f}" for look in LOOKS)
        print(f"{group}:  {sizes}   cut {cut[group]}")
    print("\n".join(told) or "no label touches a label, a foreign marker or an edge")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
