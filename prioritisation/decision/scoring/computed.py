"""Output/input worked out from impact and cost, beside the one that people judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.scoring.ranks import mid_ranks
from prioritisation.errors import InvalidValueError

# Impact points are counted per this much net cost, in euros.
COST_UNIT = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedScore:
    """Output/input of one measure as its impact and cost give it.

    Parameters
    ----------
    score : a whole level of the scale
    ratio : impact points per 100,000 € of net cost; None when the measure is free
    free : there is no net cost, or income exceeds it: the score is the top of the scale
    """

    score: Fraction
    ratio: Fraction | None = None
    free: bool = False


def computed_score(
    impact_points: Fraction | None,
    net_cost: Decimal,
    criterion: Criterion,
    limits: Sequence[Decimal],
) -> ComputedScore | None:
    """Return output/input computed from impact and cost, or None without an impact score.

        ratio = 100,000 · impact_points / net_cost
        score = low + the number of limits that the ratio reaches

    The limits are fixed and do not look at the other measures, so that adding a measure
    changes no other score. A score is a whole level; there is nothing between two limits.

    Parameters
    ----------
    impact_points : worth of the impact score, 0 … 100; None = not scored
    net_cost : cost − income over all years, euros
    criterion : output/input, with its scale from `low` to `high`
    limits : ratio at which each level above the lowest is reached, rising

    Raises
    ------
    InvalidValueError : there is not one limit for each level above the lowest.
    """
    if not limits_fit(limits, criterion):
        raise InvalidValueError(
            "one_limit_a_level",
            field="ratio_limits",
            value=len(limits),
            needed=criterion.high - criterion.low,
        )
    if impact_points is None:
        return None
    if net_cost <= 0:
        return ComputedScore(score=Fraction(criterion.high), free=True)
    ratio = COST_UNIT * impact_points / Fraction(net_cost)
    reached = sum(limit <= ratio for limit in map(Fraction, limits))
    return ComputedScore(score=Fraction(criterion.low + reached), ratio=ratio)


def limits_fit(limits: Sequence[Decimal], criterion: Criterion) -> bool:
    """Return whether there is one limit for each level of the scale above the lowest."""
    return len(limits) == criterion.high - criterion.low


@dataclass(frozen=True, slots=True, kw_only=True)
class RankDisagreement:
    """A measure that people and the calculation place differently.

    Parameters
    ----------
    id : of the measure
    judged, computed : its two scores on output/input
    judged_rank, computed_rank : its place by each, 1 = the largest; ties share the mean of
        their places
    """

    id: str
    judged: Fraction
    computed: Fraction
    judged_rank: Fraction
    computed_rank: Fraction

    @property
    def difference(self) -> Fraction:
        """Places between the two; above 0 where people place it higher than the calculation."""
        return self.computed_rank - self.judged_rank


def rank_disagreements(
    judged: Mapping[str, Fraction], computed: Mapping[str, Fraction]
) -> tuple[RankDisagreement, ...]:
    """Return the measures whose two ranks differ, the largest difference first.

    Ranked are the measures that have both scores. Equal differences keep the order of
    `judged`, the list's own.

    Parameters
    ----------
    judged, computed : scores on output/input by measure id
    """
    both = [i for i in judged if i in computed]
    judged_ranks = mid_ranks({i: judged[i] for i in both})
    computed_ranks = mid_ranks({i: computed[i] for i in both})
    rows = [
        RankDisagreement(
            id=i,
            judged=judged[i],
            computed=computed[i],
            judged_rank=judged_ranks[i],
            computed_rank=computed_ranks[i],
        )
        for i in both
        if judged_ranks[i] != computed_ranks[i]
    ]
    return tuple(sorted(rows, key=lambda row: -abs(row.difference)))
