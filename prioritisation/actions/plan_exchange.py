"""A programme's plan as a file with all that its question needs, and such a file taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from prioritisation.actions.desk import Desk
from prioritisation.actions.importing import written_score
from prioritisation.actions.posing import resource_named, resources_of
from prioritisation.actions.scoring import scores_on
from prioritisation.actions.valuing import valued_measures
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.exchange.plan_toml import PlanFile, plan_toml
from prioritisation.exchange.plan_toml.nearest import unknown
from prioritisation.exchange.plan_toml.plan_file import standard_weight


def plan_file_text(desk: Desk, plan: Plan | None = None) -> str:
    """Return the text of a plan file; see `plan_file_of`."""
    return plan_toml(plan_file_of(desk, plan))


def plan_file_of(desk: Desk, plan: Plan | None = None) -> PlanFile:
    """Return the question of the programme's plan, or of another, as a file holds it.

    Scores are those in effect, to nine decimals. A start that the plan pins becomes the
    measure's only start. Weights that are the board's own are stated, since a file's board has
    the standard ones. Left out is what the question does not need: descriptions, effects, the
    words of a scale's ends, thresholds; a file's low-hanging fruit are those of the standard
    thresholds. For the objective *money* a net income that follows from effects is stated as
    such: a file holds neither effects nor coefficients.

    Raises
    ------
    InvalidValueError : as `PlanFile`, such as where no year of a measure's start is one of the
        plan's, which a file has no way to say.
    """
    programme = desk.programme
    plan = programme.plan if plan is None else plan
    board = programme.board(BoardId.MEASURES)
    table = scores_on(desk, BoardId.MEASURES)
    return PlanFile(
        title=Text.of(plan.name) if plan.name else programme.title,
        plan=replace(
            plan,
            name="",
            weights=plan.weights or _own_weights(board),
            budgets={r: b for r, b in plan.budgets.items() if b != Budget()},
            starts={},
        ),
        criteria=tuple(_criterion(criterion) for criterion in board.criteria),
        resources=tuple(_resource(programme, i) for i in _resources(programme, plan)),
        measures=tuple(_measure(measure, plan) for measure in valued_measures(programme, plan)),
        scores={i: scores for i in table.items if (scores := _scores(table, i))},
    )


def programme_with_plan(programme: Programme, plan_file: PlanFile) -> Programme:
    """Return the programme with the question of a file as its plan.

    Objective, weights, years, counting, prices, budgets and rules are the file's; measures,
    scores and resources stay the programme's. Where the file lets a measure start in one year
    only and the programme does not, the plan pins that start.

    Raises
    ------
    InvalidValueError : the file has a measure, a weight or a limit on a resource that the
        programme does not have.
    """
    own = {measure.id: measure for measure in programme.measures}
    for measure in plan_file.measures:
        if measure.id not in own:
            raise unknown("measure", measure.id, own, field=f"measures.{measure.id}")
    plan = plan_file.plan
    resources = resources_of(programme)
    named = {r for rule in plan.rules for r in rule.resources()}
    for resource in (*plan.budgets, *sorted(named)):
        if resource not in resources:
            raise unknown("resource", resource, resources, field=f"resources.{resource}")
    board = programme.board(BoardId.MEASURES)
    weights = plan.weights
    if not weights and _own_weights(board):
        weights = {c.id: c.weight for c in plan_file.criteria if c.weight and board.has(c.id)}
    for criterion in weights:
        if not board.has(criterion):
            known = [c.id for c in board.criteria]
            raise unknown("criterion", criterion, known, field=f"weights.{criterion}")
    starts = {
        measure.id: measure.start_earliest
        for measure in plan_file.measures
        if measure.start_earliest in plan.years
        and measure.start_earliest == measure.start_latest
        and _window(measure) != _window(own[measure.id])
    }
    pinned = {i: year for i, year in starts.items() if year is not None}
    name = programme.plan.name
    return replace(programme, plan=replace(plan, name=name, weights=weights, starts=pinned))


def _own_weights(board: Board) -> Mapping[str, Decimal]:
    """Return the weights of a board's criteria; none where they are the standard ones."""
    if all(c.weight == standard_weight(c.id) for c in board.criteria):
        return {}
    return {c.id: c.weight for c in board.criteria}


def _criterion(criterion: Criterion) -> Criterion:
    return Criterion(
        id=criterion.id,
        name=criterion.name,
        low=criterion.low,
        high=criterion.high,
        anchors=criterion.anchors if any(criterion.anchors) else (),
        points=criterion.points,
        weight=standard_weight(criterion.id),
    )


def _resources(programme: Programme, plan: Plan) -> tuple[str, ...]:
    """Return the programme's resources, and others that measures, budgets or rules name."""
    found = dict.fromkeys(resources_of(programme))
    for measure in programme.measures:
        found.update(dict.fromkeys(measure.yearly_after))
    found.update(dict.fromkeys(plan.budgets))
    for rule in plan.rules:
        found.update(dict.fromkeys(rule.resources()))
    return tuple(found)


def _resource(programme: Programme, resource_id: str) -> Resource:
    """Return a resource; of one that only measures name the step is as fine as its amounts."""
    resource = resource_named(programme, resource_id)
    if any(known.id == resource_id for known in programme.resources):
        return replace(resource, name=resource.name or Text.of(resource_id))
    amounts: list[Decimal] = []
    for measure in programme.measures:
        amounts += measure.cost.get(resource_id, ())
        amounts += measure.income.get(resource_id, ())
        amounts += [a for r, a in measure.yearly_after.items() if r == resource_id]
    decimals = max((_decimals(amount) for amount in amounts), default=0)
    return replace(resource, step=Decimal(1).scaleb(-decimals))


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _measure(measure: Measure, plan: Plan) -> Measure:
    earliest, latest = _window(measure)
    if measure.id in plan.starts:
        earliest = latest = plan.starts[measure.id]
    elif (earliest is None) != (latest is None):
        # A file states both ends; the plan's own years stand for the one that is not stated.
        stated = earliest or latest or 0
        earliest = earliest or min((*plan.years, stated))
        latest = latest or max((*plan.years, stated))
    return replace(
        measure, description=Text(), effects={}, start_earliest=earliest, start_latest=latest
    )


def _window(measure: Measure) -> tuple[int | None, int | None]:
    return measure.start_earliest, measure.start_latest


def _scores(table: ScoreTable, measure: str) -> Mapping[str, Decimal]:
    values = ((c, table.value(measure, c)) for c in table.criteria)
    return {c: written_score(value) for c, value in values if value is not None}
