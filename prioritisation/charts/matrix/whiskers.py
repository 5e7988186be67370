"""How far the answers on an item reach: a thin line with ends, a pale band for the middle half."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prioritisation.charts.labels.boxes import Box, Segment, pieces
from prioritisation.charts.matrix.frame import Frame
from prioritisation.charts.matrix.spreads import Reach, Spread
from prioritisation.charts.matrix_info import MatrixItem
from prioritisation.charts.scene import Line

THIN, THICK, PALE = 1.5, 7.0, 0.4
CAP = 4.5  # Half the length of the end of a line.


def whiskers_of(
    frame: Frame, item: MatrixItem, spread: Spread, covers: Sequence[Box], strength: float = 1.0
) -> tuple[Line, ...]:
    """Return the lines of both axes, which cross at the group's own place, broken behind labels.

    Parameters
    ----------
    covers : the labels
    strength : how strong they are drawn, 0 … 1; less where many cross
    """
    x, y = frame.x(spread.x), frame.y(spread.y)
    found: list[Segment] = []
    bands: list[Segment] = []
    if spread.x_reach:
        low, lower, upper, high = _in_order(frame.x(score) for score in spread.x_reach)
        found += pieces(Segment(low, y, high, y), covers)
        found += [Segment(end, y - CAP, end, y + CAP) for end in (low, high)]
        bands += pieces(Segment(lower, y, upper, y), covers)
    if spread.y_reach:
        low, lower, upper, high = _in_order(frame.y(score) for score in spread.y_reach)
        found += pieces(Segment(x, low, x, high), covers)
        found += [Segment(x - CAP, end, x + CAP, end) for end in (low, high)]
        bands += pieces(Segment(x, lower, x, upper), covers)
    return (
        *(_line(item, band, THICK, PALE * strength) for band in bands),
        *(_line(item, line, THIN, strength) for line in found),
    )


def _in_order(places: Iterable[float]) -> Reach:
    """Return places from the least to the greatest: an axis may run the other way."""
    low, lower, upper, high = sorted(places)
    return low, lower, upper, high


def _line(item: MatrixItem, along: Segment, width: float, opacity: float) -> Line:
    points = ((along.x0, along.y0), (along.x1, along.y1))
    return Line(points, item.colour, width, id=item.id, opacity=opacity)
