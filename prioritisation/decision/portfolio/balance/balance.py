"""A portfolio by spearhead, target group, effect channel, factor, unit, owner and year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.portfolio.balance.effect import effect_year
from prioritisation.decision.portfolio.balance.groups import VIEWS, group_keys, keys_of
from prioritisation.decision.portfolio.balance.sums import Sums, sums_of
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.programme.groups import GroupKind
from prioritisation.decision.programme.programme import Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupBalance:
    """One group of a view: what of it is in the portfolio, and what all its candidates come to.

    Parameters
    ----------
    key : of the group; empty = measures that state none
    taken : those in the portfolio
    candidates : all of its measures, those outside started as early as they may
    """

    key: str
    taken: Sums
    candidates: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewBalance:
    """The groups of a view, in order.

    Parameters
    ----------
    overlaps : a measure of the candidates is in several groups and counts whole in each, so
        that the sums of the groups exceed the whole
    """

    by: GroupKind
    groups: tuple[GroupBalance, ...]
    overlaps: bool

    def group(self, key: str) -> GroupBalance:
        """Return the group of a key that the view has."""
        return next(group for group in self.groups if group.key == key)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBalance:
    """One year of the plan.

    Parameters
    ----------
    t : 0 … T − 1
    year : as a calendar counts it
    started : those that start in it; their values count in it
    effects : ids of those whose effect shows first in it
    """

    t: int
    year: int
    started: Sums
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """A portfolio, looked at by what its measures share.

    Parameters
    ----------
    assessment : the portfolio, added up
    taken : all that is in it
    candidates : all measures of the programme, those outside started as early as they may
    views : by what measures share
    years : of the plan; none without a calendar
    """

    programme: Programme
    assessment: Assessment
    taken: Sums
    candidates: Sums
    views: Mapping[GroupKind, ViewBalance]
    years: tuple[YearBalance, ...]

    @property
    def joint(self) -> Fraction:
        """What joint effects add to the value: it belongs to no single measure or group."""
        return self.assessment.value - self.taken.value


def balance_of(programme: Programme, assessment: Assessment) -> Balance:
    """Return the balance of a portfolio.

    Parameters
    ----------
    assessment : a selection with start years, on the measures of the programme
    """
    everything = with_all_candidates(assessment)
    ids = everything.selected
    return Balance(
        programme=programme,
        assessment=assessment,
        taken=sums_of(assessment, ids),
        candidates=sums_of(everything, ids),
        views={by: _view(programme, by, assessment, everything) for by in VIEWS},
        years=tuple(_year(assessment, t) for t in _calendar(assessment)),
    )


def with_all_candidates(assessment: Assessment) -> Assessment:
    """Return the selection with every other measure beside it, started as early as it may.

    One that may not start within the plan is counted as if it started at once.
    """
    problem = assessment.problem
    starts = {c.id: c.starts[0] if c.starts else 0 for c in problem.candidates}
    return Assessment(problem=problem, starts={**starts, **assessment.starts})


def _view(
    programme: Programme, by: GroupKind, assessment: Assessment, everything: Assessment
) -> ViewBalance:
    members: dict[str, list[str]] = {key: [] for key in group_keys(programme, by)}
    for measure in programme.measures:
        for key in keys_of(measure, by):
            members[key].append(measure.id)
    return ViewBalance(
        by=by,
        groups=tuple(
            GroupBalance(
                key=key, taken=sums_of(assessment, ids), candidates=sums_of(everything, ids)
            )
            for key, ids in members.items()
        ),
        overlaps=any(len(keys_of(measure, by)) > 1 for measure in programme.measures),
    )


def _calendar(assessment: Assessment) -> range:
    return range(assessment.problem.periods if assessment.problem.first_year else 0)


def _year(assessment: Assessment, t: int) -> YearBalance:
    problem, starts = assessment.problem, assessment.starts
    year = problem.first_year + t
    return YearBalance(
        t=t,
        year=year,
        started=sums_of(assessment, [i for i, start in starts.items() if start == t]),
        effects=tuple(i for i, start in starts.items() if effect_year(problem, i, start) == year),
    )
