"""The view in which changes are tried: what goes in and out, keep, undo, discard, bad input."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.editing import delete_items
from prioritisation.actions.plan_editing import set_plan, with_budget, with_years
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.resource_editing import add_resource
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.plans import Objective
from prioritisation.decision.programme.rules import Must
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .looking import texts

SAY = Wording(Language.ENGLISH)
BADGE = "What-if: nothing is kept yet"


@pytest.fixture
def look(show):
    """Return the view; `tries` is what is chosen in its form."""

    def looked(kind="cost", language="en", **chosen):
        state = {f"what_if_{name}": value for name, value in chosen.items()}
        return show("reasons", language, reasons_view="what_if", what_if_kind=kind, **state)

    return looked


def fields(page):
    return [f for f in page.text_input if f.key.startswith("what_if_new_")]


def tries(page, *texts_typed, **chosen):
    """Choose what changes, type its new value, and press the button."""
    for name, value in chosen.items():
        page.session_state[f"what_if_{name}"] = value
    if chosen:
        page.run()
    for field, text in zip(fields(page), texts_typed, strict=True):
        field.set_value(text)
    page.button(key="what_if_add").click().run()
    assert not page.exception, page.exception
    return page


def errors(page):
    return [error.value.replace("\\", "") for error in page.error]


def in_the_list(desk):
    return planned_portfolio(desk()).portfolio.starts


def test_a_smaller_budget_shows_what_goes_out_and_that_nothing_is_kept(look, desk):
    before = desk()
    page = tries(look("budget"), "300 000")
    shown = texts(page)
    assert BADGE in shown
    assert "€2,000,000 → €300,000" in shown.replace("\\", "")
    assert "Goes out (12)" in shown
    assert "With the changes the present list no longer keeps" in shown
    assert "Best by calculation" in shown
    assert desk() == before


def test_one_change_after_another_is_tried_and_each_is_taken_back_alone(look, desk):
    page = tries(look("budget"), "300000")
    tries(page, "5", kind="weight", criterion="impact")
    assert "Weight of Impact: 3 → 5" in texts(page).replace("\\", "")
    page.button(key="told_untry_budget_cost_None").click().run()
    assert "Goes out" not in texts(page)
    assert "The list stays as it is" in texts(page)
    page.button(key="told_untry_weight_impact").click().run()
    assert BADGE not in texts(page)


def test_a_cost_is_tried_in_percent_or_in_amounts(look, desk):
    first = desk().programme.measures[0]
    cost = first.cost["cost"][0]
    page = tries(look(measure=first.id), "-50")
    assert f"{SAY.money(cost)} → {SAY.money(cost / 2)} (−50%)" in texts(page).replace("\\", "")
    tries(page, "10,000", way="amounts")
    assert f"{SAY.money(cost)} → €10,000" in texts(page).replace("\\", "")


def test_what_is_kept_is_what_was_shown_and_one_undo_takes_it_back(look, desk, store):
    before = desk()
    first = before.programme.measures[0]
    page = tries(look("budget"), "700000")
    tries(page, "5", kind="score", measure=first.id, criterion="impact")
    page.text_input(key="what_if_reason").set_value("Asked again")
    page.button(key="what_if_keep").click().run()
    assert BADGE not in texts(page)
    now = desk()
    assert now.programme.plan.budgets["cost"].amounts == (Decimal(700_000),)
    assert [(a.item, a.score, a.reason) for a in now.agreed] == [(first.id, 5, "Asked again")]
    store.undo("heinola", who="desk")
    assert (desk().programme, desk().agreed) == (before.programme, before.agreed)


def test_discarding_leaves_nothing_and_changes_nothing(look, desk):
    before = desk()
    page = tries(look("budget"), "300000")
    page.button(key="what_if_discard").click().run()
    assert BADGE not in texts(page)
    assert desk() == before


def test_weights_and_budgets_are_kept_as_a_scenario_of_a_name(look, desk):
    page = tries(look("weight", criterion="impact"), "9")
    page.button(key="what_if_scenario_save").click().run()
    assert "name is missing" in errors(page)[0]
    page.text_input(key="what_if_scenario_name").set_value("Impact first")
    page.button(key="what_if_scenario_save").click().run()
    assert [plan.name for plan in desk().programme.scenarios] == ["Impact first"]
    assert desk().programme.plan.weights == {}
    assert BADGE in texts(page)


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("cost", "much", '"much" is not a number'),
        ("cost", "", "is not a number"),
        ("cost", "-200", "is no percentage"),
        ("score", "9", "9 is not a score from 1 to 5"),
        ("weight", "-1", "is below 0"),
        ("budget", "-5", "not a whole number of euros"),
        ("budget", "1.5", "not a whole number of euros"),
        ("budget", "1e30", "exponent"),
    ],
)
def test_what_cannot_be_is_told_with_its_field_and_stays_typed(look, kind, typed, told):
    page = tries(look(kind, criterion="impact"), typed)
    (error,) = errors(page)
    assert told in error
    assert "now" in error.split(":")[0]
    assert fields(page)[0].value == typed
    assert BADGE not in texts(page)


def test_what_others_write_meanwhile_is_told_and_the_changes_stay(look, desk, store):
    page = tries(look("budget"), "300000")
    tried = page.session_state["tried_heinola"]
    set_plan(store, desk(), replace(desk().programme.plan, vat="excluded"), what="years", who="x")
    page.button(key="what_if_keep").click().run()
    assert "somebody else has changed" in errors(page)[0].lower()
    assert page.session_state["tried_heinola"] == tried


def test_a_measure_that_is_gone_is_told_and_its_change_can_be_taken_back(look, desk, store):
    first = desk().programme.measures[0].id
    page = tries(look(measure=first), "-50")
    delete_items(store, "heinola", BoardId.MEASURES, [first], who="x")
    page.run()
    assert "no longer in the programme" in texts(page)
    page.button(key=f"told_untry_cost_{first}_cost").click().run()
    assert not page.exception
    assert BADGE not in texts(page)


def test_changes_that_no_list_can_keep_are_told(look, desk, store):
    first = in_the_list(desk)
    plan = replace(desk().programme.plan, rules=(Must(id="r", measures=tuple(first)),))
    set_plan(store, desk(), plan, what="rule_new", who="x")
    page = tries(look("budget"), "1000")
    while any(str(button.key) == "stop_impossible" for button in page.button):
        page.run()
    assert errors(page) == ["With these changes no list keeps all demands together."]
    assert "These two demands cannot both hold" in texts(page)
    assert "Appropriation: €1,000" in texts(page)


def test_an_amount_between_steps_is_told_as_typed_with_its_resources_name(look, store, desk):
    work = add_resource(store, desk(), "Henkilötyö, oma", "htkk", Decimal("0.1"), who="x")
    told = errors(tries(look("budget", "fi", resource=work.id), "1,55"))
    assert "1,55 ei ole luvun 0,1 monikerta; se on resurssin ”Henkilötyö, oma” askel." in told[0]


def test_what_is_wrong_is_told_as_long_as_its_field_is_shown(look):
    page = tries(look(), "abc")
    assert len(errors(page)) == 1
    page.run()
    assert len(errors(page)) == 1
    page.session_state["what_if_kind"] = "weight"
    page.run()
    assert errors(page) == []


def test_another_readers_page_knows_nothing_of_it(look):
    tries(look("budget"), "300000")
    assert BADGE not in texts(look("budget"))


def test_the_weights_are_told_with_how_far_each_can_move(look, desk, store):
    plan = replace(desk().programme.plan, objective=Objective.PRIORITY)
    set_plan(store, desk(), plan, what="objective", who="x")
    page = look()
    while any(str(button.key) == "stop_intervals" for button in page.button):
        page.run()
    shown = texts(page)
    assert "from 0 to 11" in shown
    assert "Impact above 11:" in shown
    assert "go out; Market square goes in." in shown


@pytest.mark.parametrize("objective", [Objective.MONEY, Objective.VALUE])
def test_an_objective_without_weights_says_so(look, desk, store, objective):
    plan = replace(desk().programme.plan, objective=objective)
    set_plan(store, desk(), plan, what="objective", who="x")
    page = look("weight")
    assert len([i for i in page.info if "no weights count" in i.value]) == 2


@pytest.mark.parametrize("language", [language.value for language in Language])
def test_with_years_the_budget_of_a_year_is_tried(look, desk, store, language):
    plan = with_years(desk().programme.plan, range(2027, 2030))
    amounts = (Decimal(500_000), Decimal(700_000), Decimal(300_000))
    set_plan(
        store, desk(), with_budget(plan, "cost", Budget(amounts=amounts)), what="years", who="x"
    )
    page = tries(look("budget", language, limit="2028"), "100000")
    say = Wording(Language(language))
    assert say("what_if.badge") in texts(page)
    assert "2028" in texts(page)
    assert say("weight_interval.any") in texts(page)


# Each limit that stands in the plan's form


@pytest.fixture
def over_years(store, desk):
    """Keep a plan of three years whose one resource has every kind of limit."""
    plan = with_years(desk().programme.plan, range(2027, 2030))
    amounts = (Decimal(500_000), Decimal(700_000), Decimal(300_000))
    budget = Budget(amounts=amounts, carry_over=Decimal("0.5"), after=AfterLimit.LAST)
    set_plan(store, desk(), with_budget(plan, "cost", budget), what="years", who="x")


@pytest.mark.usefixtures("over_years")
@pytest.mark.parametrize(
    ("chosen", "typed", "line"),
    [
        ({"limit": "total"}, ["900 000"], "all years, Appropriation: not limited → €900,000"),
        ({"limit": "carry_over"}, ["0 %"], "Carry-over, Appropriation: 50% → 0%"),
        (
            {"limit": "after", "after_kind": "amount"},
            ["40,000"],
            "after the plan, Appropriation: as the last year → €40,000",
        ),
        (
            {"limit": "after", "after_kind": "open"},
            [],
            "after the plan, Appropriation: as the last year → not limited",
        ),
    ],
)
def test_each_limit_is_tried_kept_and_undone_in_one_step(look, desk, store, chosen, typed, line):
    before = desk().programme.plan
    page = tries(look("budget", limit=chosen["limit"]), *typed, **chosen)
    assert line in texts(page).replace("\\", "")
    assert desk().programme.plan == before
    page.button(key="what_if_keep").click().run()
    assert desk().programme.plan != before
    store.undo("heinola", who="desk")
    assert desk().programme.plan == before


@pytest.mark.usefixtures("over_years")
@pytest.mark.parametrize(
    ("limit", "typed", "told"),
    [
        ("total", "-1", "not a whole number of euros"),
        ("carry_over", "150", "New carry-over, % (now 50%): 150 is no percentage from 0 to 100"),
        ("carry_over", "", "is not a number"),
    ],
)
def test_a_limit_that_cannot_be_is_told_with_its_field(look, limit, typed, told):
    page = tries(look("budget", limit=limit), typed)
    (error,) = errors(page)
    assert told in error
    assert fields(page)[0].value == typed


# A plan that nothing keeps


@pytest.fixture
def impossible(store, desk):
    """Keep a plan with half of the money for what must be in; return what that costs."""
    measures = [m for m in desk().programme.measures if m.total_cost("cost")][:3]
    needed = sum(m.total_cost("cost") for m in measures)
    plan = replace(
        desk().programme.plan, rules=(Must(id="r", measures=tuple(m.id for m in measures)),)
    )
    budget = Budget(amounts=(Decimal(int(needed) // 2),))
    set_plan(store, desk(), with_budget(plan, "cost", budget), what="rule_new", who="x")
    return needed


def settled(page):
    while any(str(button.key).startswith("stop_") for button in page.button):
        page.run()
        assert not page.exception, page.exception
    return page


@pytest.mark.parametrize("language", [language.value for language in Language])
def test_it_opens_on_a_plan_that_nothing_keeps_and_leads_to_the_contradiction(
    look, impossible, language
):
    say = Wording(Language(language))
    page = look("budget", language)
    assert say("reasons.plan_impossible") in texts(page)
    assert say("what_if.intervals_need_list") in texts(page)
    settled(page.button(key="reasons_to_contradiction").click().run())
    assert say("contradiction.title_two") in texts(page)


def test_more_money_shows_that_a_list_comes_of_it_and_which(look, desk, impossible):
    page = tries(look("budget"), str(impossible))
    assert SAY("what_if.possible") in texts(page)
    names = [SAY.text(m.name) for m in desk().programme.measures]
    assert any(name in texts(page) for name in names)
    page.button(key="what_if_keep").click().run()
    assert SAY("reasons.plan_impossible") not in texts(page)
    assert set(desk().programme.plan.rules[0].measures) <= set(in_the_list(desk))


def test_a_change_that_is_not_enough_says_so_and_offers_the_next_one(look, desk, impossible):
    page = settled(tries(look("budget"), str(int(impossible) - 1000)))
    assert errors(page) == [SAY("what_if.still_impossible")]
    assert "Go on changing above" in texts(page)
    (way,) = [b for b in page.button if str(b.key).startswith("try_way_")]
    assert "€1,000 more" in way.label.replace("\\", "")
    settled(way.click().run())
    assert SAY("what_if.possible") in texts(page)
    assert desk().programme.plan.budgets["cost"].amounts == (int(impossible) // 2,)


def test_alternatives_of_a_plan_that_nothing_keeps_lead_to_the_contradiction(show, impossible):
    page = show("reasons", reasons_view="alternatives")
    assert SAY("reasons.plan_impossible") in texts(page)
    assert not page.exception
