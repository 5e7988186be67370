"""From which value on a portfolio is as good as the best one within a tolerance."""

from __future__ import annotations

from fractions import Fraction

from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio


def least_value(portfolio: ScheduledPortfolio, tolerance: Fraction) -> Fraction:
    """Return the smallest value within the tolerance: best − tolerance·|best|.

    So where the best value is below 0, a tolerance of 2 % lets it fall by 2 % of its size; where
    it is 0, only portfolios of the same value are as good, whatever the tolerance.

    Parameters
    ----------
    portfolio : the best one, proven
    tolerance : a share, 0 or more

    Raises
    ------
    ValueError : the portfolio is not proven to be the best, or the tolerance is below 0.
    """
    if portfolio.status is not Status.OPTIMAL:
        raise ValueError("portfolio: not proven to be the best")
    if tolerance < 0:
        raise ValueError("tolerance: below 0")
    return portfolio.value - tolerance * abs(portfolio.value)
