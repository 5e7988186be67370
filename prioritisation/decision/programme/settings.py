"""Choices of a programme that change how its scores are read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from prioritisation.errors import InvalidValueError


class GroupScore(StrEnum):
    """How the answers to one question become the group's score."""

    MEAN = "mean"
    MEDIAN = "median"


class OutputInput(StrEnum):
    """Where the score on output/input comes from."""

    JUDGED = "judged"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringSettings:
    """How scores are read.

    Parameters
    ----------
    group_score : mean or median of the answers
    output_input : judged by people, or computed from impact and cost
    ratio_limits : impact points per 100,000 € at which each level above the lowest is
        reached, rising; equal ratios by default

    Raises
    ------
    InvalidValueError : the limits are not positive and rising.
    """

    group_score: GroupScore = GroupScore.MEAN
    output_input: OutputInput = OutputInput.JUDGED
    ratio_limits: tuple[Decimal, ...] = (Decimal(5), Decimal(15), Decimal(45), Decimal(135))

    def __post_init__(self) -> None:
        limits = self.ratio_limits
        # Finite first: a decimal that is no number cannot be compared.
        if not limits or not all(limit.is_finite() for limit in limits):
            raise InvalidValueError("limits_not_rising", field="ratio_limits", value=limits)
        if limits[0] <= 0 or not all(a < b for a, b in pairwise(limits)):
            raise InvalidValueError("limits_not_rising", field="ratio_limits", value=limits)
