"""What a list of measures is worth: which list, its economic effects, and what to know of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.decision.effects.appraisal import (
    Appraisal,
    measure_appraisal,
    portfolio_appraisal,
)
from prioritisation.decision.effects.coverage import states_income_twice, uncounted_pairs
from prioritisation.decision.effects.euros import euro_resources
from prioritisation.decision.programme.economy import EffectKind, MoneyFigure
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMeasures:
    """A list of measures and when each starts.

    Parameters
    ----------
    measures : in list order
    starts : year by id; one without a year starts in the first
    first_year : year 1; None = there is no calendar, and all start in year 1
    gone : names of those that the list has and the programme has no more
    """

    measures: tuple[Measure, ...]
    starts: Mapping[str, int] = field(default_factory=dict)
    first_year: int | None = None
    gone: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisedMeasure:
    """A measure of a list, appraised over the years of the list, so that all add up to it."""

    measure: Measure
    start: int | None
    appraisal: Appraisal


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAppraisal:
    """What a list is worth.

    Parameters
    ----------
    total : of all measures together
    rows : of each, the highest likely income to the town first
    silent : measures that state no effects: they count among the inputs only
    uncounted : effects that are stated and figures that no coefficient turns them into
    doubtful : measures that state income by year and as an effect: is it the same twice?
    is_illustrative : whether any number in it is a sample
    """

    total: Appraisal
    rows: tuple[AppraisedMeasure, ...]
    silent: tuple[Measure, ...]
    uncounted: tuple[tuple[EffectKind, MoneyFigure], ...]
    doubtful: tuple[Measure, ...]
    is_illustrative: bool


def planned_list(planned: PlannedPortfolio) -> ListedMeasures:
    """Return the measures of the plan's answer."""
    years, portfolio = planned.plan.years, planned.portfolio
    starts = {i: years[t] for i, t in portfolio.starts.items()} if years else {}
    return _listed(planned.programme, portfolio.selected, starts, years)


def decided_list(programme: Programme) -> ListedMeasures | None:
    """Return the measures of the decision in force as they are now; None = nothing is decided."""
    decision = programme.decision_in_force()
    if decision is None:
        return None
    starts = {m.id: m.start for m in decision.selected if m.start is not None}
    listed = _listed(programme, tuple(m.id for m in decision.selected), starts, decision.plan.years)
    known = {measure.id for measure in programme.measures}
    gone = tuple(m.name for m in decision.selected if m.id not in known)
    return ListedMeasures(
        measures=listed.measures, starts=starts, first_year=listed.first_year, gone=gone
    )


def proposed_list(programme: Programme) -> ListedMeasures | None:
    """Return the proposed list; None = there is none.

    A measure whose start is not proposed starts as early as it may.
    """
    proposal, years = programme.proposal, programme.plan.years
    if not proposal.measures:
        return None
    earliest = {
        m.id: max(years[0], m.start_earliest or years[0]) for m in programme.measures if years
    }
    return _listed(programme, proposal.measures, {**earliest, **proposal.starts}, years)


def list_appraisal(programme: Programme, listed: ListedMeasures) -> ListAppraisal:
    """Return what a list is worth, counted from its first year on."""
    economy, euros = programme.economy, euro_resources(programme)
    first = 1 if listed.first_year is None else listed.first_year

    def appraised(measures: tuple[Measure, ...]) -> Appraisal:
        return portfolio_appraisal(measures, listed.starts, first, economy, euros)

    rows = [
        AppraisedMeasure(
            measure=measure,
            start=None if listed.first_year is None else listed.starts.get(measure.id, first),
            appraisal=appraised((measure,)),
        )
        for measure in listed.measures
    ]
    income = MoneyFigure.TOWN_INCOME
    rows.sort(key=lambda row: -row.appraisal.figures[income].likely)
    return ListAppraisal(
        total=appraised(listed.measures),
        rows=tuple(rows),
        silent=tuple(m for m in listed.measures if not m.effects),
        uncounted=uncounted_pairs(listed.measures, economy),
        doubtful=tuple(m for m in listed.measures if states_income_twice(m, euros)),
        is_illustrative=_is_illustrative(programme, listed.measures),
    )


def one_appraisal(programme: Programme, measure: Measure) -> ListAppraisal:
    """Return what one measure is worth, counted from its start."""
    economy, euros = programme.economy, euro_resources(programme)
    found = measure_appraisal(measure, economy, euros)
    return ListAppraisal(
        total=found,
        rows=(AppraisedMeasure(measure=measure, start=None, appraisal=found),),
        silent=() if measure.effects else (measure,),
        uncounted=uncounted_pairs([measure], economy),
        doubtful=(measure,) if states_income_twice(measure, euros) else (),
        is_illustrative=_is_illustrative(programme, (measure,)),
    )


def _listed(
    programme: Programme,
    ids: tuple[str, ...],
    starts: Mapping[str, int],
    years: tuple[int, ...],
) -> ListedMeasures:
    return ListedMeasures(
        measures=tuple(m for m in programme.measures if m.id in ids),
        starts=starts if years else {},
        first_year=years[0] if years else None,
    )


def _is_illustrative(programme: Programme, measures: tuple[Measure, ...]) -> bool:
    economy = programme.economy
    return (
        economy.illustrative
        or any(coefficient.illustrative for coefficient in economy.coefficients)
        or any(measure.illustrative for measure in measures)
    )
