"""What is really drawn in a PNG, read back from its pixels."""

import io
from itertools import combinations

import numpy as np
from PIL import Image

from prioritisation.charts.colours import LIGHT
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.text_width import text_width
from prioritisation.charts.matrix.frame import WALL
from prioritisation.charts.svg.pictures import document, raster

SVG = "{http://www.w3.org/2000/svg}"


def opened(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


def drawn_boxes(scene, role, width=WALL.width):
    """Return the box of the pixels that each item's label or marker colours, by its id.

    Each has a colour of its own and nothing else is drawn, at the stage's own size.
    """
    drawing = document(scene, LIGHT)
    drawing.set("text-rendering", "optimizeSpeed")  # No half-tones at the edge of a letter.
    drawing.set("shape-rendering", "crispEdges")
    colours = {}
    for part in list(drawing):
        if part.get("data-key") not in (None, "items") or part.get("class") == "f-paper":
            drawing.remove(part)
    for item in drawing.iter(f"{SVG}g" if drawing.tag.startswith("{") else "g"):
        if item.get("class") != "item":
            continue
        colours[item.get("data-item")] = colour = len(colours) * 4 + 4
        for part in item.iter():
            part.set("style", "fill:none;stroke:none")
        for part in item.iter():
            if part.get("data-role") == role:
                for mark in part.iter():
                    paint = f"#{colour:02x}{255 - colour:02x}40"
                    stroke = paint if role == "marker" else "none"
                    mark.set("style", f"fill:{paint};stroke:{stroke}")
    pixels = np.asarray(opened(raster(drawing, width)))
    found = {}
    for item, colour in colours.items():
        rows, columns = np.nonzero((pixels[:, :, 0] == colour) & (pixels[:, :, 1] == 255 - colour))
        if len(rows):
            found[item] = Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    return found


def expected_width(label):
    """Return how wide a label is in our letters, without the measure's margin; with its sign."""
    sign = label.words[0].x - label.box.left if label.sign else 0.0
    return sign + max((text_width(w.text, w.size, w.weight) - 1) / 1.03 for w in label.words)


def misdrawn(scene, boxes):
    """Return the labels that are more than 4 % and 4 px wider or narrower than our letters."""
    found = []
    for label in scene.labels:
        expected = expected_width(label)
        box = boxes.get(label.id, Box(0, 0, 0, 0))
        if abs(box.right - box.left - expected) > 0.04 * expected + 4:
            found.append((label.words, box))
    return found


def problems(scene):
    """Return what is wrong with the PNG of a scene, in words; up to 60 items are told apart."""
    labels, markers = drawn_boxes(scene, "label"), drawn_boxes(scene, "marker")
    wanted = {marker.id for marker in scene.markers}
    told = [f"{item} is not drawn" for item in wanted - (labels.keys() & markers.keys())]
    told += [
        f"the names of {one} and {other} touch"
        for one, other in combinations(labels, 2)
        if labels[one].overlaps(labels[other])
    ]
    told += [
        f"the name of {one} touches the marker of {other}"
        for one, label in labels.items()
        for other, marker in markers.items()
        if one != other and label.overlaps(marker)
    ]
    places = {label.id: label.box.grown(1) for label in scene.labels}
    told += [f"{item} leaves its place" for item in labels if not places[item].holds(labels[item])]
    return told + [
        f"{words[0].text} is drawn in other letters" for words, _ in misdrawn(scene, labels)
    ]
