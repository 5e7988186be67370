"""A what-if copy: what is kept of a programme as it would be with the changes, in memory only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from prioritisation.actions.desk import Desk
from prioritisation.actions.posing import resource_named
from prioritisation.actions.what_if.changes import (
    CostChange,
    ScoreChange,
    WeightChange,
    WhatIf,
)
from prioritisation.actions.what_if.limits import with_limit
from prioritisation.decision.programme.answers import AgreedScore
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.criteria import IMPACT, OUTPUT_INPUT, SPEED
from prioritisation.decision.programme.items import Measure, checked_amount
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.settings import OutputInput
from prioritisation.decision.scoring.weights import chosen_weights
from prioritisation.errors import InvalidValueError


def changed_desk(desk: Desk, what_if: WhatIf) -> Desk:
    """Return what would be kept with the changes; nothing is.

    Raises
    ------
    InvalidValueError : a change names what is no longer there, its value is outside its range,
        or it would make no difference by the plan's objective or the programme's settings.
    """
    return replace(
        desk,
        programme=changed_programme(desk.programme, what_if),
        agreed=(*desk.agreed, *agreed_scores(desk.programme, what_if)),
    )


def changed_programme(programme: Programme, what_if: WhatIf) -> Programme:
    """Return the programme with the changed costs, weights and budgets.

    Raises
    ------
    InvalidValueError : as `changed_desk`.
    """
    measures = {measure.id: measure for measure in programme.measures}
    for change in what_if.of_kind(CostChange):
        measure = _known(measures, change.measure)
        cost = {**measure.cost, change.resource: cost_amounts(programme, measure, change)}
        measures[measure.id] = replace(measure, cost=cost)
    return replace(
        programme,
        measures=tuple(measures.values()),
        plan=changed_plan(programme, what_if),
    )


def cost_amounts(programme: Programme, measure: Measure, change: CostChange) -> tuple[Decimal, ...]:
    """Return what a measure costs of a resource by a change, in each of its years.

    A percentage gives the nearest multiple of the resource's step, the even one at halves.

    Raises
    ------
    InvalidValueError : an amount is below 0, or no multiple of the step.
    """
    resource = resource_named(programme, change.resource)
    if change.percent is None:
        for amount in change.amounts:
            resource.checked(checked_amount(amount, resource.id), "cost")
        return change.amounts
    step, factor = resource.step, 1 + change.percent / 100
    with localcontext(prec=60):
        return tuple(
            (amount * factor / step).to_integral_value(ROUND_HALF_EVEN) * step
            for amount in measure.cost.get(change.resource, ())
        )


def changed_plan(programme: Programme, what_if: WhatIf) -> Plan:
    """Return the plan with the changed weights and budgets.

    Raises
    ------
    InvalidValueError : as `changed_desk`.
    """
    plan = programme.plan
    weights = {change.criterion: change.weight for change in what_if.of_kind(WeightChange)}
    if weights:
        plan = replace(plan, weights={**weights_in_use(programme), **weights})
    for change in what_if.of_limits:
        plan = with_limit(plan, change, resource_named(programme, change.resource))
    return plan


def weights_in_use(programme: Programme) -> Mapping[str, Decimal]:
    """Return the weight of each criterion that the plan's objective reads.

    Raises
    ------
    InvalidValueError : the objective has no weights.
    """
    plan, board = programme.plan, programme.board(BoardId.MEASURES)
    match plan.objective:
        case Objective.BENEFIT:
            criteria = tuple(c for c in (IMPACT, SPEED) if board.has(c))
        case Objective.PRIORITY:
            criteria = tuple(criterion.id for criterion in board.criteria)
        case _:
            raise InvalidValueError("what_if_no_weights", field="weight")
    chosen = chosen_weights(board, plan.weights)
    return {criterion: chosen.get(criterion, Decimal(0)) for criterion in criteria}


def agreed_scores(
    programme: Programme, what_if: WhatIf, *, reason: str = "", who: str = ""
) -> tuple[AgreedScore, ...]:
    """Return the changed scores as agreed ones, which stand in place of what people gave.

    Raises
    ------
    InvalidValueError : a score is outside its scale, or is computed by the programme's settings.
    """
    board, now = programme.board(BoardId.MEASURES), datetime.now(UTC)
    measures = {measure.id: measure for measure in programme.measures}
    scores = []
    for change in what_if.of_kind(ScoreChange):
        if is_computed(programme, change.criterion):
            raise InvalidValueError("what_if_computed", field=change.criterion)
        scores.append(
            AgreedScore(
                item=_known(measures, change.measure).id,
                criterion=change.criterion,
                score=board.criterion(change.criterion).checked_score(change.score),
                reason=reason,
                who=who,
                when=now,
            )
        )
    return tuple(scores)


def is_computed(programme: Programme, criterion: str) -> bool:
    """Return whether a criterion's scores follow from others and cost, so that none is set."""
    return criterion == OUTPUT_INPUT and programme.scoring.output_input is OutputInput.COMPUTED


def _known(measures: Mapping[str, Measure], measure: str) -> Measure:
    if measure not in measures:
        raise InvalidValueError("what_if_measure_gone", field="measure", value=measure)
    return measures[measure]
