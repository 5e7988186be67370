"""Colours of the light and the dark page, and the sign of each spearhead: colour and shape."""

from __future__ import annotations

from typing import NamedTuple


class Palette(NamedTuple):
    """Colours by what they are for; the values are checked for contrast and colour blindness."""

    paper: str
    surface: str  # cards
    side: str  # sidebar, controls
    table_head: str
    head: str  # the band at the top of the programme
    on_head: str
    ink: str
    muted: str
    line: str  # gridlines, decoration
    line2: str  # axes, stems, everything beside the accent
    primary: str  # selected, best
    fruit_from: str  # the region's fill, bottom left …
    fruit_to: str  # … to top right
    fruit_edge: str
    fruit_ink: str
    cherry: str
    ok: str  # status and direction, always with a word or a shape
    ok_fill: str
    warn: str
    bad: str
    on_spearhead: str  # large text on a spearhead's colour
    spearheads: tuple[str, str, str, str]
    resources: tuple[str, str, str]  # investment, operating, other

    def colour(self, token: str) -> str:
        """Return the colour that a token names: a field, ``spearhead-0``, ``resource-0`` and on.

        Resources after the second are all of the last colour.
        """
        kind, _, number = token.partition("-")
        if kind == "resource":
            return self.resources[min(int(number), len(self.resources) - 1)]
        if kind == "spearhead":
            return self.spearheads[int(number) % len(self.spearheads)]
        return str(getattr(self, token))


LIGHT = Palette(
    paper="#FBFAF6",
    surface="#FFFFFF",
    side="#F1EFE7",
    table_head="#F5F3EC",
    head="#0D4452",
    on_head="#FFFFFF",
    ink="#14211F",
    muted="#52605C",
    line="#DEDBD0",
    line2="#8E9189",
    primary="#0B5563",
    fruit_from="#E7F2D0",
    fruit_to="#F6F3CC",
    fruit_edge="#5C8A12",
    fruit_ink="#35570A",
    cherry="#A8201A",
    ok="#1F6B3A",
    ok_fill="#DDEFE0",
    warn="#8A5A00",
    bad="#A8201A",
    on_spearhead="#FFFFFF",
    spearheads=("#1440CC", "#701038", "#CA4A08", "#1C8C78"),
    resources=("#0B5563", "#8FBDC2", "#B9B6A8"),
)
DARK = Palette(
    paper="#0F1A1C",
    surface="#17262A",
    side="#17262A",
    table_head="#17262A",
    head="#123840",
    on_head="#FFFFFF",
    ink="#F3F2EC",
    muted="#AEBAB7",
    line="#2C3D41",
    line2="#6B7C7E",
    primary="#6CC5D1",
    fruit_from="#18352B",
    fruit_to="#2B4420",
    fruit_edge="#B4DC5A",
    fruit_ink="#D6F09A",
    cherry="#FF8A80",
    ok="#7FD99A",
    ok_fill="#18352B",
    warn="#F2C14E",
    bad="#FF8A80",
    on_spearhead="#0F1A1C",
    spearheads=("#90B3FD", "#E282AB", "#FBD15A", "#56F6C0"),
    resources=("#6CC5D1", "#2F6570", "#5A6B6D"),
)


def palette(*, dark: bool) -> Palette:
    """Return the colours of a page."""
    return DARK if dark else LIGHT


class Shape(NamedTuple):
    """A marker: plotly's symbol, the same as a character, and what makes areas equal.

    `scale` is plotly's size for a circle's area of diameter 1; the extents are what the
    drawn marker then covers from its centre, in the same unit.
    """

    symbol: str
    character: str
    scale: float
    half_width: float
    above: float
    below: float


# plotly draws its symbols with unequal areas for one size; the scales undo that.
CIRCLE = Shape("circle", "●", 1.0, 0.5, 0.5, 0.5)
NO_SPEARHEAD = Shape("circle-open", "○", 1.0, 0.5, 0.5, 0.5)
# Beside the upright triangle it tells a direction; no spearhead has it.
TRIANGLE_DOWN = Shape("triangle-down", "▼", 1.347, 0.778, 0.337, 0.674)
_SHAPES = (
    Shape("square", "■", 0.886, 0.443, 0.443, 0.443),
    CIRCLE,
    Shape("triangle-up", "▲", 1.347, 0.778, 0.674, 0.337),
    Shape("diamond", "◆", 0.964, 0.627, 0.627, 0.627),
    Shape("pentagon", "⬟", 1.149, 0.546, 0.575, 0.465),
    Shape("cross", "✚", 1.279, 0.512, 0.512, 0.512),
    Shape("star", "★", 1.195, 0.796, 0.837, 0.677),
)
_BY_SYMBOL = {shape.symbol: shape for shape in (*_SHAPES, TRIANGLE_DOWN)}


class Sign(NamedTuple):
    """How a spearhead is told apart: a shape, and a colour as its second signal."""

    shape: Shape
    colour: str  # token of Palette.colour


def spearhead_sign(order: int | None) -> Sign:
    """Return the sign of the spearhead at a place in the programme's list; None = no spearhead.

    Seven shapes and four colours in turn: 28 signs before one repeats.
    """
    if order is None:
        return Sign(NO_SPEARHEAD, "line2")
    return Sign(_SHAPES[order % len(_SHAPES)], f"spearhead-{order % len(LIGHT.spearheads)}")


def shape_of(symbol: str) -> Shape:
    """Return the shape that plotly calls by this symbol, filled or open."""
    return _BY_SYMBOL[symbol.removesuffix("-open")]
