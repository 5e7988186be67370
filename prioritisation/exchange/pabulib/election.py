"""Projects, what people gave them, and the money there is for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

from prioritisation.errors import InvalidValueError

# Enough digits for any product of two numbers of a file to be exact.
_EXACT = 200


class ElectionObjective(StrEnum):
    """What a selection of projects is to have the most of."""

    VOTES = "votes"
    POINTS = "points"
    VOTES_COST = "votes_cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project that people could vote for.

    Parameters
    ----------
    cost : in the election's currency, 0 or more
    categories : every one of them may have a budget that limits the project
    votes : ballots that name it; None where the file does not tell
    score : points that it got; None where the file does not tell
    selected : whether the file says that it was chosen; None where it says nothing
    """

    id: str
    name: str
    cost: Decimal
    categories: tuple[str, ...] = ()
    votes: Decimal | None = None
    score: Decimal | None = None
    selected: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """What a ``.pb`` file says.

    Parameters
    ----------
    file : its name
    budget : most that the chosen projects may cost together, in `currency`
    projects : in the order of the file; ids unique
    category_budgets : most that the chosen ones which name a category may cost together
    vote_type : as the file has it; empty where it says nothing
    """

    file: str
    budget: Decimal
    projects: tuple[Project, ...]
    category_budgets: Mapping[str, Decimal]
    vote_type: str = ""
    description: str = ""
    currency: str = ""
    language: str = ""

    def values(self, objective: str) -> Mapping[str, Decimal]:
        """Return what each project is worth, by id; `votes_cost` is votes × cost, exactly.

        Raises
        ------
        InvalidValueError : there is no such objective, or the file does not tell its numbers.
        """
        if objective not in set(ElectionObjective):
            known = tuple(str(known) for known in ElectionObjective)
            raise InvalidValueError("not_one_of", field="objective", value=objective, known=known)
        return {project.id: self._value(project, objective) for project in self.projects}

    def _value(self, project: Project, objective: str) -> Decimal:
        number = project.score if objective == ElectionObjective.POINTS else project.votes
        if number is None:
            raise InvalidValueError(
                "votes_missing", file=self.file, field="objective", value=objective
            )
        if objective != ElectionObjective.VOTES_COST:
            return number
        with localcontext(prec=_EXACT):
            return number * project.cost
