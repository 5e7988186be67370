"""Other lists in words: how many are as good, and what those shown share.

Values come as texts in the unit of their plan.
"""

from __future__ import annotations

from fractions import Fraction

from prioritisation.decision.portfolio.alternatives.alternative import Alternatives
from prioritisation.decision.portfolio.alternatives.count_within import Count
from prioritisation.wording.wording import Wording


def as_good_sentence(counted: Count, tolerance: Fraction, say: Wording) -> str:
    """Return how many other lists are as good as the best one within a tolerance."""
    within = say.percent(tolerance, 2)
    if counted.is_exact and counted.count == 0:
        return say("alternatives.as_good_none", within=within)
    if counted.is_exact:
        return say("alternatives.as_good", n=counted.count, within=within)
    if counted.count == 0:
        return say("alternatives.as_good_unknown", within=within)
    return say("alternatives.as_good_at_least", n=counted.count, within=within)


def shared_sentence(alternatives: Alternatives, say: Wording) -> str:
    """Return what the lists share, and in how many measures they differ."""
    shared, k = len(alternatives.shared), len(alternatives.found)
    sentences = [
        say("alternatives.share", n=shared, k=k) if shared else say("alternatives.share_none", k=k),
        say("alternatives.differ", n=len(alternatives.differing)),
    ]
    if alternatives.absent:
        sentences.append(say("alternatives.absent", n=len(alternatives.absent)))
    return " ".join(sentences)


def list_name(place: int, say: Wording) -> str:
    """Return what a list is called by its place, 0 = the best one."""
    return say("alternatives.named", place=str(place)) if place else say("alternatives.best")
