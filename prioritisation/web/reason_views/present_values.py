"""What the plan says now of what a what-if may change, as text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from prioritisation.actions.desk import Desk
from prioritisation.actions.posing import resource_named
from prioritisation.actions.what_if.changes import (
    Changed,
    CostChange,
    ScoreChange,
    WeightChange,
)
from prioritisation.actions.what_if.copying import cost_amounts, weights_in_use
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Measure
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached
from prioritisation.web.reason_views.limit_values import limit_line
from prioritisation.wording.wording import Wording


def measure_of(desk: Desk, measure: str) -> Measure | None:
    """Return a measure; None = it is no longer there."""
    return next((m for m in desk.programme.measures if m.id == measure), None)


def cost_now(desk: Desk, measure: str, resource: str) -> tuple[Decimal, ...]:
    """Return what a measure costs of a resource in each of its years; at least one."""
    known = measure_of(desk, measure)
    return (() if known is None else known.cost.get(resource, ())) or (Decimal(0),)


def cost_text(amounts: Sequence[Decimal], unit: str, say: Wording) -> str:
    """Return a cost by year: ``€100,000 + €50,000``."""
    return " + ".join(say.amount(amount, unit) for amount in amounts)


def score_now(measure: str, criterion: str) -> Fraction | None:
    """Return the score in effect; None = there is none."""
    return cached.score_table(BoardId.MEASURES).value(measure, criterion)


def score_text(score: Fraction | None, say: Wording) -> str:
    """Return a score, or that there is none."""
    return say("what_if.no_score") if score is None else say.number(score, 2)


def change_line(change: Changed, desk: Desk, say: Wording) -> str:
    """Return a change in words, with the present value and the new one."""
    programme = desk.programme
    board = programme.board(BoardId.MEASURES)
    names = {m.id: say.text(m.name) for m in programme.measures}
    criteria = {c.id: say.text(c.name) for c in board.criteria}
    if isinstance(change, CostChange | ScoreChange) and change.measure not in names:
        return say("what_if.gone_line")
    if isinstance(change, ScoreChange | WeightChange) and change.criterion not in criteria:
        return say("what_if.gone_line")
    match change:
        case CostChange():
            return _cost_line(change, names[change.measure], desk, say)
        case ScoreChange():
            return say(
                "what_if.score_line",
                measure=names[change.measure],
                criterion=criteria[change.criterion],
                before=score_text(score_now(change.measure, change.criterion), say),
                after=say.number(change.score, 2),
            )
        case WeightChange():
            return say(
                "what_if.weight_line",
                criterion=criteria[change.criterion],
                before=_weight_text(desk, change.criterion, say),
                after=say.number(change.weight, 6),
            )
        case _:
            return limit_line(change, desk, say)


def _cost_line(change: CostChange, name: str, desk: Desk, say: Wording) -> str:
    resource = resource_named(desk.programme, change.resource)
    now = cost_now(desk, change.measure, change.resource)
    measure = measure_of(desk, change.measure)
    after = change.amounts
    if measure is not None:
        after = cost_amounts(desk.programme, measure, change) or (Decimal(0),)
    values = {
        "measure": name,
        "resource": say.text(resource.name),
        "before": cost_text(now, resource.unit, say),
        "after": cost_text(after, resource.unit, say),
    }
    if change.percent is None:
        return say("what_if.cost_line", **values)
    sign = "+" if change.percent > 0 else ""
    percent = f"{sign}{say.percent(change.percent / 100, 4)}"
    return say("what_if.cost_line_percent", percent=percent, **values)


def _weight_text(desk: Desk, criterion: str, say: Wording) -> str:
    try:
        return say.number(weights_in_use(desk.programme).get(criterion, Decimal(0)), 6)
    except PrioritisationError:
        # The objective has come to have no weights since.
        return say("what_if.no_score")
