"""Change the question that the portfolio page asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prioritisation.actions.desk import Desk
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.rules import Must, Never, RuleKind
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


def with_rule(plan: Plan, kind: RuleKind, measures: Sequence[str]) -> Plan:
    """Return the plan whose one rule of a kind names these measures; none = no such rule."""
    others = tuple(rule for rule in plan.rules if rule.kind is not kind)
    named = Must if kind is RuleKind.MUST else Never
    rule = (named(id=str(kind), measures=tuple(measures)),) if measures else ()
    return replace(plan, rules=(*others, *rule))
