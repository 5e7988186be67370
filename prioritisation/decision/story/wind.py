"""What the trends do to each measure: the wind behind it, or against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import IMPACT
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.links import TrendEffect, TrendLink
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.score_table import ScoreTable

# Clearly more than middling: 3.5 on a scale of 1 to 5, as on the matrix.
STRONG = Fraction(5, 8)


class Wind(StrEnum):
    """Which way the trends blow on a measure."""

    BEHIND = "behind"
    AGAINST = "against"
    MIXED = "mixed"
    NONE = "none"


class Standing(StrEnum):
    """What factors and trends together say of a measure."""

    CARRIED = "carried"
    EXPOSED = "exposed"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Gust:
    """A trend that reaches a measure, by itself (`factor` empty) or through a factor."""

    link: TrendLink
    factor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWind:
    """What reaches a measure.

    Parameters
    ----------
    strong : ids of the factors it acts on that matter much to the town
    helping, harming : what the trends do, in the order of the programme's trends
    """

    measure: str
    strong: tuple[str, ...]
    helping: tuple[Gust, ...]
    harming: tuple[Gust, ...]

    @property
    def wind(self) -> Wind:
        """Behind where more trends help than harm, against where more harm."""
        helping = {gust.link.trend for gust in self.helping}
        harming = {gust.link.trend for gust in self.harming}
        if not helping and not harming:
            return Wind.NONE
        if len(helping) == len(harming):
            return Wind.MIXED
        return Wind.BEHIND if len(helping) > len(harming) else Wind.AGAINST

    @property
    def standing(self) -> Standing:
        """Carried: strong factors and the wind behind. Exposed: the wind against."""
        if self.wind is Wind.AGAINST:
            return Standing.EXPOSED
        is_carried = self.wind is Wind.BEHIND and bool(self.strong)
        return Standing.CARRIED if is_carried else Standing.NEITHER


def measure_winds(
    programme: Programme, factors: ScoreTable, board: Board
) -> tuple[MeasureWind, ...]:
    """Return what the trends do to each measure, in list order.

    A trend reaches a measure that it is linked to. Where it is not, it reaches it through the
    factors that the measure acts on: what is said of the measure itself goes before.

    Parameters
    ----------
    factors, board : scores of the factors and their board, which tell the strong ones
    """
    strong = strong_factors(factors, board)
    links = {(link.trend, link.item): link for link in programme.trend_links}
    trends = [trend.id for trend in programme.trends]
    return tuple(_wind(measure, strong, links, trends) for measure in programme.measures)


def strong_factors(factors: ScoreTable, board: Board) -> frozenset[str]:
    """Return the ids of the factors whose impact is clearly more than middling.

    That is 5/8 of the way up the scale or more: 3.5 of 1 … 5. Without a criterion *impact*, or
    without a score, none is strong.
    """
    if not board.has(IMPACT):
        return frozenset()
    scale = board.criterion(IMPACT)
    least = scale.low + STRONG * (scale.high - scale.low)
    scores = {item: factors.value(item, IMPACT) for item in factors.items}
    return frozenset(item for item, score in scores.items() if score is not None and score >= least)


def _wind(
    measure: Measure,
    strong: frozenset[str],
    links: Mapping[tuple[str, str], TrendLink],
    trends: list[str],
) -> MeasureWind:
    gusts: list[Gust] = []
    for trend in trends:
        own = links.get((trend, measure.id))
        if own is not None:
            gusts.append(Gust(own))
        else:
            through = ((factor, links.get((trend, factor))) for factor in measure.factors)
            gusts.extend(Gust(link, factor) for factor, link in through if link is not None)
    return MeasureWind(
        measure=measure.id,
        strong=tuple(factor for factor in measure.factors if factor in strong),
        helping=tuple(g for g in gusts if g.link.effect is TrendEffect.HELPS),
        harming=tuple(g for g in gusts if g.link.effect is TrendEffect.HARMS),
    )
