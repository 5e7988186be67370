from prioritisation.decision.programme.links import TrendEffect
from prioritisation.decision.story.findings import Finding, finding, trend_reaches

from .test_wind import TOWN, link, wind_of

HELPS, HARMS = TrendEffect.HELPS, TrendEffect.HARMS


def test_a_measure_is_carried_exposed_before_a_wind_that_carries_nothing_mixed_or_unreached():
    helped, harmed = link("leisure", "events", HELPS), link("ageing", "events", HARMS)
    assert finding(wind_of(helped)) is Finding.CARRIED
    assert finding(wind_of(harmed)) is Finding.EXPOSED
    assert finding(wind_of(helped, impact="2")) is Finding.BEHIND
    assert finding(wind_of(helped, harmed)) is Finding.MIXED
    assert finding(wind_of()) is Finding.NONE


def test_a_trend_reaches_what_it_helps_and_carries_only_what_is_carried():
    wind = wind_of(
        link("leisure", "events", HELPS),
        link("towns", "image", HELPS),
        link("ageing", "square", HARMS),
    )
    leisure, ageing, towns = trend_reaches(TOWN, [wind])
    assert (leisure.helps, leisure.carries, leisure.harms) == (("square",), ("square",), ())
    assert (ageing.harms, ageing.exposes, ageing.helps) == (("square",), (), ())
    assert towns.carries == ("square",)


def test_a_trend_that_helps_one_factor_and_harms_another_does_both():
    wind = wind_of(link("leisure", "events", HELPS), link("leisure", "image", HARMS))
    (leisure, *_) = trend_reaches(TOWN, [wind])
    assert (leisure.helps, leisure.harms) == (("square",), ("square",))
