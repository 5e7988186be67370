"""What people select without this tool, for the same money."""

from __future__ import annotations

from dataclasses import dataclass

from prioritisation.decision.portfolio.comparators import (
    Selection,
    order_by_ratio,
    order_by_score,
    selected_in_order,
)
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import OUTPUT_INPUT
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.decision.scoring.values import ItemValues, item_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparator:
    """A list that people go down without this tool, for the same money.

    Parameters
    ----------
    name : priority, ratio (value per euro), judged (output/input)
    selection : going on down the list with what still fits
    stopped : stopping at the first that does not fit
    """

    name: str
    selection: Selection
    stopped: Selection


def comparators(
    programme: Programme,
    problem: Problem,
    values: ItemValues,
    scores: ScoreTable,
    board: Board,
) -> tuple[Comparator, ...]:
    """Return the usual ways: by priority score, by value per euro, by judged output/input."""
    priority = item_values(programme.measures, scores, board, Plan(objective=Objective.PRIORITY))
    orders = {
        "priority": order_by_score(problem, priority.values),
        "ratio": order_by_ratio(problem, values.values),
        "judged": order_by_score(problem, scores.judged(OUTPUT_INPUT)),
    }
    return tuple(
        Comparator(
            name=name,
            selection=selected_in_order(problem, order),
            stopped=selected_in_order(problem, order, stop_at_first=True),
        )
        for name, order in orders.items()
    )
