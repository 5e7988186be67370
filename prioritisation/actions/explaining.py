"""Why each measure is in or out, and what would bring it in, worked out behind the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.posing import Posed
from prioritisation.decision.portfolio.reasons.entries import entries
from prioritisation.decision.portfolio.reasons.entry import Entry
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.reasons.reasons import reasons
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio

# For all measures of a plan together; what is not known by then is told with its limits.
REASONS_SECONDS = 300.0
ENTRIES_SECONDS = 300.0


def reasons_job(posed: Posed, portfolio: ScheduledPortfolio) -> Job[Mapping[str, Reason]]:
    """Return the work on the reasons: `found` holds those so far, by measure.

    Parameters
    ----------
    portfolio : the best one, proven
    """

    def work(job: Job[Mapping[str, Reason]]) -> Mapping[str, Reason]:
        found: dict[str, Reason] = {}
        asked = reasons(posed.problem, portfolio, time_limit=REASONS_SECONDS, stop=job.stop)
        for reason in asked:
            found = {**found, reason.measure: reason}
            job.found = found
            job.progress = len(found) / len(posed.problem.ids)
        return found

    return the_jobs().job(("reasons", posed.key, tuple(portfolio.starts.items())), work)


def entries_job(
    posed: Posed, portfolio: ScheduledPortfolio, order: Sequence[str]
) -> Job[Mapping[str, Entry]]:
    """Return the work on what would bring measures in: `found` holds it so far, by measure.

    Parameters
    ----------
    portfolio : the best one, proven
    order : ids of those to ask about, the most interesting first
    """

    def work(job: Job[Mapping[str, Entry]]) -> Mapping[str, Entry]:
        found: dict[str, Entry] = {}
        asked = entries(posed.problem, portfolio, order, time_limit=ENTRIES_SECONDS, stop=job.stop)
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


def forget(job: Job[Mapping[str, Reason]] | Job[Mapping[str, Entry]]) -> None:
    """Forget work that was stopped, so that it is begun anew."""
    the_jobs().forget(job.key)
