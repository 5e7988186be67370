"""Whether a selection keeps a rule, read off as each kind is worded."""

from __future__ import annotations

from fractions import Fraction
from functools import singledispatch
from typing import TYPE_CHECKING

from prioritisation.decision.programme.rules import (
    COUNT,
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Rule,
    Share,
    Together,
)

if TYPE_CHECKING:
    from prioritisation.decision.portfolio.scheduling.assessment import Assessment


@singledispatch
def keeps(rule: Rule, chosen: Assessment) -> bool:
    """Return whether a selection keeps a rule, read off as the rule is worded."""
    raise NotImplementedError(rule)


@keeps.register(Must)
def _(rule: Must, chosen: Assessment) -> bool:
    return all(i in chosen.starts for i in rule.measures)


@keeps.register(Never)
def _(rule: Never, chosen: Assessment) -> bool:
    return not any(i in chosen.starts for i in rule.measures)


@keeps.register(Requires)
def _(rule: Requires, chosen: Assessment) -> bool:
    starts = chosen.starts
    if rule.measure not in starts:
        return True
    return all(i in starts and starts[rule.measure] >= starts[i] + rule.gap for i in rule.needs)


@keeps.register(Count)
def _(rule: Count, chosen: Assessment) -> bool:
    count = chosen.sum_of(COUNT, chosen.problem.members[rule.id])
    return (
        (rule.at_least is None or count >= rule.at_least)
        and (rule.at_most is None or count <= rule.at_most)
        and (rule.exactly is None or count == rule.exactly)
    )


@keeps.register(Amount)
def _(rule: Amount, chosen: Assessment) -> bool:
    year = None if rule.year is None else rule.year - chosen.problem.first_year
    amount = chosen.sum_of(rule.what, chosen.problem.members[rule.id], year)
    return (rule.at_least is None or amount >= Fraction(rule.at_least)) and (
        rule.at_most is None or amount <= Fraction(rule.at_most)
    )


@keeps.register(Share)
def _(rule: Share, chosen: Assessment) -> bool:
    # As a product rather than a quotient: an empty portfolio keeps every share.
    part = chosen.sum_of(rule.what, chosen.problem.members[rule.id])
    whole = chosen.sum_of(rule.what, chosen.problem.ids)
    return (rule.at_least is None or part >= Fraction(rule.at_least) * whole) and (
        rule.at_most is None or part <= Fraction(rule.at_most) * whole
    )


@keeps.register(Together)
def _(rule: Together, chosen: Assessment) -> bool:
    return True
