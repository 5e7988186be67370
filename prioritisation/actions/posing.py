"""The question that a plan poses, with the scores, values and months behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from prioritisation.actions.desk import Desk
from prioritisation.actions.matrices import low_hanging_fruit
from prioritisation.actions.scoring import scores_on
from prioritisation.actions.valuing import valued_measures, worked_out_ids
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.question import scheduled_problem
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.effect import months_to_effect
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.decision.scoring.values import ItemValues, item_values


@dataclass(frozen=True, kw_only=True)
class Posed:
    """A plan's question in numbers, and what the numbers were made of.

    Parameters
    ----------
    resource : id of the one that the page speaks of first: the first that has a budget
    values : of the measures, by the plan's objective
    months : from the start to the effect, by measure id
    fruits : ids of the low-hanging fruit
    """

    programme: Programme
    revision: int
    plan: Plan
    board: Board
    scores: ScoreTable
    resource: str
    values: ItemValues
    months: Mapping[str, Fraction]
    fruits: tuple[str, ...]
    problem: ScheduledProblem

    @cached_property
    def key(self) -> str:
        """What tells this question from every other: the same for the same numbers."""
        return hashlib.sha256(repr(self.problem).encode()).hexdigest()


def posed(desk: Desk, plan: Plan | None = None) -> Posed:
    """Return the question of the programme's plan, or of another plan on the same measures.

    Raises
    ------
    InvalidValueError : there is no budget, or a rule does not fit the measures.
    """
    programme = desk.programme
    plan = programme.plan if plan is None else plan
    board = programme.board(BoardId.MEASURES)
    scores = scores_on(desk, BoardId.MEASURES)
    measures = valued_measures(programme, plan)
    values = replace(
        item_values(measures, scores, board, plan),
        worked_out=worked_out_ids(programme, measures),
    )
    months = {m.id: months_to_effect(m, scores, board) for m in measures}
    fruits = low_hanging_fruit(desk, scores, board)
    resources = resources_of(programme)
    problem = scheduled_problem(
        programme.measures,
        resources,
        plan,
        values=values.values,
        months=months,
        low_hanging=fruits,
    )
    return Posed(
        programme=programme,
        revision=desk.revision,
        plan=plan,
        board=board,
        scores=scores,
        resource=main_resource(programme, plan),
        values=values,
        months=months,
        fruits=fruits,
        problem=problem,
    )


def main_resource(programme: Programme, plan: Plan) -> str:
    """Return the resource that a page speaks of first: the first that the plan limits."""
    resources = resources_of(programme)
    return next((r for r in resources if r in plan.budgets), resources[0])


def resources_of(programme: Programme) -> tuple[str, ...]:
    """Return every resource that counts: the programme's, then others that measures name."""
    found = dict.fromkeys(resource.id for resource in programme.resources)
    for measure in programme.measures:
        found.update(dict.fromkeys((*measure.cost, *measure.income)))
    return tuple(found)


def resource_named(programme: Programme, resource: str) -> Resource:
    """Return a resource of the programme; one that only measures name is called by its id."""
    for known in programme.resources:
        if known.id == resource:
            return known
    return Resource(id=resource, name=Text.of(resource), unit="")
