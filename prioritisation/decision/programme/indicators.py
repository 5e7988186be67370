"""Figures that follow the spearheads and the key changes, with their values over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.items import LONGEST_FIELD
from prioritisation.decision.programme.numbers import checked_number
from prioritisation.decision.programme.periods import Interval, checked_period, last_day
from prioritisation.decision.programme.text import LONGEST_TEXT, Text, checked_name
from prioritisation.errors import InvalidValueError

MOST_READINGS = 2_000


class IndicatorStage(StrEnum):
    """How far an indicator came as the programme narrowed them down."""

    ALL = "all"
    HEADLINE = "headline"
    ONE_FIGURE = "one_figure"
    PROGRAMME_PAGE = "programme_page"


class TargetDirection(StrEnum):
    """Where a figure is wished to go, when no level is stated."""

    GROWS = "grows"
    FALLS = "falls"
    POSITIVE = "positive"
    FAVOURABLE = "favourable"


class Better(StrEnum):
    """Which way a figure moves when things get better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A value in a period: a baseline or a target level."""

    period: str
    value: Decimal

    def __post_init__(self) -> None:
        checked_period(self.period)
        checked_number(self.value, "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A value as it was published for a period.

    Parameters
    ----------
    period : ``2026``, ``2026H1``, ``2026Q3`` or ``2026M05``
    value : in `unit`
    unit : empty = that of the indicator; another one is not compared with it
    note : a remark, such as a changed way of counting
    """

    period: str
    value: Decimal
    unit: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        checked_period(self.period)
        checked_number(self.value, "value")
        _check_length(self, "unit")
        if len(self.note) > LONGEST_TEXT:
            raise InvalidValueError("text_too_long", value=self.note, longest=LONGEST_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPart:
    """An indicator that an index is made of, with its weight, above 0."""

    indicator: str
    weight: Decimal = Decimal(1)

    def __post_init__(self) -> None:
        checked_id(self.indicator, "indicator")
        if checked_number(self.weight, "weight") <= 0:
            raise InvalidValueError("not_above_zero", field="weight", value=self.weight)


@dataclass(frozen=True, slots=True, kw_only=True)
class VitalityIndex:
    """How an indicator is worked out from others: their weighted mean, the base period = 100.

    Raises
    ------
    InvalidValueError : it is made of nothing, or an indicator stands in it twice.
    """

    base_period: str
    parts: tuple[IndexPart, ...]

    def __post_init__(self) -> None:
        checked_period(self.base_period, "base_period")
        if not self.parts:
            raise InvalidValueError("index_of_nothing", field="parts")
        ids = [part.indicator for part in self.parts]
        for i in ids:
            if ids.count(i) > 1:
                raise InvalidValueError("id_doubled", field="parts", value=i)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure that follows a spearhead and the key changes.

    Parameters
    ----------
    spearhead : id; empty = none
    stages : the lists it stands on
    wordings : its wording on a list, where that differs from `name`
    target : target level in words
    note : a remark that goes with it
    key_changes : ids of the changes that it shows
    unit : what its values are counted in
    source : where its values come from
    owner : who keeps it up
    interval : how often it is looked up
    better : which way is the better one
    baseline : where it stood when the programme began
    target_level : where it shall stand, and when
    direction : where it shall go, when no level is stated
    readings : its values; of two for a period, the later in the list restates the earlier
    index : how it is worked out from other indicators, instead of having readings
    illustrative : its readings, baseline and target level are samples, nobody's own

    Raises
    ------
    InvalidValueError : a text is too long, there are more than 2,000 readings, a target level
        is not after the baseline, or an index has readings.
    """

    id: str
    spearhead: str = ""
    name: Text
    stages: tuple[IndicatorStage, ...] = (IndicatorStage.ALL,)
    wordings: Mapping[IndicatorStage, Text] = field(default_factory=dict)
    target: Text = Text()
    note: Text = Text()
    key_changes: tuple[str, ...] = ()
    unit: Text = Text()
    source: Text = Text()
    owner: str = ""
    interval: Interval = Interval.YEAR
    better: Better = Better.HIGHER
    baseline: Level | None = None
    target_level: Level | None = None
    direction: TargetDirection | None = None
    readings: tuple[Reading, ...] = ()
    index: VitalityIndex | None = None
    illustrative: bool = False

    def __post_init__(self) -> None:
        checked_id(self.id)
        checked_name(self.name)
        _check_length(self, "owner")
        if len(self.readings) > MOST_READINGS:
            raise InvalidValueError(
                "too_many_readings", value=len(self.readings), most=MOST_READINGS
            )
        if self.index is not None and self.readings:
            raise InvalidValueError("index_with_readings", field="readings", value=self.id)
        if self.baseline is not None and self.target_level is not None:
            from_, to = self.baseline.period, self.target_level.period
            if last_day(to) <= last_day(from_):
                raise InvalidValueError(
                    "target_not_after_baseline", field="target_level", value=to, baseline=from_
                )


def _check_length(of: Indicator | Reading, name: str) -> None:
    text = getattr(of, name)
    if len(text) > LONGEST_FIELD:
        raise InvalidValueError("field_too_long", field=name, value=text, longest=LONGEST_FIELD)
