"""What keeps a decision from being turned round, where that is plain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.scheduling.problem import Limits, ScheduledProblem
from prioritisation.decision.programme.rules import Must, Never


class HindranceKind(StrEnum):
    """What it is.

    RULE : a rule names the measure: it must be in, or stay out
    WINDOW : there is no year in which it may start
    BUDGET : one period; it alone takes more than the whole budget
    DEMANDS : the other demands together
    """

    RULE = "rule"
    WINDOW = "window"
    BUDGET = "budget"
    DEMANDS = "demands"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What keeps a measure in, or out.

    Parameters
    ----------
    name : id of the rule, or the resource; empty = neither
    """

    kind: HindranceKind
    name: str = ""


def hindrance(problem: ScheduledProblem, reason: Reason) -> Hindrance | None:
    """Return what keeps a decision from being turned round; None = it can be, or nobody knows."""
    if reason.is_possible is not False:
        return None
    kind = Must if reason.selected else Never
    for rule in problem.rules:
        if isinstance(rule, kind) and reason.measure in rule.measures:
            return Hindrance(HindranceKind.RULE, rule.id)
    if reason.selected:
        return Hindrance(HindranceKind.DEMANDS)
    if not problem.by_id[reason.measure].starts:
        return Hindrance(HindranceKind.WINDOW)
    if problem.periods == 1:
        for limit in problem.limits:
            budget = whole_budget(limit)
            if budget is not None and problem.by_id[reason.measure].net(limit.resource, 0) > budget:
                return Hindrance(HindranceKind.BUDGET, limit.resource)
    return Hindrance(HindranceKind.DEMANDS)


def whole_budget(limits: Limits) -> Fraction | None:
    """Return the most that one period may take of a resource; None = any amount."""
    amounts = (*limits.budgets[:1], *([] if limits.total is None else [limits.total]))
    return min(amounts, default=None)


def limited_resources(problem: ScheduledProblem) -> tuple[str, ...]:
    """Return the resources that a budget of the horizon limits, in order."""
    return tuple(x.resource for x in problem.limits if x.budgets or x.total is not None)
