"""What a browser drew: whether a name lies on a name or a marker, or is cut off.

The boxes are those of the browser, so that the places are checked which people see.
"""

from typing import NamedTuple

# px; two letters that touch do not lie on each other.
SPARE = 0.5
READ = """() => {
    const stage = document.querySelector('[data-role=stage]');
    const box = node => {
        const {left, top, right, bottom} = node.getBoundingClientRect();
        return [left, top, right, bottom];
    };
    const all = role => [...stage.querySelectorAll(`[data-role=${role}]`)]
        .map(node => [node.dataset.item, box(node)]);
    const scale = stage.getBoundingClientRect().width / stage.viewBox.baseVal.width;
    const sizes = [...stage.querySelectorAll('[data-role=label] text')]
        .map(text => parseFloat(getComputedStyle(text).fontSize) * scale);
    return {
        stage: box(stage),
        labels: all('label'),
        markers: all('marker'),
        sizes,
    };
}"""


class Hits(NamedTuple):
    """What is not as it should be, by the ids of the items, and how large names are.

    Parameters
    ----------
    labels : pairs of items whose names lie on each other
    markers : pairs of an item and another one on whose marker its name lies
    outside : items whose name or marker is cut off at the edge of the stage
    items, named : how many markers and names were looked at
    smallest : px of the smallest name, as seen; None where there is no name
    """

    labels: tuple[tuple[str, str], ...]
    markers: tuple[tuple[str, str], ...]
    outside: tuple[str, ...]
    items: int
    named: int
    smallest: float | None

    @property
    def is_clean(self):
        return not (self.labels or self.markers or self.outside)


def hits(page):
    """Return what the drawing on a page has of hits; it must be at rest."""
    page.evaluate("() => document.fonts.ready.then(() => true)")
    seen = page.evaluate(READ)
    labels, markers = seen["labels"], seen["markers"]
    return Hits(
        labels=tuple(
            (one, other)
            for i, (one, box) in enumerate(labels)
            for other, another in labels[i + 1 :]
            if _overlap(box, another)
        ),
        markers=tuple(
            (one, other)
            for one, box in labels
            for other, another in markers
            if one != other and _overlap(box, another)
        ),
        outside=tuple(item for item, box in (*labels, *markers) if not _inside(box, seen["stage"])),
        items=len(markers),
        named=len(labels),
        smallest=min(seen["sizes"], default=None),
    )


def _overlap(one, other):
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > SPARE
        and min(one[3], other[3]) - max(one[1], other[1]) > SPARE
    )


def _inside(box, room):
    return (
        box[0] >= room[0] - SPARE
        and box[1] >= room[1] - SPARE
        and box[2] <= room[2] + SPARE
        and box[3] <= room[3] + SPARE
    )
