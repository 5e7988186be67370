"""The best portfolio of the measures in a file alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prioritisation.actions.file_measures import BOARD, MeasuresFile, measures_in
from prioritisation.actions.file_questions import (
    COST,
    FileAnswer,
    FileQuestion,
    budgets_of,
    conflict_of,
    outcome_of,
)
from prioritisation.actions.plan_editing import with_list
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.question import portfolio_problem
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.question import scheduled_problem
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
        return answered_measures(path, asked_measures(path, question), question)
    except PrioritisationError as error:
        raise error.at(file=path) from error


def answered_measures(path: str, asked: AskedMeasures, question: FileQuestion) -> FileAnswer:
    """Return the best portfolio of measures that were read, or why there is none.

    Raises
    ------
    InvalidValueError : a measure lacks what the objective needs, or the question does not fit
        the file.
    """
    budgets = budgets_of(question.budgets, asked.source.resources, measures_amount)
    problem, values = measures_problem(asked, question, budgets)
    outcome, seconds = outcome_of(problem, question.time_limit, file=path)
    return FileAnswer(
        file=path,
        objective=asked.objective,
        problem=problem,
        outcome=outcome,
        seconds=seconds,
        names={measure.id: measure.name for measure in asked.source.measures},
        shares=values.shares,
        illustrative=asked.illustrative,
        uncosted=asked.uncosted,
        conflict=conflict_of(problem, outcome, question.time_limit, seconds),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMeasures:
    """The measures of a file that a question is about.

    Parameters
    ----------
    source : the file as it was read
    objective : what is summed
    needed : columns that the objective reads
    """

    source: MeasuresFile
    objective: Objective
    needed: tuple[str, ...]

    @property
    def illustrative(self) -> tuple[str, ...]:
        """Ids of the measures whose scores and amounts are samples, nobody's own."""
        return tuple(m.id for m in self.source.measures if m.illustrative)

    @property
    def uncosted(self) -> tuple[str, ...]:
        """Ids of the measures for which no cost is stated: they count as free."""
        return tuple(m.id for m in self.source.measures if not m.cost and not m.income)


def asked_measures(path: str, question: FileQuestion) -> AskedMeasures:
    """Return the measures of a CSV file, with all that the objective needs.

    Raises
    ------
    UnreadableFileError, InvalidValueError : as `measures_answer`.
    """
    objective = _objective(question.objective)
    needed = _needed_columns(objective, question.weights)
    source = measures_in(path, required=(COST, *needed))
    return AskedMeasures(source=source, objective=objective, needed=needed)


def measures_problem(
    asked: AskedMeasures, question: FileQuestion, budgets: Mapping[str, Decimal]
) -> tuple[Problem, ItemValues]:
    """Return the problem that a question poses with some budgets, and the values in it.

    Raises
    ------
    InvalidValueError : there is no budget, a measure lacks what the objective needs, or the
        question does not fit the file.
    """
    source = asked.source
    plan, values = _plan(asked, question, budgets)
    return portfolio_problem(source.measures, source.resources, values.values, plan), values


def measures_schedule(asked: AskedMeasures, question: FileQuestion) -> ScheduledProblem:
    """Return the same problem with the question's budgets as a plan without years.

    Raises
    ------
    InvalidValueError : as `answered_measures`.
    """
    source = asked.source
    budgets = budgets_of(question.budgets, source.resources, measures_amount)
    plan, values = _plan(asked, question, budgets)
    return scheduled_problem(
        source.measures,
        source.resources,
        plan,
        values=values.values,
        # Without a calendar nothing is early or late.
        months={measure.id: Fraction(0) for measure in source.measures},
        low_hanging=(),
    )


def _plan(
    asked: AskedMeasures, question: FileQuestion, budgets: Mapping[str, Decimal]
) -> tuple[Plan, ItemValues]:
    source = asked.source
    plan = Plan(
        objective=asked.objective,
        weights=question.weights,
        budgets={resource: single_budget(amount) for resource, amount in budgets.items()},
    )
    plan = with_list(plan, RuleKind.MUST, tuple(dict.fromkeys(question.must)))
    plan = with_list(plan, RuleKind.NEVER, tuple(dict.fromkeys(question.never)))
    values = item_values(source.measures, source.scores, BOARD, plan)
    _check_complete(values, source, asked.needed)
    return plan, values


def measures_amount(resource: str, text: str) -> Decimal:
    """Return the amount of a resource that a text means: whole euros of `cost`, else decimals.

    Raises
    ------
    InvalidValueError : it is none, or below 0.
    """
    if resource == COST:
        euros = Decimal(whole_number_of(text, "not_whole_euros"))
        return checked_amount(euros, resource, field="budget")
    return checked_amount(decimal_of(text), resource, field="budget")


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
