"""The lists of items as they are typed into, and one item in full."""

import pytest
from streamlit.testing.v1 import AppTest

from prioritisation.decision.programme.boards import BoardId
from prioritisation.web.item_views.columns import column_config, item_frame, texts_of
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

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


@pytest.mark.parametrize(("item", "is_told"), [(TAXES, True), ("tekija-tapahtumat", False)])
def test_an_item_in_full_says_that_it_is_a_consequence(store, item, is_told):
    page = AppTest.from_function(_details, kwargs={"item_id": item, "board": "factors"}).run()
    assert not page.exception
    shown = texts(page)
    assert (Wording(Language.ENGLISH)("measures.consequence_help") in shown) == is_told
