from dataclasses import replace
from decimal import Decimal

from prioritisation.decision.programme.answers import AgreedScore
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.links import TrendEffect, TrendLink
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.score_table import score_table
from prioritisation.decision.story.wind import Standing, Wind, measure_winds

HELPS, HARMS = TrendEffect.HELPS, TrendEffect.HARMS
BOARD = standard_board(BoardId.FACTORS)


def item(name, kind=Item, **fields):
    return kind(id=name, name=Text.of(name), **fields)


SQUARE = item("square", Measure, factors=("events", "image"))
TOWN = Programme(
    id="town",
    title=Text.of("Town"),
    measures=(SQUARE,),
    factors=(item("events"), item("image")),
    trends=(item("leisure"), item("ageing"), item("towns")),
)


def link(trend, to, effect):
    return TrendLink(trend=trend, item=to, effect=effect)


def wind_of(*links, impact="4", town=TOWN):
    programme = replace(town, trend_links=links)
    agreed = [AgreedScore(item="events", criterion="impact", score=Decimal(impact))]
    table = score_table(programme.factors, BOARD, [], agreed)
    (found,) = measure_winds(programme, table, BOARD)
    return found


def test_trends_that_help_strong_factors_carry_the_measure():
    found = wind_of(link("leisure", "events", HELPS))
    assert (found.wind, found.strong, found.standing) == (
        Wind.BEHIND,
        ("events",),
        Standing.CARRIED,
    )
    assert [(gust.link.trend, gust.factor) for gust in found.helping] == [("leisure", "events")]


def test_a_factor_is_strong_from_three_and_a_half_on():
    assert wind_of(impact="3.5").strong == ("events",)
    assert wind_of(impact="3.4").strong == ()


def test_the_wind_behind_a_weak_factor_carries_nothing():
    assert wind_of(link("leisure", "events", HELPS), impact="2").standing is Standing.NEITHER


def test_more_harm_than_help_exposes_the_measure():
    found = wind_of(
        link("leisure", "events", HELPS),
        link("ageing", "square", HARMS),
        link("towns", "image", HARMS),
    )
    assert (found.wind, found.standing) == (Wind.AGAINST, Standing.EXPOSED)


def test_as_much_help_as_harm_is_mixed_and_none_is_none():
    mixed = wind_of(link("leisure", "events", HELPS), link("ageing", "events", HARMS))
    assert (mixed.wind, mixed.standing) == (Wind.MIXED, Standing.NEITHER)
    assert wind_of().wind is Wind.NONE


def test_what_is_said_of_the_measure_itself_goes_before_its_factors():
    found = wind_of(link("leisure", "events", HELPS), link("leisure", "square", HARMS))
    assert found.helping == ()
    assert [gust.factor for gust in found.harming] == [""]


def test_a_trend_that_reaches_it_through_two_factors_counts_once():
    found = wind_of(
        link("leisure", "events", HELPS),
        link("leisure", "image", HELPS),
        link("ageing", "events", HARMS),
    )
    assert len(found.helping) == 2
    assert found.wind is Wind.MIXED
