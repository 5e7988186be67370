"""What some people said on one item and criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.settings import GroupScore
from prioritisation.decision.scoring.agreement import agreement
from prioritisation.decision.scoring.group_score import Given, group_score
from prioritisation.decision.scoring.score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """What some people said on one item and criterion, together.

    Parameters
    ----------
    score : the group's score, its spread, how many answers are numbers and how many are not
    counts : how often each score was given, by rising score
    agreement : Tastle and Wierman's consensus, 0 … 1; None below two numbers
    """

    score: Score
    counts: Mapping[Decimal, int]
    agreement: float | None


def question_result(given: Given, criterion: Criterion, kind: GroupScore) -> QuestionResult:
    """Return what the answers to one question say together, one person one vote.

    Parameters
    ----------
    given : how often each score was given; None counts the don't-knows
    kind : mean or median
    """
    counts = {score: given[score] for score in sorted(s for s in given if s is not None)}
    return QuestionResult(
        score=group_score(given, kind),
        counts=counts,
        agreement=agreement(counts, criterion.low, criterion.high),
    )
