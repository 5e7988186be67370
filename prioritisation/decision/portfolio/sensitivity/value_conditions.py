"""Rules on values at every share: what each says of decisions is linear in the share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.exact import exact_array
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import Taken
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.terms import ONE, Terms, difference, scaled, total
from prioritisation.decision.portfolio.sensitivity.share_line import Line, ShareLine
from prioritisation.decision.programme.rules import VALUE, Amount, Rule, Share


def is_about_values(rule: Rule) -> bool:
    """Return whether a rule limits values, so that keeping it follows the weights."""
    return isinstance(rule, Amount | Share) and rule.what == VALUE


def without_value_rules(problem: ScheduledProblem) -> ScheduledProblem:
    """Return the question whose demands are the same at every share."""
    rules = tuple(rule for rule in problem.rules if not is_about_values(rule))
    return replace(problem, rules=rules)


@dataclass(frozen=True, slots=True)
class Condition:
    """Σ terms ≤ most, with terms and most at a share of 0 and of 1.

    Parameters
    ----------
    rule : id of the one that says it; empty = none does
    """

    rule: str
    at_none: Terms
    at_all: Terms
    most_at_none: Fraction
    most_at_all: Fraction

    def at(self, share: Fraction) -> tuple[Terms, Fraction]:
        """Return terms and most at a share."""
        terms = total([scaled(ONE - share, self.at_none), scaled(share, self.at_all)])
        return terms, (ONE - share) * self.most_at_none + share * self.most_at_all

    @property
    def rise(self) -> tuple[Terms, Fraction]:
        """By how much terms and most rise from a share of 0 to one of 1."""
        return difference(self.at_all, self.at_none), self.most_at_all - self.most_at_none

    def line(self, taken: Taken) -> Line:
        """Return by how much decisions exceed it, at each share."""
        ends = []
        for terms, most in ((self.at_none, self.most_at_none), (self.at_all, self.most_at_all)):
            ends.append(sum((a for j, a in terms.items() if taken[j]), Fraction(0)) - most)
        return Line(*ends)


def value_conditions(line: ShareLine) -> tuple[Condition, ...]:
    """Return what the rules on values demand at each share."""
    none, alls = (Columns(line.problem_at(share)) for share in (Fraction(0), ONE))
    return tuple(
        Condition(rule.id, t0, t1, m0, m1)
        for rule in line.problem.rules
        if is_about_values(rule)
        for (t0, m0), (t1, m1) in zip(none.of_rule(rule), alls.of_rule(rule), strict=True)
    )


def one_of_two(one: Row, other: Row, k: int, choices: int) -> tuple[Row, Row]:
    """Return rows over decisions and choices, of which decisions keep one or the other.

    Parameters
    ----------
    k : the choice, of so many, that is made where the one row need not be kept
    """
    return _unless(one, k, choices, chosen=True), _unless(other, k, choices, chosen=False)


def wider(row: Row, choices: int) -> Row:
    """Return a row over decisions and so many choices that it says nothing of."""
    return Row(np.append(row.amounts, np.zeros(choices, dtype=row.amounts.dtype)), row.capacity)


def kept_by_other(columns: Columns, taken: Taken) -> Row:
    """Return the row that decisions keep where at least one start differs."""
    starts = [j for j in columns.of_start.values() if taken[j]]
    others: Sequence[int] = [j for j in columns.of_start.values() if not taken[j]]
    terms = difference(dict.fromkeys(starts, ONE), dict.fromkeys(others, ONE))
    return columns.row(terms, Fraction(len(starts) - 1))


def row_below(columns: Columns, terms: Terms, most: Fraction) -> Row:
    """Return the row that decisions keep where terms are below a number, by a unit at least."""
    whole = columns.whole(terms)
    is_whole = whole.unit * whole.whole(most) == most
    return Row(whole.amounts, whole.whole(most) - int(is_whole))


def _unless(row: Row, k: int, choices: int, *, chosen: bool) -> Row:
    """Return a row that holds unless the k-th choice is made, or unless it is not made."""
    slack = max(row.most - row.capacity, 0)
    amounts = [*map(int, row.amounts), *([0] * choices)]
    amounts[len(row.amounts) + k] = -slack if chosen else slack
    return Row(exact_array(amounts), row.capacity if chosen else row.capacity + slack)
