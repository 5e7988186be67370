"""How fast the matrix's labels find their places, and how many stand clear.

    python benchmarks/labels.py             20, 40 and 60 items, twenty seeds each: some minutes
    python benchmarks/labels.py --quick     two seeds of 20: does it still run?

Boards are those of `tests/charts/seeded.py`: real names, scores in whole numbers or means with
one decimal. Ours is the whole ladder of sizes on the wall's stage, nothing cached. Beside it,
where they are installed (`pip install -r benchmarks/requirements.txt`), adjustText and
textalloc place the same names at the same points on a figure of the same size, the letters as
large as ours turned out, in matplotlib, each with its own defaults (adjustText stops after a
second). They know no stems: items at one position share a point.

Columns: seconds of this process, the median over the boards; the ratio to ours; overlaps that
are left, label with label and label with a foreign marker, counted the same way from the boxes
of the texts; names that leave the plot; names cut: each the mean of a board.

Bar: 40 items in 0.15 s in the median, both kinds.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from statistics import mean, median
from time import process_time
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.ladder import best_lettering, letterings
from prioritisation.charts.placement import place
from tests.charts import seeded, stage

BAR, BAR_SIZE = 0.15, 40
WIDTH, HEIGHT, DPI = 1600, 900, 100


class Outcome(NamedTuple):
    """What one way made of one board; the boxes of labels and markers in px."""

    seconds: float
    labels: list[Box]
    markers: list[Box]
    cut: int

    @property
    def overlaps(self) -> int:
        """Pairs of items of which one's label covers the other's label or marker."""
        return sum(
            self.labels[i].overlaps(self.labels[j])
            or self.labels[i].overlaps(self.markers[j])
            or self.labels[j].overlaps(self.markers[i])
            for i, j in combinations(range(len(self.labels)), 2)
        )

    @property
    def outside(self) -> int:
        """Labels that leave the plot."""
        area = stage.AREA.grown(1.01)
        return sum(not area.holds(label) for label in self.labels)


Way = Callable[[stage.Stage, float], Outcome]


def ours(staged: stage.Stage) -> tuple[Outcome, float]:
    """Return our outcome and the size of the letters."""
    place.cache_clear()
    best_lettering.cache_clear()
    sizes = letterings(len(staged.marks), stage.REACH)
    started = process_time()
    lettering, placed = best_lettering(staged.marks, stage.AREA, sizes, **staged.around)
    seconds = process_time() - started
    cut = sum("…" in "".join(spot.lines) for spot in placed.spots)
    labels = [spot.label for spot in placed.spots]
    return Outcome(seconds, labels, [spot.marker for spot in placed.spots], cut), lettering.size


def by_adjust_text(staged: stage.Stage, size: float) -> Outcome:
    adjust_text = import_module("adjustText").adjust_text
    figure, axes, (x, y) = _figure(staged)
    started = process_time()
    texts = [
        axes.text(*at, mark.text, fontsize=size * 72 / DPI)
        for *at, mark in zip(x, y, staged.marks, strict=True)
    ]
    adjust_text(texts, x=x, y=y, ax=axes)
    return _outcome(figure, axes, staged, process_time() - started)


def by_textalloc(staged: stage.Stage, size: float) -> Outcome:
    allocate = import_module("textalloc").allocate
    figure, axes, (x, y) = _figure(staged)
    names = [mark.text for mark in staged.marks]
    started = process_time()
    allocate(axes, x, y, names, x_scatter=x, y_scatter=y, textsize=size * 72 / DPI, draw_all=True)
    return _outcome(figure, axes, staged, process_time() - started)


def _figure(staged: stage.Stage) -> tuple[Any, Any, tuple[list[float], list[float]]]:
    """Return the plot in px, with the markers drawn at their points; y grows upwards."""
    pyplot, area = import_module("matplotlib.pyplot"), stage.AREA
    figure = pyplot.figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI)
    size = ((area.right - area.left) / WIDTH, (area.bottom - area.top) / HEIGHT)
    axes = figure.add_axes((area.left / WIDTH, 1 - area.bottom / HEIGHT, *size))
    axes.set_xlim(area.left, area.right)
    axes.set_ylim(HEIGHT - area.bottom, HEIGHT - area.top)
    x, y = [mark.x for mark in staged.marks], [HEIGHT - mark.y for mark in staged.marks]
    axes.scatter(x, y, s=[(2 * mark.half_width * 72 / DPI) ** 2 for mark in staged.marks])
    figure.canvas.draw()
    return figure, axes, (x, y)


def _outcome(figure: Any, axes: Any, staged: stage.Stage, seconds: float) -> Outcome:
    figure.canvas.draw()
    boxes = {}
    for text in axes.texts:
        left, bottom, right, top = map(float, text.get_window_extent().extents)
        boxes[text.get_text()] = Box(left, HEIGHT - top, right, HEIGHT - bottom)
    import_module("matplotlib.pyplot").close(figure)
    markers = [mark.box_at(mark.x, mark.y) for mark in staged.marks]
    return Outcome(seconds, [boxes[mark.text] for mark in staged.marks], markers, 0)


def others() -> dict[str, Way]:
    """Return the other ways, where all that they need is installed."""
    if not all(map(find_spec, ("adjustText", "matplotlib", "textalloc"))):
        return {}
    import_module("matplotlib").use("Agg")
    return {"adjustText": by_adjust_text, "textalloc": by_textalloc}


def row(n: int, kind: str, name: str, outcomes: list[Outcome], our_seconds: float) -> str:
    seconds = median(outcome.seconds for outcome in outcomes)
    return (
        f"{n:5} {kind:6} {name:10} {seconds:9.3f} {max(o.seconds for o in outcomes):9.3f} "
        f"{seconds / our_seconds:8.1f} {mean(o.overlaps for o in outcomes):9.2f} "
        f"{mean(o.outside for o in outcomes):8.2f} {mean(o.cut for o in outcomes):6.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", default="20,40,60")
    parser.add_argument("--seeds", type=int, default=len(seeded.SEEDS))
    parser.add_argument("--quick", action="store_true", help="two seeds of 20, for a smoke test")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.sizes, chosen.seeds = "20", 2
    # The others warn of what they could not place; that is counted here.
    warnings.simplefilter("ignore")
    ways = others()
    if not ways:
        print(
            "adjustText and textalloc are not installed (benchmarks/requirements.txt): ours only."
        )
    # The first placement of a process pays for imports and for the widths of letters.
    ours(stage.staged(seeded.info_of(seeded.board(20, "whole", "fi", 0))))
    print(
        f"{'n':>5} {'scores':6} {'way':10} {'median s':>9} {'most s':>9} {'×ours':>8} "
        f"{'overlaps':>9} {'outside':>8} {'cut':>6}"
    )
    bars = []
    for n in map(int, chosen.sizes.split(",")):
        for kind in seeded.KINDS:
            boards = list(seeded.boards(n, kind, "fi", range(chosen.seeds)))
            stages = [stage.staged(seeded.info_of(board)) for board in boards]
            found = [ours(staged) for staged in stages]
            seconds = median(outcome.seconds for outcome, _ in found)
            print(row(n, kind, "ours", [outcome for outcome, _ in found], seconds), flush=True)
            for name, way in ways.items():
                theirs = [
                    way(staged, size) for staged, (_, size) in zip(stages, found, strict=True)
                ]
                print(row(n, kind, name, theirs, seconds), flush=True)
            if n == BAR_SIZE:
                bars.append((kind, seconds))
    for kind, seconds in bars:
        verdict = "held" if seconds <= BAR else "MISSED"
        print(f"bar: {BAR_SIZE} items, {kind}: {seconds:.3f} s, {BAR} asked: {verdict}")


if __name__ == "__main__":
    main()
