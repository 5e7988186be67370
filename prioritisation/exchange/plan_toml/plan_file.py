"""What a plan file holds: the whole question in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.criteria import OUTPUT_INPUT, SPEED, Criterion
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.exchange.plan_toml.checking import (
    check_criteria,
    check_measures,
    check_resources,
    check_scores,
)
from prioritisation.exchange.plan_toml.checking_rules import check_rules

STANDARD_BOARD = standard_board(BoardId.MEASURES)


def standard_weight(criterion: str) -> Decimal:
    """Return what a criterion weighs where a plan states no weights: 0 if it is not standard."""
    if not STANDARD_BOARD.has(criterion):
        return Decimal(0)
    return STANDARD_BOARD.criterion(criterion).weight


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """Years, criteria, resources, measures with their scores, rules.

    Parameters
    ----------
    title : what the plan is called
    plan : objective, weights, years, budgets and rules; its own name and its `starts` are
        empty: where a start is pinned, the measure states that year alone as its start
    criteria : id, name, scale, anchors and points of each; its weight is that of
        `standard_weight`, since weights stand in the plan
    resources : in the order in which ties look at spending
    measures : in list order; each states both its earliest and its latest start, or neither
    scores : by measure id, then by criterion id; what is not scored is left out

    Raises
    ------
    InvalidValueError : an id is doubled, a measure, resource or criterion is named that there is
        not, an amount is no multiple of its resource's step, a score is outside its scale, no
        year of a measure's start is one of the plan's, or a saving is larger than the smallest
        first-year cost of its measures. `field` is the path of keys in the file.
    """

    title: Text = Text()
    plan: Plan = Plan()
    criteria: tuple[Criterion, ...] = STANDARD_BOARD.criteria
    resources: tuple[Resource, ...] = ()
    measures: tuple[Measure, ...] = ()
    scores: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_criteria(self.criteria, self.plan)
        check_resources(self.resources, self.plan)
        check_measures(self.measures, self.resources, self.plan)
        check_scores(self.scores, self.measures, self.criteria)
        check_rules(self.plan, self.measures, self.resources)

    @property
    def board(self) -> Board:
        """The criteria on the axes of the matrix, with its standard thresholds.

        Without output/input or speed its axes are the first and the last criterion, and there
        are no low-hanging fruit.
        """
        ids = [criterion.id for criterion in self.criteria]
        return Board(
            id=BoardId.MEASURES,
            criteria=self.criteria,
            x=OUTPUT_INPUT if OUTPUT_INPUT in ids else ids[0],
            y=SPEED if SPEED in ids else ids[-1],
        )
