"""What some measures of a selection come to: how many they are, their value and their money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.problem import Candidate, Years


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What measures come to, as the rules of a plan count it.

    Parameters
    ----------
    ids : of the measures, in list order
    value : counted value of each, added up; joint effects belong to no single measure
    gross : by resource, cost of each of the T years of the plan, before income and savings
    net : by resource, cost − income of each of them; savings of joint effects left out
    later : by resource, cost that falls after the plan
    """

    ids: tuple[str, ...]
    value: Fraction
    gross: Mapping[str, Years]
    net: Mapping[str, Years]
    later: Mapping[str, Fraction]

    @property
    def count(self) -> int:
        """How many measures they are."""
        return len(self.ids)

    def cost(self, resource: str) -> Fraction:
        """Return what they cost of a resource over the plan, before income and savings."""
        return sum(self.gross[resource], Fraction(0))

    def net_cost(self, resource: str) -> Fraction:
        """Return cost − income of a resource over the plan."""
        return sum(self.net[resource], Fraction(0))


def sums_of(assessment: Assessment, ids: Iterable[str]) -> Sums:
    """Return what those of the measures come to that are selected.

    Parameters
    ----------
    ids : of measures of its problem; each counts once
    """
    problem = assessment.problem
    asked = set(ids)
    chosen = [problem.by_id[i] for i in assessment.selected if i in asked]
    values = (assessment.counted_value(c.id) for c in chosen)
    years = range(problem.periods)

    def by_year(amount: Mapping[str, list[Fraction]]) -> Mapping[str, Years]:
        return {resource: tuple(amounts) for resource, amounts in amount.items()}

    gross = {r: [Fraction(0) for _ in years] for r in problem.resources}
    net = {r: [Fraction(0) for _ in years] for r in problem.resources}
    later = dict.fromkeys(problem.resources, Fraction(0))
    for candidate in chosen:
        start = assessment.starts[candidate.id]
        for resource in problem.resources:
            for t in years:
                gross[resource][t] += candidate.cost_in(resource, t - start)
                net[resource][t] += candidate.net(resource, t - start)
            later[resource] += _after(candidate, resource, problem.periods - start)
    return Sums(
        ids=tuple(c.id for c in chosen),
        value=sum(values, Fraction(0)),
        gross=by_year(gross),
        net=by_year(net),
        later=later,
    )


def _after(candidate: Candidate, resource: str, years: int) -> Fraction:
    """Return what a measure costs after so many years from its start."""
    return sum(candidate.cost.get(resource, ())[max(0, years) :], Fraction(0))
