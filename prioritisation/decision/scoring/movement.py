"""What moved on the matrix from one round to the next."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.scoring.round_results import RoundResults

Place = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Where the room placed an item in two rounds; horizontal first."""

    item: str
    before: Place
    after: Place

    @property
    def squared_length(self) -> Fraction:
        """The square of how far it moved, in levels."""
        (x, y), (to_x, to_y) = self.before, self.after
        return (to_x - x) ** 2 + (to_y - y) ** 2


def movements(before: RoundResults, after: RoundResults, board: Board) -> tuple[Movement, ...]:
    """Return the items that have a place on the axes in both rounds, the farthest moved first."""
    found = []
    for item in after.items:
        places = [_place(results, item, board) for results in (before, after)]
        if places[0] is not None and places[1] is not None:
            found.append(Movement(item=item, before=places[0], after=places[1]))
    return tuple(sorted(found, key=lambda moved: -moved.squared_length))


def _place(results: RoundResults, item: str, board: Board) -> Place | None:
    x, y = (results.results.get((item, axis)) for axis in (board.x, board.y))
    if x is None or y is None or x.score.group is None or y.score.group is None:
        return None
    return x.score.group, y.score.group
