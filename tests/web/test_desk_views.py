"""Every view of the planner's desk, in both languages, with years and without, kept and not."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from prioritisation.actions.plan_editing import (
    set_plan,
    with_budget,
    with_list,
    with_rule,
    with_rule_on,
    with_years,
)
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.proposing import propose
from prioritisation.actions.resource_editing import add_resource
from prioritisation.actions.scenarios import Minutes, decide, save_scenario
from prioritisation.decision.programme.budgets import Budget, single_budget
from prioritisation.decision.programme.decisions import Stage
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.proposals import Proposal
from prioritisation.decision.programme.rules import Count, Must, Never, Requires, RuleKind
from prioritisation.store import Change
from prioritisation.web.pages.portfolio import VIEWS
from prioritisation.web.plain import as_text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording

from .looking import texts, title

LANGUAGES = [language.value for language in Language]
BUDGETS = (Decimal(500_000), Decimal(700_000), Decimal(300_000))


def set_years(store, desk):
    """Plan three years, with a budget each, prices and VAT stated."""
    now = desk()
    plan = replace(
        with_years(now.programme.plan, range(2027, 2030)), price_level=2027, vat="excluded"
    )
    plan = with_budget(plan, "cost", Budget(amounts=BUDGETS, carry_over=Decimal("0.5")))
    set_plan(store, now, plan, what="years", who="desk")


def set_rules(store, desk):
    """Put a rule of several kinds into the plan."""
    now = desk()
    ids = [measure.id for measure in now.programme.measures]
    plan = now.programme.plan
    for rule in (
        Must(id="r1", measures=(ids[9],), why="Council"),
        Requires(id="r2", measure=ids[22], needs=(ids[20],)),
        Count(id="r3", of=Group(by=GroupKind.LOW_HANGING), at_least=8),
        Never(id="r4", measures=(ids[3],), on=False),
    ):
        plan = with_rule(plan, rule)
    set_plan(store, now, plan, what="rule_new", who="desk")


def make_impossible(store, desk):
    """Demand every measure for a budget that pays few."""
    now = desk()
    everything = tuple(measure.id for measure in now.programme.measures)
    plan = with_rule(now.programme.plan, Must(id="r9", measures=everything))
    set_plan(store, now, plan, what="rule_new", who="desk")


def propose_some(store, desk, number=4):
    now = desk()
    ids = tuple(measure.id for measure in now.programme.measures[:number])
    propose(store, now, Proposal(name="Council", measures=ids), who="desk")


@pytest.fixture
def look(show):
    """Return everything that a view shows, when its work is done."""

    def looked(view, language="en", *, presented=False):
        page = show("portfolio", language, presented=presented, portfolio_view=view)
        for _ in range(20):
            if not any(
                button.label == Wording(Language(language))("planner.stop")
                # How many lists are as good is nothing that a view waits for.
                and button.key != "stop_as_good"
                for button in page.button
            ):
                break
            page.run()
            assert not page.exception, page.exception
        return page

    return looked


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_a_plan_without_a_calendar_is_shown(look, view, language):
    assert title(look(view, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_a_plan_of_years_with_rules_is_shown(store, desk, look, view, language):
    set_years(store, desk)
    set_rules(store, desk)
    propose_some(store, desk)
    save_scenario(store, desk(), "Three years", who="desk")
    assert title(look(view, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_an_impossible_plan_says_so_and_stays_of_use(store, desk, look, view, language):
    set_years(store, desk)
    make_impossible(store, desk)
    say = Wording(Language(language))
    page = look(view, language)
    assert say("portfolio.infeasible_title") in texts(page)
    assert say("contradiction.spared") in texts(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_of_years_is_presented_with_its_starts_and_its_price_level(
    store, desk, look, language
):
    set_years(store, desk)
    shown = texts(look("answer", language, presented=True))
    say = Wording(Language(language))
    assert f"<th>{say('planner.start')}</th>" in shown
    assert say("planner.prices_of", year="2027") in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rule_is_a_sentence_and_the_first_view_counts_those_in_force(
    store, desk, look, language
):
    set_rules(store, desk)
    say = Wording(Language(language))
    programme = desk().programme
    names = PlanNames.of(programme, programme.plan, say)
    page = look("rules", language)
    labels = [toggle.label for toggle in page.toggle]
    for rule in programme.plan.rules:
        sentence = rule_sentence(rule, names, say)
        assert any(sentence in label for label in labels)
    assert say("planner.rules_on", n=3) in texts(look("answer", language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_other_rules_demand_stands_under_the_first_view_s_own_list(
    store, desk, look, language
):
    set_rules(store, desk)
    say = Wording(Language(language))
    names = {measure.id: say.text(measure.name) for measure in desk().programme.measures}
    ids = list(names)
    shown = texts(look("answer", language))
    assert as_text(say("planner.also_by_rules", names=names[ids[9]])) in shown
    # The rule that keeps another one out is switched off.
    assert as_text(say("planner.also_by_rules", names=names[ids[3]])) not in shown


def test_a_list_that_is_switched_off_under_rules_says_so(store, desk, look):
    now = desk()
    first = now.programme.measures[7].id
    plan = with_list(now.programme.plan, RuleKind.MUST, [first])
    set_plan(store, now, plan, what="must", who="desk")
    say = Wording(Language.ENGLISH)
    assert as_text(say("planner.list_off")) not in texts(look("answer"))
    plan = with_rule_on(plan, str(RuleKind.MUST), on=False)
    set_plan(store, desk(), plan, what="rule_off", who="desk")
    assert as_text(say("planner.list_off")) in texts(look("answer"))


def test_a_switch_turns_its_rule_and_no_other(store, desk, look):
    set_rules(store, desk)
    page = look("rules")
    next(toggle for toggle in page.toggle if not toggle.value).set_value(True).run()
    assert not page.exception
    assert all(rule.on for rule in desk().programme.plan.rules)
    page.toggle[0].set_value(False).run()
    assert [rule.on for rule in desk().programme.plan.rules] == [False, True, True, True]


def test_switches_that_nobody_touched_turn_nothing(store, desk, look):
    set_rules(store, desk)
    before = desk()
    page = look("rules")
    for view in ("years", "rules", "answer", "rules"):
        page.session_state["portfolio_view"] = view
        page.run()
        assert not page.exception
    assert desk().revision == before.revision


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_budget_of_every_year_is_in_a_field_of_its_own(store, desk, look, language):
    set_years(store, desk)
    say = Wording(Language(language))
    fields = {field.label: field.value for field in look("years", language).text_input}
    assert [fields[str(year)] for year in (2027, 2028, 2029)] == [
        say.number(amount) for amount in BUDGETS
    ]
    assert fields[say("planner.price_level")] == "2027"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proposed_list_stands_beside_a_better_and_a_cheaper_one(store, desk, look, language):
    propose_some(store, desk)
    say = Wording(Language(language))
    shown = texts(look("proposal", language))
    for heading in ("list_p", "list_b", "list_c", "basis_unstated"):
        assert say(f"planner.{heading}") in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_is_also_a_table_and_money_has_its_years_and_unit(store, desk, look, language):
    set_years(store, desk)
    say = Wording(Language(language))
    page = look("timeline", language)
    shown = texts(page)
    assert say("planner_chart.starts") in shown
    assert '<th scope="col">2028</th>' in shown
    assert any(heading.value.endswith(", €") for heading in page.subheader)
    assert say("planner.basis_excluded") in shown
    assert [say.number(amount) in shown for amount in BUDGETS] == [True] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_scenarios_stand_side_by_side_and_a_decision_is_dated_as_the_reader_dates(
    store, desk, look, language
):
    save_scenario(store, desk(), "One pot", who="desk")
    set_years(store, desk)
    minutes = Minutes(stage=Stage.COUNCIL, on="2026-03-12", section="§ 12")
    now = datetime(2026, 3, 12, tzinfo=UTC)
    decide(store, desk(), planned_portfolio(desk()), minutes, now=now, who="desk")
    say = Wording(Language(language))
    page = look("scenarios", language)
    shown = texts(page)
    assert '<th scope="col">One pot</th>' in shown
    assert say("planner.at_work") in shown
    assert as_text(f"One pot: {say('planner.prices_unstated')}") in shown
    (decision,) = [box for box in page.expander if say("planner.stage_council") in box.label]
    assert {"en": "12 Mar 2026", "fi": "12.3.2026"}[language] in decision.label.replace("\\", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nothing_limits_is_called_by_its_name(store, desk, look, language):
    add_resource(store, desk(), "Operating money", "€", Decimal(1), who="desk")
    assert "Operating money" in texts(look("answer", language))


def test_a_budget_of_nothing_is_no_exception_in_any_view(store, desk, look):
    now = desk()
    plan = with_budget(now.programme.plan, "cost", single_budget(Decimal(0)))
    set_plan(store, now, plan, what="budget", who="desk")
    for view in VIEWS:
        look(view)


@pytest.mark.parametrize("language", LANGUAGES)
def test_bars_are_told_in_words_to_whoever_does_not_see_them(look, language):
    say = Wording(Language(language))
    page = look("answer", language)
    told = [chart.proto.alt for chart in page.get("plotly_chart")]
    assert any(say("portfolio.compare_ratio") in alt and "737" in alt for alt in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_scenarios_that_count_value_in_other_ways_are_told_apart(store, desk, look, language):
    save_scenario(store, desk(), "One pot", who="desk")
    say = Wording(Language(language))
    assert say("planner.counts_differ") not in texts(look("scenarios", language))
    set_years(store, desk)
    shown = texts(look("scenarios", language))
    assert as_text(f"One pot: {say('planner.counts_full')}") in shown
    assert as_text(say("planner.counts_remaining", n=3)) in shown
    assert say("planner.counts_differ") in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_scenarios_name_each_resource_that_they_spend(store, desk, look, language):
    save_scenario(store, desk(), "One pot", who="desk")
    say = Wording(Language(language))
    assert say("portfolio.metric_spent") in texts(look("scenarios", language))
    add_resource(store, desk(), "Work", "pm", Decimal(1), who="desk")
    now = desk()
    work = now.programme.resources[-1].id
    measures = tuple(
        replace(m, cost={**m.cost, work: (Decimal(2),)}) for m in now.programme.measures
    )
    change = Change(programme=replace(now.programme, measures=measures))
    store.write(
        now.programme.id, change, based_on=now.revision, who="desk", kind="programme_opened"
    )
    shown = texts(look("scenarios", language))
    selected = len(planned_portfolio(desk()).portfolio.selected)
    assert say("planner.spent_of", name="Work") in shown
    assert say.amount(Decimal(2 * selected), "pm") in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_answer_scenarios_are_compared_with_the_first_of_them(
    store, desk, look, language
):
    save_scenario(store, desk(), "One pot", who="desk")
    say = Wording(Language(language))
    headings = [heading.value for heading in look("scenarios", language).subheader]
    assert say("planner.differences") in headings
    make_impossible(store, desk)
    headings = [heading.value for heading in look("scenarios", language).subheader]
    assert say("planner.differences") not in headings
    assert say("planner.differences_to", name="One pot") in headings


def test_measures_whose_effect_shows_too_late_to_count_are_told(store, desk, look):
    say = Wording(Language.ENGLISH)
    set_years(store, desk)
    planned = planned_portfolio(desk())
    counted = planned.counted_values
    late = sum(bool(c.value and not counted[c.id]) for c in planned.problem.candidates)
    assert late
    assert say("planner.too_late", n=late, year="2029") in texts(look("answer", "en"))
    now = desk()
    set_plan(store, now, replace(now.programme.plan, value_years=20), what="years", who="desk")
    assert say("planner.too_late", n=late, year="2029") not in texts(look("answer", "en"))
    assert "2046" not in texts(look("answer", "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_budget_of_all_years_that_is_less_than_their_sum_is_the_total(
    store, desk, look, language
):
    set_years(store, desk)
    say = Wording(Language(language))
    now = desk()
    limits = Budget(amounts=BUDGETS, total=Decimal(1_234_000))
    plan = with_budget(now.programme.plan, "cost", limits)
    set_plan(store, now, plan, what="limits", who="desk")
    shown = texts(look("timeline", language))
    assert say.number(1_234_000) in shown
    assert say.number(sum(BUDGETS)) not in shown


def scaled_page(look, language="en", share=None):
    """Return the frontier of the years, with the list of a share; None = as it is at first."""
    page = look("frontier", language)
    if share is not None:
        page.selectbox(key="scaled_share").select(share).run()
        for _ in range(20):
            if not any(
                button.label == Wording(Language(language))("planner.stop")
                # How many lists are as good is nothing that a view waits for.
                and button.key != "stop_as_good"
                for button in page.button
            ):
                break
            page.run()
        assert not page.exception, page.exception
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_share_of_the_budgets_has_its_list_with_starts_beside_the_plans(
    store, desk, look, language
):
    set_years(store, desk)
    say = Wording(Language(language))
    own = planned_portfolio(desk())
    page = scaled_page(look, language)
    assert page.selectbox(key="scaled_share").value == "1"
    assert say("planner.scaled_same") in texts(page)
    double = texts(scaled_page(look, language, "2"))
    assert say("planner.scaled_same") not in double
    compared = say("planner.scaled_changes", changes="@").split("@")[0]
    assert compared in double
    assert say("planner.in_plan_signs") in double
    names = {m.id: say.text(m.name) for m in desk().programme.measures}
    some = own.portfolio.selected[0]
    assert f'<th scope="row">{names[some]}</th>' in double
    nothing = texts(scaled_page(look, language, "0"))
    gone = ", ".join(names[i] for i in own.portfolio.selected)
    assert as_text(say("planner.gone_here", names=gone)) in nothing


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_usual_lists_stand_beside_the_frontier_of_the_years(store, desk, look, language):
    set_years(store, desk)
    say = Wording(Language(language))
    page = scaled_page(look, language)
    shown = texts(page)
    assert say("planner.scaled_lists_help") in shown
    for name in ("priority", "ratio", "judged"):
        assert f'<th scope="col">{say(f"portfolio.compare_{name}")}</th>' in shown
    (told,) = [chart.proto.alt for chart in page.get("plotly_chart")]
    best = planned_portfolio(desk()).portfolio.value
    assert say("planner_chart.best", value=say.number(best, 1)) in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_that_keeps_no_rules_says_so_in_place_of_a_list(store, desk, look, language):
    set_years(store, desk)
    set_rules(store, desk)
    say = Wording(Language(language))
    page = scaled_page(look, language, "0")
    nothing = as_text(say("planner.scaled_below", share=say.percent(0, 0)))
    assert [info.value for info in page.info] == [nothing]
