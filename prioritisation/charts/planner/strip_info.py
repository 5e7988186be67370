"""Which measures are in at which budgets: what the picture shows, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from prioritisation.charts.colours import spearhead_sign
from prioritisation.charts.planner.amounts import Axis, amount_axis
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.wording import Wording

Interval = tuple[Fraction, Fraction | None]

# A row of more stretches than this is looked at in so many equal cells of the axis.
_MOST_STRETCHES, _CELLS = 60, 500
_NEARLY = 0.05
MOST_ROWS = 60


class Stretch(NamedTuple):
    """Budgets from one to another; mixed = in at some of them and out at others."""

    start: float
    end: float
    is_mixed: bool = False


class StripRow(NamedTuple):
    """One measure: its sign (character, colour), where it is in, from where on for good."""

    id: str
    name: str
    sign: tuple[str, str]
    stretches: tuple[Stretch, ...]
    is_in: bool
    for_good: str
    hover: str


class StripInfo(NamedTuple):
    """Everything that the picture shows, from the top down; `more` tells of rows left out."""

    rows: tuple[StripRow, ...]
    now: float | None
    now_text: str
    for_good_title: str
    legend: tuple[tuple[str, str, str], ...]
    x: Axis
    more: str


def strip_info(
    programme: Programme,
    membership: Mapping[str, Sequence[Interval]],
    *,
    budget: Fraction | None,
    budget_to: Fraction,
    unit: str,
    wording: Wording,
) -> StripInfo:
    """Return what to draw of the budgets at which each measure is in.

    Rows are in the order of the budget from which a measure is in for good; then those that
    drop out again, then those that are never in.

    Parameters
    ----------
    membership : intervals by measure id, from a budget up to but not including another
    budget : at which the plan stands; None = none
    budget_to : where the frontier ends
    unit : of the budgets
    """
    x = amount_axis(Fraction(0), max(budget_to, budget or Fraction(0)), unit, wording)
    orders = {part.id: k for k, part in enumerate(programme.spearheads)}
    measures = {m.id: m for m in programme.measures if m.id in membership}
    ids = sorted(measures, key=lambda i: _rank(membership[i]))
    rows = []
    for i in ids[:MOST_ROWS]:
        measure, intervals = measures[i], membership[i]
        name = " ".join(wording.text(measure.name).split())
        sign = spearhead_sign(orders.get(measure.spearhead))
        rows.append(
            StripRow(
                id=i,
                name=name,
                sign=(sign.shape.character, sign.colour),
                stretches=_stretches(intervals, x.high),
                is_in=budget is not None
                and any(a <= budget and (b is None or budget < b) for a, b in intervals),
                for_good=_for_good(intervals, unit, wording),
                hover=_hover(name, intervals, unit, wording),
            )
        )
    is_mixed = any(stretch.is_mixed for row in rows for stretch in row.stretches)
    left_out = len(ids) - len(rows)
    return StripInfo(
        rows=tuple(rows),
        now=None if budget is None else float(budget),
        now_text=""
        if budget is None
        else wording("planner_chart.now", budget=wording.amount(budget, unit)),
        for_good_title=wording("planner_chart.for_good_from"),
        legend=(
            ("■", "primary", wording("planner_chart.in")),
            ("■", "resource-1", wording("planner_chart.in_at_some")),
        )
        if is_mixed
        else (),
        x=x._replace(title=wording("planner_chart.axis_budget", unit=x.title)),
        more=wording("planner_chart.more_measures", n=left_out) if left_out else "",
    )


def _rank(intervals: Sequence[Interval]) -> tuple[int, Fraction]:
    if not intervals:
        return 2, Fraction(0)
    start, end = intervals[-1]
    return (0, start) if end is None else (1, start)


def _for_good(intervals: Sequence[Interval], unit: str, wording: Wording) -> str:
    if not intervals:
        return wording("planner_chart.never_in")
    start, end = intervals[-1]
    return wording("planner_chart.not_for_good") if end is not None else wording.amount(start, unit)


def _hover(name: str, intervals: Sequence[Interval], unit: str, wording: Wording) -> str:
    """Return the name with the first few intervals in words."""
    if not intervals:
        return f"{name}: {wording('planner_chart.never_in')}"
    parts = []
    for start, end in intervals[:4]:
        low = wording.amount(start, unit)
        high = "" if end is None else wording.amount(end, unit)
        parts.append(wording("planner_chart.from_to", low=low, high=high).rstrip())
    rest = "; …" if len(intervals) > len(parts) else ""
    return f"{name}: {'; '.join(parts)}{rest}"


def _stretches(intervals: Sequence[Interval], end: float) -> tuple[Stretch, ...]:
    exact = [Stretch(float(a), end if b is None else float(b)) for a, b in intervals]
    exact = [stretch for stretch in exact if stretch.start < stretch.end]
    if len(exact) <= _MOST_STRETCHES:
        return tuple(exact)
    return _in_cells(exact, end)


def _in_cells(exact: Sequence[Stretch], end: float) -> tuple[Stretch, ...]:
    """Return stretches told by how much of each cell of the axis they cover."""
    width = end / _CELLS
    covered = [0.0] * _CELLS
    for start, stop, _ in exact:
        for cell in range(int(start / width), min(_CELLS, int(stop / width) + 1)):
            low, high = max(start, cell * width), min(stop, (cell + 1) * width)
            covered[cell] += max(0.0, high - low) / width
    found: list[Stretch] = []
    for cell, share in enumerate(covered):
        if share < _NEARLY:
            continue
        start, stop, is_mixed = cell * width, (cell + 1) * width, share < 1 - _NEARLY
        last = found[-1] if found else None
        if last is not None and last.is_mixed == is_mixed and abs(last.end - start) < width / 2:
            found[-1] = last._replace(end=stop)
        else:
            found.append(Stretch(start, stop, is_mixed))
    return tuple(found)
