"""A scene → an SVG element whose colours are classes, so that the ground decides what they are.

Names are untrusted: everything goes through an XML tree, which escapes it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from prioritisation.charts.colours import shape_of
from prioritisation.charts.scene import Area, Curve, Dot, Label, Line, Scene, Words
from prioritisation.charts.symbols import outline

# From the middle of a line of text to its baseline, as a share of the size: the font's
# ascent is 0.95 and its descent 0.25.
_BASELINE = 0.35
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_DASHES = {"dot": "0.1 6", "dash": "8 6"}


def svg(scene: Scene) -> str:
    """Return the drawing as text; it has no colours and no font until a stylesheet gives them."""
    return tostring(stage(scene), encoding="unicode")


def stage(scene: Scene) -> Element:
    """Return the drawing.

    The stage, and each item's marker and label, carry ``data-role``; the latter two
    ``data-item``. What can change by itself carries ``data-key``.
    """
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "stage",
            "viewBox": f"0 0 {scene.width} {scene.height}",
            "data-role": "stage",
            "role": "img",
            "aria-label": plain(scene.title),
        },
    )
    ground = _layer(root, "ground")
    for area in scene.areas:
        _area(ground, area)
    for line in scene.lines:
        _line(ground, line)
    for curve in scene.curves:
        _curve(ground, curve)
    for dot in scene.dots:
        _dot(ground, dot, dot.x, dot.y)
    for words in scene.words:
        _words(ground, words)
    for key, lines in (("ties", scene.ties), ("whiskers", scene.whiskers)):
        layer = _layer(root, key)
        for line in lines:
            _line(layer, line)
    ghosts = _layer(root, "ghosts")
    for dot in scene.ghosts:
        _dot(ghosts, dot, dot.x, dot.y)
    _items(_layer(root, "items"), scene)
    return root


def _items(layer: Element, scene: Scene) -> None:
    labels = {label.id: label for label in scene.labels}
    told = {id_: _told(lines) for id_, lines in scene.hover}
    rings: Mapping[str, list[Dot]] = defaultdict(list)
    for ring in scene.rings:
        rings[ring.id].append(ring)
    for marker in scene.markers:
        item = SubElement(
            layer,
            "g",
            {
                "class": "item",
                "data-key": f"item-{marker.id}",
                "data-item": marker.id,
                "aria-label": told.get(marker.id, ""),
            },
        )
        place = SubElement(item, "g", {"class": "place", "transform": _at(marker.x, marker.y)})
        for ring in rings[marker.id]:
            _dot(place, ring, 0, 0)
        drawn = _dot(place, marker, 0, 0)
        drawn.set("data-role", "marker")
        drawn.set("data-item", marker.id)
        if marker.id in labels:
            _label(item, labels[marker.id])


def _label(parent: Element, label: Label) -> None:
    """Draw a name, over an unseen plate that answers to the pointer."""
    box = label.box
    name = SubElement(parent, "g", {"class": "name", "transform": _at(box.left, box.top)})
    SubElement(
        name,
        "rect",
        {
            "class": "plate",
            "width": _number(box.right - box.left),
            "height": _number(box.bottom - box.top),
            "fill": "none",
        },
    )
    text = SubElement(name, "g", {"data-role": "label", "data-item": label.id})
    if label.sign is not None:
        _dot(text, label.sign, label.sign.x - box.left, label.sign.y - box.top)
    for words in label.words:
        _words(text, words._replace(x=words.x - box.left, y=words.y - box.top))


def _layer(root: Element, key: str) -> Element:
    return SubElement(root, "g", {"data-key": key})


def _area(parent: Element, area: Area) -> None:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in area.points)
    if not area.to_colour:
        SubElement(parent, "polygon", {"points": points, "class": f"f-{area.colour}"})
        return
    given = {"id": "region", "gradientUnits": "userSpaceOnUse"}
    if area.along is not None:
        (x1, y1), (x2, y2) = area.along
        ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
        given |= {name: _number(value) for name, value in ends.items()}
    gradient = SubElement(parent, "linearGradient", given)
    for offset, colour in (("0", area.colour), ("1", area.to_colour)):
        SubElement(gradient, "stop", {"offset": offset, "class": f"g-{colour}"})
    SubElement(parent, "polygon", {"points": points, "fill": "url(#region)", "class": "region"})


def _line(parent: Element, line: Line) -> None:
    given = {
        "points": " ".join(f"{_number(x)},{_number(y)}" for x, y in line.points),
        "class": f"s-{line.colour}",
        "fill": "none",
        "stroke-width": _number(line.width),
    }
    if line.dash in _DASHES:
        given |= {"stroke-dasharray": _DASHES[line.dash], "stroke-linecap": "round"}
    if line.opacity < 1:
        given["opacity"] = _number(line.opacity)
    SubElement(parent, "polyline", given)


def _curve(parent: Element, curve: Curve) -> None:
    given = {"d": curve.path, "class": f"{'f' if curve.filled else 's'}-{curve.colour}"}
    if not curve.filled:
        given |= {"fill": "none", "stroke-width": _number(curve.width), "stroke-linecap": "round"}
    if curve.opacity < 1:
        given["opacity"] = _number(curve.opacity)
    SubElement(parent, "path", given)


def _dot(parent: Element, dot: Dot, x: float, y: float) -> Element:
    shape = shape_of(dot.symbol)
    is_ring = shape.symbol != dot.symbol
    given = {"d": outline(dot.symbol, dot.diameter), "stroke-width": _number(dot.outline_width)}
    fill = "" if is_ring else f"f-{dot.colour} "
    given["class"] = f"{fill}s-{dot.colour if is_ring else dot.outline}"
    if is_ring:
        given["fill"] = "none"
    if x or y:
        given["transform"] = _at(x, y)
    return SubElement(parent, "path", given)


def _words(parent: Element, words: Words) -> None:
    given = {
        "x": _number(words.x),
        "y": _number(words.y + _BASELINE * words.size),
        "class": f"f-{words.colour}",
        "font-size": _number(words.size),
        "font-weight": str(words.weight),
    }
    if words.anchor != "left":
        given["text-anchor"] = _ANCHORS[words.anchor]
    text = SubElement(parent, "text", given)
    # The blank between two looks belongs to the first: resvg drops one that begins a tspan.
    text.text = plain(words.text) + " " * bool(words.after)
    for run in words.after:
        look = {
            "class": f"f-{run.colour}",
            "font-size": _number(run.size),
            "font-weight": str(run.weight),
        }
        if run.gap:
            look["dx"] = _number(run.gap)
        SubElement(text, "tspan", look).text = plain(run.text)


def _told(lines: Iterable[tuple[str, str]]) -> str:
    """Return what a reader of the screen hears of an item."""
    parts = (f"{name}: {value}" if name else value for name, value in lines)
    return plain(", ".join(parts))


def plain(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(c if c.isprintable() else " " for c in text)


def _at(x: float, y: float) -> str:
    return f"translate({_number(x)} {_number(y)})"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
