"""An item to be placed on the stage, and an item that has been placed."""

from __future__ import annotations

from typing import NamedTuple

from prioritisation.charts.labels.boxes import Box, Segment


class Mark(NamedTuple):
    """An item to be placed: the exact place of its marker, the marker's extents, its label."""

    id: str
    x: float
    y: float
    half_width: float
    above: float
    below: float
    text: str
    weight: int = 450

    def box_at(self, x: float, y: float) -> Box:
        """Return what the marker covers when its centre is at a point."""
        return Box(x - self.half_width, y - self.above, x + self.half_width, y + self.below)


class Spot(NamedTuple):
    """Where one marker and its label stand.

    `anchor` is the side of the label's box that its lines are set against: left, right or
    center. A label with a `sign` is tied to its marker by a line alone: the marker's sign
    goes before its first line, SIGN × size wide at the box's left edge, and every line begins
    `Lettering.sign_room` after that edge.
    """

    x: float
    y: float
    marker: Box
    lines: tuple[str, ...]
    label: Box
    anchor: str
    sign: bool = False


class Layout(NamedTuple):
    """The items at one position: x and y are the exact place, the rest is what is drawn."""

    x: float
    y: float
    spots: tuple[Spot, ...]
    stems: tuple[Segment, ...]
    leader: Segment | None = None

    @property
    def markers(self) -> Box:
        """The smallest box around the first column's marker centres."""
        first = [spot for spot in self.spots if spot.x == self.spots[0].x]
        return Box(first[0].x, first[0].y, first[-1].x, first[-1].y)

    def moved(self, dx: float, dy: float) -> Layout:
        """Return the markers and labels at another place, the exact place unchanged."""
        spots = tuple(
            spot._replace(
                x=spot.x + dx,
                y=spot.y + dy,
                marker=spot.marker.moved(dx, dy),
                label=spot.label.moved(dx, dy),
            )
            for spot in self.spots
        )
        stems = tuple(
            Segment(stem.x0 + dx, stem.y0 + dy, stem.x1 + dx, stem.y1 + dy) for stem in self.stems
        )
        return self._replace(spots=spots, stems=stems)
