"""The answers of many → one score."""

from __future__ import annotations

import decimal
import itertools
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
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
    upto = list(itertools.accumulate(times))
    n = upto[-1]
    half = (n + 1) // 2

    total = sum(k * x for k, x in zip(times, a, strict=True))
    if kind is GroupScore.MEAN:
        group = Fraction(total, n * d)
    else:
        group = Fraction(_doubled_median(a, upto, 0, n), 2 * d)
    squares = sum(k * x * x for k, x in zip(times, a, strict=True))
    variance = Fraction(n * squares - total * total, n * (n - 1) * d * d) if n > 1 else None
    return Score(
        value=group,
        group=group,
        spread=None if variance is None else _square_root(variance),
        lowest=Fraction(a[0], d),
        highest=Fraction(a[-1], d),
        lower_quartile=Fraction(_doubled_median(a, upto, 0, half), 2 * d) if n > 1 else None,
        upper_quartile=Fraction(_doubled_median(a, upto, n - half, n), 2 * d) if n > 1 else None,
        count=n,
        dont_knows=dont_knows,
    )


def weighed_equally(score: Score, by_group: Iterable[Given], kind: GroupScore) -> Score:
    """Return a score with each group's own weighing the same: the mean of the groups' scores.

    Parameters
    ----------
    score : of everybody; its spread and its counts stay those of the people
    by_group : the answers of each group; those without a number are passed over
    """
    of_groups = [group_score(given, kind).group for given in by_group]
    numbers = [group for group in of_groups if group is not None]
    if not numbers:
        return score
    mean = sum(numbers, Fraction(0)) / len(numbers)
    return replace(score, group=mean, value=mean)


def _doubled_median(rising: list[int], upto: list[int], start: int, end: int) -> int:
    """Return twice the middle number of a stretch, or the sum of the two in the middle.

    Parameters
    ----------
    rising : the numbers that differ
    upto : how many there are of each and those before it
    start, end : the stretch holds the numbers from this one to before that one, counted from 0
    """
    middle = start + end
    below = rising[bisect_right(upto, (middle - 1) // 2)]
    return below + rising[bisect_right(upto, middle // 2)]


def _square_root(variance: Fraction) -> Decimal:
    # A context of its own: the answer must not depend on what the caller has set.
    with decimal.localcontext(decimal.Context(prec=50)):
        exact = Decimal(variance.numerator) / Decimal(variance.denominator)
        return exact.sqrt().quantize(_SPREAD_STEP)
