"""What moved since: every indicator of a programme with its values, how it goes, what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from prioritisation.decision.follow_up.followed import (
    Followed,
    OpenMatters,
    followed_indicators,
    open_matters,
)
from prioritisation.decision.programme.indicators import IndicatorStage
from prioritisation.decision.programme.programme import Programme

# Which list the one figure of a spearhead is looked for on, in this order.
_CARD_STAGES = (
    IndicatorStage.ONE_FIGURE,
    IndicatorStage.PROGRAMME_PAGE,
    IndicatorStage.HEADLINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The indicators of a programme as they are on a day.

    Parameters
    ----------
    indicators : by id, in list order
    one_figures : by id of a spearhead, its one figure
    """

    indicators: Mapping[str, Followed]
    one_figures: Mapping[str, Followed]
    open_matters: OpenMatters


def follow_up(programme: Programme, today: date) -> FollowUp:
    """Return every indicator with its values, how it goes, and what is still open."""
    indicators = followed_indicators(programme, today)
    return FollowUp(
        indicators=indicators,
        one_figures={
            part.id: found
            for part in programme.spearheads
            if (found := _one_figure(indicators, part.id)) is not None
        },
        open_matters=open_matters(programme, indicators),
    )


def starts_of(programme: Programme, spearhead: str) -> Mapping[int, tuple[str, ...]]:
    """Return by year the measures of a spearhead that start then, as it was decided.

    Empty where nothing is decided, and where the decision has no calendar.
    """
    decision = programme.decision_in_force()
    if decision is None:
        return {}
    of_spearhead = {m.id for m in programme.measures if m.spearhead == spearhead}
    found: dict[int, tuple[str, ...]] = {}
    for measure in decision.selected:
        if measure.start is not None and measure.id in of_spearhead:
            found[measure.start] = (*found.get(measure.start, ()), measure.id)
    return dict(sorted(found.items()))


def _one_figure(indicators: Mapping[str, Followed], spearhead: str) -> Followed | None:
    """Return the one figure of a spearhead: with values if any list has one that has."""
    candidates = [
        found
        for stage in _CARD_STAGES
        for found in indicators.values()
        if found.indicator.spearhead == spearhead and stage in found.indicator.stages
    ]
    with_values = (found for found in candidates if found.series.latest is not None)
    return next(iter((*with_values, *candidates)), None)
