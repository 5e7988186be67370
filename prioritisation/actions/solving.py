"""The best portfolio of a question, worked out behind the page that shows it."""

from __future__ import annotations

from collections.abc import Mapping

from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.posing import Posed
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.demand_prices import (
    DemandPrice,
    demand_prices,
)
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import PreparedSchedule

# A page's solver gives up proving after so long; what it then has, it shows with its gap.
PROOF_SECONDS = 120.0
TIES_SECONDS = 60.0
# For what one rule costs.
PRICE_SECONDS = 30.0


def best_job(posed: Posed) -> Job[ScheduledPortfolio]:
    """Return the work on a plan: `found` is the best so far, `result` the proven one.

    Between the proof and the end, equally good portfolios are compared: then `found` is
    proven, and only its ties are open.
    """

    def work(job: Job[ScheduledPortfolio]) -> ScheduledPortfolio:
        prepared = PreparedSchedule(posed.problem)

        def better(portfolio: ScheduledPortfolio) -> None:
            known: ScheduledPortfolio | None = job.found
            if known is None or portfolio.value > known.value or portfolio.bound < known.bound:
                job.found = portfolio

        best = prepared.best(
            time_limit=PROOF_SECONDS, stop=job.stop, settle_ties=False, on_better=better
        )
        job.found = best
        if best.status is not Status.OPTIMAL:
            return best
        return prepared.settled(best, time_limit=TIES_SECONDS, stop=job.stop)

    return the_jobs().job(("best", posed.key), work)


def price_job(posed: Posed, portfolio: ScheduledPortfolio) -> Job[Mapping[str, DemandPrice]]:
    """Return the work on what each rule costs: `found` holds the prices so far, by rule.

    Parameters
    ----------
    portfolio : the best one, proven
    """

    def work(job: Job[Mapping[str, DemandPrice]]) -> Mapping[str, DemandPrice]:
        prices: dict[str, DemandPrice] = {}
        rules = posed.problem.rules
        for price in demand_prices(
            posed.problem, portfolio, time_limit=PRICE_SECONDS, stop=job.stop
        ):
            prices = {**prices, price.rule: price}
            job.found = prices
            job.progress = len(prices) / len(rules)
        return prices

    return the_jobs().job(("prices", posed.key, tuple(portfolio.starts.items())), work)
