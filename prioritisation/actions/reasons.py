"""Why a low-hanging fruit is out, what could be exchanged, and what would still fit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from time import monotonic

from prioritisation.decision.portfolio.portfolio import Portfolio
from prioritisation.decision.portfolio.prepared import PreparedProblem
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.errors import InfeasibleError, NoAnswerError

# For each further question (why a low-hanging fruit is out), and for all exchanges together.
_REASON_SECONDS = 2.0
_EXCHANGES_SECONDS = 1.0


class WhyOut(StrEnum):
    """Why a low-hanging fruit is not in the portfolio."""

    NEVER = "never"
    BUDGET = "budget"
    IMPOSSIBLE = "impossible"
    LOSS = "loss"
    SAME = "same"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True, kw_only=True)
class FruitOut:
    """A low-hanging fruit that is left out; `loss` is the value lost if it is forced in."""

    id: str
    why: WhyOut
    loss: Fraction = Fraction(0)


def fruit_out(
    prepared: PreparedProblem, portfolio: Portfolio, fruit: str, resource: str
) -> FruitOut:
    """Return why a low-hanging fruit that is not in a portfolio is out.

    Parameters
    ----------
    prepared : the problem that the portfolio answers
    resource : the one whose budget is looked at first
    """
    problem = portfolio.problem
    if fruit in problem.never:
        return FruitOut(id=fruit, why=WhyOut.NEVER)
    row = problem.spending[problem.resources.index(resource)]
    budget = problem.budgets[problem.resources.index(resource)]
    if budget is not None and row[problem.ids.index(fruit)] > budget:
        return FruitOut(id=fruit, why=WhyOut.BUDGET)
    try:
        forced = prepared.best(fixed={fruit: True}, time_limit=_REASON_SECONDS, settle_ties=False)
    except InfeasibleError:
        return FruitOut(id=fruit, why=WhyOut.IMPOSSIBLE)
    except NoAnswerError:
        return FruitOut(id=fruit, why=WhyOut.UNPROVEN)
    if forced.gap or portfolio.gap:
        return FruitOut(id=fruit, why=WhyOut.UNPROVEN)
    loss = portfolio.value - forced.value
    return FruitOut(id=fruit, why=WhyOut.LOSS if loss else WhyOut.SAME, loss=loss)


def exchangeable_measures(
    prepared: PreparedProblem, portfolio: Portfolio
) -> tuple[tuple[str, ...], bool]:
    """Return the measures that some portfolio of exactly the same value has otherwise.

    Each is asked about by turning it round. Also returned is whether there was time for all.
    """
    if portfolio.gap:
        return (), False
    chosen = set(portfolio.selected)
    rules = portfolio.problem.must | portfolio.problem.never
    found: set[str] = set()
    started, is_complete = monotonic(), True
    for measure in portfolio.problem.ids:
        if measure in rules or measure in found:
            continue
        left = _EXCHANGES_SECONDS - (monotonic() - started)
        if left <= 0:
            return tuple(i for i in portfolio.problem.ids if i in found), False
        try:
            other = prepared.best(
                fixed={measure: measure not in chosen}, time_limit=left, settle_ties=False
            )
        except InfeasibleError:
            continue
        except NoAnswerError:
            is_complete = False
            continue
        if other.value == portfolio.value:
            found |= chosen ^ set(other.selected)
        elif other.bound >= portfolio.value:
            is_complete = False
    return tuple(i for i in portfolio.problem.ids if i in found), is_complete


def fitting_measures(problem: Problem, portfolio: Portfolio) -> tuple[str, ...]:
    """Return the measures left out that what is left would pay for, each alone."""
    chosen = set(portfolio.selected)
    rows = [
        (row, portfolio.left[resource])
        for resource, row in zip(problem.resources, problem.spending, strict=True)
        if resource in portfolio.left
    ]
    return tuple(
        name
        for position, name in enumerate(problem.ids)
        if name not in chosen
        and name not in problem.never
        and all(row[position] <= left for row, left in rows)
    )
