"""How alike answers are, in words."""

from __future__ import annotations

from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.scoring.question_result import QuestionResult
from prioritisation.wording.wording import Wording

# Tastle and Wierman's measure names no limits; these are ours, and the page of method says so.
STRONG, MODERATE = 0.7, 0.5


def agreement_word(agreement: float | None, say: Wording) -> str:
    """Return an agreement with its figure: ``agreement 0.46, weak``; below two scores, that."""
    if agreement is None:
        return say("agreement.undefined")
    # The figure as it is shown: 0.70 is never called less than strong.
    shown = round(agreement, 2)
    kind = "strong" if shown >= STRONG else "moderate" if shown >= MODERATE else "weak"
    return say(f"agreement.{kind}", figure=say.number(agreement, 2, exactly=True))


def spread_sentence(result: QuestionResult, criterion: Criterion, say: Wording) -> str:
    """Return who stands at which end: ``20 gave at least 4, 6 at most 2``."""
    upper, lower = criterion.high, criterion.low
    if criterion.high - criterion.low >= 3:
        upper, lower = upper - 1, lower + 1
    return say(
        "agreement.ends",
        at_least=sum(n for score, n in result.counts.items() if score >= upper),
        upper=upper,
        at_most=sum(n for score, n in result.counts.items() if score <= lower),
        lower=lower,
    )
