"""Mend a plan that contradicts itself by one of its ways out."""

from __future__ import annotations

from dataclasses import replace

from prioritisation.actions.desk import Desk
from prioritisation.actions.plan_editing import with_budget, with_rule, with_rule_on
from prioritisation.decision.portfolio.contradictions.changed_rules import (
    changed_rule,
    decimal_of,
)
from prioritisation.decision.portfolio.contradictions.way_out import (
    Loosened,
    More,
    TakenOff,
    WayOut,
)
from prioritisation.decision.portfolio.scheduling.demands import DemandKind
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.rules import Rule
from prioritisation.store import Change, Store
from prioritisation.wording.catalogue import Language
from prioritisation.wording.contradictions import way_done
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording


def mended_plan(plan: Plan, way: WayOut) -> Plan:
    """Return the plan with the one change that a way out is.

    Parameters
    ----------
    way : of the problem that the plan poses
    """
    if isinstance(way, More):
        budget = _with_more(plan.budgets[way.demand.name], way)
        return with_budget(plan, way.demand.name, budget)
    if isinstance(way, Loosened | TakenOff):
        return with_rule(plan, changed_rule(_rule(plan, way.demand.name), way))
    return with_rule_on(plan, way.demand.name, on=False)


def mend(store: Store, desk: Desk, way: WayOut, *, who: str) -> None:
    """Keep the plan with a way out, as one action that the log tells in words.

    Parameters
    ----------
    desk : as it was when the way was shown: where somebody has changed it since, it is refused
    """
    plan = desk.programme.plan
    told = {}
    for language in Language:
        say = Wording(language)
        told[str(language)] = way_done(way, PlanNames.of(desk.programme, plan, say), say)
    store.write(
        desk.programme.id,
        Change(programme=replace(desk.programme, plan=mended_plan(plan, way))),
        based_on=desk.revision,
        who=who,
        kind="plan_mended",
        details={"names": [told]},
    )


def _with_more(budget: Budget, way: More) -> Budget:
    amount = decimal_of(way.after)
    match way.demand.kind:
        case DemandKind.BUDGET:
            year = way.demand.year or 0
            amounts = (*budget.amounts[:year], amount, *budget.amounts[year + 1 :])
            return replace(budget, amounts=amounts)
        case DemandKind.TOTAL:
            return replace(budget, total=amount)
        case _:
            return replace(budget, after=amount)


def _rule(plan: Plan, name: str) -> Rule:
    return next(rule for rule in plan.rules if rule.id == name)
