"""The lists of items as they are typed into, and one item in full."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from prioritisation.actions.editing import edit_items
from prioritisation.actions.resource_editing import add_resource
from prioritisation.decision.programme.boards import BoardId
from prioritisation.web.item_views.columns import column_config, item_frame, texts_of
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .grids import typed
from .looking import texts

TAXES = "tekija-verotulot-seuraus"


@pytest.mark.parametrize("board", list(BoardId))
def test_only_the_list_of_factors_has_a_box_to_tick_for_a_consequence(desk, board):
    frame = item_frame(desk().programme, board, Wording(Language.ENGLISH), wide=True)
    assert ("consequence" in frame.columns) == (board is BoardId.FACTORS)
    assert frame["illustrative"].dtype == bool


def test_the_box_is_ticked_for_tax_revenue_alone(desk):
    frame = item_frame(desk().programme, BoardId.FACTORS, Wording(Language.ENGLISH), wide=False)
    assert list(frame.index[frame["consequence"]]) == [TAXES]
    assert frame["consequence"].dtype == bool


@pytest.mark.parametrize(
    ("language", "label"), [(Language.ENGLISH, "Consequence"), (Language.FINNISH, "Seuraus")]
)
def test_the_box_says_what_a_consequence_is(desk, language, label):
    say = Wording(language)
    frame = item_frame(desk().programme, BoardId.FACTORS, say, wide=False)
    config = column_config(desk().programme, frame, say)["consequence"]
    assert (config["label"], config["type_config"]["type"]) == (label, "checkbox")
    assert config["help"] == say("measures.consequence_help")


def test_a_ticked_box_is_the_text_that_a_file_would_hold(desk):
    assert texts_of({"consequence": "yes"}, desk().programme, Wording(Language.ENGLISH)) == {
        "consequence": "yes"
    }


def _by_year(store, desk, amounts):
    """Type amounts of the first measure, by column of a file."""
    first = desk().programme.measures[0].id
    edit_items(store, desk(), BoardId.MEASURES, {first: amounts}, who="planner")
    return first


def test_costs_by_year_stand_in_columns_of_their_own_and_their_sum_in_one(store, desk):
    add_resource(store, desk(), "Work", "months", Decimal("0.1"), who="planner")
    first = _by_year(
        store, desk, {"cost:cost:1": "1000", "cost:cost:2": "500", "income:work:2": "0.5"}
    )
    say = Wording(Language.ENGLISH)
    frame = item_frame(desk().programme, BoardId.MEASURES, say, wide=False)
    shown = {
        column: frame.at[first, column]
        for column in ("cost", "cost:cost:1", "cost:cost:2", "income:work:1", "income:work:2")
    }
    assert list(shown.values()) == ["1,500", "1,000", "500", "0", "0.5"]
    config = column_config(desk().programme, frame, say)
    assert config["cost:cost:2"]["label"] == "Cost: Appropriation, year 2"
    assert config["income:work:2"]["label"] == "Income: Work, year 2"


def test_a_measure_is_added_to_a_list_in_which_another_has_costs_by_year(store, desk, show):
    _by_year(store, desk, {"cost:cost:1": "1000", "cost:cost:2": "500"})
    typed(
        show("measures"), 0, {}, added=[{"name": "Bridge", "cost": "12000", "illustrative": False}]
    )
    bridge = desk().programme.measures[-1]
    assert bridge.cost == {"cost": (Decimal(12_000),)}
    assert bridge.name.in_language("en") == "Bridge"


def test_english_thousands_are_thousands_in_every_amount(desk):
    cells = {"cost": "1,500", "cost:cost:2": "1,500", "yearly_after:cost": "1,500", "unit": "1,500"}
    assert list(texts_of(cells, desk().programme, Wording(Language.ENGLISH)).values()) == [
        *["1500"] * 3,
        "1,500",
    ]


def _details(item_id, board):
    from prioritisation.actions.desk import desk_of, the_store
    from prioritisation.actions.scoring import scores_on
    from prioritisation.decision.programme.boards import BoardId
    from prioritisation.web.item_views.details import item_details
    from prioritisation.wording.catalogue import Language
    from prioritisation.wording.wording import Wording

    desk = desk_of(the_store(), "heinola")
    board_id = BoardId(board)
    item = {item.id: item for item in desk.programme.items_on(board_id)}[item_id]
    board = desk.programme.board(board_id)
    item_details(desk, item, board, scores_on(desk, board_id), Wording(Language.ENGLISH))


def test_a_measure_in_full_shows_its_amounts_by_year_and_for_good(store, desk):
    add_resource(store, desk(), "Work", "months", Decimal("0.1"), who="planner")
    first = _by_year(
        store,
        desk,
        {"cost:cost:1": "1000", "cost:cost:2": "500", "cost:work:1": "2", "yearly_after:cost": "9"},
    )
    page = AppTest.from_function(_details, kwargs={"item_id": first, "board": "measures"}).run()
    assert not page.exception
    shown = texts(page)
    assert "€1,500 (by year €1,000 + €500)" in shown
    assert "Cost: Work" in shown
    assert "Yearly cost after: Appropriation" in shown


@pytest.mark.parametrize(("item", "is_told"), [(TAXES, True), ("tekija-tapahtumat", False)])
def test_an_item_in_full_says_that_it_is_a_consequence(store, item, is_told):
    page = AppTest.from_function(_details, kwargs={"item_id": item, "board": "factors"}).run()
    assert not page.exception
    shown = texts(page)
    assert (Wording(Language.ENGLISH)("measures.consequence_help") in shown) == is_told
