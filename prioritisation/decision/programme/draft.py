"""A new programme as it is put together step by step, before any of it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.items import PLAN_YEARS, Item, Measure
from prioritisation.decision.programme.parts import Part, Purpose
from prioritisation.decision.programme.plans import MOST_YEARS
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError

# Name; purpose; spearheads; measures; years and budget.
STEPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed of a new programme; all but the title may be missing.

    Parameters
    ----------
    language : code of the language in which it was typed
    target_groups, spearheads, key_changes : names, one each
    measures : by position of the spearhead, names; the last list has none
    factors, trends : items to start from
    first_year : of the plan; None = no calendar
    years : how many, where there is a first one
    budget : for each year, or for all where there is no calendar; None = not limited
    """

    language: str
    title: str
    town: str = ""
    purpose: str = ""
    vision: str = ""
    target_groups: tuple[str, ...] = ()
    spearheads: tuple[str, ...] = ()
    key_changes: tuple[str, ...] = ()
    measures: tuple[tuple[str, ...], ...] = ()
    factors: tuple[Item, ...] = ()
    trends: tuple[Item, ...] = ()
    first_year: int | None = None
    years: int = 1
    budget: Decimal | None = None

    def as_far_as(self, step: int) -> Draft:
        """Return what was typed in the first steps alone, 1 … 5."""
        later: dict[int, dict[str, Any]] = {
            2: {"purpose": "", "vision": "", "target_groups": ()},
            3: {"spearheads": (), "key_changes": ()},
            4: {"measures": (), "factors": (), "trends": ()},
            5: {"first_year": None, "years": 1, "budget": None},
        }
        empty = {
            name: value for n, part in later.items() if n > step for name, value in part.items()
        }
        return replace(self, **empty)


def drafted_programme(draft: Draft, blank: Programme, programme_id: str) -> Programme:
    """Return the programme that a draft makes of a blank one, which has the boards and resources.

    Raises
    ------
    InvalidValueError : the title is missing, a name is too long or there twice, a year is none,
        or the budget is no amount; `field` tells which.
    """

    def said(text: str) -> Text:
        return Text.of({draft.language: text.strip()})

    known = {part.name.in_language(draft.language): part for part in blank.target_groups}
    spearheads = _parts(draft.spearheads, draft.language, "spearheads")
    programme = replace(
        blank,
        id=programme_id,
        title=said(draft.title),
        town=said(draft.town),
        vision=said(draft.vision),
        purpose=Purpose(statement=said(draft.purpose)),
        # One that was offered keeps its other language.
        target_groups=tuple(
            known.get(part.name.in_language(draft.language), part)
            for part in _parts(draft.target_groups, draft.language, "target_groups")
        ),
        spearheads=spearheads,
        key_changes=_parts(draft.key_changes, draft.language, "key_changes"),
        factors=draft.factors,
        trends=draft.trends,
    )
    taken = [item.id for item in programme.all_items()]
    measures = _measures(draft, spearheads, taken)
    resource = programme.resources[0].id
    years = _years(draft)
    budget = None if draft.budget is None else Budget(amounts=(draft.budget,) * max(1, len(years)))
    return replace(
        programme,
        measures=measures,
        plan=replace(
            programme.plan, years=years, budgets={} if budget is None else {resource: budget}
        ),
    )


def _parts(names: Iterable[str], language: str, field: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    for name in _once(names, field):
        i = id_from_name(name, [part.id for part in parts])
        try:
            parts.append(Part(id=i, name=Text.of({language: name})))
        except InvalidValueError as error:
            raise error.at(field=field) from error
    return tuple(parts)


def _measures(
    draft: Draft, spearheads: Sequence[Part], taken: Sequence[str]
) -> tuple[Measure, ...]:
    ids = [*(part.id for part in spearheads), ""]
    named = [
        (name, ids[min(position, len(ids) - 1)])
        for position, names in enumerate(draft.measures)
        for name in names
    ]
    measures: list[Measure] = []
    names = _once((name for name, _ in named), "measures")
    for name, (_, spearhead) in zip(names, named, strict=True):
        i = id_from_name(name, [*taken, *(measure.id for measure in measures)])
        measures.append(Measure(id=i, name=Text.of({draft.language: name}), spearhead=spearhead))
    return tuple(measures)


def _years(draft: Draft) -> tuple[int, ...]:
    if draft.first_year is None:
        return ()
    last = draft.first_year + draft.years - 1
    if draft.years not in range(1, MOST_YEARS + 1):
        raise InvalidValueError("too_many_years", field="years", value=draft.years, most=MOST_YEARS)
    for year in (draft.first_year, last):
        if year not in PLAN_YEARS:
            raise InvalidValueError("not_a_year", field="years", value=year)
    return tuple(range(draft.first_year, last + 1))


def _once(names: Iterable[str], field: str) -> list[str]:
    """Return names as they are.

    Raises
    ------
    InvalidValueError : one is there twice, whatever its capitals.
    """
    found = list(names)
    plain = [name.casefold() for name in found]
    for name in found:
        if plain.count(name.casefold()) > 1:
            raise InvalidValueError("listed_twice", field=field, value=name)
    return found
