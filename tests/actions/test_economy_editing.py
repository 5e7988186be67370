"""Effects, coefficients and numbers: kept, undone, refused where nobody could defend them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.economy_editing import set_coefficients, set_effect, set_numbers
from prioritisation.decision.programme.economy import (
    Coefficient,
    EffectKind,
    Estimate,
    MoneyFigure,
)
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, RevisionConflictError

from .town import WHO, desk, item, undo

TEN_JOBS = Estimate(likely=(Decimal(10),), low=(Decimal(5),), high=(Decimal(20),))
SOURCED = Coefficient(
    effect=EffectKind.JOBS,
    figure=MoneyFigure.TOWN_INCOME,
    euros=Decimal(900),
    source=Text.of("Treasurer's note"),
    on="2026",
)
NUMBERS = {"years": 5, "residents": 18_000, "tax_point_eur": 3_000_000, "illustrative": False}


def jobs(store, estimate, seen=None):
    return set_effect(store, seen or desk(store), "square", EffectKind.JOBS, estimate, who=WHO)


def test_an_effect_is_kept_logged_and_undone(store):
    event = jobs(store, TEN_JOBS)
    assert item(store, "square").effects == {EffectKind.JOBS: TEN_JOBS}
    assert (event.kind, event.details["names"]) == (
        "effects_set",
        [{"fi": "square fi", "en": "square"}],
    )
    undo(store)
    assert item(store, "square").effects == {}


def test_an_effect_that_is_taken_away_leaves_the_others(store):
    jobs(store, TEN_JOBS)
    nights = Estimate(likely=(Decimal(3),))
    set_effect(store, desk(store), "square", EffectKind.NIGHTS, nights, who=WHO)
    jobs(store, None)
    assert item(store, "square").effects == {EffectKind.NIGHTS: nights}


def test_another_effect_of_the_same_measure_may_be_typed_at_the_same_time(store):
    seen = desk(store)
    nights = Estimate(likely=(Decimal(3),))
    set_effect(store, seen, "square", EffectKind.NIGHTS, nights, who=WHO)
    jobs(store, TEN_JOBS, seen)
    assert set(item(store, "square").effects) == {EffectKind.NIGHTS, EffectKind.JOBS}


def test_the_same_effect_that_somebody_else_typed_meanwhile_is_not_overwritten(store):
    seen = desk(store)
    jobs(store, TEN_JOBS)
    with pytest.raises(RevisionConflictError, match="part_changed_meanwhile"):
        jobs(store, replace(TEN_JOBS, lasts=False), seen)
    assert item(store, "square").effects == {EffectKind.JOBS: TEN_JOBS}


@pytest.mark.parametrize(
    ("missing", "rule"),
    [({"source": Text()}, "coefficient_without_source"), ({"on": " "}, "coefficient_without_date")],
)
def test_a_coefficient_without_source_or_date_is_refused_and_nothing_is_kept(store, missing, rule):
    with pytest.raises(InvalidValueError, match=rule):
        set_coefficients(store, desk(store), (SOURCED, replace(SOURCED, **missing)), who=WHO)
    assert desk(store).programme.economy.coefficients == ()


def test_coefficients_are_kept_and_undone(store):
    set_coefficients(store, desk(store), (SOURCED,), who=WHO)
    assert desk(store).programme.economy.coefficients == (SOURCED,)
    undo(store)
    assert desk(store).programme.economy.coefficients == ()


def test_the_same_coefficient_twice_is_refused(store):
    with pytest.raises(InvalidValueError, match="coefficient_doubled"):
        set_coefficients(store, desk(store), (SOURCED, SOURCED), who=WHO)


def test_numbers_are_kept_beside_the_coefficients(store):
    set_coefficients(store, desk(store), (SOURCED,), who=WHO)
    set_numbers(store, desk(store), source=Text.of("Statistics 2026"), who=WHO, **NUMBERS)
    economy = desk(store).programme.economy
    assert (economy.years, economy.residents, economy.tax_point_eur) == (5, 18_000, 3_000_000)
    assert economy.coefficients == (SOURCED,)


def test_coefficients_and_numbers_may_be_typed_at_the_same_time(store):
    seen = desk(store)
    source = Text.of("Statistics 2026")
    set_coefficients(store, seen, (SOURCED,), who=WHO)
    set_numbers(store, seen, source=source, who=WHO, **NUMBERS)
    set_coefficients(store, desk(store), (), who=WHO)
    economy = desk(store).programme.economy
    assert (economy.years, economy.coefficients) == (5, ())
    with pytest.raises(RevisionConflictError, match="part_changed_meanwhile"):
        set_numbers(store, seen, source=source, who=WHO, **NUMBERS | {"years": 6})
    assert desk(store).programme.economy.years == 5


def test_numbers_without_a_source_are_refused(store):
    with pytest.raises(InvalidValueError, match="numbers_without_source"):
        set_numbers(store, desk(store), source=Text.of(" "), who=WHO, **NUMBERS)
