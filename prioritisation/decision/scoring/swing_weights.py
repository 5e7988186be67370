"""Each person's swing weights → the group's weights of the criteria."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.programme.participants import SwingWeights


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWeights:
    """What a group says of the weights of the criteria, by their ids; shares of 1.

    Parameters
    ----------
    mean : sums to 1
    lowest, highest : the least and the greatest that somebody said
    lower_quartile, upper_quartile : Tukey's hinges, as of scores
    count : how many people weighed
    """

    mean: Mapping[str, Fraction]
    lowest: Mapping[str, Fraction]
    highest: Mapping[str, Fraction]
    lower_quartile: Mapping[str, Fraction]
    upper_quartile: Mapping[str, Fraction]
    count: int


def weights_of(weights: SwingWeights, criteria: Sequence[str]) -> Mapping[str, Fraction]:
    """Return one person's weights, w_c = s_c / Σ s: shares of 1.

    s_c is the importance of the step from the worst to the best level of criterion c, beside 100
    for the step that matters most; a criterion that was passed over has 0.

    Source: von Winterfeldt and Edwards (1986), Decision Analysis and Behavioral Research.
    """
    steps = {c: Fraction(weights.importance.get(c, 0)) for c in criteria}
    total = sum(steps.values())
    return {c: step / total if total else Fraction(1, len(steps)) for c, step in steps.items()}


def group_weights(
    everybody: Iterable[SwingWeights], criteria: Sequence[str]
) -> GroupWeights | None:
    """Return the group's weights: the mean of each person's own shares; None of nobody."""
    each = [weights_of(weights, criteria) for weights in everybody]
    if not each:
        return None
    rising = {c: sorted(weights[c] for weights in each) for c in criteria}
    n = len(each)
    half = (n + 1) // 2
    return GroupWeights(
        mean={c: sum(row, Fraction(0)) / n for c, row in rising.items()},
        lowest={c: row[0] for c, row in rising.items()},
        highest={c: row[-1] for c, row in rising.items()},
        lower_quartile={c: _median(row[:half]) for c, row in rising.items()},
        upper_quartile={c: _median(row[n - half :]) for c, row in rising.items()},
        count=n,
    )


def _median(rising: Sequence[Fraction]) -> Fraction:
    n = len(rising)
    return (rising[(n - 1) // 2] + rising[n // 2]) / 2
