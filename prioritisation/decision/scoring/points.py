"""What the scores of one item are worth together, 0 … 100 points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from prioritisation.decision.programme.criteria import IMPACT, SPEED, Criterion
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.decision.scoring.weights import Shares


def item_points(
    item_id: str, table: ScoreTable, criteria: Iterable[Criterion]
) -> Mapping[str, Fraction] | None:
    """Return v(c), the points of an item's score, by criterion id; None if a score is missing."""
    points: dict[str, Fraction] = {}
    for criterion in criteria:
        score = table.value(item_id, criterion.id)
        if score is None:
            return None
        points[criterion.id] = criterion.points_of(score)
    return points


def benefit_points(impact: Fraction, speed: Fraction, shares: Shares) -> Fraction:
    """Return the benefit: share(impact)·v(impact) + share(speed)·v(impact)·v(speed)/100.

    Speed counts only as far as there is an effect to come early: no impact is worth nothing
    at any speed.

    Parameters
    ----------
    impact, speed : v(impact) and v(speed), 0 … 100
    shares : of impact and speed; they sum to 1
    """
    return shares[IMPACT] * impact + shares[SPEED] * impact * speed / 100


def priority_points(points: Mapping[str, Fraction], shares: Shares) -> Fraction:
    """Return the priority score: Σ share(c)·v(c).

    Parameters
    ----------
    points : v(c) by criterion id, 0 … 100; a criterion whose share is 0 may be absent
    shares : share(c) by criterion id; they sum to 1
    """
    return sum(
        (share * points[criterion] for criterion, share in shares.items() if share), Fraction(0)
    )
