"""The measures as a plan values them: for *money*, with what their effects are worth."""

from __future__ import annotations

from dataclasses import replace

from prioritisation.decision.effects.benefits import with_worked_out_benefits
from prioritisation.decision.effects.euros import euro_resources
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.programme import Programme


def valued_measures(programme: Programme, plan: Plan) -> tuple[Measure, ...]:
    """Return the programme's measures as a plan's objective values them.

    For *money* a measure without a stated net income gets the one that its effects come to,
    over the years in which the plan counts value; where it counts all of it, whenever it starts,
    over the economy's years. Its years are in that figure already, so that no months to the
    effect are taken off it again. For every other objective the measures are as they stand.
    """
    if plan.objective is not Objective.MONEY:
        return programme.measures
    years = plan.counted_years if plan.counts_remaining else programme.economy.years
    worked_out = with_worked_out_benefits(
        programme.measures, replace(programme.economy, years=years), euro_resources(programme)
    )
    return tuple(
        after if before is after else replace(after, months_to_effect=0)
        for before, after in zip(programme.measures, worked_out, strict=True)
    )


def worked_out_ids(programme: Programme, valued: tuple[Measure, ...]) -> tuple[str, ...]:
    """Return the measures whose net income is worked out, in list order."""
    stated = {m.id for m in programme.measures if m.benefit_eur is not None}
    return tuple(m.id for m in valued if m.benefit_eur is not None and m.id not in stated)
