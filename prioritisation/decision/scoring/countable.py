"""Which answers of a round may become the scores of a board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from prioritisation.decision.programme.answers import Answer


def countable_answers(answers: Sequence[Answer], least: int) -> tuple[Answer, ...]:
    """Return the answers to those items and criteria that enough people answered with a number.

    Parameters
    ----------
    least : as many numbers; a score of fewer would tell what somebody said
    """
    numbers = Counter((a.item, a.criterion) for a in answers if a.score is not None)
    return tuple(a for a in answers if numbers[a.item, a.criterion] >= least)
