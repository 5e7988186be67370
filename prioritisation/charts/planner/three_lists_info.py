"""A proposal against what could be had instead: what the picture shows, as plain data."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from prioritisation.charts.planner.amounts import (
    Axis,
    amount_axis,
    measured_value,
    signed,
    value_axis,
)
from prioritisation.charts.planner.frontier_info import Point, Stairs
from prioritisation.charts.planner.thinning import thinned
from prioritisation.decision.programme.plans import Objective
from prioritisation.wording.wording import Wording

# The window is so many times as wide and high as what is compared, or such a share of the whole,
# but never so large that an arrow is too short to be seen.
_WIDER, _HIGHER, _LEAST, _LARGEST = Fraction(7, 2), Fraction(5, 2), Fraction(1, 10), 5
# Where in the window their middle lies: more room is left to the labels at the left and above.
_ALONG, _UP = Fraction(11, 20), Fraction(21, 50)
_CELLS = 1000


class ThreeList(NamedTuple):
    """One of the lists: its letter, what it is, its figures, and where it stands."""

    letter: str
    name: str
    figures: str
    x: float
    y: float


class ThreeListsInfo(NamedTuple):
    """Everything that the picture shows.

    `better` and `cheaper` are None where no better or cheaper list was asked for; the texts of
    the arrows are empty where there is nothing to gain or to save.
    """

    frontier: Stairs
    proposal: ThreeList
    better: ThreeList | None
    cheaper: ThreeList | None
    gain: str
    saving: str
    x: Axis
    y: Axis
    zoom_note: str
    summary: str


def three_lists_info(
    points: Sequence[Point],
    *,
    proposal: Point,
    better: Point | None,
    cheaper: Point | None,
    unit: str,
    objective: Objective,
    wording: Wording,
) -> ThreeListsInfo:
    """Return what to draw: the proposal P, the better B for its money, the cheaper C.

    Parameters
    ----------
    points : where the frontier steps up, both numbers rising
    proposal, better, cheaper : money and value of each
    unit : of the money
    """
    lists = [point for point in (proposal, better, cheaper) if point is not None]
    money, values = [p[0] for p in lists], [p[1] for p in lists]
    low, high = _window(min(money), max(money), _WIDER, _ALONG)
    bottom, top = _window(min(values), max(values), _HIGHER, _UP)
    x = _from_zero(amount_axis(low, high, unit, wording), min(money))
    y = _from_zero(value_axis(bottom, top, objective, wording), min(values))
    gain = better[1] - proposal[1] if better else Fraction(0)
    saving = proposal[0] - cheaper[0] if cheaper else Fraction(0)

    def described(letter: str, key: str, point: Point) -> ThreeList:
        figures = wording(
            "planner_chart.money_and_value",
            money=wording.amount(point[0], unit),
            value=measured_value(point[1], objective, wording),
        )
        return ThreeList(letter, wording(key), figures, float(point[0]), float(point[1]))

    gain_text = measured_value(gain, objective, wording)
    saving_text = wording.amount(abs(saving), unit)
    p = described("P", "planner_chart.proposal", proposal)
    b = better and described(
        "B", "planner_chart.better" if gain else "planner_chart.no_better", better
    )
    c = cheaper and described(
        "C", "planner_chart.cheaper" if saving else "planner_chart.no_cheaper", cheaper
    )
    return ThreeListsInfo(
        frontier=_stairs(points, low, high, wording("planner_chart.best_line")),
        proposal=p,
        better=b or None,
        cheaper=c or None,
        gain=signed(gain, gain_text) if gain else "",
        saving=signed(-saving, saving_text) if saving else "",
        x=x._replace(title=wording("planner_chart.axis_money_spent", unit=x.title)),
        y=y,
        zoom_note=_zoom_note(low, bottom, wording),
        summary="; ".join(f"{o.letter}: {o.name}, {o.figures}" for o in (p, b, c) if o),
    )


def _window(
    low: Fraction, high: Fraction, times: Fraction, share: Fraction
) -> tuple[Fraction, Fraction]:
    """Return where to look: around what is compared."""
    size = max(abs(low), abs(high))
    span = max((high - low) * times, size * _LEAST) or Fraction(1)
    if low < high:
        span = min(span, (high - low) * _LARGEST)
    middle = (low + high) / 2
    return middle - span * share, middle + span * (1 - share)


def _from_zero(axis: Axis, least: Fraction) -> Axis:
    """Return an axis without marks below 0, where there is only room for a label."""
    low = min(Fraction(0), least)
    return axis._replace(ticks=tuple(tick for tick in axis.ticks if tick[0] >= low))


def _zoom_note(low: Fraction, bottom: Fraction, wording: Wording) -> str:
    if low > 0 and bottom > 0:
        return wording("planner_chart.zoomed")
    if bottom > 0:
        return wording("planner_chart.zoomed_value")
    return wording("planner_chart.zoomed_money") if low > 0 else ""


def _stairs(points: Sequence[Point], low: Fraction, high: Fraction, name: str) -> Stairs:
    """Return the part of the staircase in the window, from the step before it on."""
    first = max(0, bisect_left(points, low, key=lambda point: point[0]) - 1)
    last = bisect_left(points, high, key=lambda point: point[0])
    inside = points[first:last]
    places = [float(b) for b, _ in inside]
    kept = thinned(places, _CELLS, both_ends=True)
    x, y = [places[i] for i in kept], [float(inside[i][1]) for i in kept]
    if x:
        x, y = [*x, float(high)], [*y, y[-1]]
    return Stairs(name, tuple(x), tuple(y))
