"""Why each measure is in or out, and what would bring it in, worked out behind the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.posing import Posed
from prioritisation.decision.portfolio.reasons.entries import entries
from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint, Point
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.reasons.reasons import reasons
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio

# For all measures of a plan together; what is not known by then is told with its limits.
REASONS_SECONDS = 300.0
ENTRIES_SECONDS = 300.0

_NOTHING: Mapping[str, Any] = {}


def reasons_job(
    posed: Posed, portfolio: ScheduledPortfolio, known: Mapping[str, Reason] = _NOTHING
) -> Job[Mapping[str, Reason]]:
    """Return the work on the reasons: `found` holds those so far, by measure.

    Parameters
    ----------
    portfolio : the best one, proven
    known : those that are known already, by measure; what is proven is not worked out anew
    """

    def work(job: Job[Mapping[str, Reason]]) -> Mapping[str, Reason]:
        proven = {i: reason for i, reason in known.items() if reason.is_proven}
        found = job.found = proven
        if len(proven) == len(posed.problem.ids):
            return proven
        asked = reasons(posed.problem, portfolio, time_limit=REASONS_SECONDS, stop=job.stop)
        for reason in asked:
            found = {**found, reason.measure: proven.get(reason.measure, reason)}
            job.found = found
            job.progress = len(found) / len(posed.problem.ids)
        return found

    return the_jobs().job(("reasons", posed.key, tuple(portfolio.starts.items())), work)


def entries_job(
    posed: Posed,
    portfolio: ScheduledPortfolio,
    order: Sequence[str],
    known: Mapping[str, Entry] = _NOTHING,
) -> Job[Mapping[str, Entry]]:
    """Return the work on what would bring measures in: `found` holds it so far, by measure.

    Parameters
    ----------
    portfolio : the best one, proven
    order : ids of those to ask about, the most interesting first
    known : those that are known already, by measure
    """

    def work(job: Job[Mapping[str, Entry]]) -> Mapping[str, Entry]:
        found = job.found = dict(known)
        rest = [i for i in order if i not in known]
        asked = entries(
            posed.problem,
            portfolio,
            rest,
            why=known_reasons(posed, portfolio),
            time_limit=ENTRIES_SECONDS,
            stop=job.stop,
        )
        for entry in asked:
            found = {**found, entry.measure: entry}
            job.found = found
            job.progress = len(found) / len(order)
        return found

    starts = tuple(portfolio.starts.items())
    return the_jobs().job(("entries", posed.key, starts, tuple(order)), work)


def known_reasons(posed: Posed, portfolio: ScheduledPortfolio) -> Mapping[str, Reason]:
    """Return the reasons that are known already, by measure; nothing is begun or waited for."""
    key = ("reasons", posed.key, tuple(portfolio.starts.items()))
    job: Job[Mapping[str, Reason]] | None = the_jobs().known(key)
    return {} if job is None else job.found or {}


def go_on_with_reasons(posed: Posed, portfolio: ScheduledPortfolio) -> None:
    """Begin work that was stopped anew; what it had proven stays known."""
    job = reasons_job(posed, portfolio)
    found = job.outcome() or job.found or {}
    the_jobs().forget(job.key)
    reasons_job(posed, portfolio, found)


def go_on_with_entries(posed: Posed, portfolio: ScheduledPortfolio, order: Sequence[str]) -> None:
    """Go on with work that was stopped: with what it had not found yet."""
    job = entries_job(posed, portfolio, order)
    found = job.outcome() or job.found or {}
    the_jobs().forget(job.key)
    known = {i: e for i, e in found.items() if NoPoint.UNKNOWN not in _points(e)}
    entries_job(posed, portfolio, order, known)


def _points(entry: Entry) -> tuple[Point, ...]:
    return entry.cost, entry.share, entry.value, entry.budget
