"""Pose the programme's plan to the optimiser, and read the answer for the planner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from time import monotonic
from typing import Any

from prioritisation.actions.desk import Desk
from prioritisation.actions.matrices import matrix_on
from prioritisation.actions.scoring import scores_on
from prioritisation.decision.portfolio.comparators import (
    Selection,
    order_by_ratio,
    order_by_score,
    selected_in_order,
)
from prioritisation.decision.portfolio.portfolio import Portfolio
from prioritisation.decision.portfolio.prepared import PreparedProblem, prepare
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.question import portfolio_problem
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.criteria import OUTPUT_INPUT
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.rules import Rule, RuleKind
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.decision.scoring.values import ItemValues, item_values
from prioritisation.errors import InfeasibleError, InvalidValueError, NoAnswerError
from prioritisation.store import Change, Store

# A page does not wait longer for a proof; it then shows the best found, and says so.
PROOF_SECONDS = 10.0
# Ties that take longer than this are settled behind the answer, when it is on the screen.
_TIES_SECONDS = 0.2
_TIES_BEHIND_SECONDS = 5.0
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparator:
    """A list that people go down without this tool, for the same money.

    Parameters
    ----------
    name : priority, ratio (value per euro), judged (output/input)
    selection : going on down the list with what still fits
    stopped : stopping at the first that does not fit
    """

    name: str
    selection: Selection
    stopped: Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPortfolio:
    """The answer to a plan, with what the planner needs beside it.

    Parameters
    ----------
    resource : id of the one whose budget this page sets
    comparators : what people do without this tool
    fruits, fruits_out : ids of the low-hanging fruit; those left out, each with why
    exchangeable : measures in which equally good portfolios differ from this one
    exchanges_checked : whether every measure was asked about; there was no time where not
    fitting : measures left out that what is left would pay for alone
    gross, income : of the selected, over all their years
    """

    programme: Programme
    plan: Plan
    resource: str
    values: ItemValues
    problem: Problem
    portfolio: Portfolio
    comparators: tuple[Comparator, ...]
    fruits: tuple[str, ...]
    fruits_out: tuple[FruitOut, ...]
    exchangeable: tuple[str, ...]
    exchanges_checked: bool
    fitting: tuple[str, ...]
    gross: Decimal
    income: Decimal

    @property
    def best_comparator(self) -> Comparator | None:
        """The one of the highest value; the first of equals."""
        return max(self.comparators, key=lambda c: c.selection.value, default=None)

    @property
    def budget(self) -> Fraction:
        """The budget of `resource`."""
        return Fraction(self.plan.budgets[self.resource])

    @property
    def unlimited(self) -> tuple[str, ...]:
        """Resources that no budget limits."""
        pairs = zip(self.problem.resources, self.problem.budgets, strict=True)
        return tuple(resource for resource, budget in pairs if budget is None)


def planned_portfolio(desk: Desk) -> PlannedPortfolio:
    """Return the best portfolio of the programme's plan, and what stands beside it.

    Raises
    ------
    InvalidValueError : there is no budget, or a measure must be in and stay out at once.
    InfeasibleError : the rules cannot hold within the budget.
    NoAnswerError : nothing was found in time.
    """
    programme = desk.programme
    plan = programme.plan
    board = programme.board(BoardId.MEASURES)
    scores = scores_on(desk, BoardId.MEASURES)
    values = item_values(programme.measures, scores, board, plan)
    both = set(plan.ids_of(RuleKind.MUST)) & set(plan.ids_of(RuleKind.NEVER))
    if both:
        raise InvalidValueError("must_and_never", field="must", value=", ".join(sorted(both)))
    resource = programme.resources[0].id
    problem = portfolio_problem(programme.measures, _resources(programme), values.values, plan)
    prepared = prepare(problem)
    portfolio = prepared.best(time_limit=PROOF_SECONDS, settle_ties=False)
    portfolio = prepared.settled(portfolio, time_limit=_TIES_SECONDS)
    fruits = matrix_on(desk, BoardId.MEASURES, scores, board).low_hanging
    return PlannedPortfolio(
        programme=programme,
        plan=plan,
        resource=resource,
        values=values,
        problem=problem,
        comparators=_comparators(programme, problem, values, scores, board),
        fruits=fruits,
        **_answer(prepared, portfolio, programme, resource, fruits),
    )


def settled_portfolio(planned: PlannedPortfolio) -> PlannedPortfolio:
    """Return the answer with its ties settled, for after it has been shown.

    Where that takes longer than a few seconds it is the answer itself, its ties still open.
    """
    prepared = prepare(planned.problem)
    portfolio = prepared.settled(planned.portfolio, time_limit=_TIES_BEHIND_SECONDS)
    if portfolio.ties is planned.portfolio.ties:
        return planned
    return replace(
        planned,
        **_answer(prepared, portfolio, planned.programme, planned.resource, planned.fruits),
    )


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
    rule = (Rule(kind=kind, measures=tuple(measures)),) if measures else ()
    return replace(plan, rules=(*others, *rule))


def _answer(
    prepared: PreparedProblem,
    portfolio: Portfolio,
    programme: Programme,
    resource: str,
    fruits: Sequence[str],
) -> dict[str, Any]:
    """Return the parts of the answer that depend on the selection, by their names."""
    chosen = set(portfolio.selected)
    selected = [m for m in programme.measures if m.id in chosen]
    exchangeable, exchanges_checked = _exchangeable(prepared, portfolio)
    return {
        "portfolio": portfolio,
        "fruits_out": tuple(
            _fruit_out(prepared, portfolio, i, resource) for i in fruits if i not in chosen
        ),
        "exchangeable": exchangeable,
        "exchanges_checked": exchanges_checked,
        "fitting": _fitting(portfolio.problem, portfolio),
        "gross": sum((m.total_cost(resource) for m in selected), Decimal(0)),
        "income": sum((m.total_income(resource) for m in selected), Decimal(0)),
    }


def _resources(programme: Programme) -> tuple[str, ...]:
    """Return every resource that counts: the programme's, then others that measures name."""
    found = dict.fromkeys(resource.id for resource in programme.resources)
    for measure in programme.measures:
        found.update(dict.fromkeys((*measure.cost, *measure.income)))
    return tuple(found)


def _comparators(
    programme: Programme,
    problem: Problem,
    values: ItemValues,
    scores: ScoreTable,
    board: Board,
) -> tuple[Comparator, ...]:
    priority = item_values(programme.measures, scores, board, Plan(objective=Objective.PRIORITY))
    orders = {
        "priority": order_by_score(problem, priority.values),
        "ratio": order_by_ratio(problem, values.values),
        "judged": order_by_score(problem, scores.judged(OUTPUT_INPUT)),
    }
    return tuple(
        Comparator(
            name=name,
            selection=selected_in_order(problem, order),
            stopped=selected_in_order(problem, order, stop_at_first=True),
        )
        for name, order in orders.items()
    )


def _fruit_out(
    prepared: PreparedProblem, portfolio: Portfolio, fruit: str, resource: str
) -> FruitOut:
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


def _exchangeable(prepared: PreparedProblem, portfolio: Portfolio) -> tuple[tuple[str, ...], bool]:
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


def _fitting(problem: Problem, portfolio: Portfolio) -> tuple[str, ...]:
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
