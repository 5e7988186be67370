"""What stands beside the answer of one budget: reasons, what could be exchanged, what would fit."""

from __future__ import annotations

from collections.abc import Mapping

from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.reasons.reasons import reasons
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.demands import DemandKind
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.programme.rules import Never

# For all reasons of one budget together: the answer waits for them.
_REASONS_SECONDS = 1.0


def reasons_at_once(portfolio: ScheduledPortfolio) -> Mapping[str, Reason]:
    """Return the reasons for an answer of one period, by measure in list order, in a second.

    There is none where it is not proven; what is not known by then is told with its limits.
    """
    if portfolio.status is not Status.OPTIMAL:
        return {}
    found = {
        reason.measure: reason
        for reason in reasons(portfolio.problem, portfolio, time_limit=_REASONS_SECONDS)
    }
    return {i: found[i] for i in portfolio.problem.ids if i in found}


def exchangeable_measures(found: Mapping[str, Reason]) -> tuple[str, ...]:
    """Return the measures that some portfolio of exactly the same value has otherwise.

    Parameters
    ----------
    found : reasons by measure
    """
    return tuple(i for i, reason in found.items() if reason.loss == 0)


def fitting_measures(portfolio: ScheduledPortfolio) -> tuple[str, ...]:
    """Return the measures left out that what is left would pay for, each alone.

    Rules that keep one out are looked at only where they forbid it by name.
    """
    problem, chosen = portfolio.problem, portfolio.assessment
    never = {i for rule in problem.rules if isinstance(rule, Never) for i in rule.measures}
    return tuple(
        i for i in problem.ids if i not in chosen.starts and i not in never and _fits(chosen, i)
    )


def _fits(chosen: Assessment, measure: str) -> bool:
    problem = chosen.problem
    for t in problem.by_id[measure].starts:
        wider = Assessment(problem=problem, starts={**chosen.starts, measure: t})
        if all(demand.kind is DemandKind.RULE for demand in wider.broken):
            return True
    return False
