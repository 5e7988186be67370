"""What the frontier of several years shows: the best found when all budgets grow by one factor.

Its points are solved for one by one, and not always to the proof: what is proven and what is
only the best found are told apart by shape. Beside it stand other ways to choose, as far as they
keep the budgets and the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from prioritisation.charts.planner.amounts import Axis, value_axis, value_text
from prioritisation.charts.planner.frontier_info import Point, Stairs
from prioritisation.decision.programme.plans import Objective
from prioritisation.wording.wording import Wording


class ScaledPoint(NamedTuple):
    """What was found with a share of all budgets; value None = nothing keeps the rules.

    The value is proven when it reaches the bound.
    """

    share: Fraction
    value: Fraction | None
    bound: Fraction | None = None


class Found(NamedTuple):
    """One point: its share exactly, as `Fraction` reads it; `bound` only where nothing is proven.

    `y` is None where nothing keeps the rules.
    """

    share: str
    x: float
    y: float | None
    bound: float | None
    hover: str


class ScaledFrontierInfo(NamedTuple):
    """Everything that the picture shows; `summary` says it in a sentence.

    Attributes
    ----------
    best : what is sure: what a smaller budget reaches, a larger one reaches too
    ring : the point whose list is shown, x and y; None = there is none
    legend : what the shapes that are there mean
    """

    points: tuple[Found, ...]
    best: Stairs
    comparators: tuple[Stairs, ...]
    ring: tuple[float, float] | None
    now: float
    now_text: str
    now_best: str
    legend: tuple[tuple[str, str, str], ...]
    x: Axis
    y: Axis
    summary: str


def scaled_frontier_info(
    points: Iterable[ScaledPoint],
    *,
    comparators: Iterable[tuple[str, Sequence[Point]]] = (),
    shown: Fraction | None = None,
    objective: Objective,
    wording: Wording,
    current: Fraction = Fraction(1),
) -> ScaledFrontierInfo:
    """Return what to draw of the best values with several shares of all budgets.

    Parameters
    ----------
    points : in any order
    comparators : name of another way to choose, and shares with the values that it reaches, the
        smallest first
    shown : share of the point whose list is shown
    current : share at which the plan stands
    """
    rows = sorted(points, key=lambda point: point.share)
    found = tuple(_found(point, objective, wording) for point in rows)
    others = [(name, list(reached)) for name, reached in comparators]
    shares = [current, *(point.share for point in rows)]
    values = [v for point in rows for v in (point.value, point.bound) if v is not None]
    values += [Fraction(0), *(value for _, reached in others for _, value in reached)]
    low, high = min(shares), max(shares)
    low, high = (low, high) if low < high else (low - Fraction(1, 10), high + Fraction(1, 10))
    ticks = sorted({*(point.share for point in rows), current})
    here = next((p.value for p in rows if p.share == current), None)
    signs = (
        (
            "●",
            "primary",
            "planner_chart.proven",
            any(p.y is not None and p.bound is None for p in found),
        ),
        ("○", "primary", "planner_chart.unproven", any(p.bound is not None for p in found)),
        ("×", "bad", "planner_chart.infeasible", any(p.y is None for p in found)),
    )
    now_text = wording("planner_chart.now_share", share=wording.percent(current, 0))
    now_best = (
        ""
        if here is None
        else wording("planner_chart.best", value=value_text(here, objective, wording))
    )
    return ScaledFrontierInfo(
        points=found,
        best=_stairs(
            wording("planner_chart.best_line"),
            [(point.share, point.value) for point in rows if point.value is not None],
        ),
        comparators=tuple(_stairs(name, reached) for name, reached in others if reached),
        ring=next(
            (
                (float(point.share), float(point.value))
                for point in rows
                if point.share == shown and point.value is not None
            ),
            None,
        ),
        now=float(current),
        now_text=now_text,
        now_best=now_best,
        legend=tuple(
            (sign, colour, wording(key)) for sign, colour, key, is_there in signs if is_there
        ),
        x=Axis(
            float(low),
            float(high),
            tuple((float(share), wording.percent(share, 0)) for share in _few(ticks, current)),
            wording("planner_chart.axis_share"),
        ),
        y=value_axis(min(values), max(values), objective, wording),
        summary=". ".join(text for text in (now_text, now_best) if text),
    )


def _stairs(name: str, reached: Sequence[Point]) -> Stairs:
    return Stairs(
        name,
        tuple(float(share) for share, _ in reached),
        tuple(float(value) for _, value in reached),
    )


def _few(shares: Sequence[Fraction], current: Fraction) -> Sequence[Fraction]:
    """Return shares that can be written side by side, the current one among them."""
    step = -(-len(shares) // 11)
    start = shares.index(current) % step
    return shares[start::step]


def _found(point: ScaledPoint, objective: Objective, wording: Wording) -> Found:
    share = wording.percent(point.share, 0)
    if point.value is None:
        hover = wording("planner_chart.infeasible_at", share=share)
        return Found(str(point.share), float(point.share), None, None, hover)
    hover = wording(
        "planner_chart.at_budget", budget=share, value=value_text(point.value, objective, wording)
    )
    is_open = point.bound is not None and point.bound > point.value
    if is_open and point.bound is not None:
        bound = value_text(point.bound, objective, wording)
        hover = f"{hover}, {wording('planner_chart.at_most', value=bound)}"
    return Found(
        str(point.share),
        float(point.share),
        float(point.value),
        float(point.bound) if is_open and point.bound is not None else None,
        hover,
    )
