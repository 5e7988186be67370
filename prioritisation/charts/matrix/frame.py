"""The stage of the impact matrix: where the plot lies, and where a score stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from prioritisation.charts.colours import shape_of
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.text_width import text_width, wrapped
from prioritisation.charts.matrix.words import Axis
from prioritisation.charts.matrix_info import MatrixInfo, MatrixItem

SMALLEST, LARGEST = 9.6, 24.0  # Diameters of markers on the wall's stage, px.
AXIS_NAME = 18.0
WIDEST_NAME = 106.0  # Of a line of the vertical axis's name.
_WIDEST_ANCHOR, _WIDEST_GUTTER = 124.0, 200.0
_CLEAR_X, _CLEAR_Y = 7.0, 7.0  # Between a border and what stands beside it.


class Stage(NamedTuple):
    """The size of a picture, px; a compact one has numbers for names and no title."""

    width: int
    height: int
    is_compact: bool = False


# One stage for wall, page, paper and file: what shows it scales it.
WALL = Stage(1600, 900)
PHONE = Stage(358, 460, is_compact=True)


class Style(NamedTuple):
    """Sizes of what stands on a stage.

    `scale` is that of the distances round the plot, 1 on a phone; labels are running numbers
    where `compact`.
    """

    scale: float
    compact: bool

    @property
    def widest(self) -> float:
        """Width of the widest marker: the largest triangle."""
        return 2 * shape_of("triangle-up").half_width * self.diameter(1.0)

    @property
    def reach(self) -> float:
        """Distance from a marker's centre to its label: clear of the widest marker."""
        return self.widest / 2 + (2.0 if self.compact else 5.0)

    def diameter(self, size: float) -> float:
        """Return a marker's diameter; size runs from 0 to 1."""
        if self.compact:
            return 8.0 + 6.0 * size
        return SMALLEST + (LARGEST - SMALLEST) * size

    @property
    def small(self) -> float:
        """Size of anchors."""
        return 12.0 if self.compact else 16.4

    @property
    def note(self) -> float:
        """Size of the legend."""
        return 12.0 if self.compact else 18.0


def style_of(stage: Stage) -> Style:
    """Return the sizes on a stage."""
    return Style(1.0 if stage.is_compact else 1.34, stage.is_compact)


class Frame(NamedTuple):
    """The plot's rectangle, and one level's distance on each axis.

    `origin` is where the first score of both axes stands: the lowest, or the highest of an
    axis that is reversed.
    """

    plot: Box
    origin: tuple[float, float]
    step_x: float
    step_y: float
    style: Style
    info: MatrixInfo

    def x(self, score: float) -> float:
        """Return where a score stands across."""
        return self.origin[0] + _steps(score, self.info.x) * self.step_x

    def y(self, score: float) -> float:
        """Return where a score stands down the stage."""
        return self.origin[1] - _steps(score, self.info.y) * self.step_y

    def is_right(self, item: MatrixItem) -> bool:
        """Return whether an item stands right of the border."""
        return item.is_large != self.info.x.reversed

    def is_top(self, item: MatrixItem) -> bool:
        """Return whether an item stands above the border."""
        return item.is_fast != self.info.y.reversed

    def span_x(self, *, is_top: bool) -> tuple[float, float]:
        """Return between which places the border of one half of the plot runs clear.

        After the last marker before it, and before what stands behind it: an item, or a
        column that waits for one.
        """
        axis = self.info.x
        items = [item for item in self.info.items if self.is_top(item) == is_top]
        before = [
            self.x(item.x) + self.half_width(item) for item in items if not self.is_right(item)
        ]
        behind = [self.x(item.x) - self.half_width(item) for item in items if self.is_right(item)]
        behind += [
            self.x(tick.at) - 10 * self.style.scale
            for tick in axis.ticks
            if (tick.at >= axis.threshold) != axis.reversed
        ]
        low = max(before, default=self.plot.left)
        high = min(behind, default=self.plot.right + _CLEAR_X) - _CLEAR_X
        return _ordered(low, high)

    def span_y(
        self, covered: Mapping[str, Box], left: float, right: float, clear: float = _CLEAR_Y
    ) -> tuple[float, float]:
        """Return between which heights a border runs clear from one place to another.

        Parameters
        ----------
        covered : what each item covers
        clear : between the border and what stands beside it, px
        """
        items = [
            (item, covered[item.id])
            for item in self.info.items
            if item.id in covered
            and covered[item.id].right > left
            and covered[item.id].left < right
        ]
        above = [box.bottom for item, box in items if self.is_top(item)]
        below = [box.top for item, box in items if not self.is_top(item)]
        low = max(above, default=self.plot.top) + clear
        high = min(below, default=self.plot.bottom) - clear
        return _ordered(low, high)

    def between_scores(self, ends: tuple[float, float]) -> float:
        """Return the middle between the scores nearest above and below a border, by height."""
        left, right = ends
        items = [item for item in self.info.items if left <= self.x(item.x) <= right]
        above = [self.y(item.y) for item in items if self.is_top(item)]
        below = [self.y(item.y) for item in items if not self.is_top(item)]
        low = max(above, default=self.plot.top)
        return (low + min(below, default=self.plot.bottom)) / 2

    def half_width(self, item: MatrixItem) -> float:
        """Return half the width of an item's marker."""
        return shape_of(item.symbol).half_width * self.style.diameter(item.size)


def _steps(score: float, axis: Axis) -> float:
    """Return how many levels a score stands from the axis's beginning."""
    return axis.high - score if axis.reversed else score - axis.low


def _ordered(low: float, high: float) -> tuple[float, float]:
    """Return a span; where there is no room in it, its middle."""
    return (low, high) if low <= high else ((low + high) / 2,) * 2


def frame_of(info: MatrixInfo, plot: Box, style: Style, heading: float, footing: float) -> Frame:
    """Return where scores stand in a plot.

    The padding on the right is that of a column, so that labels end before the edge; at the
    top and bottom there is room for the quadrants' names.

    Parameters
    ----------
    heading, footing : height of the names at the top and at the bottom of the plot
    """
    scale = style.scale
    left = plot.left + style.widest / 2 + 8 * scale
    columns, rows = info.x.high - info.x.low, info.y.high - info.y.low
    last = (plot.right - left) / (columns + 1) * 0.98
    last = min(max(last, 44.0 if style.compact else 120.0), 200 * scale)
    top = plot.top + heading + (24 if style.compact else 42)
    bottom = plot.bottom - footing - (16 if style.compact else 38)
    return Frame(
        plot=plot,
        origin=(left, bottom),
        step_x=(plot.right - last - left) / columns,
        step_y=(bottom - top) / rows,
        style=style,
        info=info,
    )


def gutter(info: MatrixInfo, style: Style) -> float:
    """Return the width left of the plot: the vertical axis in words."""
    if style.compact:
        return 22.0
    names = wrapped(info.y.name, WIDEST_NAME, AXIS_NAME, 700)
    widths = [text_width(line, AXIS_NAME, 700) for line in names]
    # The arrow follows the last line.
    widths[-1] += 1.2 * AXIS_NAME
    for tick in info.y.ticks:
        lines = wrapped(tick.anchor, _WIDEST_ANCHOR, style.small)
        widths += [text_width(line, style.small) for line in lines]
    return min(max(widths) + 16, _WIDEST_GUTTER)
