"""Where markers and their labels stand, so that no label covers another or a foreign marker.

Items at the same position hang on one stem. Everything is in px on a stage of fixed size,
measured without a browser; the same input gives the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from prioritisation.charts.labels.boxes import Box, Segment, rows_of
from prioritisation.charts.labels.candidates import Reach, candidates
from prioritisation.charts.labels.choices import Choices
from prioritisation.charts.labels.label_lines import Lettering
from prioritisation.charts.labels.marks import Layout, Mark, Spot
from prioritisation.charts.labels.search import settled
from prioritisation.charts.labels.surroundings import Surroundings, priced

# For each position. Where whole names fit, fewer than these are enough; past them it is better
# to try smaller letters.
_MOVES, _MOVES_CUT = 4, 8


class Placement(NamedTuple):
    """A spot for every item in the order given, the stems, and lines to what stands far off.

    A leader begins at the exact place: the marker of a label, the true scores of a stem.
    `clashes` counts the pairs of positions that could not be kept apart, and the positions
    that could not be kept clear of obstacles or in the area.
    """

    spots: tuple[Spot, ...]
    stems: tuple[Segment, ...]
    leaders: tuple[Segment, ...]
    clashes: int = 0


@lru_cache(maxsize=64)
def place(
    marks: tuple[Mark, ...],
    area: Box,
    lettering: Lettering,
    obstacles: tuple[Box, ...] = (),
    region: Box | None = None,
    inside: frozenset[str] = frozenset(),
    homes: tuple[Box, ...] = (),
    *,
    cut: bool = True,
) -> Placement:
    """Return where each marker and label stands.

    The marker of an item alone stays at its exact place and its label moves; a stem moves as
    a whole.

    Parameters
    ----------
    marks : the items, in the order in which they hang on a shared stem; ids unique
    area : nothing is placed outside it
    lettering : how labels are set
    obstacles : headings and the like, which nothing may cover
    region : a part of the area whose edge nothing should cross where that can be avoided
    inside : ids of the items in the region
    homes : for each item the part of the area that its label should rather not leave
    cut : names may be cut with an ellipsis where whole ones find no place
    """
    home_of = dict(zip((mark.id for mark in marks), homes, strict=bool(homes)))
    groups = tuple(_stems(marks))
    alone = [mark.box_at(mark.x, mark.y) for group in groups if len(group) == 1 for mark in group]
    fixed = rows_of(obstacles)

    def surroundings(group: Sequence[Mark]) -> Surroundings:
        own = {mark.box_at(mark.x, mark.y) for mark in group} if len(group) == 1 else set()
        first = group[0]
        return Surroundings(
            fixed=fixed,
            markers=rows_of(box for box in alone if box not in own),
            own=rows_of(own),
            area=area,
            region=region,
            is_inside=first.id in inside,
            home=home_of.get(first.id),
        )

    around = [surroundings(group) for group in groups]
    most = Reach.CUT if cut else Reach.FAR

    def widened(i: int, times: int) -> Choices | None:
        if times + 1 > most:
            return None
        return priced(candidates(groups[i], area, lettering, Reach(times + 1)), around[i])

    near = [
        priced(candidates(group, area, lettering, Reach.NEAR), around[i])
        for i, group in enumerate(groups)
    ]
    found = settled(near, widened, (_MOVES_CUT if cut else _MOVES) * len(groups))
    layouts = [group.at(taken) for group, taken in zip(found.groups, found.taken, strict=True)]
    return _placement(marks, groups, layouts, found.clashes)


def _stems(marks: Iterable[Mark]) -> list[tuple[Mark, ...]]:
    """Return the marks in groups of the same position, each in the order given."""

    def position(mark: Mark) -> tuple[float, float]:
        return (round(mark.x, 2), round(mark.y, 2))

    return [tuple(group) for _, group in groupby(sorted(marks, key=position), position)]


def _placement(
    marks: Sequence[Mark],
    groups: Sequence[Sequence[Mark]],
    chosen: Sequence[Layout],
    clashes: int,
) -> Placement:
    spots = {
        mark.id: spot
        for group, layout in zip(groups, chosen, strict=True)
        for mark, spot in zip(group, layout.spots, strict=True)
    }
    return Placement(
        spots=tuple(spots[mark.id] for mark in marks),
        stems=tuple(stem for layout in chosen for stem in layout.stems),
        leaders=tuple(layout.leader for layout in chosen if layout.leader is not None),
        clashes=clashes,
    )
