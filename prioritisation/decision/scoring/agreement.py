"""How alike the answers to one question are."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction


def agreement(counts: Mapping[Decimal, int], low: int, high: int) -> float | None:
    """Return the consensus of scores, 0 … 1; None below two of them.

    Cns(X) = 1 + Σ pᵢ log₂(1 − |Xᵢ − μ| / (X_max − X_min)), where pᵢ is the share of those who gave
    the score Xᵢ, μ = Σ pᵢ Xᵢ, and X_min, X_max are the ends of the scale. 1: everybody gave the
    same. 0: one half at each end.

    Parameters
    ----------
    counts : how often each score was given
    low, high : the ends of the scale

    Source: Tastle and Wierman (2007), Consensus and dissention: A measure of ordinal dispersion,
    International Journal of Approximate Reasoning 45(3), 531–545.
    """
    scores = sorted(score for score, n in counts.items() if n)
    n = sum(counts[score] for score in scores)
    if n < 2:
        return None
    if len(scores) == 1:
        return 1.0
    # Exact up to the logarithm.
    mean = sum((Fraction(score) * counts[score] for score in scores), Fraction(0)) / n
    shares = (
        counts[score] / n * math.log2(1 - abs(Fraction(score) - mean) / (high - low))
        for score in scores
    )
    # Added exactly, so that the order does not matter; rounding must not leave the range.
    return min(1.0, max(0.0, 1 + math.fsum(shares)))
