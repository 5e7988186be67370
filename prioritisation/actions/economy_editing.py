"""Edit what measures bring, and the coefficients and numbers that turn it into money."""

from __future__ import annotations

from dataclasses import replace

from prioritisation.actions.desk import Desk
from prioritisation.actions.programme_editing import change_part
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.economy import Coefficient, Economy, EffectKind, Estimate
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import Event, Store


def set_effect(
    store: Store,
    seen: Desk,
    measure_id: str,
    kind: EffectKind,
    estimate: Estimate | None,
    *,
    who: str,
) -> Event | None:
    """Keep how much a measure brings of something; None = nothing is stated of it any more.

    Parameters
    ----------
    seen : what the one who types has before them

    Raises
    ------
    RevisionConflictError : the measure is gone, or somebody else has changed this meanwhile.
    """

    def changed(programme: Programme) -> Programme:
        measure = _measure(programme, measure_id)
        effects = {k: e for k, e in measure.effects.items() if k is not kind}
        if estimate is not None:
            effects[kind] = estimate
        edited = replace(measure, effects=effects)
        items = (edited if m.id == measure_id else m for m in programme.measures)
        return programme.with_items(BoardId.MEASURES, items)

    return change_part(
        store,
        seen,
        lambda programme: _measure(programme, measure_id).effects.get(kind),
        changed,
        who=who,
        kind="effects_set",
        details={"names": [dict(_measure(seen.programme, measure_id).name.wordings)]},
    )


def set_coefficients(
    store: Store, seen: Desk, coefficients: tuple[Coefficient, ...], *, who: str
) -> Event | None:
    """Keep the coefficients, in this order.

    Raises
    ------
    InvalidValueError : one that is not kept yet has no source or no date, or one is there twice.
    RevisionConflictError : somebody else has changed them meanwhile.
    """
    known = seen.programme.economy.coefficients
    for coefficient in coefficients:
        if coefficient not in known:
            check_sourced(coefficient)

    def changed(programme: Programme) -> Programme:
        return replace(programme, economy=replace(programme.economy, coefficients=coefficients))

    return change_part(
        store,
        seen,
        lambda programme: programme.economy.coefficients,
        changed,
        who=who,
        kind="coefficients_set",
    )


def check_sourced(coefficient: Coefficient) -> None:
    """Check that a coefficient says where and of when it is: else nobody can defend it.

    Raises
    ------
    InvalidValueError : it does not.
    """
    if _is_blank(coefficient.source):
        raise InvalidValueError("coefficient_without_source", field="source")
    if not coefficient.on.strip():
        raise InvalidValueError("coefficient_without_date", field="on")


def set_numbers(
    store: Store,
    seen: Desk,
    *,
    years: int,
    residents: int | None,
    tax_point_eur: int | None,
    source: Text,
    illustrative: bool,
    who: str,
) -> Event | None:
    """Keep the years that are counted, and the two numbers that results are told by.

    Raises
    ------
    InvalidValueError : a number is outside its range, or residents or the tax point are stated
        without a source.
    RevisionConflictError : somebody else has changed these numbers meanwhile.
    """
    if (residents is not None or tax_point_eur is not None) and _is_blank(source):
        raise InvalidValueError("numbers_without_source", field="source")

    def changed(programme: Programme) -> Programme:
        economy: Economy = replace(
            programme.economy,
            years=years,
            residents=residents,
            tax_point_eur=tax_point_eur,
            source=source,
            illustrative=illustrative,
        )
        return replace(programme, economy=economy)

    return change_part(
        store,
        seen,
        # The coefficients are a part of their own, with a form of their own.
        lambda programme: replace(programme.economy, coefficients=()),
        changed,
        who=who,
        kind="economy_set",
    )


def _is_blank(text: Text) -> bool:
    return not any(wording.strip() for _, wording in text.wordings)


def _measure(programme: Programme, measure_id: str) -> Measure:
    for measure in programme.measures:
        if measure.id == measure_id:
            return measure
    raise RevisionConflictError("item_gone", value=measure_id)
