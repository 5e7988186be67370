"""The driver map on its stage: plates, panels, arrows between them, and what is written above."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from prioritisation.charts.driver_map.info import DriverMapInfo, MapArrow
from prioritisation.charts.driver_map.layout import TOP, WIDTH, Layout, driver_map_layout
from prioritisation.charts.driver_map.looks import Look, MapSign
from prioritisation.charts.driver_map.plates import Plate
from prioritisation.charts.driver_map.routing import routes
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.text_width import fitted, text_width
from prioritisation.charts.scene import Point, Words

_HEADLINE, _SMALL = 28.0, 17.5
_MARGIN = 14.0
_KEY = 26.0  # Width of what stands before a word of the legend.
_LEGEND = 62.0
# The corner at the right belongs to whoever presents the map.
_WIDEST = 1130.0


class Route(NamedTuple):
    """An arrow through its corners; `colour` of a spine is its spearhead's."""

    source: str
    target: str
    points: tuple[Point, ...]
    colour: str
    is_spine: bool


class Key(NamedTuple):
    """A sign or a look of the legend, in its box."""

    sign: MapSign | Look
    box: Box


class DriverMapScene(NamedTuple):
    """What is drawn, on a stage of 1600 by at least 900."""

    width: float
    height: float
    layout: Layout
    routes: tuple[Route, ...]
    words: tuple[Words, ...]
    keys: tuple[Key, ...]
    title: str


@lru_cache(maxsize=32)
def driver_map_scene(info: DriverMapInfo) -> DriverMapScene:
    """Return where everything stands; the same map is laid out once."""
    layout = driver_map_layout(info)
    legend = list(_legend(info))
    return DriverMapScene(
        WIDTH,
        layout.height,
        layout,
        tuple(_routes(info, layout)),
        (*_titles(info), *(words for _, words in legend), *layout.captions),
        tuple(key for key, _ in legend),
        info.title,
    )


def _routes(info: DriverMapInfo, layout: Layout) -> Iterator[Route]:
    plates: dict[str, Plate] = {p.node.key: p for p in layout.plates if p.node.key}
    # A heading without a spearhead has no key and is in the way all the same.
    others = [plate.box for plate in layout.plates if not plate.node.key]
    captions = [_box_of(words) for words in layout.captions]
    within = Box(4, TOP - 8, WIDTH - 4, layout.height - 4)
    found = routes(
        [(arrow.source, arrow.target) for arrow in info.arrows],
        {key: plate.box for key, plate in plates.items()},
        [*others, *captions],
        within,
    )
    for arrow in info.arrows:
        points = found.get((arrow.source, arrow.target))
        if points:
            colour = _colour(arrow, plates)
            yield Route(arrow.source, arrow.target, points, colour, arrow.is_spine)


def _colour(arrow: MapArrow, plates: dict[str, Plate]) -> str:
    signs = plates[arrow.source].node.signs
    return signs[0].colour if arrow.is_spine and signs else "primary"


def _box_of(words: Words) -> Box:
    half, high = text_width(words.text, words.size, words.weight) / 2, 0.62 * words.size
    return Box(words.x - half, words.y - high, words.x + half, words.y + high)


def _titles(info: DriverMapInfo) -> Iterator[Words]:
    """Yield the headline, in two lines of smaller letters where one does not hold it."""
    is_short = text_width(info.headline, _HEADLINE, 700) <= _WIDEST
    size, lines, y = (_HEADLINE, 1, 24.0) if is_short else (0.75 * _HEADLINE, 2, 15.0)
    for line in fitted(info.headline, _WIDEST, lines, size, 700):
        yield Words(_MARGIN, y, line, size, "ink", 700)
        y += 1.2 * size
    if info.tag:
        yield Words(WIDTH - _MARGIN, _LEGEND, info.tag, _SMALL, "muted", anchor="right")


def _legend(info: DriverMapInfo) -> Iterator[tuple[Key, Words]]:
    """Yield what the signs mean, in one line under the headline."""
    x, y = _MARGIN, _LEGEND
    for sign, text in info.legend:
        yield (
            Key(sign, Box(x, y - 9, x + _KEY, y + 9)),
            Words(x + _KEY + 8, y, text, _SMALL, "muted"),
        )
        x += _KEY + 8 + text_width(text, _SMALL) + 30
