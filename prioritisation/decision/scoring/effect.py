"""How soon a measure takes effect."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import SPEED
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.scoring.score_table import ScoreTable

# Months to the effect by speed on a scale 1 … 5, from the slowest.
MONTHS_OF_SPEED = (72, 48, 18, 9, 3)


def months_to_effect(measure: Measure, table: ScoreTable, board: Board) -> Fraction:
    """Return the months from the start of a measure to its effect.

    As stated; else what its speed stands for (5 → 3, 4 → 9, 3 → 18, 2 → 48, 1 → 72 months,
    linear between, another scale laid over 1 … 5); else 0.

    Raises
    ------
    InvalidValueError : the table lacks the measure.
    """
    if measure.months_to_effect is not None:
        return Fraction(measure.months_to_effect)
    speed = table.value(measure.id, SPEED) if board.has(SPEED) else None
    if speed is None:
        return Fraction(0)
    scale = board.criterion(SPEED)
    place = 4 * (Fraction(speed) - scale.low) / (scale.high - scale.low)
    below = min(int(place), 3)
    slower, faster = MONTHS_OF_SPEED[below], MONTHS_OF_SPEED[below + 1]
    return slower + (place - below) * (faster - slower)


def months_by_measure(
    measures: tuple[Measure, ...], table: ScoreTable, board: Board
) -> Mapping[str, Fraction]:
    """Return the months to the effect by measure id."""
    return {measure.id: months_to_effect(measure, table, board) for measure in measures}
