"""How stable the finding is, had other people of the same kind come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.robustness.many_groups import tables
from prioritisation.decision.robustness.own_lists import Progress
from prioritisation.decision.robustness.room import Room
from prioritisation.decision.scoring.ranking import priority_ranking
from prioritisation.errors import InvalidValueError

RESAMPLES = 1_000
# Of fewer people a resample is little more than the same again.
LEAST_PARTICIPANTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stability:
    """In how many resampled groups an item stands where it stands.

    Parameters
    ----------
    resamples : N, how many groups were drawn
    in_region : by item id, in how many of them it is in the low-hanging-fruit region; on a board
        without one, at or above both thresholds
    in_top : by item id, in how many of them it is among the first `top` by priority score
    """

    resamples: int
    top: int
    in_region: Mapping[str, int]
    in_top: Mapping[str, int]


def stability(
    room: Room,
    *,
    top: int,
    seed: int = 1,
    resamples: int = RESAMPLES,
    progress: Progress | None = None,
) -> Stability:
    """Return the stability of the region and of the first items, by the bootstrap.

    N times as many participants as there are, n, are drawn from them with replacement, and the
    scores, the matrix and the priority ranking are worked out of the answers of each such group as
    of the room's own. A median threshold moves with each group. The numbers say how far the finding
    hangs on who was in the room; they are no probabilities that it is true.

    Parameters
    ----------
    top : k
    seed : of the random numbers; the same seed gives the same groups

    Raises
    ------
    InvalidValueError : fewer than five participants gave a number.

    Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap.
    """
    people = room.participants
    n = len(people)
    if n < LEAST_PARTICIPANTS:
        raise InvalidValueError(
            "too_few_participants", field="participants", value=n, least=LEAST_PARTICIPANTS
        )
    generator = np.random.default_rng(seed)
    in_region: Counter[str] = Counter()
    in_top: Counter[str] = Counter()
    drawn = np.array(
        [np.bincount(generator.integers(n, size=n), minlength=n) for _ in range(resamples)]
    )
    for number, table in enumerate(tables(room, drawn), start=1):
        matrix = build_matrix(room.items, table, room.board)
        in_region.update(p.id for p in matrix.positions if p.is_in_region)
        ranking = priority_ranking(table, room.board, {})
        in_top.update(r.id for r in ranking if r.rank is not None and r.rank <= top)
        if progress is not None:
            progress(number, resamples)
    return Stability(
        resamples=resamples,
        top=top,
        in_region={item.id: in_region[item.id] for item in room.items},
        in_top={item.id: in_top[item.id] for item in room.items},
    )
