"""What the indicators did by a day: the latest value, how far it moved, how that is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from prioritisation.decision.follow_up.followed import Followed, followed_indicators
from prioritisation.decision.programme.indicators import Level
from prioritisation.decision.programme.programme import Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """How an indicator moved.

    Parameters
    ----------
    reference : the baseline, else the first value; None = there is neither
    change : latest − reference; None where there is no value after the reference
    """

    followed: Followed
    reference: Level | None = None
    change: Decimal | None = None


def movements(programme: Programme, on: date) -> tuple[Movement, ...]:
    """Return how the indicators moved by a day, in their order."""
    return tuple(map(_movement, followed_indicators(programme, on, until=on).values()))


def _movement(followed: Followed) -> Movement:
    points, latest = followed.series.points, followed.judgement.latest
    reference = followed.judgement.reference or followed.indicator.baseline
    if reference is None and points:
        reference = Level(period=points[0].period, value=points[0].value)
    change = None
    if latest is not None and reference is not None and latest.period != reference.period:
        change = latest.value - reference.value
    return Movement(followed=followed, reference=reference, change=change)
