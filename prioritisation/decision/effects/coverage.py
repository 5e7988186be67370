"""Which effects become money, and which are stated without a coefficient for it."""

from __future__ import annotations

from collections.abc import Iterable

from prioritisation.decision.programme.economy import Economy, EffectKind, MoneyFigure
from prioritisation.decision.programme.items import Measure

# Direct income is income to the town as it is.
_AS_IT_IS = (EffectKind.DIRECT_INCOME, MoneyFigure.TOWN_INCOME)


def counted_pairs(economy: Economy) -> frozenset[tuple[EffectKind, MoneyFigure]]:
    """Return which effects become which figures."""
    return frozenset({(c.effect, c.figure) for c in economy.coefficients} | {_AS_IT_IS})


def brings_income(measure: Measure, economy: Economy) -> bool:
    """Return whether any effect of a measure becomes income to the town."""
    counted = counted_pairs(economy)
    return any((kind, MoneyFigure.TOWN_INCOME) in counted for kind in measure.effects)


def uncounted_pairs(
    measures: Iterable[Measure], economy: Economy
) -> tuple[tuple[EffectKind, MoneyFigure], ...]:
    """Return the effects that some measure states and no coefficient turns into a figure."""
    stated = {kind for measure in measures for kind in measure.effects}
    counted = counted_pairs(economy)
    return tuple(
        (kind, figure)
        for kind in EffectKind
        for figure in MoneyFigure
        if kind in stated and (kind, figure) not in counted
    )


def states_income_twice(measure: Measure, euro_resources: Iterable[str]) -> bool:
    """Return whether a measure states income both as an effect and among its costs.

    Income by year is taken off what is put in; the same euro as direct income counts twice.
    """
    return EffectKind.DIRECT_INCOME in measure.effects and any(
        measure.total_income(resource) for resource in euro_resources
    )
