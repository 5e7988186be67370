"""What is clicked on a chart, told once."""

from __future__ import annotations

from typing import Any

from prioritisation.web import session


def newly_clicked(chart: str) -> str | None:
    """Return what the clicked point of a chart stands for, in the run that follows the click.

    The chart itself keeps its point; whatever is typed or chosen afterwards counts.

    Parameters
    ----------
    chart : key, whose points carry what they stand for as customdata
    """
    state: Any = session.get(chart)
    points = state.selection.points if state else []
    point = str(points[0]["customdata"]) if points and "customdata" in points[0] else None
    if point == session.get(f"{chart}_clicked"):
        return None
    session.keep(f"{chart}_clicked", point)
    return point
