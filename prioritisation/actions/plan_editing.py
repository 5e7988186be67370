"""Change the question that the portfolio page asks: each a function from plan to plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from prioritisation.actions.desk import Desk
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.rules import Amount, Must, Never, Rule, RuleKind
from prioritisation.errors import InvalidValueError
from prioritisation.store import Change, Store


def set_plan(store: Store, desk: Desk, plan: Plan, *, what: str, value: str = "", who: str) -> None:
    """Keep another plan; `what` names for the log the part that changed."""
    if plan == desk.programme.plan:
        return
    store.write(
        desk.programme.id,
        Change(programme=replace(desk.programme, plan=plan)),
        based_on=desk.revision,
        who=who,
        kind="plan_changed",
        details={"what": [f"plan_{what}"], "value": value},
    )


def with_list(plan: Plan, kind: RuleKind, measures: Sequence[str]) -> Plan:
    """Return the plan whose list of what must be in, or stay out, is this one.

    The list is the rule that has its kind for an id; other rules of the kind stay as they are.

    Parameters
    ----------
    kind : MUST or NEVER
    measures : ids; none = there is no such list
    """
    others = tuple(rule for rule in plan.rules if rule.id != str(kind))
    named = Must if kind is RuleKind.MUST else Never
    rule = (named(id=str(kind), measures=tuple(measures)),) if measures else ()
    return replace(plan, rules=(*others, *rule))


def listed(plan: Plan, kind: RuleKind) -> tuple[str, ...]:
    """Return the plan's list of what must be in, or stay out."""
    return next((rule.named() for rule in plan.rules if rule.id == str(kind)), ())


def listed_in_force(plan: Plan, kind: RuleKind) -> tuple[str, ...]:
    """Return the same; none where the list is switched off."""
    return listed(plan, kind) if _is_on(plan, kind) else ()


def with_listed(plan: Plan, kind: RuleKind, measure: str) -> Plan:
    """Return the plan in which one measure more must be in, or stay out.

    It comes on the list. Where that is switched off, it gets a rule of its own: nothing else on
    the list is to come into force with it.
    """
    if _is_on(plan, kind):
        others = [i for i in listed(plan, kind) if i != measure]
        return with_list(plan, kind, [*others, measure])
    named = Must if kind is RuleKind.MUST else Never
    return with_rule(plan, named(id=new_rule_id(plan), measures=(measure,)))


def without_listed(plan: Plan, kind: RuleKind, measure: str) -> Plan:
    """Return the plan whose list does not name a measure; one that is switched off stays so."""
    if not _is_on(plan, kind):
        return plan
    return with_list(plan, kind, [i for i in listed(plan, kind) if i != measure])


def _is_on(plan: Plan, kind: RuleKind) -> bool:
    return all(rule.on for rule in plan.rules if rule.id == str(kind))


def with_years(plan: Plan, years: Sequence[int]) -> Plan:
    """Return the plan over other years; none = without a calendar.

    Budgets follow their years: a year that was there keeps its amount, one after it gets the
    last one's. From no calendar to years, the one budget is split into equal whole parts, and
    back they are added up. What names a year that is gone is forgotten.
    """
    years = tuple(years)
    if years == plan.years:
        return plan
    rules = tuple(
        rule
        for rule in plan.rules
        if not (isinstance(rule, Amount) and rule.year is not None and rule.year not in years)
    )
    periods = max(1, len(years))
    value_years = None if plan.value_years is None else max(plan.value_years, periods)
    return replace(
        plan,
        years=years,
        counting=plan.counting if years else None,
        value_years=value_years if years else None,
        budgets={r: _over_years(budget, plan.years, years) for r, budget in plan.budgets.items()},
        rules=rules,
        starts={i: year for i, year in plan.starts.items() if year in years},
    )


def _over_years(budget: Budget, before: Sequence[int], after: Sequence[int]) -> Budget:
    if not budget.amounts:
        return budget
    if not after:
        return replace(budget, amounts=(sum(budget.amounts, Decimal(0)),), carry_over=Decimal(0))
    if not before:
        whole, rest = divmod(int(budget.amounts[0]), len(after))
        parts = [Decimal(whole)] * len(after)
        parts[0] += rest + budget.amounts[0] % 1
        return replace(budget, amounts=tuple(parts))
    known = dict(zip(before, budget.amounts, strict=True))
    amounts = tuple(known.get(year, budget.amounts[-1]) for year in after)
    return replace(budget, amounts=amounts)


def with_budget(plan: Plan, resource: str, budget: Budget | None) -> Plan:
    """Return the plan with other limits on a resource; None = it is not limited."""
    others = {r: b for r, b in plan.budgets.items() if r != resource}
    return replace(plan, budgets=others if budget is None else {**others, resource: budget})


def with_rule(plan: Plan, rule: Rule) -> Plan:
    """Return the plan with a rule, in place of the one with its id, else as the last."""
    if any(old.id == rule.id for old in plan.rules):
        rules = tuple(rule if old.id == rule.id else old for old in plan.rules)
    else:
        rules = (*plan.rules, rule)
    return replace(plan, rules=rules)


def without_rule(plan: Plan, rule_id: str) -> Plan:
    """Return the plan without a rule."""
    return replace(plan, rules=tuple(rule for rule in plan.rules if rule.id != rule_id))


def with_rule_on(plan: Plan, rule_id: str, *, on: bool) -> Plan:
    """Return the plan with a rule switched on or off."""
    rules = tuple(replace(r, on=on) if r.id == rule_id else r for r in plan.rules)
    return replace(plan, rules=rules)


def new_rule_id(plan: Plan) -> str:
    """Return an id that no rule of the plan has: r1, r2, …."""
    taken = {rule.id for rule in plan.rules}
    return next(f"r{n}" for n in range(1, len(taken) + 2) if f"r{n}" not in taken)


def with_start(plan: Plan, measure: str, year: int | None) -> Plan:
    """Return the plan in which a measure, if it is chosen, starts in a year; None = any year.

    Raises
    ------
    InvalidValueError : the year is none of the plan's.
    """
    if year is not None and year not in plan.years:
        raise InvalidValueError("year_not_in_plan", field="start", value=year)
    others = {i: pinned for i, pinned in plan.starts.items() if i != measure}
    return replace(plan, starts=others if year is None else {**others, measure: year})


def rules_naming(plan: Plan, measure: str) -> tuple[Rule, ...]:
    """Return the rules that name a measure: those that forget it when it is deleted."""
    return tuple(rule for rule in plan.rules if measure in rule.named())
