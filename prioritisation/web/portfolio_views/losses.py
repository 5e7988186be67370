"""What each decision of the answer loses when it is turned round, where that is known already."""

from __future__ import annotations

from collections.abc import Mapping

from prioritisation.actions.explaining import known_reasons
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.decision.portfolio.reasons.nearness import nearest_first
from prioritisation.decision.portfolio.reasons.reason import Reason


def losses(planned: PlannedPortfolio) -> Mapping[str, Reason]:
    """Return the reasons by measure, the nearest decision first; nothing is waited for.

    One budget has them at once; of several years they are there once somebody has looked at the
    page of reasons.
    """
    known = planned.reasons or known_reasons(planned.posed, planned.portfolio)
    return {reason.measure: reason for reason in nearest_first(known.values())}


def in_order(ids: list[str], reasons: Mapping[str, Reason]) -> list[str]:
    """Return measures by how near their decision is; as they are while not all is known."""
    if any(i not in reasons for i in ids):
        return ids
    return [i for i in reasons if i in ids]
