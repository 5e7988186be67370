"""How large labels are: the largest size at which everything finds a good place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.label_lines import LINE, Lettering
from prioritisation.charts.labels.marks import Mark
from prioritisation.charts.placement import Placement, place

# Sizes on the wall's stage, px. Below the floor only where names do not fit at the floor; the
# smallest is 13 px where the stage is shown 1366 px wide, and 18 px at 1920.
FLOOR, SMALLEST = 19.2, 15.5
_SIZES = (26.0, 24.0, 22.0, 20.6, FLOOR, 18.0, 16.8, SMALLEST)
# The first size that is tried follows from the number of items alone, so that a change of
# scores seldom changes the size: at these nearly every board finds its places.
_STARTS = ((20, 26.0), (30, 22.0), (40, 20.6))
_MANY = 40  # With more items than this some names may be cut before letters get smaller.
_LONG = 40  # Names of more characters than this may be cut.
_ASTRAY = 120.0  # A marker of a stem farther than this from its place, px: about a level.
_MOST_CUT, _MOST_TIED = 0.1, 0.15  # Shares of the labels; of those tied by a line alone.


class _Fit(NamedTuple):
    """How good a placement is, the most important first; less is better."""

    clashes: int
    cut: int
    astray: int
    tied: int

    def is_good(self, most_cut: float, most_astray: float, most_tied: float) -> bool:
        return (
            self.clashes == 0
            and self.cut <= most_cut
            and self.astray <= most_astray
            and self.tied <= most_tied
        )


def letterings(items: int, reach: float) -> tuple[Lettering, ...]:
    """Return the ways to set the labels of so many items on the wall's stage, largest first.

    Parameters
    ----------
    reach : distance from a marker's centre to its label, px
    """
    start = next((size for most, size in _STARTS if items <= most), FLOOR)
    return tuple(Lettering(size, size * LINE, reach) for size in _SIZES if size <= start)


@lru_cache(maxsize=64)
def best_lettering(
    marks: tuple[Mark, ...],
    area: Box,
    letterings: tuple[Lettering, ...],
    obstacles: tuple[Box, ...] = (),
    region: Box | None = None,
    inside: frozenset[str] = frozenset(),
    homes: tuple[Box, ...] = (),
) -> tuple[Lettering, Placement]:
    """Return the first of some letterings at which everything is well placed, and the places.

    Well placed: nothing overlaps, every name is whole, and above the floor no marker of a stem
    stands a level off its place and at most 15 % of the labels (or one) are tied to their
    markers by a line alone. With more than 40 items up to a
    tenth of the names may be cut at the floor, rather than letters get smaller. Names of more
    than 40 characters may be cut. Where no lettering is good, the one with the fewest
    overlaps, of these with the fewest cut names, then with the fewest lines; of equal ones the
    largest.

    Parameters
    ----------
    letterings : from large to small
    marks, area, obstacles, region, inside, homes : as of `place`
    """
    n = len(marks)
    floor = [lettering for lettering in letterings if lettering.size >= FLOOR][-1:]
    found: list[tuple[_Fit, Lettering, Placement]] = []

    def fit(lettering: Lettering, *, cut: bool) -> _Fit:
        placed = place(marks, area, lettering, obstacles, region, inside, homes, cut=cut)
        found.append((_fit(marks, placed), lettering, placed))
        return found[-1][0]

    for lettering in letterings:
        may_cut = n > _MANY and lettering in floor
        most_cut = _MOST_CUT * n if may_cut else 0
        # Above the floor nothing is worse than smaller letters.
        most_astray, most_tied = (0, max(1.0, _MOST_TIED * n)) if lettering.size > FLOOR else (n, n)
        if fit(lettering, cut=may_cut).is_good(most_cut, most_astray, most_tied):
            return found[-1][1:]
    if min(fit.clashes for fit, *_ in found):
        fit(letterings[-1], cut=True)
    return min(found, key=lambda one: one[0])[1:]


def _fit(marks: Sequence[Mark], placed: Placement) -> _Fit:
    cut = sum(
        "…" in "".join(spot.lines) and "…" not in mark.text and len(mark.text) <= _LONG
        for mark, spot in zip(marks, placed.spots, strict=True)
    )
    astray = sum(
        abs(spot.y - mark.y) > _ASTRAY for mark, spot in zip(marks, placed.spots, strict=True)
    )
    return _Fit(placed.clashes, cut, astray, sum(spot.sign for spot in placed.spots))
