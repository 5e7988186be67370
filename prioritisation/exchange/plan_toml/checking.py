"""What must hold between the parts of a plan file; errors name the path of keys in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.resources import Resource
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.plan_toml.nearest import unknown
from prioritisation.exchange.plan_toml.tables import under


def check_criteria(criteria: Sequence[Criterion], plan: Plan) -> None:
    """Check that there are criteria, each once, and that weights are for them.

    Raises
    ------
    InvalidValueError : they are not.
    """
    if not criteria:
        raise InvalidValueError("no_criteria", field="criteria")
    ids = [criterion.id for criterion in criteria]
    check_each_once(ids, "criteria")
    for criterion in plan.weights:
        if criterion not in ids:
            raise unknown("criterion", criterion, ids, field=f"weights.{criterion}")


def check_resources(resources: Sequence[Resource], plan: Plan) -> None:
    """Check that resources are there once, and that budgets are for them, in their steps.

    Raises
    ------
    InvalidValueError : they are not.
    """
    by_id = {resource.id: resource for resource in resources}
    check_each_once([resource.id for resource in resources], "resources")
    for i, budget in plan.budgets.items():
        place = f"resources.{i}"
        if i not in by_id:
            raise unknown("resource", i, by_id, field=place)
        _check_steps(by_id[i], budget.amounts, f"{place}.budget")
        for name, amount in (("total", budget.total), ("after", budget.after)):
            if isinstance(amount, Decimal):
                by_id[i].checked(amount, f"{place}.{name}")


def check_measures(measures: Sequence[Measure], resources: Sequence[Resource], plan: Plan) -> None:
    """Check that measures are there once, their amounts in steps, their starts in the plan.

    Raises
    ------
    InvalidValueError : they are not.
    """
    check_each_once([measure.id for measure in measures], "measures")
    by_id = {resource.id: resource for resource in resources}
    for measure in measures:
        place = f"measures.{measure.id}"
        for path, i, amounts in _amounts(measure):
            if i not in by_id:
                raise unknown("resource", i, by_id, field=f"{place}.{path}")
            _check_steps(by_id[i], amounts, f"{place}.{path}")
        _check_start(measure, plan, f"{place}.start")


def check_scores(
    scores: Mapping[str, Mapping[str, Decimal]],
    measures: Sequence[Measure],
    criteria: Sequence[Criterion],
) -> None:
    """Check that scores are of the measures, on the criteria, on their scales.

    Raises
    ------
    InvalidValueError : they are not.
    """
    ids = {measure.id for measure in measures}
    by_id = {criterion.id: criterion for criterion in criteria}
    for measure, of_measure in scores.items():
        if measure not in ids:
            raise unknown("measure", measure, ids, field="scores")
        for criterion, score in of_measure.items():
            place = f"measures.{measure}.scores"
            if criterion not in by_id:
                raise unknown("criterion", criterion, by_id, field=f"{place}.{criterion}")
            with under(place):
                by_id[criterion].checked_score(score)


def check_each_once(ids: Sequence[str], place: str) -> None:
    """Check that no id comes twice.

    Raises
    ------
    InvalidValueError : one does; the place is that of the second.
    """
    seen: set[str] = set()
    for number, i in enumerate(ids, start=1):
        if i in seen:
            raise InvalidValueError("id_doubled", field=f"{place}[{number}].id", value=i)
        seen.add(i)


def _amounts(measure: Measure) -> Iterator[tuple[str, str, tuple[Decimal, ...]]]:
    """Yield the path to amounts, the resource they are of, and the amounts."""
    for kind, by_resource in (("cost", measure.cost), ("income", measure.income)):
        for resource, years in by_resource.items():
            yield f"{kind}.{resource}", resource, years
    for resource, amount in measure.yearly_after.items():
        yield f"yearly_after.{resource}", resource, (amount,)


def _check_steps(resource: Resource, amounts: Iterable[Decimal], place: str) -> None:
    for number, amount in enumerate(amounts, start=1):
        resource.checked(amount, f"{place}[{number}]")


def _check_start(measure: Measure, plan: Plan, place: str) -> None:
    earliest, latest = measure.start_earliest, measure.start_latest
    if (earliest is None) != (latest is None):
        raise InvalidValueError("start_not_two", field=place, value=earliest or latest)
    if earliest is None or latest is None or not plan.years:
        return
    if latest < plan.years[0] or earliest > plan.years[-1]:
        raise InvalidValueError(
            "start_outside_plan",
            field=place,
            value=f"{earliest}–{latest}",
            first=str(plan.years[0]),
            last=str(plan.years[-1]),
        )
