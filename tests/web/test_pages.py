"""Every page in every language, and with little or nothing to show."""

from dataclasses import replace
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from prioritisation.actions.editing import delete_items
from prioritisation.actions.plan_editing import set_plan, with_list
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.store import Change
from prioritisation.web.script.main import PRESENTED
from prioritisation.web.server import MAIN_SCRIPT
from prioritisation.web.session import LANGUAGE_KEY
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .looking import texts, title

PAGES = ("programme", "measures", "scores", "matrix", "portfolio")
TITLES = {
    ("measures", "en"): "38 candidate measures",
    ("measures", "fi"): "38 toimenpide-ehdotusta",
    ("scores", "en"): "Scores",
    ("scores", "fi"): "Pisteet",
    ("matrix", "en"): "11 of 38 measures are low-hanging fruit",
    ("matrix", "fi"): "11 toimenpidettä on low hanging fruit, listalla 38",
    ("portfolio", "en"): "The best portfolio: 19 of 38 measures",
    ("portfolio", "fi"): "Paras toimenpidesalkku: 19 / 38 toimenpidettä",
}


def keep_only(store, number):
    """Leave the first measures of the sample."""
    ids = [m.id for m in store.latest("heinola").programme.measures]
    delete_items(store, "heinola", BoardId.MEASURES, ids[number:], who="planner")


@pytest.mark.parametrize("language", list(Language))
def test_the_script_opens_on_the_programme(store, language):
    page = AppTest.from_file(str(MAIN_SCRIPT), default_timeout=60)
    page.session_state[LANGUAGE_KEY] = language.value
    page.run()
    assert not page.exception
    vision = store.latest("heinola").programme.vision.in_language(language)
    assert vision in texts(page)


@pytest.mark.parametrize(("name", "language"), list(TITLES))
def test_a_page_has_its_title_in_the_readers_language(show, name, language):
    assert title(show(name, language)) == TITLES[name, language]


@pytest.mark.parametrize("name", PAGES)
def test_a_reader_whose_browser_names_no_language_reads_english(show, name):
    assert "Language" in texts(show(name, None))


@pytest.mark.parametrize("board", list(BoardId))
@pytest.mark.parametrize("name", ["measures", "scores", "matrix"])
@pytest.mark.parametrize("language", list(Language))
def test_a_page_shows_every_board(show, name, board, language):
    show(name, language.value, board=board)


@pytest.mark.parametrize("view", ["table", "single", "criteria"])
@pytest.mark.parametrize("mode", ["own", "agreed"])
def test_the_scores_are_entered_in_every_view(show, view, mode):
    page = show("scores", scores_view=view, scores_mode=mode)
    assert title(page) == "Scores"


@pytest.mark.parametrize("objective", list(Objective))
@pytest.mark.parametrize("language", list(Language))
def test_each_objective_is_explained(store, desk, show, objective, language):
    plan = replace(desk().programme.plan, objective=objective)
    set_plan(store, desk(), plan, what="objective", who="planner")
    say = Wording(language)
    assert say(f"portfolio.explain_{objective}") in texts(show("portfolio", language.value))


@pytest.mark.parametrize("name", ["measures", "scores", "matrix", "portfolio"])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_page_of_a_short_list_is_shown(store, show, name, number):
    keep_only(store, number)
    show(name)


def test_an_empty_list_of_measures_says_what_to_do(store, show):
    keep_only(store, 0)
    assert "No measures yet. Add the first one or import a sheet." in texts(show("measures"))
    assert "No measures yet" in texts(show("portfolio"))


def test_one_item_is_scored_one_at_a_time(store, show):
    keep_only(store, 1)
    page = show("scores", scores_view="single")
    assert "Item 1 of 1" in texts(page)


@pytest.mark.parametrize("language", list(Language))
def test_a_plan_that_contradicts_itself_is_told_in_a_sentence(store, desk, show, language):
    plan = desk().programme.plan
    dear = max(desk().programme.measures, key=lambda m: m.total_cost("cost"))
    plan = with_list(
        replace(plan, budgets={"cost": single_budget(Decimal(10))}), RuleKind.MUST, [dear.id]
    )
    set_plan(store, desk(), plan, what="must", who="planner")
    page = show("portfolio", language.value)
    say = Wording(language)
    assert not page.error
    assert say("portfolio.infeasible_title") in texts(page)
    assert say.text(dear.name) in texts(page)
    assert dear.id not in texts(page)


