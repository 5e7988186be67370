"""Every indicator of a programme, and what is still open, by known answers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from prioritisation.decision.follow_up.followed import followed_indicators, open_matters
from prioritisation.decision.follow_up.status import Status
from prioritisation.decision.programme.indicators import (
    IndexPart,
    TargetDirection,
    VitalityIndex,
)
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.periods import Interval
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text

from .figures import indicator, level

TODAY = date(2026, 11, 29)
SHOPS = indicator("shops", (2024, 50), (2025, 55), owner="Developer", key_changes=("growth",))
VISITORS = indicator("visitors", (2024, 1000), (2025, 1300), direction=TargetDirection.GROWS)
INDEX = indicator(
    "index",
    index=VitalityIndex(
        base_period="2024", parts=(IndexPart(indicator="shops"), IndexPart(indicator="visitors"))
    ),
    direction=TargetDirection.FAVOURABLE,
    interval=Interval.MONTH,
)
EMPTY = indicator("studies")
TOWN = Programme(
    id="town",
    title=Text.of("Town"),
    key_changes=(Part(id="growth", name=Text.of("Growth")), Part(id="trust", name=Text.of("T"))),
    indicators=(SHOPS, VISITORS, INDEX, EMPTY),
)


def test_an_index_is_judged_from_100_in_its_base_period_and_as_often_as_that_is_long():
    found = followed_indicators(TOWN, TODAY)["index"]
    assert found.series.latest.value == 120
    assert (found.indicator.baseline, found.indicator.interval) == (level(2024, 100), Interval.YEAR)
    assert (found.judgement.status, found.judgement.is_first_value) == (Status.ON_TRACK, False)


def test_an_index_keeps_a_baseline_that_is_stated():
    stated = replace(INDEX, baseline=level(2025, 119), interval=Interval.YEAR)
    town = replace(TOWN, indicators=(SHOPS, VISITORS, stated))
    assert followed_indicators(town, TODAY)["index"].judgement.status is Status.TOO_EARLY


def test_an_index_whose_target_is_no_later_than_its_base_is_judged_all_the_same():
    odd = replace(INDEX, target_level=level(2024, Decimal(130)))
    town = replace(TOWN, indicators=(SHOPS, VISITORS, odd))
    assert followed_indicators(town, TODAY)["index"].judgement.status is Status.MISSED


def test_what_is_open_is_named():
    found = open_matters(TOWN, followed_indicators(TOWN, TODAY))
    assert found.changes == ("trust",)
    assert found.owner == ("visitors", "index", "studies")
    assert found.values == ("studies",)
    assert found.target == ("shops", "studies")
    assert found.baseline == ("visitors",)
    assert found.overdue == ()
    later = followed_indicators(TOWN, date(2027, 7, 1))
    assert open_matters(TOWN, later).overdue == ("shops", "visitors", "index")
