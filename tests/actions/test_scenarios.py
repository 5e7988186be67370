"""Scenarios and decisions: saved, opened, undone, and kept as they were decided."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from prioritisation.actions.editing import delete_items
from prioritisation.actions.plan_editing import set_plan, with_years
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.resource_editing import add_resource, remove_resource
from prioritisation.actions.scenarios import (
    Minutes,
    decide,
    delete_scenario,
    forget_decision,
    open_scenario,
    save_scenario,
)
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.decisions import Stage
from prioritisation.errors import InvalidValueError

from .town import BY_VALUE, WHO, desk, state, undo

NOW = datetime(2027, 3, 12, 9, 0, tzinfo=UTC)
COUNCIL = Minutes(stage=Stage.COUNCIL, on="2027-03-12", section="§ 14", by="Council", note="As is.")


def scenarios(store):
    return [plan.name for plan in desk(store).programme.scenarios]


def test_a_plan_is_saved_under_a_name_and_opened_again(store):
    save_scenario(store, desk(store), " As proposed ", who=WHO)
    other = replace(BY_VALUE, budgets={"cost": single_budget(Decimal(60))})
    set_plan(store, desk(store), other, what="budget", who=WHO)
    save_scenario(store, desk(store), "Lean", who=WHO)
    assert scenarios(store) == ["As proposed", "Lean"]
    open_scenario(store, desk(store), "As proposed", who=WHO)
    assert desk(store).programme.plan == replace(BY_VALUE, name="As proposed")


def test_a_scenario_of_the_same_name_is_replaced(store):
    save_scenario(store, desk(store), "A", who=WHO)
    changed = replace(BY_VALUE, budgets={"cost": single_budget(Decimal(60))})
    set_plan(store, desk(store), changed, what="budget", who=WHO)
    save_scenario(store, desk(store), "A", who=WHO)
    assert desk(store).programme.scenarios == (replace(changed, name="A"),)


def test_saving_opening_and_deleting_can_each_be_undone(store):
    before = state(store)
    save_scenario(store, desk(store), "A", who=WHO)
    saved = state(store)
    delete_scenario(store, desk(store), "A", who=WHO)
    assert scenarios(store) == []
    undo(store)
    assert state(store) == saved
    undo(store)
    assert state(store) == before


def test_a_scenario_has_a_name_and_an_unknown_one_is_refused(store):
    with pytest.raises(InvalidValueError, match="name_missing"):
        save_scenario(store, desk(store), "  ", who=WHO)
    with pytest.raises(InvalidValueError, match="'B' unknown_scenario"):
        open_scenario(store, desk(store), "B", who=WHO)


def test_a_decided_portfolio_stays_as_it_was_decided_whatever_changes_later(store):
    years = with_years(BY_VALUE, (2027, 2028))
    set_plan(store, desk(store), years, what="years", who=WHO)
    decide(store, desk(store), planned_portfolio(desk(store)), COUNCIL, now=NOW, who=WHO)
    (decided,) = desk(store).programme.decisions
    assert (decided.stage, decided.on, decided.section) == (Stage.COUNCIL, "2027-03-12", "§ 14")
    assert decided.is_optimal
    assert [m.id for m in decided.selected] == ["lights"]
    assert decided.selected[0].start == 2027
    assert decided.spending == {"cost": (Decimal(50), Decimal(0))}
    left = [m for m in desk(store).programme.measures if m.id != "lights"]
    delete_items(store, "town", BoardId.MEASURES, ["lights"], who=WHO)
    assert [m.id for m in desk(store).programme.measures] == [m.id for m in left]
    assert desk(store).programme.decisions == (decided,)


def test_a_decision_is_taken_off_the_list_and_brought_back(store):
    decide(store, desk(store), planned_portfolio(desk(store)), COUNCIL, now=NOW, who=WHO)
    (decided,) = desk(store).programme.decisions
    forget_decision(store, desk(store), decided.id, who=WHO)
    assert desk(store).programme.decisions == ()
    undo(store)
    assert desk(store).programme.decisions == (decided,)


def test_two_decisions_of_one_day_are_told_apart(store):
    for _ in range(2):
        decide(store, desk(store), planned_portfolio(desk(store)), COUNCIL, now=NOW, who=WHO)
    first, second = desk(store).programme.decisions
    assert first.id != second.id


def test_a_decision_has_a_date(store):
    with pytest.raises(InvalidValueError, match="'soon' not_a_date"):
        decide(
            store,
            desk(store),
            planned_portfolio(desk(store)),
            Minutes(stage=Stage.DRAFT, on="soon"),
            now=NOW,
            who=WHO,
        )


def test_a_resource_is_added_and_removed_unless_something_uses_it(store):
    made = add_resource(store, desk(store), "Henkilötyö", "htkk", Decimal("0.1"), who=WHO)
    assert (made.id, made.unit) == ("henkilotyo", "htkk")
    assert [r.id for r in desk(store).programme.resources] == ["cost", "henkilotyo"]
    with pytest.raises(InvalidValueError, match="'cost' resource_in_use"):
        remove_resource(store, desk(store), "cost", who=WHO)
    remove_resource(store, desk(store), "henkilotyo", who=WHO)
    assert [r.id for r in desk(store).programme.resources] == ["cost"]
    with pytest.raises(InvalidValueError, match="name_missing"):
        add_resource(store, desk(store), " ", "", Decimal(1), who=WHO)
