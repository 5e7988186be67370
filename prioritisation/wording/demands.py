"""Demands on a portfolio in words: rules, budgets, windows of start years."""

from __future__ import annotations

from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.programme.budgets import Budget
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording


def demand_text(demand: Demand, names: PlanNames, say: Wording) -> str:
    """Return a demand: a rule's sentence, ``Investment money 2028: €800,000``.

    Parameters
    ----------
    demand : on the plan that `names` is of
    """
    match demand.kind:
        case DemandKind.RULE:
            rule = next((r for r in names.plan.rules if r.id == demand.name), None)
            return demand.name if rule is None else rule_sentence(rule, names, say)
        case DemandKind.BUDGET:
            return _year_text(demand.name, demand.year or 0, names, say)
        case DemandKind.TOTAL:
            return _total_text(demand.name, names, say)
        case DemandKind.AFTER:
            return _after_text(demand.name, names, say)
        case DemandKind.WINDOW:
            return _window_text(demand.name, names, say)


def _year_text(resource: str, t: int, names: PlanNames, say: Wording) -> str:
    budget = _budget(resource, names)
    amount = names.amount(resource, budget.amounts[t], say)
    if not names.plan.years:
        return say("demand.budget", resource=names.resource(resource), amount=amount)
    return say(
        "demand.budget_carried" if t and budget.carry_over else "demand.budget_year",
        resource=names.resource(resource),
        year=str(names.plan.years[t]),
        amount=amount,
    )


def _total_text(resource: str, names: PlanNames, say: Wording) -> str:
    years = names.plan.years
    return say(
        "demand.total_years" if len(years) > 1 else "demand.total",
        resource=names.resource(resource),
        first=str(years[0]) if years else "",
        last=str(years[-1]) if years else "",
        amount=names.amount(resource, _budget(resource, names).total or 0, say),
    )


def _after_text(resource: str, names: PlanNames, say: Wording) -> str:
    years = names.plan.years
    return say(
        "demand.after_year" if years else "demand.after",
        resource=names.resource(resource),
        year=str(years[-1]) if years else "",
        amount=names.amount(resource, _budget(resource, names).each_year_after or 0, say),
    )


def _window_text(measure: str, names: PlanNames, say: Wording) -> str:
    years = names.windows.get(measure, ())
    name = names.measures.get(measure, measure)
    if not years:
        return say("demand.window_none", name=name)
    first, last = str(years[0]), str(years[-1])
    if measure in names.plan.starts:
        return say("demand.window_pinned", name=name, year=first)
    if first == last:
        return say("demand.window_year", name=name, year=first)
    return say("demand.window", name=name, first=first, last=last)


def _budget(resource: str, names: PlanNames) -> Budget:
    return names.plan.budgets.get(resource, Budget())
