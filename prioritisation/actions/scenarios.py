"""Plans saved under a name, and portfolios kept as they were decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal, localcontext
from fractions import Fraction

from prioritisation.actions.desk import Desk
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.programme.decisions import DecidedMeasure, Decision, Stage
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import InvalidValueError
from prioritisation.store import Change, Store

_DECIMALS = Decimal("1e-9")


def save_scenario(store: Store, desk: Desk, name: str, *, who: str) -> None:
    """Keep the plan at work under a name; a scenario of that name is replaced.

    Raises
    ------
    InvalidValueError : the name is empty.
    """
    save_plan(store, desk, desk.programme.plan, name, who=who)


def save_plan(store: Store, desk: Desk, plan: Plan, name: str, *, who: str) -> None:
    """Keep a plan under a name; a scenario of that name is replaced.

    Raises
    ------
    InvalidValueError : the name is empty.
    """
    name = name.strip()
    if not name:
        raise InvalidValueError("name_missing", field="name")
    saved = replace(plan, name=name)
    scenarios = desk.programme.scenarios
    if any(plan.name == name for plan in scenarios):
        scenarios = tuple(saved if plan.name == name else plan for plan in scenarios)
    else:
        scenarios = (*scenarios, saved)
    _write(store, desk, replace(desk.programme, scenarios=scenarios), "scenario_saved", name, who)


def open_scenario(store: Store, desk: Desk, name: str, *, who: str) -> None:
    """Make a scenario the plan at work."""
    plan = scenario(desk.programme, name)
    _write(store, desk, replace(desk.programme, plan=plan), "scenario_opened", name, who)


def delete_scenario(store: Store, desk: Desk, name: str, *, who: str) -> None:
    """Forget a scenario; what was decided of it stays."""
    left = tuple(plan for plan in desk.programme.scenarios if plan.name != name)
    _write(store, desk, replace(desk.programme, scenarios=left), "scenario_deleted", name, who)


def scenario(programme: Programme, name: str) -> Plan:
    """Return a scenario.

    Raises
    ------
    InvalidValueError : there is none of that name.
    """
    for plan in programme.scenarios:
        if plan.name == name:
            return plan
    raise InvalidValueError("unknown_scenario", field="name", value=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What the minutes say of a decision: stage, ISO date, section, who decided, a note."""

    stage: Stage
    on: str
    section: str = ""
    by: str = ""
    note: str = ""


def decide(
    store: Store,
    desk: Desk,
    planned: PlannedPortfolio,
    minutes: Minutes,
    *,
    now: datetime,
    who: str,
) -> None:
    """Keep a portfolio as it was decided, whatever changes later.

    Raises
    ------
    InvalidValueError : the date is none, or a text is too long.
    """
    taken = {decision.id for decision in desk.programme.decisions}
    name = planned.plan.name or minutes.stage
    decision = decision_of(planned, minutes, id_from_name(f"{minutes.on} {name}", taken), now)
    decisions = (*desk.programme.decisions, decision)
    programme = replace(desk.programme, decisions=decisions)
    _write(store, desk, programme, "portfolio_decided", planned.plan.name, who)


def decision_of(
    planned: PlannedPortfolio, minutes: Minutes, decision_id: str, now: datetime
) -> Decision:
    """Return a portfolio as what is kept of a decision."""
    portfolio, plan = planned.portfolio, planned.plan
    measures = {measure.id: measure for measure in planned.programme.measures}
    counted = planned.counted_values
    return Decision(
        id=decision_id,
        plan=plan,
        stage=minutes.stage,
        on=minutes.on,
        section=minutes.section,
        by=minutes.by,
        note=minutes.note,
        kept_at=now,
        revision=planned.posed.revision,
        selected=tuple(
            DecidedMeasure(
                id=i,
                name=measures[i].name,
                start=plan.years[t] if plan.years else None,
                value=_decimal(counted[i]),
            )
            for i, t in portfolio.starts.items()
        ),
        value=_decimal(portfolio.value),
        bound=_decimal(portfolio.bound),
        is_optimal=portfolio.status is Status.OPTIMAL,
        spending={r: tuple(map(_decimal, m.spending)) for r, m in portfolio.money.items()},
        commitments=_amounts({r: m.commitments for r, m in portfolio.money.items()}),
        permanent=_amounts({r: m.permanent for r, m in portfolio.money.items()}),
    )


def forget_decision(store: Store, desk: Desk, decision_id: str, *, who: str) -> None:
    """Take a decision off the list, such as one that was entered by mistake."""
    left = tuple(d for d in desk.programme.decisions if d.id != decision_id)
    _write(
        store,
        desk,
        replace(desk.programme, decisions=left),
        "decision_forgotten",
        decision_id,
        who,
    )


def _amounts(amounts: Mapping[str, Fraction]) -> Mapping[str, Decimal]:
    return {resource: _decimal(amount) for resource, amount in amounts.items() if amount}


def _decimal(number: Fraction) -> Decimal:
    # Values and amounts may have more digits than a context has by itself.
    with localcontext(prec=60):
        rounded = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(_DECIMALS)
        whole = rounded.to_integral_value()
        return whole if rounded == whole else rounded


def _write(store: Store, desk: Desk, programme: Programme, kind: str, name: str, who: str) -> None:
    store.write(
        desk.programme.id,
        Change(programme=programme),
        based_on=desk.revision,
        who=who,
        kind=kind,
        details={"names": [name]},
    )
