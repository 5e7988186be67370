"""What the picture of the efficient frontier shows, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from prioritisation.charts.planner.amounts import (
    Axis,
    amount_axis,
    signed,
    value_axis,
    value_text,
)
from prioritisation.charts.planner.thinning import step_after, step_at, thinned
from prioritisation.decision.programme.plans import Objective
from prioritisation.wording.wording import Wording

# A budget and the value that it reaches.
Point = tuple[Fraction, Fraction]

# Stretches of the axis of which the line keeps both ends, and of which one step can be clicked.
_LINE_CELLS, _SPOT_CELLS = 1000, 390


class MarkedPoint(NamedTuple):
    """A selection of people's to be marked: a letter, what it is, where it stands."""

    letter: str
    name: str
    budget: Fraction
    value: Fraction


class Spot(NamedTuple):
    """A step that can be clicked: its budget exactly, as `Fraction` reads it, and what it says."""

    budget: str
    x: float
    y: float
    hover: str


class Stairs(NamedTuple):
    """A named staircase; each value holds from its budget to the next one's."""

    name: str
    x: tuple[float, ...]
    y: tuple[float, ...]


class Now(NamedTuple):
    """The budget at which the plan stands; `y` is the best value, None below the first step."""

    x: float
    y: float | None
    budget: str
    best: str
    next_step: str


class Mark(NamedTuple):
    """A marked point: its letter, where it stands, what it says."""

    letter: str
    x: float
    y: float
    hover: str


class FrontierInfo(NamedTuple):
    """Everything that the picture shows; `summary` says it in a sentence."""

    best: Stairs
    spots: tuple[Spot, ...]
    comparators: tuple[Stairs, ...]
    now: Now | None
    marks: tuple[Mark, ...]
    x: Axis
    y: Axis
    summary: str


def frontier_info(
    points: Sequence[Point],
    *,
    budget: Fraction | None,
    budget_to: Fraction | None = None,
    comparators: Iterable[tuple[str, Sequence[Point]]] = (),
    marks: Iterable[MarkedPoint] = (),
    unit: str,
    objective: Objective,
    wording: Wording,
) -> FrontierInfo:
    """Return what to draw: the best value for every budget.

    Parameters
    ----------
    points : where the frontier steps up, both numbers rising; there may be tens of thousands
    budget : at which the plan stands; None = none
    budget_to : where the frontier ends; None = at its last step
    comparators : name and points of other ways to choose
    unit : of the budgets
    """
    others, marked = list(comparators), list(marks)
    budgets = [points[-1][0]] if points else []
    budgets += [b for b in (budget, budget_to) if b is not None]
    budgets += [mark.budget for mark in marked]
    lows = [v for way in (points, *(rows for _, rows in others)) for _, v in way[:1]]
    highs = [v for way in (points, *(rows for _, rows in others)) for _, v in way[-1:]]
    values = [Fraction(0), *lows, *highs, *(mark.value for mark in marked)]
    x = amount_axis(Fraction(0), max(budgets, default=Fraction(0)), unit, wording)

    def hover(b: Fraction, value: Fraction) -> str:
        return wording(
            "planner_chart.at_budget",
            budget=wording.amount(b, unit),
            value=value_text(value, objective, wording),
        )

    places = [float(b) for b, _ in points]
    spots = thinned(places, _SPOT_CELLS, both_ends=False)
    now = None if budget is None else _now(points, budget, unit, objective, wording)
    return FrontierInfo(
        best=_stairs(wording("planner_chart.best_line"), points, x.high),
        spots=tuple(
            Spot(str(points[i][0]), places[i], float(points[i][1]), hover(*points[i]))
            for i in spots
        ),
        comparators=tuple(_stairs(name, rows, x.high) for name, rows in others),
        now=now,
        marks=tuple(
            Mark(
                mark.letter,
                float(mark.budget),
                float(mark.value),
                f"{mark.letter}: {mark.name}, {hover(mark.budget, mark.value)}",
            )
            for mark in marked
        ),
        x=x._replace(title=wording("planner_chart.axis_budget", unit=x.title)),
        y=value_axis(min(values), max(values), objective, wording),
        summary=". ".join(t for t in (now.budget, now.best, now.next_step) if t)
        if now
        else wording("planner_chart.no_steps" if not points else "planner_chart.best_line"),
    )


def _stairs(name: str, points: Sequence[Point], end: float) -> Stairs:
    """Return a staircase thinned to what can be seen, running on to the end of the axis."""
    places = [float(b) for b, _ in points]
    kept = thinned(places, _LINE_CELLS, both_ends=True)
    x, y = [places[i] for i in kept], [float(points[i][1]) for i in kept]
    if x and x[-1] < end:
        x, y = [*x, end], [*y, y[-1]]
    return Stairs(name, tuple(x), tuple(y))


def _now(
    points: Sequence[Point], budget: Fraction, unit: str, objective: Objective, wording: Wording
) -> Now:
    here, following = step_at(points, budget), step_after(points, budget)
    step = ""
    if following is not None:
        more = following[0] - budget
        step = wording(
            "planner_chart.next_step",
            more=signed(more, wording.amount(more, unit)),
            value=value_text(following[1], objective, wording),
        )
    return Now(
        x=float(budget),
        y=None if here is None else float(here[1]),
        budget=wording("planner_chart.now", budget=wording.amount(budget, unit)),
        best=wording("planner_chart.none_yet")
        if here is None
        else wording("planner_chart.best", value=value_text(here[1], objective, wording)),
        next_step=step,
    )
