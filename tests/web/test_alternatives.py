"""The alternatives on the page of reasons, and how many lists are as good beside the best one."""

from dataclasses import replace
from fractions import Fraction

import pytest

from prioritisation.actions.jobs import close_jobs, the_jobs
from prioritisation.actions.plan_editing import set_plan, with_list, with_years
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.undoing import undo_last
from prioritisation.decision.portfolio.alternatives.count_within import Count
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.web.portfolio_views.as_good import TOLERANCE_KEY

from .looking import texts


@pytest.fixture(autouse=True)
def _no_job_outlives_its_test():
    yield
    close_jobs()


def alternatives(show, language="en", **state):
    return settled(show("reasons", language, reasons_view="alternatives", **state))


def settled(page):
    """Look again, as a browser does, until nothing is worked out behind the page any more."""
    while any(button.key.startswith("stop_") for button in page.button if button.key) or any(
        caption.value.startswith(("Counting", "Lasketaan")) for caption in page.caption
    ):
        page.run()
        assert not page.exception
    return page


def only_measures(store, desk, inside):
    """Leave the plan nothing to choose among but some measures."""
    now = desk()
    others = [m.id for m in now.programme.measures if m.id not in inside]
    plan = with_list(now.programme.plan, RuleKind.NEVER, others)
    set_plan(store, now, plan, what="never", who="desk")


def test_the_lists_stand_side_by_side_with_what_they_differ_in(show):
    page = alternatives(show)
    shown = texts(page)
    assert "No other list is as good within 2%." in shown
    assert "Alternative 4" in shown
    assert "In some: " in shown
    assert "differs from the best list" in shown


def test_a_count_that_takes_long_can_be_stopped_and_made_anew(show, desk):
    posed = planned_portfolio(desk()).posed

    def until_stopped(job):
        job.found = 3
        job.stop.wait(60)
        return Count(count=3, is_exact=False)

    # The question that the page asks, with work that ends only when somebody stops it.
    job = the_jobs().job(("as_good", posed.key, Fraction(2) / 100), until_stopped)
    page = show("portfolio")
    assert "Counting the other lists that are as good within 2%… 3 so far." in texts(page)
    page.button(key="stop_as_good").click().run()
    assert job.wait(60)
    page.run()
    assert "At least 3 other lists are as good within 2%." in texts(page)
    page.button(key="count_again").click().run()
    assert "No other list is as good within 2%." in texts(settled(page))
    assert "count_again" not in [button.key for button in page.button]


def test_a_typed_tolerance_counts_there_and_beside_the_best_list(show):
    page = alternatives(show, **{TOLERANCE_KEY: 5.0})
    assert "69 other lists are as good within 5%." in texts(page)
    page = settled(show("portfolio", **{TOLERANCE_KEY: 5.0}))
    assert "69 other lists are as good within 5%." in texts(page)
    assert page.button(key="to_alternatives")


def test_the_most_different_are_as_good_as_was_typed(show):
    page = alternatives(show, alternatives_order="most_different", **{TOLERANCE_KEY: 5.0})
    assert "Alternative 4" in texts(page)
    page = alternatives(show, alternatives_order="most_different")
    assert [info.value for info in page.info] == [
        "No other list is as good within 2%. A larger tolerance shows more."
    ]


def test_where_there_is_one_other_list_it_stands_alone(show, store, desk):
    only_measures(store, desk, [desk().programme.measures[0].id])
    page = alternatives(show)
    assert "Alternative 1" in texts(page)
    assert "Alternative 2" not in texts(page)
    assert "There are no more lists than these 2." in texts(page)


def test_where_there_is_no_other_list_it_is_said(show, store, desk):
    only_measures(store, desk, [])
    page = alternatives(show)
    assert [info.value for info in page.info] == [
        "There is no other list that keeps the budgets and rules of the plan."
    ]


def test_one_is_taken_over_as_a_scenario_and_that_is_undone(show, store, desk):
    page = alternatives(show)
    page.button(key="told_take_over_2").click().run()
    assert not page.exception
    assert [plan.name for plan in desk().programme.scenarios][-1] == "Alternative 2"
    assert any("Alternative 2" in toast.value for toast in page.toast)
    assert page.button(key="to_scenarios")
    undo_last(store, "heinola", store.undoable("heinola").id, who="desk")
    page.run()
    assert "Alternative 2" not in [plan.name for plan in desk().programme.scenarios]
    assert "to_scenarios" not in [button.key for button in page.button]


def test_of_a_plan_that_somebody_has_changed_since_nothing_is_taken_over(show, store, desk):
    page = alternatives(show)
    only_measures(store, desk, [])
    changed = desk().programme
    page.button(key="told_take_over_2").click().run()
    assert not page.exception
    assert desk().programme == changed
    assert "to_scenarios" not in [button.key for button in page.button]


@pytest.mark.parametrize("language", ["en", "fi"])
def test_with_years_the_start_years_are_told(show, store, desk, language):
    now = desk()
    plan = replace(with_years(now.programme.plan, range(2027, 2030)), price_level=2027)
    set_plan(store, now, plan, what="years", who="desk")
    page = alternatives(show, language, alternatives_k=2)
    assert "✓ 2027" in texts(page)


def test_in_a_presentation_nothing_is_set(show):
    page = alternatives(show, presented=True)
    assert "Alternative 1" in texts(page)
    assert not page.number_input
    assert [b.key for b in page.button if "take_over" in str(b.key)] == []
