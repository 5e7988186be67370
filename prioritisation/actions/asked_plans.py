"""The plan of a file as a question asks it, in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from prioritisation.actions.file_questions import FileQuestion, budgets_of
from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.question import scheduled_problem
from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.criteria import IMPACT
from prioritisation.decision.programme.items import checked_amount
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.rules import Must, Never
from prioritisation.decision.scoring.effect import months_by_measure
from prioritisation.decision.scoring.score_table import ScoreTable, score_table
from prioritisation.decision.scoring.values import ItemValues, item_values
from prioritisation.errors import (
    InvalidValueError,
)
from prioritisation.exchange.decoding import read_file
from prioritisation.exchange.numbers import decimal_of
from prioritisation.exchange.plan_toml import PlanFile, read_plan
from prioritisation.exchange.plan_toml.nearest import unknown
from prioritisation.exchange.plan_toml.reading_rules import free_id


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPlan:
    """The plan of a file as a question asks it.

    Parameters
    ----------
    source : the file as it was read
    plan : of the file, with what the question puts in its place or adds
    typed : the rules that the question adds
    scores : of the measures, on the file's criteria
    values : of the measures, by the plan's objective
    problem : the question in numbers
    """

    source: PlanFile
    plan: Plan
    typed: tuple[Must | Never, ...]
    scores: ScoreTable
    values: ItemValues
    problem: ScheduledProblem


def asked_plan(path: str, question: FileQuestion) -> AskedPlan:
    """Return the plan of a file as a question asks it.

    Objective and weights of the question stand in place of the file's, `must` and `never` come
    on top of its rules, and a budget stands in place of the file's where there is one period.

    Raises
    ------
    UnreadableFileError, InvalidValueError : the file is wrong, or lacks a score or value that
        the objective needs; the question does not fit the file.
    """
    source = read_plan(read_file(path), file=path)
    typed = tuple(_typed_rules(source, question))
    plan = replace(
        source.plan,
        objective=_objective(question.objective) or source.plan.objective,
        weights=_weights(source, question) or source.plan.weights,
        budgets=_budgets(source, question),
        rules=(*source.plan.rules, *typed),
    )
    board = source.board
    answers = (
        Answer(item=i, criterion=criterion, score=score)
        for i, scores in source.scores.items()
        for criterion, score in scores.items()
    )
    scores = score_table(source.measures, board, answers)
    values = item_values(source.measures, scores, board, plan)
    _check_complete(values, scores)
    problem = scheduled_problem(
        source.measures,
        [resource.id for resource in source.resources],
        plan,
        values=values.values,
        months=months_by_measure(source.measures, scores, board),
        low_hanging=build_matrix(source.measures, scores, board).low_hanging,
    )
    return AskedPlan(
        source=source, plan=plan, typed=typed, scores=scores, values=values, problem=problem
    )


def _objective(name: str) -> Objective | None:
    if name and name not in set(Objective):
        known = tuple(str(known) for known in Objective)
        raise InvalidValueError("not_one_of", field="objective", value=name, known=known)
    return Objective(name) if name else None


def _weights(source: PlanFile, question: FileQuestion) -> Mapping[str, Decimal]:
    known = [criterion.id for criterion in source.criteria]
    for criterion in question.weights:
        if criterion not in known:
            raise unknown("criterion", criterion, known, field="weights")
    return question.weights


def _typed_rules(source: PlanFile, question: FileQuestion) -> Iterator[Must | Never]:
    """Yield a rule for each id that the question names, so that a conflict can name it alone."""
    taken = {rule.id for rule in source.plan.rules}
    known = [measure.id for measure in source.measures]
    for kind, ids in ((Must, question.must), (Never, question.never)):
        for i in dict.fromkeys(ids):
            if i not in known:
                raise unknown("measure", i, known, field=kind.kind)
            rule = kind(id=free_id(str(kind.kind), taken), measures=(i,))
            taken.add(rule.id)
            yield rule


def _budgets(source: PlanFile, question: FileQuestion) -> Mapping[str, Budget]:
    plan = source.plan
    if question.budgets and plan.periods > 1:
        resource, amount = question.budgets[0]
        raise InvalidValueError(
            "budget_of_several_years",
            field="budget",
            value=f"{resource}={amount}" if resource else amount,
            years=plan.periods,
        )
    resources = {resource.id: resource for resource in source.resources}

    def amount_of(resource: str, text: str) -> Decimal:
        amount = checked_amount(decimal_of(text), resource, field="budget")
        return resources[resource].checked(amount, "budget")

    typed = budgets_of(question.budgets, tuple(resources), amount_of)
    replaced = {
        resource: replace(plan.budgets.get(resource, Budget()), amounts=(amount,))
        for resource, amount in typed.items()
    }
    return {**plan.budgets, **replaced}


def _check_complete(values: ItemValues, scores: ScoreTable) -> None:
    """Check that no measure lacks what the objective needs: nothing is silently worth 0.

    Raises
    ------
    InvalidValueError : one does; the first in the list.
    """
    for i in values.unscored:
        if values.objective is Objective.MONEY:
            raise InvalidValueError("value_missing", field=f"measures.{i}.benefit_eur", value=i)
        if values.objective is Objective.VALUE:
            raise InvalidValueError("value_missing", field=f"measures.{i}.value", value=i)
        # Impact is needed even at share 0: speed is worth nothing without it.
        needed = [c for c, share in values.shares.items() if share or c == IMPACT]
        missing = next(c for c in needed if scores.value(i, c) is None)
        raise InvalidValueError("score_missing", field=f"measures.{i}.scores.{missing}", value=i)
