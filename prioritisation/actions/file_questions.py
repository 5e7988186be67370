"""A question to the optimiser about a file alone, and its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from time import monotonic

from prioritisation.decision.portfolio.conflict import Asked, conflict
from prioritisation.decision.portfolio.portfolio import Portfolio
from prioritisation.decision.portfolio.prepared import prepare
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.weights import Shares
from prioritisation.errors import InfeasibleError, InvalidValueError, NoAnswerError

# The resource that a budget without a name limits, where a file has several.
COST = "cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileQuestion:
    """What is asked of each file.

    Parameters
    ----------
    objective : what is summed; empty = what is usual for the kind of file
    budgets : pairs of resource and amount as typed; an empty name is the resource ``cost``,
        or the only one
    weights : by criterion id; empty = the standard ones
    must, never : ids
    time_limit : seconds; None = no limit

    Raises
    ------
    InvalidValueError : an id is in both `must` and `never`.
    """

    objective: str = ""
    budgets: Sequence[tuple[str, str]] = ()
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    must: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    time_limit: float | None = None

    def __post_init__(self) -> None:
        for i in self.must:
            if i in self.never:
                raise InvalidValueError("must_and_never", field="must", value=i)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The selection that a file says was made.

    Parameters
    ----------
    selected : ids in list order
    value : in the unit of the objective
    costs : by resource
    within_budget : whether every budget and every limit of the question pays for it
    """

    selected: tuple[str, ...]
    value: Fraction
    costs: Mapping[str, Fraction]
    within_budget: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAnswer:
    """The answer to a question about a file.

    Parameters
    ----------
    file : its name
    objective : what was summed
    problem : the question in numbers
    outcome : the best portfolio, or why there is none
    seconds : wall time of the optimiser
    names : of the candidates, by id
    shares : of the criteria in the objective; empty where it has none
    uncosted : ids of the candidates for which the file states no cost: they count as free
    illustrative : ids of the candidates whose scores and amounts are samples, nobody's own
    currency : code of the election's currency; empty for measures, whose cost is in euros
    is_election : whether the candidates are an election's projects
    stated : the selection that the file says was made; None where it does not say
    conflict : where nothing keeps the demands, some that cannot hold together and none of which
        can be spared; None where there is a portfolio, and where time ended before it was known
    """

    file: str
    objective: str
    problem: Problem
    outcome: Portfolio | InfeasibleError | NoAnswerError
    seconds: float
    names: Mapping[str, Text]
    shares: Shares = field(default_factory=dict)
    uncosted: tuple[str, ...] = ()
    illustrative: tuple[str, ...] = ()
    currency: str = ""
    is_election: bool = False
    stated: Stated | None = None
    conflict: tuple[Asked, ...] | None = None

    @property
    def unlimited(self) -> tuple[str, ...]:
        """Resources without a budget: they are not limited."""
        pairs = zip(self.problem.resources, self.problem.budgets, strict=True)
        return tuple(name for name, budget in pairs if budget is None)


def outcome_of(
    problem: Problem, time_limit: float | None, *, file: str
) -> tuple[Portfolio | InfeasibleError | NoAnswerError, float]:
    """Return the best portfolio or why there is none, and the seconds that it took."""
    started = monotonic()
    try:
        portfolio = prepare(problem).best(time_limit=time_limit, settle_ties=True)
    except (InfeasibleError, NoAnswerError) as error:
        return error.at(file=file), monotonic() - started
    return portfolio, monotonic() - started


def conflict_of(
    problem: Problem,
    outcome: Portfolio | InfeasibleError | NoAnswerError,
    time_limit: float | None,
    seconds: float,
) -> tuple[Asked, ...] | None:
    """Return what cannot hold together where nothing keeps it; None = does not apply, unknown.

    Parameters
    ----------
    seconds : of the limit that are used already
    """
    if not isinstance(outcome, InfeasibleError):
        return None
    left = None if time_limit is None else max(0.0, time_limit - seconds)
    return conflict(problem, time_limit=left)


def budgets_of(
    typed: Sequence[tuple[str, str]],
    resources: Sequence[str],
    amount_of: Callable[[str, str], Decimal],
) -> Mapping[str, Decimal]:
    """Return budgets by resource.

    Parameters
    ----------
    typed : see `FileQuestion`
    resources : those of the file
    amount_of : the amount that a text means, given the resource and the text

    Raises
    ------
    InvalidValueError : a resource is unknown, unclear or named twice, or an amount is wrong.
    """
    budgets: dict[str, Decimal] = {}
    for name, text in typed:
        resource = name or unnamed_resource(resources, text)
        if resource not in resources:
            raise InvalidValueError(
                "unknown_resource", field="budget", value=resource, known=tuple(resources)
            )
        if resource in budgets:
            raise InvalidValueError("budget_doubled", field="budget", value=resource)
        try:
            budgets[resource] = amount_of(resource, text)
        except InvalidValueError as error:
            raise error.at(field="budget") from error
    return budgets


def unnamed_resource(resources: Sequence[str], text: str) -> str:
    """Return the resource that is meant where none is named: ``cost``, or the only one.

    Raises
    ------
    InvalidValueError : there are several, and none is ``cost``.
    """
    if COST in resources:
        return COST
    if len(resources) != 1:
        raise InvalidValueError(
            "budget_resource_unclear", field="budget", value=text, known=tuple(resources)
        )
    return resources[0]
