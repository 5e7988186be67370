"""Which measures a rule speaks of: a list of them, or what they have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from prioritisation.decision.programme.items import CHANNELS, Measure
from prioritisation.errors import InvalidValueError


class GroupKind(StrEnum):
    """What the measures of a group have in common; MEASURES: they are named one by one."""

    MEASURES = "measures"
    SPEARHEAD = "spearhead"
    TARGET_GROUP = "target_group"
    CHANNEL = "channel"
    FACTOR = "factor"
    UNIT = "unit"
    OWNER = "owner"
    LOW_HANGING = "low_hanging"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Measures, named one by one or by what they have in common.

    Parameters
    ----------
    by : what they have in common
    measures : ids, for a list; each once
    key : the spearhead, target group, channel, factor, unit or owner that they share

    Raises
    ------
    InvalidValueError : a list is empty or names a measure twice, a key is missing, or a channel
        unknown.
    """

    by: GroupKind = GroupKind.MEASURES
    measures: tuple[str, ...] = ()
    key: str = ""

    def __post_init__(self) -> None:
        if self.by is GroupKind.MEASURES:
            checked_measures(self.measures, "of")
        elif self.by is not GroupKind.LOW_HANGING and not self.key:
            raise InvalidValueError("key_missing", field=f"of.{self.by}")
        if self.by is GroupKind.CHANNEL and self.key not in CHANNELS:
            raise InvalidValueError("unknown_channel", field="of.channel", value=self.key)

    def members(self, measures: Iterable[Measure], low_hanging: Collection[str]) -> tuple[str, ...]:
        """Return the ids of the members, in list order; a group may have none.

        Parameters
        ----------
        measures : the candidates
        low_hanging : ids of the low-hanging fruit
        """
        return tuple(m.id for m in measures if self._has(m, low_hanging))

    def _has(self, measure: Measure, low_hanging: Collection[str]) -> bool:
        match self.by:
            case GroupKind.MEASURES:
                return measure.id in self.measures
            case GroupKind.LOW_HANGING:
                return measure.id in low_hanging
            case GroupKind.SPEARHEAD:
                return measure.spearhead == self.key
            case GroupKind.TARGET_GROUP:
                return self.key in measure.target_groups
            case GroupKind.CHANNEL:
                return self.key in measure.channels
            case GroupKind.FACTOR:
                return self.key in measure.factors
            case GroupKind.UNIT:
                return measure.unit == self.key
            case GroupKind.OWNER:
                return measure.owner == self.key


def checked_measures(measures: tuple[str, ...], field: str) -> tuple[str, ...]:
    """Return ids of measures as they are.

    Raises
    ------
    InvalidValueError : there is none, or one comes twice.
    """
    if not measures:
        raise InvalidValueError("no_measures_named", field=field)
    for i in measures:
        if measures.count(i) > 1:
            raise InvalidValueError("measure_named_twice", field=field, value=i)
    return measures
