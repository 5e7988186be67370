"""Indicators added, changed and followed: by name, undone as one, refused in words."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from prioritisation.actions.following_up import follow_up, starts_of
from prioritisation.actions.indicator_editing import (
    add_indicator,
    delete_indicator,
    indicator_of,
    save_index,
    save_indicator,
    typed_level,
)
from prioritisation.actions.value_typing import TypedValue, save_values
from prioritisation.decision.follow_up.status import Status
from prioritisation.decision.programme.decisions import DecidedMeasure, Decision
from prioritisation.decision.programme.indicators import Level, Reading
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import open_store

from .followed_town import FOLLOWED, SHOPS, values
from .town import WHO, desk, undo

TODAY = date(2026, 11, 29)


@pytest.fixture
def store(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/town.db") as opened:
        opened.create(FOLLOWED, answers=(), who=WHO)
        yield opened


def shops(store):
    return indicator_of(desk(store).programme, "shops")


def typed(number, period, value, was=None, unit="", note=""):
    return TypedValue(was=was, number=number, period=period, value=value, unit=unit, note=note)


def save(store, *rows, deleted=(), seen=None):
    seen = seen or desk(store)
    save_values(store, seen, "shops", rows, deleted=deleted, language="en", who=WHO)


def test_an_indicator_is_added_with_an_id_of_its_own_and_undone(store):
    name = Text.of({"en": "Shops"})
    made = add_indicator(store, desk(store), name, spearhead="shore", owner=" Clerk ", who=WHO)
    assert made == "shops-2"
    added = indicator_of(desk(store).programme, made)
    assert (added.owner, added.spearhead) == ("Clerk", "shore")
    undo(store)
    assert desk(store).programme == FOLLOWED


def test_figures_without_an_owner_are_not_kept(store):
    with pytest.raises(InvalidValueError, match="owner_missing"):
        add_indicator(store, desk(store), Text.of("New"), spearhead="", owner=" ", who=WHO)
    with pytest.raises(InvalidValueError, match="owner_missing"):
        save_indicator(store, desk(store), replace(SHOPS, owner=""), who=WHO)
    assert desk(store).programme == FOLLOWED


def test_an_indicator_without_a_name_is_refused(store):
    with pytest.raises(InvalidValueError, match="name_missing"):
        add_indicator(store, desk(store), Text(), spearhead="", owner="Clerk", who=WHO)


def test_with_another_unit_the_values_so_far_are_kept_in_the_old_one(store):
    save_indicator(store, desk(store), replace(SHOPS, unit=Text.of("m²")), who=WHO)
    assert [reading.unit for reading in shops(store).readings] == ["kpl", "kpl"]
    found = follow_up(desk(store).programme, TODAY).indicators["shops"]
    assert (found.series.latest, len(found.series.apart)) == (None, 2)


def test_a_unit_under_another_name_keeps_the_values_together(store):
    changed = replace(SHOPS, unit=Text.of("pcs"))
    save_indicator(store, desk(store), changed, who=WHO, unit_renamed=True)
    assert shops(store).readings == SHOPS.readings


def test_a_unit_named_in_a_further_language_is_the_same_one(store):
    unit = Text.of({"fi": "kpl", "en": "count", "sv": "st"})
    save_indicator(store, desk(store), replace(SHOPS, unit=unit), who=WHO)
    assert shops(store).readings == SHOPS.readings


def test_what_somebody_else_changed_of_the_same_indicator_is_not_overwritten(store):
    seen = desk(store)
    save_indicator(store, desk(store), replace(SHOPS, owner="Clerk"), who=WHO)
    with pytest.raises(RevisionConflictError, match="part_changed_meanwhile"):
        save_indicator(store, seen, replace(SHOPS, owner="Mayor"), who=WHO)
    assert shops(store).owner == "Clerk"


def test_an_indicator_of_an_index_is_not_deleted_and_another_one_is(store):
    with pytest.raises(InvalidValueError, match="indicator_in_index"):
        delete_indicator(store, desk(store), "shops", who=WHO)
    delete_indicator(store, desk(store), "studies", who=WHO)
    assert "studies" not in {i.id for i in desk(store).programme.indicators}
    undo(store)
    assert desk(store).programme == FOLLOWED


def test_a_value_typed_over_another_restates_it_and_a_new_row_is_a_new_value(store):
    save(store, typed(2, "2025", "56", was=("2025", "")), typed(3, "2026", "1,057"))
    assert shops(store).readings == values((2024, 50), (2025, 55), (2025, 56), (2026, 1057))
    undo(store)
    assert shops(store) == SHOPS


def test_a_note_and_a_period_are_put_right_where_they_stand(store):
    save(store, typed(1, "2023", "50", was=("2024", ""), note="moved"))
    first = Reading(period="2023", value=Decimal(50), note="moved")
    assert shops(store).readings == (first, *values((2025, 55)))


def test_rows_may_all_move_by_a_period_at_once_or_take_each_others_places(store):
    save(store, typed(1, "2025", "50", was=("2024", "")), typed(2, "2026", "55", was=("2025", "")))
    assert shops(store).readings == values((2025, 50), (2026, 55))
    save(store, typed(1, "2026", "50", was=("2025", "")), typed(2, "2025", "55", was=("2026", "")))
    assert shops(store).readings == values((2026, 50), (2025, 55))


def test_a_deleted_row_goes_with_what_it_restated(store):
    save(store, typed(2, "2025", "56", was=("2025", "")))
    save(store, deleted=[("2025", "")])
    assert shops(store).readings == values((2024, 50))


@pytest.mark.parametrize(
    ("period", "value", "rule", "field"),
    [("next", "5", "not_a_period", "period"), ("2026", "many", "not_a_number", "value")],
)
def test_a_wrong_cell_is_told_with_its_row_and_nothing_is_kept(store, period, value, rule, field):
    with pytest.raises(InvalidValueError, match=rule) as refused:
        save(store, typed(1, "2023", "5"), typed(4, period, value))
    assert (refused.value.row, refused.value.field) == (4, field)
    assert shops(store) == SHOPS


def test_a_level_has_both_a_period_and_a_value(store):
    assert typed_level("", " ", "baseline", "en") is None
    assert typed_level("2024", "1,050", "baseline", "en") == Level(
        period="2024", value=Decimal(1050)
    )
    for period, value, rule in (("2024", "", "level_incomplete"), ("x", "5", "not_a_period")):
        with pytest.raises(InvalidValueError, match=rule) as refused:
            typed_level(period, value, "baseline", "en")
        assert refused.value.field == "baseline"


def test_an_index_is_defined_by_its_weights_and_taken_away_without_any(store):
    weights = {"shops": "3", "visitors": "1,0", "studies": ""}
    save_index(store, desk(store), "index", "2024", weights, who=WHO)
    found = follow_up(desk(store).programme, TODAY).indicators["index"]
    # (3 · 110 + 130) / 4
    assert found.series.latest.value == 115
    save_index(store, desk(store), "index", "2024", {"shops": ""}, who=WHO)
    assert indicator_of(desk(store).programme, "index").index is None


@pytest.mark.parametrize(
    ("indicator", "base", "weight", "rule", "field"),
    [
        ("index", "soon", "1", "not_a_period", "base_period"),
        ("index", "2024", "much", "not_a_number", "weight"),
        ("index", "2024", "0", "not_above_zero", "weight"),
        ("visitors", "2024", "1", "index_with_readings", "readings"),
    ],
)
def test_an_index_that_cannot_be_is_refused(store, indicator, base, weight, rule, field):
    with pytest.raises(InvalidValueError, match=rule) as refused:
        save_index(store, desk(store), indicator, base, {"shops": weight}, who=WHO)
    assert refused.value.field == field
    assert desk(store).programme == FOLLOWED


def test_a_spearhead_shows_the_figure_of_the_narrowest_list_that_has_one(store):
    found = follow_up(desk(store).programme, TODAY)
    shown = {spearhead: f.indicator.id for spearhead, f in found.one_figures.items()}
    assert shown == {"centre": "index", "shore": "studies"}
    assert found.indicators["shops"].judgement.status is Status.ON_TRACK


def test_the_measures_of_a_spearhead_start_as_it_was_decided_last():
    def decision(i, **starts):
        chosen = [DecidedMeasure(id=m, name=Text.of(m), start=y) for m, y in starts.items()]
        return Decision(
            id=i,
            plan=FOLLOWED.plan,
            on="2026-11-01",
            kept_at=datetime(2026, 11, 1, tzinfo=UTC),
            revision=1,
            selected=tuple(chosen),
            value=Decimal(1),
            bound=Decimal(1),
            is_optimal=True,
        )

    assert starts_of(FOLLOWED, "centre") == {}
    decided = (decision("d1", square=2030), decision("d2", square=2028, lights=2027, harbour=2027))
    town = replace(FOLLOWED, decisions=decided)
    assert starts_of(town, "centre") == {2027: ("lights",), 2028: ("square",)}
