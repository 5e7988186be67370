"""A scene as a file: SVG that stands alone, and PNG drawn from it without a browser."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

import resvg_py

from prioritisation.charts.colours import Palette
from prioritisation.charts.scene import Scene
from prioritisation.charts.svg.drawing import plain, stage
from prioritisation.charts.svg.stylesheet import (
    FONT,
    WEIGHTS,
    colour_rules,
    embedded_font_rules,
    font_path,
)


def svg_picture(scene: Scene, palette: Palette) -> bytes:
    """Return a scene as an SVG file with its colours and letters in it."""
    return tostring(document(scene, palette, embedded_font_rules()), xml_declaration=True)


def png_picture(scene: Scene, palette: Palette, *, width: int = 1920) -> bytes:
    """Return a scene as a PNG file.

    Parameters
    ----------
    width : px; the height follows from the stage
    """
    return raster(document(scene, palette), width)


def document(scene: Scene, palette: Palette, font_rules: str = "") -> Element:
    """Return the drawing on its paper, with its name, size and colours."""
    root = stage(scene)
    root.attrib |= {"width": str(scene.width), "height": str(scene.height)}
    style = Element("style")
    style.text = f'{font_rules}text{{font-family:"{FONT}",sans-serif}}\n{colour_rules(palette)}'
    title = Element("title")
    title.text = plain(scene.title)
    paper = Element("rect", {"class": "f-paper", "width": "100%", "height": "100%"})
    for place, element in enumerate((title, style, paper)):
        root.insert(place, element)
    return root


def raster(drawing: Element, width: int) -> bytes:
    """Return a drawing as a PNG file in our letters.

    What they lack (other scripts, emoji) is looked for among the letters of the system.
    """
    _round_weights(drawing)
    return resvg_py.svg_to_bytes(
        svg_string=tostring(drawing, encoding="unicode"),
        width=width,
        font_files=[str(font_path(weight)) for weight in WEIGHTS],
        font_family=FONT,
        sans_serif_family=FONT,
    )


def _round_weights(drawing: Element) -> None:
    """Write weights in whole hundreds: resvg reads any other as 400, and 450 and 650 are near."""
    for element in drawing.iter():
        weight = element.get("font-weight")
        if weight is not None:
            element.set("font-weight", str(int(weight) // 100 * 100))
