"""The texts of the programme on a page, in the reader's language."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.decision.programme.indicators import (
    Indicator,
    IndicatorStage,
    Level,
    TargetDirection,
)
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.programme_page import programme_page
from prioritisation.wording.wording import Wording

ONE = (IndicatorStage.ONE_FIGURE,)
BOATS = Indicator(id="boats", spearhead="shore", name=Text.of("boats"), stages=ONE)
LEVEL = Level(period="2029", value=Decimal(1200))


def card(*indicators, language=Language.ENGLISH):
    programme = Programme(
        id="town",
        title=Text.of("Town"),
        spearheads=(Part(id="shore", name=Text.of("Shore")),),
        indicators=indicators,
    )
    (found,) = programme_page(programme, Wording(language)).cards
    return found


def test_a_list_has_its_own_words_for_an_indicator():
    boats = replace(BOATS, wordings={IndicatorStage.ONE_FIGURE: Text.of("boats at the quay")})
    assert card(boats).rows == (("If there were only one figure", "boats at the quay"),)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"target": Text.of("many")}, "Target: many"),
        ({"target": Text.of("many"), "target_level": LEVEL}, "Target: many"),
        ({"target_level": LEVEL, "unit": Text.of("boats")}, "Target: 1,200\u00a0boats (2029)"),
        (
            {"target_level": LEVEL, "illustrative": True},
            "Target: 1,200 (2029, illustrative)",
        ),
        ({"direction": TargetDirection.FAVOURABLE}, "Target: develops favourably"),
        ({}, ""),
    ],
)
def test_a_target_is_said_as_it_was_written_else_by_its_level_or_direction(fields, said):
    assert card(replace(BOATS, **fields)).target == said


@pytest.mark.parametrize("direction", TargetDirection)
@pytest.mark.parametrize("language", Language)
def test_every_direction_has_its_words(direction, language):
    assert card(replace(BOATS, direction=direction), language=language).target


def test_the_target_of_the_one_figure_goes_before_that_of_the_list():
    listed = replace(
        BOATS,
        id="berths",
        stages=(IndicatorStage.PROGRAMME_PAGE,),
        target=Text.of("full"),
    )
    assert card(listed, replace(BOATS, target=Text.of("many"))).target == "Target: many"
    assert card(listed, BOATS).target == "Target: full"
