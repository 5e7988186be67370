"""The few elements that the drawing of the driver map is made of."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from prioritisation.charts.driver_map.looks import MapSign
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.scene import Words
from prioritisation.charts.svg.drawing import plain
from prioritisation.charts.symbols import outline

# From the middle of a line of text to its baseline, as a share of the size.
_BASELINE = 0.35
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_CHECK = "M-6 0.5L-2 4.5L6 -4.5"


def rectangle(parent: Element, box: Box, class_: str, radius: float) -> Element:
    """Draw a rectangle with round corners, and return it."""
    given = {
        "x": number(box.left),
        "y": number(box.top),
        "width": number(box.right - box.left),
        "height": number(box.bottom - box.top),
        "rx": number(radius),
        "class": class_,
    }
    return SubElement(parent, "rect", given)


def text_line(parent: Element, words: Words) -> None:
    """Draw one line of text."""
    given = {
        "x": number(words.x),
        "y": number(words.y + _BASELINE * words.size),
        "class": f"f-{words.colour}",
        "font-size": number(words.size),
        "font-weight": str(words.weight),
    }
    if words.anchor != "left":
        given["text-anchor"] = _ANCHORS[words.anchor]
    SubElement(parent, "text", given).text = plain(words.text)


def number(value: float) -> str:
    """Return a number as short as it is exact enough on a screen."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def sign_mark(parent: Element, sign: MapSign, x: float, y: float, size: float, colour: str) -> None:
    """Draw a sign round a point, in a colour that is not always its own."""
    at = f"translate({number(x)} {number(y)})"
    if sign.symbol == "check":
        scale = f" scale({number(size / 13)})"
        given = {"d": _CHECK, "transform": at + scale, "class": f"s-{colour}", "fill": "none"}
        SubElement(parent, "path", given | {"stroke-width": "3.2"})
    else:
        given = {"d": outline(sign.symbol, size), "transform": at, "class": f"f-{colour}"}
        SubElement(parent, "path", given)
