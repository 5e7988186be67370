"""The tiny town with three indicators and an index of two of them."""

from dataclasses import replace
from decimal import Decimal

from prioritisation.decision.programme.indicators import (
    IndexPart,
    Indicator,
    IndicatorStage,
    Level,
    Reading,
    TargetDirection,
    VitalityIndex,
)
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.text import Text

from .town import TOWN


def values(*pairs):
    return tuple(Reading(period=str(p), value=Decimal(str(v))) for p, v in pairs)


SHOPS = Indicator(
    id="shops",
    name=Text.of({"fi": "liikkeet", "en": "shops"}),
    spearhead="centre",
    stages=(IndicatorStage.ALL,),
    unit=Text.of({"fi": "kpl", "en": "count"}),
    owner="Developer",
    key_changes=("growth",),
    baseline=Level(period="2024", value=Decimal(50)),
    target_level=Level(period="2028", value=Decimal(58)),
    readings=values((2024, 50), (2025, 55)),
)
VISITORS = Indicator(
    id="visitors",
    name=Text.of({"fi": "kävijät", "en": "visitors"}),
    spearhead="centre",
    stages=(IndicatorStage.HEADLINE,),
    owner="Developer",
    direction=TargetDirection.GROWS,
    readings=values((2024, 1000), (2025, 1300)),
)
INDEX = Indicator(
    id="index",
    name=Text.of({"fi": "indeksi", "en": "index"}),
    spearhead="centre",
    stages=(IndicatorStage.PROGRAMME_PAGE,),
    owner="Developer",
    direction=TargetDirection.FAVOURABLE,
    index=VitalityIndex(
        base_period="2024", parts=(IndexPart(indicator="shops"), IndexPart(indicator="visitors"))
    ),
)
STUDIES = Indicator(
    id="studies",
    name=Text.of({"fi": "selvitykset", "en": "studies"}),
    spearhead="shore",
    stages=(IndicatorStage.ONE_FIGURE,),
)
FOLLOWED = replace(
    TOWN,
    key_changes=(Part(id="growth", name=Text.of("Growth")),),
    indicators=(SHOPS, VISITORS, INDEX, STUDIES),
)
