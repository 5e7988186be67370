"""A gap of the tiny town becomes a rule, once, and is taken back."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from prioritisation.actions.balancing import (
    add_balancing_rule,
    decided_portfolio,
    paces_on,
    possible_job,
    proposal_job,
)
from prioritisation.actions.jobs import close_jobs
from prioritisation.actions.plan_editing import set_plan, with_rule_on
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.posing import posed
from prioritisation.actions.scenarios import Minutes, decide
from prioritisation.decision.portfolio.balance.pace import Pace
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.decisions import Stage
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.proposals import Proposal
from prioritisation.decision.programme.rules import Count, Must
from prioritisation.decision.programme.standard import standard_board
from prioritisation.errors import InvalidValueError
from prioritisation.store import Change

from .town import WHO, desk, undo

SHORE = Count(id="new", of=Group(by=GroupKind.SPEARHEAD, key="shore"), at_least=1)
EVERYTHING = Must(id="new", measures=("square", "lights", "harbour"))


@pytest.fixture(autouse=True)
def jobs():
    yield
    close_jobs()


def rules(store):
    return desk(store).programme.plan.rules


def test_a_rule_is_added_under_an_id_of_its_own_and_undone(store):
    added = add_balancing_rule(store, desk(store), SHORE, who=WHO)
    assert rules(store) == (added,) == (replace(SHORE, id="r1"),)
    assert planned_portfolio(desk(store)).portfolio.selected == ("harbour",)
    undo(store)
    assert rules(store) == ()


def test_the_same_demand_is_not_added_twice_but_switched_on(store):
    add_balancing_rule(store, desk(store), replace(SHORE, why="A gap"), who=WHO)
    plan = with_rule_on(desk(store).programme.plan, "r1", on=False)
    set_plan(store, desk(store), plan, what="rule_off", who=WHO)
    again = add_balancing_rule(store, desk(store), SHORE, who=WHO)
    assert rules(store) == (again,) == (replace(SHORE, id="r1", why="A gap"),)


def test_whether_the_plan_can_be_kept_with_a_rule_is_told_for_each(store):
    job = possible_job(posed(desk(store)), [SHORE, EVERYTHING])
    assert job.wait(60)
    assert job.outcome() == (True, False)


def test_the_pace_of_a_measure_is_that_of_the_matrix(store):
    assert paces_on(posed(desk(store))) == {
        "square": Pace.GROWING,
        "lights": Pace.QUICK,
        "harbour": Pace.REST,
    }


def test_a_board_without_speed_tells_no_pace(store):
    now = posed(desk(store))
    board = standard_board(BoardId.MEASURES)
    left = tuple(c for c in board.criteria if c.id == "impact")
    assert (
        paces_on(replace(now, board=replace(board, criteria=left, x="impact", y="impact"))) is None
    )


def test_a_decided_portfolio_is_weighed_without_the_measures_that_are_gone(store):
    now = desk(store)
    minutes = Minutes(stage=Stage.COUNCIL, on="2026-03-12")
    decide(store, now, planned_portfolio(now), minutes, now=datetime.now(UTC), who=WHO)
    programme = desk(store).programme
    left = programme.with_items(BoardId.MEASURES, programme.measures[1:])
    change = Change(programme=left)
    store.write("town", change, based_on=desk(store).revision, who=WHO, kind="plan_changed")
    (decision,) = desk(store).programme.decisions
    weighed = decided_portfolio(desk(store), decision)
    assert weighed.assessment.selected == ("lights",)
    assert [m.id for m in weighed.gone] == ["square"]
    assert weighed.balance.taken.cost("cost") == Decimal(50)


def test_a_decision_whose_start_is_no_year_of_its_plan_is_refused(store):
    now = desk(store)
    minutes = Minutes(stage=Stage.COUNCIL, on="2026-03-12")
    decide(store, now, planned_portfolio(now), minutes, now=datetime.now(UTC), who=WHO)
    (decision,) = desk(store).programme.decisions
    selected = tuple(replace(m, start=2031) for m in decision.selected)
    with pytest.raises(InvalidValueError, match="2031 year_not_in_plan"):
        decided_portfolio(desk(store), replace(decision, selected=selected))


def test_a_proposed_list_is_weighed_as_it_is(store):
    job = proposal_job(posed(desk(store)), Proposal(measures=("square", "harbour")))
    assert job.wait(60)
    assert job.outcome().selected == ("square", "harbour")
