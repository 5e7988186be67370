"""The answers of many → one score."""

from __future__ import annotations

import decimal
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.settings import GroupScore
from prioritisation.decision.scoring.score import Score

# How often each score was given for one item and criterion; None counts the don't-knows.
Given = Counter[Decimal | None]

_SPREAD_STEP = Decimal("0.000001")


def given_by_key(answers: Iterable[Answer]) -> Mapping[tuple[str, str], Given]:
    """Return the answers by item and criterion; a later one for its key replaces an earlier."""
    last = {(a.workshop, a.round, a.participant, a.item, a.criterion): a.score for a in answers}
    given: dict[tuple[str, str], Given] = {}
    for (*_, item, criterion), score in last.items():
        given.setdefault((item, criterion), Counter())[score] += 1
    return given


def group_score(given: Given, kind: GroupScore) -> Score:
    """Return what the answers to one question say together.

    Parameters
    ----------
    given : how often each score was given; they are numbers of the criterion's scale
    kind : mean or median of the numbers
    """
    dont_knows = given[None]
    scores = sorted(score for score in given if score is not None)
    if not scores:
        return Score(dont_knows=dont_knows)

    # Whole numbers a over one denominator d, so that sums are exact and fast.
    ratios = [score.as_integer_ratio() for score in scores]
    d = math.lcm(*(denominator for _, denominator in ratios))
    a = [numerator * (d // denominator) for numerator, denominator in ratios]
    times = [given[score] for score in scores]
    n = sum(times)

    total = sum(k * x for k, x in zip(times, a, strict=True))
    group = Fraction(total, n * d) if kind is GroupScore.MEAN else _median(a, times) / d
    squares = sum(k * x * x for k, x in zip(times, a, strict=True))
    variance = Fraction(n * squares - total * total, n * (n - 1) * d * d) if n > 1 else None
    return Score(
        value=group,
        group=group,
        spread=None if variance is None else _square_root(variance),
        lowest=Fraction(a[0], d),
        highest=Fraction(a[-1], d),
        count=n,
        dont_knows=dont_knows,
    )


def _median(rising: list[int], times: list[int]) -> Fraction:
    """Return the middle number, or the mean of the two in the middle."""
    numbers = [number for number, k in zip(rising, times, strict=True) for _ in range(k)]
    n = len(numbers)
    return Fraction(numbers[(n - 1) // 2] + numbers[n // 2], 2)


def _square_root(variance: Fraction) -> Decimal:
    # A context of its own: the answer must not depend on what the caller has set.
    with decimal.localcontext(decimal.Context(prec=50)):
        exact = Decimal(variance.numerator) / Decimal(variance.denominator)
        return exact.sqrt().quantize(_SPREAD_STEP)
