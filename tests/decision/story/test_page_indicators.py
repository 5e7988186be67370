"""The page shows its own short list of a spearhead, or the headline one where that is missing."""

from dataclasses import replace

from prioritisation.decision.programme.indicators import Indicator, IndicatorStage
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.decision.story.page_indicators import on_stage, page_stage

PAGE, HEADLINE = IndicatorStage.PROGRAMME_PAGE, IndicatorStage.HEADLINE
BARE = Programme(
    id="town", title=Text.of("Town"), spearheads=(Part(id="shore", name=Text.of("Shore")),)
)


def followed_by(*stages):
    """The programme with an indicator on each of these lists."""
    indicators = tuple(
        Indicator(id=f"i{n}", spearhead="shore", name=Text.of("boats"), stages=(stage,))
        for n, stage in enumerate(stages)
    )
    return replace(BARE, indicators=indicators)


def test_the_short_list_holds_for_the_page():
    assert page_stage(followed_by(HEADLINE, PAGE), "shore") is PAGE


def test_headlines_stand_in_where_there_is_no_short_list():
    assert page_stage(followed_by(HEADLINE), "shore") is HEADLINE


def test_a_spearhead_without_either_waits_for_its_short_list():
    assert page_stage(BARE, "shore") is PAGE
    assert on_stage(BARE, "shore", PAGE) == ()


def test_only_the_indicators_of_a_list_stand_on_it():
    assert [i.id for i in on_stage(followed_by(HEADLINE, PAGE), "shore", PAGE)] == ["i1"]
