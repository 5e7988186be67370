"""What trends and factors say of the measures, as the desk holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritisation.actions.desk import Desk
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.decisions import Decision
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.decision.story.findings import Finding, TrendReach, finding, trend_reaches
from prioritisation.decision.story.wind import MeasureWind, measure_winds, strong_factors


@dataclass(frozen=True, slots=True, kw_only=True)
class Winds:
    """What trends and factors say of every measure.

    Parameters
    ----------
    by_measure : in list order
    reaches : of every trend, in list order
    strong : ids of the factors that matter much to the town
    decision : the latest portfolio that was decided; None = none yet
    """

    by_measure: Mapping[str, MeasureWind]
    reaches: tuple[TrendReach, ...]
    strong: frozenset[str]
    decision: Decision | None

    def found(self, what: Finding) -> tuple[str, ...]:
        """Return the ids of the measures of which something is said, in list order."""
        return tuple(i for i, wind in self.by_measure.items() if finding(wind) is what)

    @property
    def decided(self) -> frozenset[str]:
        """The ids of the measures of the latest decided portfolio."""
        chosen = () if self.decision is None else self.decision.selected
        return frozenset(measure.id for measure in chosen)


def winds_of(desk: Desk, factors: ScoreTable) -> Winds:
    """Return what trends and factors say of the measures.

    Parameters
    ----------
    factors : the scores of the factors in effect, which tell the strong ones
    """
    programme = desk.programme
    board = programme.board(BoardId.FACTORS)
    winds = measure_winds(programme, factors, board)
    return Winds(
        by_measure={wind.measure: wind for wind in winds},
        reaches=trend_reaches(programme, winds),
        strong=strong_factors(factors, board),
        decision=programme.decision_in_force(),
    )
