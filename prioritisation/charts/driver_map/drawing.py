"""The driver map as SVG whose colours are classes, so that the ground decides what they are.

Names are untrusted: everything goes through an XML tree, which escapes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from prioritisation.charts.driver_map.arrows import arrow
from prioritisation.charts.driver_map.elements import number, rectangle, sign_mark, text_line
from prioritisation.charts.driver_map.looks import Look, MapSign
from prioritisation.charts.driver_map.plates import BAND, LINE, Plate, PlateKind
from prioritisation.charts.driver_map.scene import DriverMapScene, Key
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.scene import Point, Words
from prioritisation.charts.svg.drawing import plain

# As a share of the size of the letters.
_SIGN = 0.66
# A sign takes no more of the height that is its own.
_SHARE = 0.62


def driver_map_svg(scene: DriverMapScene) -> str:
    """Return the drawing as text.

    What can be looked at carries ``data-key``, its text ``data-role="label"`` and its box
    ``data-role="box"``; an arrow carries ``data-source`` and ``data-target``.
    """
    width, height = number(scene.width), number(scene.height)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "drivers",
            "viewBox": f"0 0 {width} {height}",
            "data-role": "stage",
            "role": "group",
            "aria-label": plain(scene.title),
        },
    )
    ground = SubElement(root, "g", {"class": "grounds"})
    for under in scene.layout.grounds:
        rectangle(ground, under.box, f"ground s-{under.colour}", 8)
    arrows = SubElement(root, "g", {"class": "routes"})
    for route in sorted(scene.routes, key=lambda r: not r.is_spine):
        arrow(arrows, route)
    for words in scene.words:
        text_line(root, words)
    for key in scene.keys:
        _key(root, key)
    plates = SubElement(root, "g", {"class": "plates"})
    for plate in scene.layout.plates:
        _plate(plates, plate)
    return tostring(root, encoding="unicode")


def _plate(parent: Element, plate: Plate) -> None:
    node, box = plate.node, plate.box
    given = {"class": f"plate {plate.kind} look-{node.look}"}
    if node.key:
        said = ", ".join(filter(None, (node.name.replace("\u00ad", ""), node.note, node.told)))
        given |= {"data-key": node.key, "tabindex": "0", "role": "button", "aria-label": said}
    if node.of:
        given["data-of"] = node.of
    group = SubElement(parent, "g", given)
    radius = (box.bottom - box.top) / 2 if node.is_factor else 6
    drawn = rectangle(group, box, f"face {_face(plate)}", radius)
    drawn.set("data-role", "box")
    colour = _text_colour(plate)
    is_on_colour = plate.kind in (PlateKind.HEAD, PlateKind.FOLDED)
    band = Box(box.left, box.top, box.left + BAND * plate.note_size, box.bottom)
    if plate.kind is PlateKind.BOX and plate.node.signs and node.look is not Look.IN:
        _bands(group, band, node.signs)
    for sign, (x, y) in zip(node.signs, _places(band, len(node.signs)), strict=True):
        is_plain = node.look is Look.IN or plate.kind is not PlateKind.BOX
        tone = colour if is_on_colour else sign.colour if is_plain else "surface"
        sign_mark(group, sign, x, y, _size(band, len(node.signs), plate.note_size), tone)
    text = SubElement(group, "g", {"data-role": "label"})
    note = 0.0 if plate.is_note_beside or not node.note else plate.note_size
    height = LINE * (len(plate.lines) * plate.size + note)
    y = (box.top + box.bottom - height) / 2
    x = box.left + plate.text_left
    is_vision = plate.kind is PlateKind.VISION
    if is_vision:
        x = (box.left + box.right) / 2
    anchor = "center" if is_vision else "left"
    for line in plate.lines:
        middle = y + LINE * plate.size / 2
        text_line(text, Words(x, middle, line, plate.size, colour, plate.weight, anchor))
        y += LINE * plate.size
    if node.note and plate.is_note_beside:
        right, middle = box.right - 0.6 * plate.note_size, (box.top + box.bottom) / 2
        text_line(text, Words(right, middle, node.note, plate.note_size, colour, 450, "right"))
    elif node.note:
        middle = y + LINE * plate.note_size / 2
        text_line(text, Words(x, middle, node.note, plate.note_size, colour, 450, anchor))


def _face(plate: Plate) -> str:
    if plate.kind is PlateKind.VISION:
        return "f-head"
    if plate.kind in (PlateKind.HEAD, PlateKind.FOLDED):
        colour = plate.node.signs[0].colour if plate.node.signs else "muted"
        return f"f-{colour}"
    if plate.node.look is Look.IN:
        return "f-ok_fill s-ok"
    return "f-surface s-line2"


def _text_colour(plate: Plate) -> str:
    if plate.kind is PlateKind.VISION:
        return "on_head"
    if plate.kind in (PlateKind.HEAD, PlateKind.FOLDED):
        return "on_spearhead"
    return "ink"


def _bands(parent: Element, band: Box, signs: Sequence[MapSign]) -> None:
    """Draw a stripe for each sign, one below the other, at the left edge of a box."""
    each = (band.bottom - band.top) / len(signs)
    for k, sign in enumerate(signs):
        top = band.top + k * each
        box = Box(band.left, top, band.right, top + each)
        is_first, is_last = k == 0, k == len(signs) - 1
        _stripe(parent, box, sign.colour, is_first=is_first, is_last=is_last)


def _stripe(parent: Element, box: Box, colour: str, *, is_first: bool, is_last: bool) -> None:
    a, b = (6 if is_first else 0), (6 if is_last else 0)
    path = (
        f"M{number(box.right)} {number(box.top)}H{number(box.left + a)}"
        f"Q{number(box.left)} {number(box.top)} {number(box.left)} {number(box.top + a)}"
        f"V{number(box.bottom - b)}"
        f"Q{number(box.left)} {number(box.bottom)} {number(box.left + b)} {number(box.bottom)}"
        f"H{number(box.right)}Z"
    )
    SubElement(parent, "path", {"d": path, "class": f"f-{colour}"})


def _places(band: Box, count: int) -> list[Point]:
    x, each = (band.left + band.right) / 2, (band.bottom - band.top) / max(count, 1)
    return [(x, band.top + (k + 0.5) * each) for k in range(count)]


def _size(band: Box, count: int, letters: float) -> float:
    return min(_SIGN * letters, _SHARE * (band.bottom - band.top) / max(count, 1))


def _key(parent: Element, key: Key) -> None:
    if isinstance(key.sign, MapSign):
        x, y = (key.box.left + key.box.right) / 2, (key.box.top + key.box.bottom) / 2
        sign_mark(parent, key.sign, x, y, 16, key.sign.colour)
        return
    group = SubElement(parent, "g", {"class": f"plate look-{key.sign}"})
    face = "f-ok_fill s-ok" if key.sign is Look.IN else "f-surface s-line2"
    rectangle(group, key.box, f"face {face}", 4)
    if key.sign is Look.IN:
        x, y = (key.box.left + key.box.right) / 2, (key.box.top + key.box.bottom) / 2
        sign_mark(group, MapSign("check", "ok"), x, y, 13, "ok")
