"""Net income to the town, worked out for the objective *money* where none is stated."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from prioritisation.decision.effects.appraisal import measure_appraisal
from prioritisation.decision.effects.coverage import brings_income
from prioritisation.decision.programme.economy import Economy
from prioritisation.decision.programme.items import Measure


def with_worked_out_benefits(
    measures: Iterable[Measure], economy: Economy, euro_resources: Collection[str]
) -> tuple[Measure, ...]:
    """Return the measures with their net income to the town worked out where none is stated.

    It is the likely income to the town over the economy's years from the start − what is put
    in. What is stated stands. A measure of which nothing becomes income has nothing to work it
    out from: that its effects bring nothing is not known.

    Parameters
    ----------
    euro_resources : ids of the resources whose amounts are euros
    """
    return tuple(
        replace(measure, benefit_eur=_benefit(measure, economy, euro_resources))
        if measure.benefit_eur is None and brings_income(measure, economy)
        else measure
        for measure in measures
    )


def _benefit(measure: Measure, economy: Economy, euro_resources: Collection[str]) -> int:
    return round(measure_appraisal(measure, economy, euro_resources).net.likely)
