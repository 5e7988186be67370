"""What a measure takes and brings, typed year by year."""

from decimal import Decimal

import pytest

from prioritisation.actions.editing import delete_items, edit_items
from prioritisation.actions.resource_editing import add_resource
from prioritisation.decision.programme.boards import BoardId
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .grids import grids, typed
from .looking import texts

COSTS, INCOMES = 0, 1
APPROPRIATION, WORK = 0, 1  # rows


@pytest.fixture
def work(store, desk):
    """A further resource, counted in tenths."""
    return add_resource(store, desk(), "Work", "months", Decimal("0.1"), who="planner")


@pytest.fixture
def amounts(work, show, first):
    """The amounts by year of the first measure, as they are shown to a reader of a language."""

    def shown(language="en", **state):
        return show("measures", language, measures_view="years", **state)

    return shown


@pytest.fixture
def first(desk):
    """The first measure as it is now."""
    return lambda: desk().programme.measures[0]


@pytest.mark.parametrize("language", list(Language))
def test_costs_and_income_of_every_resource_can_be_typed(amounts, language):
    say = Wording(language)
    page = amounts(language.value)
    assert len(grids(page)) == 2
    assert [heading.value for heading in page.subheader] == [
        say("amounts.cost"),
        say("amounts.income"),
    ]
    costs, incomes = page.dataframe
    years = [f"cost:{year}" for year in range(1, 6)]
    assert list(costs.value.columns) == ["resource", *years, "yearly_after"]
    assert list(incomes.value.columns) == ["resource", *(f"income:{y}" for y in range(1, 6))]
    assert list(costs.value["resource"])[WORK] == "Work, months"


def test_what_is_typed_is_kept_and_undo_takes_it_back(amounts, store, first):
    page = amounts()
    before = first()
    page = typed(page, COSTS, {(WORK, "cost:2"): "1,5", (WORK, "cost:3"): "2"})
    assert first().cost["work"] == (0, Decimal("1.5"), 2)
    assert "Work 3.5" in texts(page).replace("\\", "")
    page = typed(page, INCOMES, {(APPROPRIATION, "income:2"): "1,000,000"})
    assert first().income == {"cost": (0, 1_000_000)}
    page = typed(page, COSTS, {(WORK, "yearly_after"): "0.1"})
    assert first().yearly_after == {"work": Decimal("0.1")}
    for _ in range(3):
        store.undo("heinola", who="planner")
    assert first() == before


def test_a_wrong_amount_is_told_with_its_place_and_the_others_are_kept(amounts, first):
    page = amounts()
    cells = {
        (WORK, "cost:1"): "3",
        (WORK, "cost:2"): "0.25",
        (APPROPRIATION, "cost:2"): "about 30k",
    }
    page = typed(page, COSTS, cells)
    assert first().cost["work"] == (3,)
    told = page.error[0].value.replace("\\", "")
    name = first().name.in_language("en")
    assert (
        f'{name}: Cost: Work, year 2: 0.25 is no multiple of 0.1, the step of the resource "Work".'
        in told
    )
    assert (
        f'{name}: Cost: Appropriation, year 2: "about 30k" is not a whole number of euros' in told
    )
    # The same table goes on: what was wrong is mended in it.
    page = typed(page, COSTS, cells | {(WORK, "cost:2"): "0.2", (APPROPRIATION, "cost:2"): "30000"})
    assert not page.error
    assert first().cost["work"] == (3, Decimal("0.2"))
    assert first().cost["cost"][1] == 30_000


def test_what_could_not_be_kept_is_told_again_when_another_measure_is_chosen(amounts):
    page = typed(amounts(), COSTS, {(WORK, "cost:2"): "many"})
    page = next(b for b in page.button if b.label == "Next").click().run()
    assert '"many" is not a number' in page.toast[0].value.replace("\\", "")
    assert not page.error


def test_what_could_not_be_kept_in_the_list_is_told_once_when_the_amounts_are_chosen(work, show):
    page = typed(show("measures"), 0, {(0, "cost"): "many"})
    assert page.error
    page = page.segmented_control(key="measures_view").set_value("years").run()
    assert '"many" is not a whole number' in page.toast[0].value.replace("\\", "")
    page = page.segmented_control(key="measures_view").set_value("list").run()
    assert not page.error
    assert not page.toast


def test_as_many_years_are_shown_as_a_measure_has_amounts_for(amounts, store, desk, first):
    edit_items(store, desk(), BoardId.MEASURES, {first().id: {"cost:work:9": "1"}}, who="planner")
    page = amounts()
    assert list(page.dataframe[COSTS].value.columns)[-2:] == ["cost:9", "yearly_after"]


def test_more_years_are_shown_when_they_are_asked_for(amounts):
    page = amounts()
    page.number_input[0].set_value(12).run()
    assert list(page.dataframe[INCOMES].value.columns)[-1] == "income:12"


def test_of_two_measures_of_one_name_the_chosen_one_is_typed_for(amounts, store, desk, first):
    second = desk().programme.measures[1].id
    name = {f"name:{language}": "Twins" for language in Language}
    edit_items(store, desk(), BoardId.MEASURES, {first().id: name, second: name}, who="planner")
    page = amounts()
    page = page.selectbox[0].set_value(second).run()
    typed(page, COSTS, {(WORK, "cost:1"): "4"})
    assert first().total_cost("work") == 0
    assert desk().programme.measures[1].cost["work"] == (4,)


def test_a_measure_that_is_gone_is_told_and_another_one_shown(amounts, store, desk, first):
    page = amounts()
    gone = first().id
    delete_items(store, "heinola", BoardId.MEASURES, [gone], who="planner")
    page.run()
    assert not page.exception
    assert Wording(Language.ENGLISH)("amounts.gone") in texts(page)
    typed(page, COSTS, {(WORK, "cost:1"): "4"})
    assert first().id != gone
    assert first().cost["work"] == (4,)


def test_what_another_planner_has_changed_meanwhile_is_not_overwritten(amounts, store, desk, first):
    page = amounts()
    edit_items(store, desk(), BoardId.MEASURES, {first().id: {"cost:work:1": "7"}}, who="planner")
    page = typed(page, COSTS, {(WORK, "cost:1"): "4"})
    assert "somebody else has changed this field meanwhile" in page.error[0].value
    assert first().cost["work"] == (7,)
    next(b for b in page.button if b.label == "Put back what is saved").click().run()
    assert page.dataframe[COSTS].value["cost:1"].iloc[WORK] == "7"


@pytest.mark.parametrize("board", [BoardId.FACTORS, BoardId.TRENDS])
def test_only_measures_have_amounts(amounts, board):
    page = amounts(board=board)
    assert len(grids(page)) == 1
    assert not page.subheader
