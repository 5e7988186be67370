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
    point = _point(session.get(chart))
    if point == session.get(_kept(chart)):
        return None
    session.keep(_kept(chart), point)
    return point


def note_drawn(chart: str, state: Any) -> None:
    """Keep what a chart says that was drawn anew: one that has changed knows of no click.

    Parameters
    ----------
    chart : key
    state : that Streamlit returned for it
    """
    session.keep(_kept(chart), _point(state))


def _kept(chart: str) -> str:
    return f"{chart}_clicked"


def _point(state: Any) -> str | None:
    points = state.selection.points if state else []
    return str(points[0]["customdata"]) if points and "customdata" in points[0] else None
