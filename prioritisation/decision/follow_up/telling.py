"""What has been told of the measures by a day, and of which nothing has been told for long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date

from prioritisation.decision.programme.progress import ProgressReport, ProgressState

# Whoever is done, or has stopped, has nothing more to tell.
_OVER = (ProgressState.DONE, ProgressState.STOPPED)


def day_of(report: ProgressReport) -> date:
    """Return the day on which something was told, in UTC."""
    return report.at.astimezone(UTC).date()


def latest_reports(
    progress: Iterable[ProgressReport], on: date | None = None
) -> Mapping[str, ProgressReport]:
    """Return by measure what was told last; of the same moment, what comes later in the list.

    Parameters
    ----------
    on : only what was told by the end of that day; None = all
    """
    latest: dict[str, ProgressReport] = {}
    for report in progress:
        known = latest.get(report.measure)
        if (on is None or day_of(report) <= on) and (known is None or report.at >= known.at):
            latest[report.measure] = report
    return latest


def months_since(told: date, today: date) -> int:
    """Return how many whole months have passed since a day."""
    months = (today.year - told.year) * 12 + today.month - told.month
    return max(0, months - (today.day < told.day))


def is_silent(
    report: ProgressReport | None, start: int | None, today: date, *, months: int
) -> bool:
    """Return whether a measure should be told of again.

    It should when the last report is as many whole months old, or older, and does not say that
    the measure is done or stopped; or when nothing has been told although its start year has
    begun. Without a start year it is as if that had begun.

    Parameters
    ----------
    months : 1 or more
    """
    if report is None:
        return start is None or start <= today.year
    return report.state not in _OVER and months_since(day_of(report), today) >= months
