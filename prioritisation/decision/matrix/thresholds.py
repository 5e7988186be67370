"""Where large and fast begin on the axes of the matrix."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median

from prioritisation.decision.programme.boards import Threshold, ThresholdKind
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.errors import InvalidValueError

# On 1 … 5 the default is 3.5, clearly more than middling: this share of the range.
DEFAULT_SHARE = Fraction(5, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdValue:
    """A threshold as a number.

    Parameters
    ----------
    at : a score of this or more is inside
    kind : how it was set
    depends_on_list : it moves when other items are listed or scored: people must be warned
    """

    at: Fraction
    kind: ThresholdKind
    depends_on_list: bool = False


def threshold_value(
    threshold: Threshold, criterion: Criterion, values: Collection[Fraction]
) -> ThresholdValue:
    """Return where the region begins on an axis.

    DEFAULT is low + 0.625·(high − low), which is 3.5 on 1 … 5; MIDDLE is the middle of the
    scale; MEDIAN is the median of `values`, or as DEFAULT while there are none; TYPED is the
    number that was typed.

    Parameters
    ----------
    threshold : how it is set
    criterion : of the axis, with its scale from `low` to `high`
    values : scores in effect of the whole list on the criterion; read for MEDIAN only

    Raises
    ------
    InvalidValueError : what was typed lies outside the scale.
    """
    span = criterion.high - criterion.low
    kind = threshold.kind
    at = criterion.low + DEFAULT_SHARE * span
    if kind is ThresholdKind.TYPED and threshold.at is not None:
        at = Fraction(checked_threshold(threshold.at, criterion))
    elif kind is ThresholdKind.MIDDLE:
        at = criterion.low + Fraction(span, 2)
    elif kind is ThresholdKind.MEDIAN and values:
        at = median(values)
    return ThresholdValue(at=at, kind=kind, depends_on_list=kind is ThresholdKind.MEDIAN)


def checked_threshold(at: Decimal, criterion: Criterion, field: str = "threshold") -> Decimal:
    """Return a typed threshold as it is.

    Raises
    ------
    InvalidValueError : it is not a number on the criterion's scale.
    """
    if not at.is_finite() or not criterion.low <= at <= criterion.high:
        raise InvalidValueError(
            "threshold_outside_scale",
            field=field,
            value=at,
            criterion=criterion.id,
            low=criterion.low,
            high=criterion.high,
        )
    return at
