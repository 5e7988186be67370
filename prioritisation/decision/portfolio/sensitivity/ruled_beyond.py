"""What is the best just beyond a share, where rules on values follow it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reduction import Row, keeps
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import (
    Highest,
    ImpossibleError,
    highest,
    keeps_rows,
    rows_of,
)
from prioritisation.decision.portfolio.scheduling.terms import ONE, Terms, scaled
from prioritisation.decision.portfolio.sensitivity.value_conditions import (
    Condition,
    one_of_two,
    row_below,
    wider,
)
from prioritisation.decision.portfolio.sensitivity.weight_interval import Starts


def best_beyond(
    columns: Columns,
    conditions: Sequence[Condition],
    gain: Condition,
    share: Fraction,
    *,
    upwards: bool,
    deadline: Deadline,
) -> Starts | None:
    """Return a portfolio that is the best just beyond a share; None = none, or unknown in time.

    A condition holds just beyond the share where it is kept with room to spare at it, or is kept
    there and does not rise beyond. Of those that are the best at the share among all that keep
    them so, it is the one that gains the most.

    Parameters
    ----------
    columns : of the question without its rules on values
    conditions : what those rules demand
    gain : its terms are what decisions are worth
    upwards : whether beyond is at larger shares
    """
    n, choices = columns.count, len(conditions)
    sign = ONE if upwards else -ONE
    demands = rows_of(columns, columns.unordered_demands())
    base = [wider(row, choices) for row in demands]
    for k, condition in enumerate(conditions):
        terms, most = condition.at(share)
        rise, most_rise = condition.rise
        base.append(wider(columns.row(terms, most), choices))
        steady = columns.row(scaled(sign, rise), sign * most_rise)
        base += one_of_two(row_below(columns, terms, most), steady, k, choices)

    def best(terms: Terms, rows: Sequence[Row]) -> Highest:
        aim = wider(Row(columns.whole(terms).amounts, 0), choices)
        return highest(
            aim.amounts,
            rows,
            lambda taken: keeps(rows, taken) and keeps_rows(taken[:n], columns, demands),
            deadline,
        )

    here, _ = gain.at(share)
    rise, _ = gain.rise
    try:
        first = best(here, base)
        if first.taken is None or first.value != first.bound:
            return None
        worth = columns.whole(here)
        least = wider(Row(-worth.amounts, -first.value), choices)
        second = best(scaled(sign, rise), [*base, least])
    except ImpossibleError:
        return None
    if second.taken is None or second.value != second.bound:
        return None
    return columns.assessment(second.taken[:n]).starts
