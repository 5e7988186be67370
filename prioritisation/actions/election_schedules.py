"""An election's question as the optimiser of plans takes it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prioritisation.actions.file_elections import election_budget
from prioritisation.actions.file_questions import COST, FileQuestion
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.rules import Amount, Must, Never, Rule
from prioritisation.exchange.pabulib import Election


def election_schedule(
    election: Election, objective: str, question: FileQuestion
) -> ScheduledProblem:
    """Return the problem that a question poses, as a plan without years.

    The budget of a category is a rule on the amount that its projects cost: so a cost that
    changes counts in its category too.

    Raises
    ------
    InvalidValueError : the file does not tell what the objective sums, the question does not
        fit it, an id is unknown, or a category's budget is beyond what a rule may state.
    """
    values = election.values(objective)
    rules = tuple(_rules(election, question))
    return ScheduledProblem(
        periods=1,
        candidates=tuple(
            Candidate(
                id=project.id,
                value=Fraction(values[project.id]),
                cost={COST: (Fraction(project.cost),)},
            )
            for project in election.projects
        ),
        limits=(Limits(resource=COST, budgets=(Fraction(election_budget(election, question)),)),),
        rules=rules,
        members={rule.id: rule.of.measures for rule in rules if isinstance(rule, Amount)},
        value_years=1,
        counts_remaining=False,
    )


def _rules(election: Election, question: FileQuestion) -> Iterator[Rule]:
    for number, (category, at_most) in enumerate(election.category_budgets.items()):
        named = tuple(p.id for p in election.projects if category in p.categories)
        # A category without projects takes nothing.
        if named:
            group = Group(measures=named)
            yield Amount(id=f"category {number}", what=COST, of=group, at_most=at_most)
    for kind, ids in ((Must, question.must), (Never, question.never)):
        if ids:
            yield kind(id=str(kind.kind), measures=tuple(dict.fromkeys(ids)))
