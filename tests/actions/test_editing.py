"""Typing into the table of a board: one row or one cell at a time, by more than one planner."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.editing import delete_items, edit_items
from prioritisation.actions.plan_editing import with_list
from prioritisation.actions.resource_editing import add_resource
from prioritisation.actions.scoring import desk_answers
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.decision.programme.text import Text

from .town import HARBOUR, LIGHTS, SQUARE, WHO, desk, item, measure_ids, plan_with, state, undo

MEASURES = BoardId.MEASURES


def edit(store, edits, new=(), *, seen=None, board=MEASURES):
    return edit_items(store, seen or desk(store), board, edits, new, who=WHO)


def rules(edited):
    return {cell: error.rule for cell, error in edited.problems.items()}


def new_rules(edited):
    return {number: (column, e.rule) for number, (column, e) in edited.new_problems.items()}


# What is kept


def test_only_the_named_field_changes(store):
    edit(store, {"square": {"cost": "70"}})
    assert item(store, "square") == replace(SQUARE, cost={"cost": (Decimal(70),)})
    assert (item(store, "lights"), item(store, "harbour")) == (LIGHTS, HARBOUR)


def test_a_name_changes_in_the_language_in_which_it_was_typed(store):
    edit(store, {"square": {"name:fi": "Tori"}})
    assert item(store, "square").name == Text.of({"fi": "Tori", "en": "square"})


def test_a_decimal_comma_and_a_decimal_point_are_the_same_number(store):
    edit(store, {"square": {"value": "23,4"}, "lights": {"value": "23.4"}})
    assert item(store, "square").value == item(store, "lights").value == Decimal("23.4")


def test_a_cleared_cell_clears_the_field(store):
    edit(store, {"square": {"unit": "", "value": ""}})
    assert (item(store, "square").unit, item(store, "square").value) == ("", None)


def test_a_factor_is_edited_as_a_measure_is(store):
    edit(store, {"jobs": {"name:en": "work"}}, board=BoardId.FACTORS)
    assert item(store, "jobs", BoardId.FACTORS).name.in_language("en") == "work"


def test_a_factor_is_marked_as_a_consequence_and_undo_takes_the_mark_away(store):
    before = state(store)
    edit(store, {"jobs": {"consequence": "yes"}}, board=BoardId.FACTORS)
    assert item(store, "jobs", BoardId.FACTORS).is_consequence
    undo(store)
    assert state(store) == before


def test_several_rows_are_one_action_and_one_undo(store):
    before = state(store)
    edit(store, {"square": {"cost": "1"}, "lights": {"cost": "2"}}, [{"name:en": "Bridge"}])
    undo(store)
    assert state(store) == before


def test_typing_what_stands_there_already_writes_nothing(store):
    version = desk(store).version
    edit(store, {"square": {"cost": "60"}})
    assert desk(store).version == version


# Amounts by year


def with_work(store):
    """Give the town a further resource, counted in tenths."""
    return add_resource(store, desk(store), "Work", "months", Decimal("0.1"), who=WHO)


def test_amounts_of_a_further_resource_are_typed_year_by_year(store):
    with_work(store)
    edit(store, {"square": {"cost:work:1": "1,5", "cost:work:3": "2"}})
    edit(store, {"square": {"income:work:2": "0.5", "yearly_after:work": "0,1"}})
    assert item(store, "square") == replace(
        SQUARE,
        cost={**SQUARE.cost, "work": (Decimal("1.5"), Decimal(0), Decimal(2))},
        income={"work": (Decimal(0), Decimal("0.5"))},
        yearly_after={"work": Decimal("0.1")},
    )


def test_a_later_year_of_the_main_resource_leaves_the_first_as_it_is(store):
    edit(store, {"square": {"cost:cost:2": "7"}})
    assert item(store, "square").cost == {"cost": (Decimal(60), Decimal(7))}


def test_amounts_of_several_years_are_one_action_and_one_undo(store):
    with_work(store)
    before = state(store)
    edit(store, {"square": {f"cost:work:{year}": str(year) for year in range(1, 5)}})
    assert item(store, "square").total_cost("work") == 10
    undo(store)
    assert state(store) == before


def test_the_last_year_that_is_cleared_goes_away_and_one_between_takes_nothing(store):
    with_work(store)
    edit(store, {"square": {f"cost:work:{year}": "1" for year in range(1, 5)}})
    edit(store, {"square": {"cost:work:4": "", "cost:work:2": ""}})
    assert item(store, "square").cost["work"] == (1, 0, 1)
    edit(store, {"square": {f"cost:work:{year}": "" for year in range(1, 4)}})
    assert item(store, "square") == SQUARE


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [
        ("cost:work:2", "much", "not_a_number"),
        ("cost:work:2", "-1", "not_zero_or_more"),
        ("cost:work:2", "0,25", "not_a_multiple"),
        ("income:work:3", "0,25", "not_a_multiple"),
        ("yearly_after:work", "0,25", "not_a_multiple"),
        ("cost:cost:2", "1.500", "thousands_unclear"),
        ("cost:cost:2", "0,5", "not_whole_euros"),
        ("income:cost:1", "-1", "not_whole_euros"),
    ],
)
def test_an_amount_that_is_wrong_is_named_with_its_year_and_the_others_are_kept(
    store, column, text, rule
):
    with_work(store)
    edited = edit(store, {"square": {"cost:work:1": "3", column: text}})
    assert rules(edited) == {("square", column): rule}
    assert item(store, "square") == replace(SQUARE, cost={**SQUARE.cost, "work": (Decimal(3),)})


def test_one_sum_does_not_take_the_place_of_costs_by_year(store):
    edit(store, {"square": {"cost:cost:2": "7"}})
    before = state(store)
    for text in ("80", ""):
        edited = edit(store, {"square": {"cost": text}})
        assert rules(edited) == {("square", "cost"): "amounts_by_year"}
    assert state(store) == before


def test_amounts_that_another_planner_has_changed_meanwhile_are_not_overwritten(store):
    with_work(store)
    seen = desk(store)
    edit(store, {"square": {"cost:work:2": "5"}})
    edited = edit(store, {"square": {"cost:work:2": "9", "income:work:1": "1"}}, seen=seen)
    assert rules(edited) == {("square", "cost:work:2"): "changed_meanwhile"}
    assert item(store, "square").cost["work"] == (0, 5)
    assert item(store, "square").income["work"] == (1,)


# New rows


def test_a_new_row_comes_last_with_an_id_made_of_its_name(store):
    edited = edit(store, {}, [{"name:fi": "Äänekosken öinen tie", "cost": "7"}])
    assert edited.added == {0: "aanekosken-oinen-tie"}
    assert measure_ids(store) == ["square", "lights", "harbour", "aanekosken-oinen-tie"]


def test_two_new_rows_whose_names_make_one_id_are_told_apart(store):
    assert edit(store, {}, [{"name:en": "Bridge!"}, {"name:en": "Bridge?"}]).added == {
        0: "bridge",
        1: "bridge-2",
    }


@pytest.mark.parametrize("name", ["", "   "])
def test_a_new_row_without_a_name_is_refused(store, name):
    edited = edit(store, {}, [{"name:en": name, "cost": "7"}])
    assert new_rules(edited) == {0: ("", "name_missing")}


def test_a_new_row_may_be_called_anything(store):
    names = ["<script>alert(1)</script>", '=cmd("calc")', "\"'`", "🏗️ 🚢", "שלום עולם", "x" * 200]
    edit(store, {}, [{"name:en": name} for name in names])
    kept = [m.name.in_language("en") for m in desk(store).programme.measures[3:]]
    assert kept == names


# What is wrong is named, and the rest is kept


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [
        ("cost", "about 30k", "not_whole_euros"),
        ("cost", "-5", "not_whole_euros"),
        ("cost", "12,5", "not_whole_euros"),
        ("cost", "1.234", "thousands_unclear"),
        ("cost", "NaN", "not_whole_euros"),
        ("cost", "1e6", "exponent_form"),
        ("value", "inf", "not_a_number"),
        ("spearhead", "moon", "unknown_spearhead"),
        ("factors", "moon", "unknown_factors"),
        ("channels", "moon", "unknown_channel"),
        ("months_to_effect", "-1", "not_months"),
        ("start_earliest", "26", "not_a_year"),
        ("name:en", "x" * 500, "name_too_long"),
        ("unit", "x" * 201, "field_too_long"),
        ("illustrative", "perhaps", "not_yes_or_no"),
    ],
)
def test_a_cell_that_is_wrong_is_named_and_changes_nothing(store, column, text, rule):
    before = state(store)
    assert rules(edit(store, {"square": {column: text}})) == {("square", column): rule}
    assert state(store) == before


def test_the_rows_beside_a_wrong_one_are_kept(store):
    edited = edit(
        store,
        {"square": {"cost": "much"}, "lights": {"cost": "51"}},
        [{"name:en": "Bridge", "cost": "7"}, {"name:en": "Tunnel", "cost": "-7"}],
    )
    assert rules(edited) == {("square", "cost"): "not_whole_euros"}
    assert new_rules(edited) == {1: ("cost", "not_whole_euros")}
    assert item(store, "lights").total_cost("cost") == 51
    assert measure_ids(store) == ["square", "lights", "harbour", "bridge"]


def test_a_wrong_cell_does_not_keep_the_right_ones_of_its_row_back(store):
    edited = edit(store, {"square": {"unit": "Parks", "cost": "much", "owner": "Head of parks"}})
    assert rules(edited) == {("square", "cost"): "not_whole_euros"}
    assert (item(store, "square").unit, item(store, "square").owner) == ("Parks", "Head of parks")


def test_a_new_row_with_the_name_of_a_measure_is_a_measure_of_its_own(store):
    before = item(store, "square")
    name = before.name.in_language("en")
    assert edit(store, {}, [{"name:en": name, "cost": "7"}]).added != {0: "square"}
    assert item(store, "square") == before


# Two planners


def test_two_planners_who_edit_different_fields_of_a_measure_are_both_kept(store):
    seen = desk(store)
    edit(store, {"square": {"cost": "70"}}, seen=seen)
    edit(store, {"square": {"unit": "Parks"}}, seen=seen)
    assert item(store, "square") == replace(SQUARE, cost={"cost": (Decimal(70),)}, unit="Parks")


def test_of_two_planners_who_edit_the_same_field_the_first_is_kept_and_the_second_told(store):
    seen = desk(store)
    edit(store, {"square": {"cost": "70"}}, seen=seen)
    second = edit(store, {"square": {"cost": "80"}}, seen=seen)
    assert rules(second) == {("square", "cost"): "changed_meanwhile"}
    assert item(store, "square").total_cost("cost") == 70


def test_a_consequence_that_another_planner_marked_meanwhile_is_not_overwritten(store):
    seen, factors = desk(store), BoardId.FACTORS
    edit(store, {"jobs": {"consequence": "yes"}}, seen=seen, board=factors)
    second = edit(store, {"jobs": {"consequence": "no"}}, seen=seen, board=factors)
    assert rules(second) == {("jobs", "consequence"): "changed_meanwhile"}
    assert item(store, "jobs", factors).is_consequence


def test_an_edit_of_what_another_planner_has_deleted_is_told(store):
    seen = desk(store)
    delete_items(store, "town", MEASURES, ["square"], who=WHO)
    assert rules(edit(store, {"square": {"cost": "70"}}, seen=seen)) == {
        ("square", ""): "item_gone"
    }
    assert "square" not in measure_ids(store)


def test_two_planners_add_rows_of_one_frame_and_both_are_kept(store):
    seen = desk(store)
    edit(store, {}, [{"name:en": "Bridge"}], seen=seen)
    edit(store, {}, [{"name:en": "Tunnel"}], seen=seen)
    assert measure_ids(store)[3:] == ["bridge", "tunnel"]


# Deleting


def test_a_deleted_measure_is_forgotten_by_the_rules_and_undo_brings_both_back(store):
    plan = with_list(desk(store).programme.plan, RuleKind.MUST, ["square", "lights"])
    plan_with(store, rules=plan.rules)
    before = state(store)
    delete_items(store, "town", MEASURES, ["square"], who=WHO)
    assert desk(store).programme.plan.ids_of(RuleKind.MUST) == ("lights",)
    undo(store)
    assert state(store) == before


def test_a_deleted_measure_keeps_its_scores_for_an_undo(store):
    delete_items(store, "town", MEASURES, ["square"], who=WHO)
    undo(store)
    assert desk_answers(desk(store))["square", "impact"] == 4


def test_deleting_what_is_not_there_does_nothing(store):
    version = desk(store).version
    delete_items(store, "town", MEASURES, ["moon"], who=WHO)
    assert desk(store).version == version
