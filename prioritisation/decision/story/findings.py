"""What the trends make of the measures: who is carried, who is exposed, and by which trend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.story.wind import MeasureWind, Standing, Wind


class Finding(StrEnum):
    """What is said of a measure, in the order in which it is told."""

    CARRIED = "carried"
    EXPOSED = "exposed"
    BEHIND = "behind"
    MIXED = "mixed"
    NONE = "none"


def finding(measure: MeasureWind) -> Finding:
    """Return what is said of a measure.

    Carried and exposed are its standing. The wind behind a measure that acts on no strong
    factor carries nothing, and is told apart from a mixed wind and from none.
    """
    match measure.standing:
        case Standing.CARRIED:
            return Finding.CARRIED
        case Standing.EXPOSED:
            return Finding.EXPOSED
    return {Wind.BEHIND: Finding.BEHIND, Wind.MIXED: Finding.MIXED}.get(measure.wind, Finding.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendReach:
    """What a trend does to the measures, by itself or through their factors.

    Parameters
    ----------
    helps, harms : ids of the measures, in list order; through two factors it may do both
    carries : those that it helps and that are carried
    exposes : those that it harms and that are exposed
    """

    trend: str
    helps: tuple[str, ...]
    harms: tuple[str, ...]
    carries: tuple[str, ...]
    exposes: tuple[str, ...]


def trend_reaches(programme: Programme, winds: Iterable[MeasureWind]) -> tuple[TrendReach, ...]:
    """Return what each trend does to the measures, in the order of the programme's trends."""
    winds = tuple(winds)
    return tuple(_reach(trend.id, winds) for trend in programme.trends)


def _reach(trend: str, winds: tuple[MeasureWind, ...]) -> TrendReach:
    helped = [w for w in winds if any(gust.link.trend == trend for gust in w.helping)]
    harmed = [w for w in winds if any(gust.link.trend == trend for gust in w.harming)]
    return TrendReach(
        trend=trend,
        helps=tuple(w.measure for w in helped),
        harms=tuple(w.measure for w in harmed),
        carries=tuple(w.measure for w in helped if w.standing is Standing.CARRIED),
        exposes=tuple(w.measure for w in harmed if w.standing is Standing.EXPOSED),
    )
