"""A small line of an indicator's values, for a card."""

from __future__ import annotations

from prioritisation.charts.colours import Palette
from prioritisation.charts.indicators.info import runs_of
from prioritisation.decision.follow_up.series import Series

WIDTH, HEIGHT = 180, 44
_EDGE = 5.0


def sparkline(series: Series, colours: Palette) -> str:
    """Return the picture as SVG: a line that stops at gaps, a dot for the latest value."""
    runs = [
        [(point.on.toordinal(), float(point.value)) for point in run] for run in runs_of(series)
    ]
    points = [point for run in runs for point in run]
    if not points:
        return ""
    (first, _), (last, _) = points[0], points[-1]
    low, high = min(y for _, y in points), max(y for _, y in points)

    def place(day: int, value: float) -> str:
        x = _EDGE + (day - first) / ((last - first) or 1) * (WIDTH - 2 * _EDGE)
        share = (value - low) / (high - low) if high > low else 0.5
        return f"{x:.1f} {HEIGHT - _EDGE - share * (HEIGHT - 2 * _EDGE):.1f}"

    lines = "".join(
        f'<polyline points="{" ".join(place(*point) for point in run)}" fill="none" '
        f'stroke="{colours.primary}" stroke-width="2"/>'
        for run in runs
        if len(run) > 1
    )
    dots = "".join(
        _dot(place(*run[-1]), 3.5 if run is runs[-1] else 2.5, colours)
        for run in runs
        if len(run) == 1 or run is runs[-1]
    )
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f"<svg {box}>{lines}{dots}</svg>"


def _dot(at: str, radius: float, colours: Palette) -> str:
    x, y = at.split()
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colours.primary}"/>'
