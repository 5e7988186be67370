"""What people select without this tool, for the same money."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from prioritisation.actions.posing import Posed
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.lists import (
    order_by_ratio,
    order_by_score,
    selected_in_order,
)
from prioritisation.decision.programme.criteria import OUTPUT_INPUT
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.scoring.values import item_values


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
    selection: Assessment
    stopped: Assessment

    @property
    def keeps_rules(self) -> bool:
        """Whether the list keeps every rule, which nobody who goes down a list looks at."""
        return not self.selection.broken


def comparators(posed: Posed) -> tuple[Comparator, ...]:
    """Return the usual ways: by priority score, by value per euro, by judged output/input."""
    return tuple(
        Comparator(
            name=name,
            selection=selected_in_order(posed.problem, order),
            stopped=selected_in_order(posed.problem, order, stop_at_first=True),
        )
        for name, order in usual_orders(posed).items()
    )


def usual_orders(posed: Posed) -> dict[str, tuple[str, ...]]:
    """Return the lists that people go down, each as ids from the first choice to the last."""
    measures, problem = posed.programme.measures, posed.problem
    priority = item_values(measures, posed.scores, posed.board, Plan(objective=Objective.PRIORITY))
    net = {m.id: Fraction(m.net_cost(posed.resource)) for m in measures}
    return {
        "priority": order_by_score(problem.ids, priority.values),
        "ratio": order_by_ratio(problem.ids, posed.values.values, net),
        "judged": order_by_score(problem.ids, posed.scores.judged(OUTPUT_INPUT)),
    }
