"""Where everything on the driver map stands, in letters as large as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple

from prioritisation.charts.driver_map.info import DriverMapInfo
from prioritisation.charts.driver_map.looks import MapNode
from prioritisation.charts.driver_map.panels import GAP, Grid, Laid, grid, laid
from prioritisation.charts.driver_map.plates import LINE, Plate, PlateKind, plate
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.scene import Words

WIDTH, HEIGHT = 1600.0, 900.0
# Above the map: what it says, and what its signs mean.
TOP = 80.0
# On a wall of 1920 × 1080 the smallest letters are 20 px, at 1366 × 768 they are 14 px.
SMALLEST = 17
_LARGEST, _LARGEST_OPENED = 24, 30
_MARGIN = 12.0
# Where arrows run from the panels to the results and the changes.
_CHANNEL = 34.0
# More panels than these are not tried in every order.
_MOST_WEIGHED = 8


class Ground(NamedTuple):
    """What lies under a panel; `colour` of the edge."""

    box: Box
    colour: str


class Layout(NamedTuple):
    """Where everything stands; `height` is the stage's, and grows with more boxes than it holds."""

    height: float
    size: float
    plates: tuple[Plate, ...]
    grounds: tuple[Ground, ...]
    captions: tuple[Words, ...]


def driver_map_layout(info: DriverMapInfo) -> Layout:
    """Return where everything stands.

    The letters are as large as the stage holds; at the smallest the stage grows higher, so that
    no text is cut and nothing overlaps.
    """
    arrange: Callable[[DriverMapInfo, float], Layout] = _opened if info.opened else _whole
    largest = _LARGEST_OPENED if info.opened else _LARGEST
    for size in range(largest, SMALLEST, -1):
        found = arrange(info, float(size))
        if found.height <= HEIGHT:
            return found
    return arrange(info, float(SMALLEST))


def _whole(info: DriverMapInfo, size: float) -> Layout:
    """Return the vision amid the results, panels at both sides, and changes at the foot."""
    centre = 15.0 * size
    side = (WIDTH - 2 * _MARGIN - 2 * _CHANNEL - centre) / 2
    columns = _sides([laid(panel, side, size) for panel in info.panels])
    results = [node for row in info.rows for node in row]
    half = (len(results) + 1) // 2
    above, below = (
        grid(nodes, PlateKind.RESULT, centre, size, 1) for nodes in (results[:half], results[half:])
    )
    vision = plate(info.vision, PlateKind.VISION, centre, size)
    caption = LINE * size + GAP / 2 if results else 0.0
    foot = _foot(info.changes, size)
    foot_height = foot.height + LINE * size + 2.5 * GAP if foot.rows else 0.0
    # The vision stands exactly in the middle, whatever is above and below.
    middle = vision.needed + 2 * max(caption + above.height, below.height) + 6 * GAP
    needed = max([middle, *(_height(column) for column in columns)])
    height = max(HEIGHT, TOP + needed + foot_height + _MARGIN)
    bottom = height - _MARGIN - foot_height
    plates: list[Plate] = []
    grounds: list[Ground] = []
    lefts = (_MARGIN, WIDTH - _MARGIN - side)
    for column, left in zip(columns, lefts, strict=True):
        _stack(column, left, TOP, bottom, plates, grounds)
    x = _MARGIN + side + _CHANNEL
    at = (TOP + bottom) / 2 - vision.needed / 2
    words = []
    if results:
        words.append(_caption(info.results_title, x + centre / 2, TOP + LINE * size / 2, size))
    spare = (bottom - TOP - middle) / 4
    plates += above.at(x, at - 3 * GAP - spare - above.height)
    plates.append(vision.at(x, at, vision.needed))
    plates += below.at(x, at + vision.needed + 3 * GAP + spare)
    if foot.rows:
        top = bottom + GAP
        words.append(_caption(info.changes_title, WIDTH / 2, top + LINE * size / 2, size))
        plates += foot.at(_MARGIN, top + LINE * size + 1.5 * GAP)
    return Layout(height, size, tuple(plates), tuple(grounds), tuple(words))


