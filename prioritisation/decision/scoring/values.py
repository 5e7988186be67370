"""What each measure is worth to a plan: the numbers that the portfolio sums."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import IMPACT, SPEED, Criterion
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.scoring.points import (
    benefit_points,
    item_points,
    priority_points,
)
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.decision.scoring.weights import Shares, benefit_shares, priority_shares

# No value has a larger denominator than this, so that the optimiser can work on integers
# scaled from the values and its optimum is exact.
FINEST = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemValues:
    """What each measure is worth to a plan.

    Parameters
    ----------
    objective : what the values are: points of benefit or priority, euros, or as stated
    values : by measure id, in list order; the least common denominator is at most 10^9
    unscored : ids of the measures that lack what the objective needs: they are worth 0
    shares : the weights as shares, by criterion id; empty for money and stated value
    worked_out : ids of the measures whose net income follows from their effects, where the
        objective is money; that of the others is stated
    """

    objective: Objective
    values: Mapping[str, Fraction]
    unscored: tuple[str, ...] = ()
    worked_out: tuple[str, ...] = ()
    shares: Mapping[str, Fraction]


def item_values(
    measures: Iterable[Measure], table: ScoreTable, board: Board, plan: Plan
) -> ItemValues:
    """Return what each measure is worth to a plan; 0 = as good as doing nothing.

    *benefit*: `benefit_points`; *priority*: `priority_points`; *money*: net income to the
    town in euros; *value*: as stated. Where the plan counts value from the effect on, speed
    weighs nothing here: time is counted once. A score on a criterion whose share is 0 is not
    needed.

    Values are exact on a grid that depends on weights and scales and never on the list, so
    that adding a measure changes no other value: stated values to nine decimals; points as
    `_grid` tells. What falls between two steps of the grid is rounded to the nearer one, the
    even one at halves, and the rounded number is the value.

    Raises
    ------
    InvalidValueError : a weight is for an unknown criterion, no weight that counts is above
        0, the board lacks impact or speed for the benefit, or the table lacks a measure.
    """
    shares, value_of = _valuation(table, board, plan)
    values: dict[str, Fraction] = {}
    unscored: list[str] = []
    for measure in measures:
        value = value_of(measure)
        if value is None:
            unscored.append(measure.id)
        values[measure.id] = value or Fraction(0)
    return ItemValues(
        objective=plan.objective, values=values, unscored=tuple(unscored), shares=shares
    )


_ValueOf = Callable[[Measure], Fraction | None]


def _valuation(table: ScoreTable, board: Board, plan: Plan) -> tuple[Shares, _ValueOf]:
    """Return the shares that the objective uses, and the function that values a measure."""
    match plan.objective:
        case Objective.MONEY:
            return {}, lambda m: None if m.benefit_eur is None else Fraction(m.benefit_eur)
        case Objective.VALUE:
            return {}, lambda m: None if m.value is None else _on_grid(Fraction(m.value), FINEST)
        case Objective.BENEFIT:
            shares = benefit_shares(board, plan.weights, without_speed=plan.counts_remaining)
            # Impact is needed even at share 0: speed is worth nothing without it.
            needed = [c for c in board.criteria if c.id == IMPACT or shares.get(c.id)]
            factors = 2

            def points_of(v: Mapping[str, Fraction]) -> Fraction:
                return benefit_points(v[IMPACT], v.get(SPEED, Fraction(0)), shares)
        case Objective.PRIORITY:
            shares = priority_shares(board, plan.weights, without_speed=plan.counts_remaining)
            needed = [c for c in board.criteria if shares[c.id]]
            factors = 1

            def points_of(v: Mapping[str, Fraction]) -> Fraction:
                return priority_points(v, shares)

    grid = _grid(shares, needed, factors)

    def value_of(measure: Measure) -> Fraction | None:
        v = item_points(measure.id, table, needed)
        return None if v is None else _on_grid(points_of(v), grid)

    return shares, value_of


def _grid(shares: Shares, criteria: Iterable[Criterion], factors: int) -> int:
    """Return the denominator D of the grid of points.

        D = 9·L·10^k, the largest that is at most 10^9

    L is a common denominator of the values at whole scores. 10^k keeps scores with some
    decimals exact, 9 the means of three answers. Where 9·L is above 10^9, D is 10^9.

    Parameters
    ----------
    factors : how many points are multiplied in one value (each product divided by 100)
    """
    of_shares = math.lcm(*(share.denominator for share in shares.values()))
    of_points = math.lcm(
        *(c.points_of(Fraction(level)).denominator for c in criteria for level in c.levels)
    )
    grid: int = 9 * of_shares * of_points**factors * 100 ** (factors - 1)
    if grid > FINEST:
        return FINEST
    while grid * 10 <= FINEST:
        grid *= 10
    return grid


def _on_grid(value: Fraction, grid: int) -> Fraction:
    return Fraction(round(value * grid), grid)
