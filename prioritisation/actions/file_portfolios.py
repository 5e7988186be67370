"""The best portfolio of the measures in a file alone."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from prioritisation.actions.file_measures import BOARD, MeasuresFile, measures_in
from prioritisation.actions.file_questions import (
    COST,
    FileAnswer,
    FileQuestion,
    budgets_of,
    outcome_of,
)
from prioritisation.actions.plan_editing import with_rule
from prioritisation.decision.portfolio.question import portfolio_problem
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.criteria import IMPACT
from prioritisation.decision.programme.items import checked_amount
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.decision.scoring.values import ItemValues, item_values
from prioritisation.decision.scoring.weights import benefit_shares, priority_shares
from prioritisation.errors import InvalidValueError, PrioritisationError
from prioritisation.exchange.numbers import decimal_of, whole_number_of


def measures_answer(path: str, question: FileQuestion) -> FileAnswer:
    """Return the best portfolio of the measures in a CSV file, or why there is none.

    Raises
    ------
    UnreadableFileError, InvalidValueError : the file is wrong, or lacks a column, score or
        value that the objective needs; the question does not fit the file.
    """
    try:
        return _answer(path, question)
    except PrioritisationError as error:
        raise error.at(file=path) from error


def _answer(path: str, question: FileQuestion) -> FileAnswer:
    objective = _objective(question.objective)
    needed = _needed_columns(objective, question.weights)
    source = measures_in(path, required=(COST, *needed))
    plan = Plan(
        objective=objective,
        weights=question.weights,
        budgets={
            resource: single_budget(amount)
            for resource, amount in budgets_of(question.budgets, source.resources, _amount).items()
        },
    )
    plan = with_rule(plan, RuleKind.MUST, question.must)
    plan = with_rule(plan, RuleKind.NEVER, question.never)
    values = item_values(source.measures, source.scores, BOARD, plan)
    _check_complete(values, source, needed)
    problem = portfolio_problem(source.measures, source.resources, values.values, plan)
    outcome, seconds = outcome_of(problem, question.time_limit, file=path)
    return FileAnswer(
        file=path,
        objective=objective,
        problem=problem,
        outcome=outcome,
        seconds=seconds,
        names={measure.id: measure.name for measure in source.measures},
        shares=values.shares,
        illustrative=tuple(m.id for m in source.measures if m.illustrative),
        uncosted=tuple(m.id for m in source.measures if not m.cost and not m.income),
    )


def _objective(name: str) -> Objective:
    if name and name not in set(Objective):
        known = tuple(str(known) for known in Objective)
        raise InvalidValueError("not_one_of", field="objective", value=name, known=known)
    return Objective(name or Objective.BENEFIT)


def _needed_columns(objective: Objective, weights: Mapping[str, Decimal]) -> tuple[str, ...]:
    """Return the columns of the scores or values that the objective reads."""
    for criterion in weights:
        if not BOARD.has(criterion):
            raise InvalidValueError("unknown_criterion", field="weights", value=criterion)
    match objective:
        case Objective.MONEY:
            return ("benefit_eur",)
        case Objective.VALUE:
            return ("value",)
        case Objective.BENEFIT:
            # Impact is needed even at share 0: speed is worth nothing without it.
            shares = benefit_shares(BOARD, weights)
            return tuple(c for c, share in shares.items() if share or c == IMPACT)
        case Objective.PRIORITY:
            return tuple(c for c, share in priority_shares(BOARD, weights).items() if share)


def _amount(resource: str, text: str) -> Decimal:
    if resource == COST:
        euros = Decimal(whole_number_of(text, "not_whole_euros"))
        return checked_amount(euros, resource, field="budget")
    return checked_amount(decimal_of(text), resource, field="budget")


def _check_complete(values: ItemValues, source: MeasuresFile, needed: tuple[str, ...]) -> None:
    """Check that no measure lacks what the objective needs: nothing is silently worth 0.

    Raises
    ------
    InvalidValueError : one does; the first in the list, with its row and the column.
    """
    for i in values.unscored:
        row = source.table.rows[i]
        if values.shares:
            column = next(c for c in needed if source.scores.value(i, c) is None)
            raise InvalidValueError("score_missing", field=column, value=i, row=row)
        raise InvalidValueError("value_missing", field=needed[0], value=i, row=row)