def _opened(info: DriverMapInfo, size: float) -> Layout:
    """Return one spearhead's boxes, results and changes beside them, the others folded below."""
    results_width, right = 270.0, 330.0
    wide = WIDTH - 2 * _MARGIN - 2 * _CHANNEL - results_width - right
    (panel,) = [panel for panel in info.panels if panel.head.key == info.opened]
    folded = [other.head for other in info.panels if other.head.key != info.opened]
    small = min(size, 22.0)
    results = grid([n for row in info.rows for n in row], PlateKind.RESULT, results_width, small, 1)
    vision = plate(info.vision, PlateKind.VISION, right, small)
    changes = grid(info.changes, PlateKind.CHANGE, right, small, 1)
    strip = grid(folded, PlateKind.FOLDED, WIDTH - 2 * _MARGIN, small, max(len(folded), 1))
    strip_height = strip.height + 2 * GAP if folded else 0.0
    main = laid(panel, wide, size, HEIGHT - TOP - _MARGIN - strip_height)
    caption = LINE * small + GAP / 2
    needed = max(
        main.height,
        results.height + caption,
        vision.needed + 3 * GAP + caption + changes.height,
    )
    height = max(HEIGHT, TOP + needed + strip_height + _MARGIN)
    bottom = height - _MARGIN - strip_height
    plates: list[Plate] = []
    grounds: list[Ground] = []
    _stack([main], _MARGIN, TOP, bottom, plates, grounds)
    words = []
    x = _MARGIN + wide + _CHANNEL
    if results.rows:
        words.append(
            _caption(info.results_title, x + results_width / 2, TOP + LINE * small / 2, small)
        )
        spare = bottom - TOP - caption - results.height
        plates += results.at(x, TOP + caption, spare, loosest=36.0)
    x += results_width + _CHANNEL
    plates.append(vision.at(x, TOP, vision.needed))
    if changes.rows:
        y = TOP + vision.needed + 3 * GAP
        words.append(_caption(info.changes_title, x + right / 2, y + LINE * small / 2, small))
        plates += changes.at(x, y + caption, bottom - y - caption - changes.height, loosest=36.0)
    plates += strip.at(_MARGIN, bottom + 2 * GAP)
    return Layout(height, small, tuple(plates), tuple(grounds), tuple(words))


def _stack(
    column: Sequence[Laid],
    left: float,
    top: float,
    bottom: float,
    plates: list[Plate],
    grounds: list[Ground],
) -> None:
    """Set panels below one another so that they fill a height."""
    spare = (bottom - top - _height(column)) / max(len(column), 1)
    y = top
    for panel in column:
        height = panel.height + spare
        box, own = panel.at(left, y, height)
        signs = panel.head.node.signs
        grounds.append(Ground(box, signs[0].colour if signs else "line2"))
        plates += own
        y += height + GAP


def _sides(panels: Sequence[Laid]) -> tuple[list[Laid], list[Laid]]:
    """Return the panels of the left and of the right side: half of them each, as low as can be.

    Of equally low ones those that alternate in the order of the programme, as many always do.
    """
    if len(panels) > _MOST_WEIGHED:
        return list(panels[::2]), list(panels[1::2])
    numbers = range(len(panels))
    half = (len(panels) + 1) // 2

    def lowness(left: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        one = [panels[i] for i in left]
        other = [panels[i] for i in numbers if i not in left]
        return round(max(_height(one), _height(other))), tuple(i % 2 for i in left)

    left = min(combinations(numbers, half), key=lowness)
    return [panels[i] for i in left], [panels[i] for i in numbers if i not in left]


def _height(column: Sequence[Laid]) -> float:
    return sum(panel.height for panel in column) + GAP * max(len(column) - 1, 0)


def _foot(changes: Sequence[MapNode], size: float) -> Grid:
    """Return the key changes beside one another, in rows of three at most."""
    columns = min(max(len(changes), 1), 3)
    return grid(changes, PlateKind.CHANGE, WIDTH - 2 * _MARGIN, size, columns)


def _caption(text: str, x: float, y: float, size: float) -> Words:
    return Words(x, y, text, size, "muted", 650, "center")
