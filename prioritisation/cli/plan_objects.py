"""The answer to a plan as a JSON object."""

from __future__ import annotations

from prioritisation.actions.file_plans import PlanAnswer
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.errors import InfeasibleError


def plan_object(answer: PlanAnswer) -> dict[str, object]:
    """Return the answer under the keys that every reader of ours relies on.

    Where there is no portfolio, `selected` is empty and what would describe one is null; an
    infeasible plan has `conflict` besides, null where time ended before it was known.
    """
    document: dict[str, object] = {"file": answer.file, **_outcome(answer)}
    document["seconds"] = answer.seconds
    if answer.illustrative:
        document["illustrative"] = True
    if isinstance(answer.outcome, InfeasibleError):
        demands = answer.conflict
        document["conflict"] = demands and [_demand(demand, answer) for demand in demands]
    return document


def _demand(demand: Demand, answer: PlanAnswer) -> dict[str, object]:
    typed = {rule.id: rule for rule in answer.asked.typed}
    if demand.name in typed and demand.kind is DemandKind.RULE:
        rule = typed[demand.name]
        return {str(rule.kind): rule.measures[0]}
    named: dict[str, object] = {str(demand.kind): demand.name}
    if demand.year is not None and answer.asked.plan.years:
        named["year"] = answer.asked.problem.first_year + demand.year
    return named


def _outcome(answer: PlanAnswer) -> dict[str, object]:
    portfolio = answer.outcome
    if isinstance(portfolio, ScheduledPortfolio):
        money = portfolio.money
        return {
            "selected": portfolio.selected,
            "start": answer.starts,
            "value": portfolio.value,
            "spending": {resource: of.spending for resource, of in money.items()},
            "carried": portfolio.carried,
            "commitments": {resource: of.commitments for resource, of in money.items()},
            "permanent": {resource: of.permanent for resource, of in money.items()},
            "status": portfolio.status,
            "bound": portfolio.bound,
            "gap": portfolio.gap or 0,
            "ties": portfolio.ties,
        }
    infeasible = isinstance(portfolio, InfeasibleError)
    return {
        "selected": (),
        "start": None,
        "value": None,
        "spending": None,
        "carried": None,
        "commitments": None,
        "permanent": None,
        "status": "infeasible" if infeasible else "unknown",
        "bound": None,
        "gap": None,
        "ties": None,
    }
