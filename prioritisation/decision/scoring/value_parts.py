"""What each measure is worth by one criterion alone: the parts that weights put together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import IMPACT, SPEED
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.scoring.points import item_points
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.decision.scoring.weights import chosen_weights


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueParts:
    """The parts of each measure's value, one for each criterion that has a weight.

        v_i = Σ w_c p_ci / Σ w_c,   or 0 where a part that counts is missing

    Parameters
    ----------
    weights : w_c by criterion id, those of the plan, 0 or more; none = the objective has none
    parts : p_ci in points, by criterion and measure id; None = a score that it needs is missing
    idle : criteria whose weight makes no difference in this plan
    """

    weights: Mapping[str, Fraction]
    parts: Mapping[str, Mapping[str, Fraction | None]]
    idle: tuple[str, ...] = ()

    @property
    def counting(self) -> tuple[str, ...]:
        """Criteria whose weight counts."""
        return tuple(c for c in self.weights if c not in self.idle)

    def alone(self, criterion: str, needed: Collection[str]) -> Mapping[str, Fraction]:
        """Return what each measure is worth if one criterion has all the weight.

        Parameters
        ----------
        needed : criteria without whose scores a measure is worth 0
        """
        part = self.parts[criterion]
        return {
            i: Fraction(0)
            if points is None or any(self.parts[c][i] is None for c in needed)
            else points
            for i, points in part.items()
        }


def value_parts(
    measures: Iterable[Measure], table: ScoreTable, board: Board, plan: Plan
) -> ValueParts:
    """Return the parts of the values that `item_values` puts together, before it rounds them.

    *benefit*: v(impact) and v(impact)·v(speed)/100; *priority*: v(c). Where the plan counts
    value from the effect on, the weight of speed makes no difference, and in the benefit then
    neither does that of impact.

    Raises
    ------
    InvalidValueError : a weight is for an unknown criterion.
    """
    if plan.objective not in (Objective.BENEFIT, Objective.PRIORITY):
        return ValueParts(weights={}, parts={})
    is_benefit = plan.objective is Objective.BENEFIT
    chosen = chosen_weights(board, plan.weights)
    criteria = (IMPACT, SPEED) if is_benefit else tuple(c.id for c in board.criteria)
    weights = {c: Fraction(chosen.get(c, 0)) for c in criteria}
    idle: tuple[str, ...] = ()
    if plan.counts_remaining:
        idle = criteria if is_benefit else tuple(c for c in criteria if c == SPEED)
    parts: dict[str, dict[str, Fraction | None]] = {c: {} for c in criteria}
    for measure in measures:
        for c in criteria:
            # Speed counts only as far as there is an effect to come early.
            needed = dict.fromkeys((IMPACT, c)) if is_benefit else (c,)
            points = item_points(measure.id, table, [board.criterion(n) for n in needed])
            if points is not None and is_benefit and c == SPEED:
                parts[c][measure.id] = points[IMPACT] * points[SPEED] / 100
            else:
                parts[c][measure.id] = None if points is None else points[c]
    return ValueParts(weights=weights, parts=parts, idle=idle)
