"""Why a low-hanging fruit is out, what could be exchanged, and what would still fit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from time import monotonic

from prioritisation.decision.portfolio.prepared import PreparedProblem
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.demands import DemandKind
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.programme.rules import Never
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
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class FruitOut:
    """A low-hanging fruit that is left out; `loss` is the value lost if it is forced in."""

    id: str
    why: WhyOut = WhyOut.NOT_ASKED
    loss: Fraction = Fraction(0)


def fruit_out(
    prepared: PreparedProblem, portfolio: ScheduledPortfolio, fruit: str, resource: str
) -> FruitOut:
    """Return why a low-hanging fruit that is not in a portfolio is out.

    Parameters
    ----------
    prepared : the problem that the portfolio answers
    resource : the one whose budget is looked at first
    """
    problem = prepared.problem
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
    prepared: PreparedProblem, portfolio: ScheduledPortfolio
) -> tuple[tuple[str, ...], bool]:
    """Return the measures that some portfolio of exactly the same value has otherwise.

    Each is asked about by turning it round. Also returned is whether there was time for all.
    """
    if portfolio.gap:
        return (), False
    chosen = set(portfolio.selected)
    rules = prepared.problem.must | prepared.problem.never
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


def fitting_measures(portfolio: ScheduledPortfolio) -> tuple[str, ...]:
    """Return the measures left out that what is left would pay for, each alone.

    Rules that keep one out are looked at only where they forbid it by name.
    """
    problem, chosen = portfolio.problem, portfolio.assessment
    never = {i for rule in problem.rules if isinstance(rule, Never) for i in rule.measures}
    return tuple(
        i for i in problem.ids if i not in chosen.starts and i not in never and _fits(chosen, i)
    )


def _fits(chosen: Assessment, measure: str) -> bool:
    problem = chosen.problem
    for t in problem.by_id[measure].starts:
        wider = Assessment(problem=problem, starts={**chosen.starts, measure: t})
        if all(demand.kind is DemandKind.RULE for demand in wider.broken):
            return True
    return False