@pytest.mark.parametrize("budget", ["0", "1", "999999999999"])
def test_a_budget_of_any_size_has_an_answer(store, desk, show, budget):
    plan = replace(desk().programme.plan, budgets={"cost": single_budget(Decimal(budget))})
    set_plan(store, desk(), plan, what="budget", value=budget, who="planner")
    page = show("portfolio")
    assert len(page.metric) == 4


def test_a_budget_typed_as_the_reader_writes_it_is_kept(desk, show):
    page = show("portfolio", "fi")
    page.text_input[0].set_value("1 500 000").run()
    assert not page.exception
    assert desk().programme.plan.budgets == {"cost": single_budget(Decimal(1_500_000))}


def test_a_budget_that_may_mean_two_things_is_refused_and_the_old_one_kept(desk, show):
    page = show("portfolio", "fi")
    page.text_input[0].set_value("1.500").run()
    assert "500" in page.error[0].value
    assert desk().programme.plan.budgets == {"cost": single_budget(Decimal(2_000_000))}


@pytest.mark.parametrize("language", list(Language))
def test_what_the_undo_button_takes_back_is_said_for_every_part_of_a_plan(
    store, desk, show, language
):
    for what in ("budget", "objective", "weights", "must", "never"):
        plan = replace(desk().programme.plan, name=what)
        set_plan(store, desk(), plan, what=what, value="1500000", who="planner")
        label = show("portfolio", language.value).sidebar.button[0].label
        assert Wording(language)(f"event.plan_{what}", value=1_500_000) in label


@pytest.mark.parametrize("name", PRESENTED)
@pytest.mark.parametrize("language", list(Language))
def test_a_page_laid_out_for_a_room_can_be_presented(show, name, language):
    page = show(name, language.value, presented=True)
    assert not page.sidebar.button


def test_a_presented_portfolio_shows_what_is_read_and_nothing_that_is_set(show):
    page = show("portfolio", presented=True)
    assert len(page.metric) == 4
    assert not page.text_input
    assert not page.selectbox
    assert "Market square" in texts(page)


def test_a_presented_plan_that_contradicts_itself_is_told_in_a_sentence(store, desk, show):
    plan = desk().programme.plan
    dear = max(desk().programme.measures, key=lambda m: m.total_cost("cost"))
    plan = with_list(
        replace(plan, budgets={"cost": single_budget(Decimal(10))}), RuleKind.MUST, [dear.id]
    )
    set_plan(store, desk(), plan, what="must", who="planner")
    shown = texts(show("portfolio", presented=True))
    assert "These two demands cannot both hold" in shown
    assert Wording(Language.ENGLISH).text(dear.name) in shown


@pytest.mark.parametrize("presented", [True, False])
def test_equally_good_portfolios_are_told_to_a_room_in_a_sentence_and_at_the_desk_on_request(
    store, desk, show, presented
):
    keep_only(store, 2)
    seen = desk()
    twins = tuple(
        replace(m, cost={"cost": (Decimal(50),)}, income={}, value=Decimal(5))
        for m in seen.programme.measures
    )
    plan = Plan(objective=Objective.VALUE, budgets={"cost": single_budget(Decimal(50))})
    change = Change(programme=replace(seen.programme, measures=twins, plan=plan))
    store.write("heinola", change, based_on=seen.revision, who="planner", kind="programme_opened")
    page = show("portfolio", presented=presented)
    say = Wording(Language.ENGLISH)
    title = say("portfolio.equal_title")
    note = say("portfolio.equal_note", names=", ".join(say.text(m.name) for m in twins))
    told = [text.value for text in page.text]
    boxes = [box.label for box in page.expander]
    assert (f"{title}. {note}" in told) == presented
    assert (title in boxes) != presented
    assert note in texts(page)
