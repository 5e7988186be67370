"""The plan by years: when each chosen measure starts, spends and takes effect, as plain data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from prioritisation.charts.colours import spearhead_sign
from prioritisation.charts.planner.resources import resource_amount, resource_colour
from prioritisation.charts.planner.years import year_name
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.problem import Candidate
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.wording import Wording


class Span(NamedTuple):
    """Years in which a resource is spent, from the start of one to the end of another.

    Counted from the start of the plan; what falls after it ends with the column *later*.
    """

    start: float
    end: float
    colour: str
    amount: str


class TimelineRow(NamedTuple):
    """One chosen measure: a lane of spans for each of its resources, and when it takes effect.

    `effect` is counted in years from the start of the plan; None = no month is known.
    """

    id: str
    name: str
    sign: tuple[str, str]
    start: int
    lanes: tuple[tuple[Span, ...], ...]
    effect: float | None
    is_pinned: bool
    hover: str


class TimelineInfo(NamedTuple):
    """Everything that the picture shows, and the same as a table of texts."""

    rows: tuple[TimelineRow, ...]
    columns: tuple[str, ...]
    has_later: bool
    legend: tuple[tuple[str, str, str], ...]
    table_head: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    empty_note: str


def timeline_info(
    programme: Programme,
    assessment: Assessment,
    *,
    wording: Wording,
    pinned: Collection[str] = (),
) -> TimelineInfo:
    """Return what to draw of a plan, by start and then in list order.

    Parameters
    ----------
    assessment : of the portfolio
    pinned : ids of the measures whose start the planner has fixed
    """
    problem = assessment.problem
    measures = {m.id: m for m in programme.measures}
    ids = sorted(assessment.starts, key=lambda i: assessment.starts[i])
    has_later = any(_falls_later(problem.by_id[i], assessment) for i in ids)
    rows = tuple(
        _row(programme, measures[i], assessment, i in pinned, wording) for i in ids if i in measures
    )
    names = {part.id: wording.text(part.name) for part in programme.resources}
    spent = [r for r in problem.resources if any(r in problem.by_id[i].cost for i in ids)]
    signs = [("■", resource_colour(programme, r), names.get(r, r)) for r in spent]
    if any(row.effect is not None for row in rows):
        signs.append(("◆", "ink", wording("planner_chart.effect_shows")))
    if any(row.is_pinned for row in rows):
        signs.append(("▼", "ink", wording("planner_chart.pinned")))
    columns = [year_name(problem, t, wording) for t in range(problem.periods)]
    return TimelineInfo(
        rows=rows,
        columns=(*columns, *([wording("planner_chart.later")] if has_later else [])),
        has_later=has_later,
        legend=tuple(signs),
        table_head=(
            wording("planner_chart.measure"),
            wording("planner_chart.starts"),
            wording("planner_chart.effect_shows"),
            *(names.get(r, r) for r in spent),
        ),
        table=tuple(_in_words(row, assessment, spent, programme, wording) for row in rows),
        empty_note="" if rows else wording("planner_chart.nothing_chosen"),
    )


def _last(candidate: Candidate) -> int:
    """Return in how many years from its start a measure costs something."""
    years = [k for amounts in candidate.cost.values() for k, a in enumerate(amounts, 1) if a]
    return max(years, default=0)


def _falls_later(candidate: Candidate, assessment: Assessment) -> bool:
    start, periods = assessment.starts[candidate.id], assessment.problem.periods
    return (
        start + _last(candidate) > periods
        or start + candidate.months / 12 > periods
        or any(candidate.permanent.values())
    )


def _row(
    programme: Programme,
    measure: Measure,
    assessment: Assessment,
    is_pinned: bool,
    wording: Wording,
) -> TimelineRow:
    problem = assessment.problem
    candidate, start = problem.by_id[measure.id], assessment.starts[measure.id]
    orders = {part.id: k for k, part in enumerate(programme.spearheads)}
    sign = spearhead_sign(orders.get(measure.spearhead))
    lanes = (tuple(_spans(programme, candidate, r, assessment, wording)) for r in problem.resources)
    name = " ".join(wording.text(measure.name).split())
    effect = start + float(candidate.months) / 12
    # The middle of the last column stands for all that comes after the plan.
    shown = effect if effect <= problem.periods else problem.periods + 0.5
    parts = [f"{name}: {wording('planner_chart.starts')} {year_name(problem, start, wording)}"]
    if is_pinned:
        parts.append(wording("planner_chart.pinned"))
    has_months = measure.months_to_effect is not None or bool(candidate.months)
    if has_months:
        parts.append(_effect_text(start, candidate.months, assessment, wording))
    return TimelineRow(
        id=measure.id,
        name=name,
        sign=(sign.shape.character, sign.colour),
        start=start,
        lanes=tuple(lane for lane in lanes if lane),
        effect=shown if has_months else None,
        is_pinned=is_pinned,
        hover=" · ".join(parts),
    )


def _effect_text(start: int, months: Fraction, assessment: Assessment, wording: Wording) -> str:
    year = start + int(months // 12)
    when = year_name(assessment.problem, year, wording)
    return wording("planner_chart.effect_after", year=when, n=float(months))


def _spans(
    programme: Programme,
    candidate: Candidate,
    resource: str,
    assessment: Assessment,
    wording: Wording,
) -> Iterator[Span]:
    """Yield the unbroken runs of years in which a resource is spent."""
    periods, start = assessment.problem.periods, assessment.starts[candidate.id]
    amounts = candidate.cost.get(resource, ())
    spent = {min(start + k, periods) for k, amount in enumerate(amounts) if amount}
    if candidate.permanent.get(resource):
        spent.add(periods)
    total = resource_amount(programme, resource, sum(amounts, Fraction(0)), wording)
    for _, run in groupby(enumerate(sorted(spent)), lambda pair: pair[1] - pair[0]):
        years = [year for _, year in run]
        yield Span(years[0], years[-1] + 1, resource_colour(programme, resource), total)


def _in_words(
    row: TimelineRow,
    assessment: Assessment,
    resources: Sequence[str],
    programme: Programme,
    wording: Wording,
) -> tuple[str, ...]:
    """Return a row of the table."""
    candidate = assessment.problem.by_id[row.id]
    start = year_name(assessment.problem, row.start, wording)
    if row.is_pinned:
        start = f"{start} ({wording('planner_chart.pinned')})"
    effect = year_name(assessment.problem, row.start + int(candidate.months // 12), wording)
    amounts = (
        resource_amount(programme, r, sum(candidate.cost.get(r, ()), Fraction(0)), wording)
        for r in resources
    )
    return (row.name, start, "" if row.effect is None else effect, *amounts)
