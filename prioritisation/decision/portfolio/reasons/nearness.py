"""Which decision is the nearest to being turned round."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from prioritisation.decision.portfolio.reasons.reason import Reason


def nearest_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return reasons by loss, the smallest first; then the unknown, then what cannot be turned.

    Where only limits of a loss are known, it stands by the larger one. Equals keep their order.
    """
    return tuple(sorted(reasons, key=_rank))


def _rank(reason: Reason) -> tuple[int, Fraction]:
    if reason.is_possible is False:
        return 2, Fraction(0)
    return (1, reason.at_least) if reason.at_most is None else (0, reason.at_most)
