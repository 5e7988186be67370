"""The stage of the impact matrix: where the plot lies, and where a score stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from prioritisation.charts.colours import shape_of
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.label_lines import Lettering
from prioritisation.charts.labels.text_width import text_width, wrapped
from prioritisation.charts.matrix_info import MatrixInfo, MatrixItem

SMALLEST, LARGEST = 11.0, 27.0  # Diameters on a stage as wide as 1500 px.
_CLEAR_X, _CLEAR_Y = 7.0, 7.0  # Between a border and what stands beside it.


class Style(NamedTuple):
    """Sizes that follow from the size of the stage.

    `scale` is 1 on the desk's 1120 × 760; labels are running numbers where `compact`.
    """

    scale: float
    compact: bool

    @property
    def lettering(self) -> Lettering:
        """How labels are set: beside the widest marker."""
        size = 12.0 if self.compact else max(13.0, 13.5 * self.scale)
        line = size * (1.12 if self.compact else 1.2)
        return Lettering(size, line, self.widest / 2 + (2.0 if self.compact else 5.0))

    @property
    def widest(self) -> float:
        """Width of the widest marker: the largest triangle."""
        return 2 * shape_of("triangle-up").half_width * self.diameter(1.0)

    def diameter(self, size: float) -> float:
        """Return a marker's diameter; size runs from 0 to 1."""
        if self.compact:
            return 8.0 + 6.0 * size
        return (SMALLEST + (LARGEST - SMALLEST) * size) * min(1.0, 0.8 * self.scale)

    @property
    def small(self) -> float:
        """Size of anchors and notes."""
        return 12.0 if self.compact else max(12.5, 12.5 * self.scale)


class Frame(NamedTuple):
    """The plot's rectangle, and one level's distance on each axis.

    `origin` is where the lowest score of both axes stands (of the flipped axis: the highest).
    """

    plot: Box
    origin: tuple[float, float]
    step_x: float
    step_y: float
    style: Style
    info: MatrixInfo

    def x(self, score: float) -> float:
        """Return where a score stands across."""
        axis = self.info.x
        steps = axis.high - score if self.info.flipped else score - axis.low
        return self.origin[0] + steps * self.step_x

    def y(self, score: float) -> float:
        """Return where a score stands down the stage."""
        return self.origin[1] - (score - self.info.y.low) * self.step_y

    def span_x(self, *, upper: bool) -> tuple[float, float]:
        """Return between which places the border of one half of the plot runs clear.

        After the last marker before it, and before what stands behind it: an item, or a
        column that waits for one.
        """
        info, at = self.info, self.info.x.threshold
        stands = [(tick.at, 10 * self.style.scale) for tick in info.x.ticks]
        items = [item for item in info.items if (item.y >= info.y.threshold) == upper]
        stands += [(item.x, self.half_width(item)) for item in items]
        behind = [self.x(x) - half for x, half in stands if (x < at) == info.flipped]
        before = [
            self.x(item.x) + self.half_width(item)
            for item in items
            if (item.x < at) != info.flipped
        ]
        low = max(before, default=self.plot.left)
        high = min(behind, default=self.plot.right + _CLEAR_X) - _CLEAR_X
        return _ordered(low, high)

    def span_y(self, covered: Mapping[str, Box], *, large: bool) -> tuple[float, float]:
        """Return between which places the border of one side of the plot runs clear.

        Parameters
        ----------
        covered : what each item covers
        large : the side of the large scores
        """
        info = self.info
        items = [item for item in info.items if (item.x >= info.x.threshold) == large]
        fast = [covered[i.id].bottom for i in items if i.id in covered and self.is_fast(i)]
        slow = [covered[i.id].top for i in items if i.id in covered and not self.is_fast(i)]
        low = max(fast, default=self.plot.top) + _CLEAR_Y
        high = min(slow, default=self.plot.bottom) - _CLEAR_Y
        return _ordered(low, high)

    def is_fast(self, item: MatrixItem) -> bool:
        """Return whether an item stands above the border."""
        return item.y >= self.info.y.threshold

    def half_width(self, item: MatrixItem) -> float:
        """Return half the width of an item's marker."""
        return shape_of(item.symbol).half_width * self.style.diameter(item.size)

    def edge_y(self, covered: Mapping[str, Box], *, large: bool) -> float:
        """Return where the border between slow and fast stands on one side of the plot.

        Parameters
        ----------
        covered : what each item covers
        large : the side of the large scores
        """
        info, at = self.info, self.y(self.info.y.threshold)
        items = [item for item in info.items if (item.x >= info.x.threshold) == large]
        fast = [covered[item.id].bottom for item in items if item.y >= info.y.threshold]
        slow = [covered[item.id].top for item in items if item.y < info.y.threshold]
        low = max(fast, default=self.plot.top) + 7
        high = min(slow, default=self.plot.bottom) - 7
        edge = min(max(at, low), high) if low <= high else (low + high) / 2
        return min(max(edge, self.plot.top), self.plot.bottom)


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
    last = min(max(last, 44.0 if style.compact else 120.0), 210 * scale)
    top = plot.top + heading + (24 if style.compact else 38) * scale
    bottom = plot.bottom - footing - (16 if style.compact else 30) * scale
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
    scale = style.scale
    names = wrapped(info.y.name, 92 * scale, 13.5 * scale, 700)
    widths = [text_width(line, 13.5 * scale, 700) + 14 * scale for line in names]
    for tick in info.y.ticks:
        lines = wrapped(tick.anchor, 92 * scale, style.small)
        widths += [text_width(line, style.small) for line in lines]
    return min(max(widths, default=0.0) + 14 * scale, 150 * scale)
