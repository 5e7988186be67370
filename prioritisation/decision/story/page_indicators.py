"""Which indicators the programme on a page shows of a spearhead."""

from __future__ import annotations

from prioritisation.decision.programme.indicators import Indicator, IndicatorStage
from prioritisation.decision.programme.programme import Programme


def page_stage(programme: Programme, spearhead: str) -> IndicatorStage:
    """Return the list that the page shows of a spearhead.

    The short one of the page, or that of the headline indicators where only they are there.
    """
    own = [i for i in programme.indicators if i.spearhead == spearhead]
    if any(IndicatorStage.PROGRAMME_PAGE in i.stages for i in own):
        return IndicatorStage.PROGRAMME_PAGE
    has_headline = any(IndicatorStage.HEADLINE in i.stages for i in own)
    return IndicatorStage.HEADLINE if has_headline else IndicatorStage.PROGRAMME_PAGE


def on_stage(programme: Programme, spearhead: str, stage: IndicatorStage) -> tuple[Indicator, ...]:
    """Return the indicators of a spearhead that stand on a list."""
    return tuple(i for i in programme.indicators if i.spearhead == spearhead and stage in i.stages)
