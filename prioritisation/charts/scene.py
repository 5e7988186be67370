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
    id: str = ""
    opacity: float = 1.0


class Area(NamedTuple):
    """A filled polygon; with a second colour it fades along a line from the first to that."""

    points: tuple[Point, ...]
    colour: str
    to_colour: str = ""
    along: tuple[Point, Point] | None = None


class Curve(NamedTuple):
    """A drawing as an SVG path in px; with a fill it is closed, without it is a stroke."""

    path: str
    colour: str
    filled: bool = False
    width: float = 2.0
    opacity: float = 1.0


class Run(NamedTuple):
    """Words that follow on in the same line, in a look of their own.

    Between them and what stands before is a blank, and `gap` px more.
    """

    text: str
    size: float
    colour: str
    weight: int = 450
    gap: float = 0.0


class Words(NamedTuple):
    """One line of text; `anchor` says which end x is: left, center or right.

    `after` follows on where the drawn text ends, however wide that turns out to be.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str = "ink"
    weight: int = 450
    anchor: str = "left"
    after: tuple[Run, ...] = ()


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


class Label(NamedTuple):
    """The name of an item in its lines, and the box that they stand in.

    `sign` stands before a name that only a thin line ties to its marker: the same shape and
    colour once more.
    """

    id: str
    words: tuple[Words, ...]
    box: Box
    sign: Dot | None = None


class Rule(NamedTuple):
    """A scale along an edge of the plot: where its ends stand, px, and where large begins."""

    low: float
    high: float
    at_low: float
    at_high: float
    threshold: float


class HoverLine(NamedTuple):
    """One line of what the pointer shows: what it is (may be empty) and its value."""

    name: str
    value: str


class Scene(NamedTuple):
    """A picture, its parts from the bottom to the top.

    `ties` are stems and the thin lines to what stands off its place; `ghosts` and `whiskers`
    belong to one item each, whose id goes with them; `hover` holds what the pointer shows by
    the id of an item. `x` and `y` say where scores stand, for who moves an item.
    """

    width: int
    height: int
    areas: tuple[Area, ...] = ()
    lines: tuple[Line, ...] = ()
    curves: tuple[Curve, ...] = ()
    ties: tuple[Line, ...] = ()
    ghosts: tuple[Dot, ...] = ()
    whiskers: tuple[Line, ...] = ()
    rings: tuple[Dot, ...] = ()
    dots: tuple[Dot, ...] = ()
    markers: tuple[Dot, ...] = ()
    words: tuple[Words, ...] = ()
    labels: tuple[Label, ...] = ()
    hover: tuple[tuple[str, tuple[HoverLine, ...]], ...] = ()
    title: str = ""
    plot: Box | None = None
    x: Rule | None = None
    y: Rule | None = None
