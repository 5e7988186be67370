"""What a picture is made of, in px on a stage of fixed size; colours are tokens of a Palette."""

from __future__ import annotations

from typing import NamedTuple

from prioritisation.charts.labels.boxes import Box

Point = tuple[float, float]


class Line(NamedTuple):
    """A line through points."""

    points: tuple[Point, ...]
    colour: str
    width: float = 1.0
    dash: str = "solid"


class Area(NamedTuple):
    """A filled polygon; with a second colour it runs from the first, left, to that, right."""

    points: tuple[Point, ...]
    colour: str
    to_colour: str = ""


class Curve(NamedTuple):
    """A drawing as an SVG path in px; with a fill it is closed, without it is a stroke."""

    path: str
    colour: str
    filled: bool = False
    width: float = 2.0


class Words(NamedTuple):
    """One line of text; `anchor` says which end x is: left, center or right."""

    x: float
    y: float
    text: str
    size: float
    colour: str = "ink"
    weight: int = 450
    anchor: str = "left"


class Dot(NamedTuple):
    """A marker; `diameter` is that of the circle of equal area."""

    x: float
    y: float
    symbol: str
    diameter: float
    colour: str
    outline: str = "paper"
    outline_width: float = 1.0
    id: str = ""


class Hotspot(NamedTuple):
    """A place that answers to the pointer for an item: its label."""

    box: Box
    id: str


class HoverLine(NamedTuple):
    """One line of what the pointer shows: what it is (may be empty) and its value."""

    name: str
    value: str


class Scene(NamedTuple):
    """A picture, its parts from the bottom to the top.

    `hover` holds what the pointer shows by the id of a Dot or Hotspot.
    """

    width: int
    height: int
    areas: tuple[Area, ...] = ()
    lines: tuple[Line, ...] = ()
    curves: tuple[Curve, ...] = ()
    dots: tuple[Dot, ...] = ()
    rings: tuple[Dot, ...] = ()
    words: tuple[Words, ...] = ()
    hotspots: tuple[Hotspot, ...] = ()
    hover: tuple[tuple[str, tuple[HoverLine, ...]], ...] = ()
