"""Which texts of a drawing cover one another or leave the stage, by their measured widths."""

from itertools import combinations

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.text_width import text_width


def box_of(words):
    width = text_width(words.text, words.size, words.weight)
    for run in words.after:
        width += run.gap + 0.2 * run.size + text_width(run.text, run.size, run.weight)
    left = words.x - {"left": 0.0, "center": 0.5, "right": 1.0}[words.anchor] * width
    half = 0.5 * words.size
    return Box(left, words.y - half, left + width, words.y + half)


def covered(scene):
    """Return the texts that cover another, and those that leave the stage."""
    every = (*scene.words, *(words for label in scene.labels for words in label.words))
    boxes = [(words.text, box_of(words)) for words in every if words.text]
    stage = Box(0, 0, scene.width, scene.height)
    return [
        *((one, other) for (one, a), (other, b) in combinations(boxes, 2) if a.overlaps(b)),
        *(text for text, box in boxes if not stage.holds(box)),
    ]
