"""The Programmes page: the list and what is done with one, the wizard, files; which one is open."""

import pytest

from prioritisation.actions.copying import programme_file
from prioritisation.actions.desk import SAMPLE_ID, desk_of
from prioritisation.actions.new_programmes import create_from_sample
from prioritisation.actions.programmes import archive_programme, delete_programme
from prioritisation.decision.programme.text import Text
from prioritisation.web.session import PROGRAMME_KEY
from prioritisation.wording.catalogue import Language

from .asgi import Browser
from .room import Room

MEASURES = b"name;cost;impact\nPlots;50000;4\nSquare;60000;\n"


def ids(store):
    return [programme.id for programme in store.programmes()]


def press(page, key):
    page.button(key=key).click().run()
    assert not page.exception, page.exception
    return page


def toasts(page):
    return [toast.value for toast in page.toast]


def typed(page, **fields):
    """Type into fields of the step that is shown."""
    for name, text in fields.items():
        key = f"new_programme_field_{name}"
        shown = [*page.text_input, *page.text_area, *page.number_input]
        next(widget for widget in shown if widget.key == key).set_value(text)
    return page


@pytest.fixture
def village(store):
    return create_from_sample(store, Text.of("Village"), who="test")


# The list


@pytest.mark.parametrize("language", list(Language))
def test_the_list_tells_of_every_programme(show, village, language):
    page = show("programmes", language.value)
    shown = " ".join(node.proto.body for node in page.get("html"))
    assert "Village" in shown
    assert "38" in shown
    assert not page.error


def test_a_programme_is_copied_deleted_and_taken_back(store, show):
    page = show("programmes")
    page.text_input(key="copy_title_heinola").set_value("Second town")
    press(page, "told_copy_heinola")
    assert ids(store) == [SAMPLE_ID, "second-town"]
    press(page, "told_delete_second-town")
    assert ids(store) == [SAMPLE_ID]
    press(page, "told_take_back_second-town")
    assert ids(store) == [SAMPLE_ID, "second-town"]


def test_a_programme_is_archived_and_brought_back(store, show, village):
    page = press(show("programmes"), f"told_archive_{village}")
    assert [p.id for p in store.programmes() if p.archived_at] == [village]
    press(page, f"told_bring_back_{village}")
    assert not [p.id for p in store.programmes() if p.archived_at]


def test_a_copy_without_a_name_is_refused_in_words(store, show):
    page = show("programmes")
    page.text_input(key="copy_title_heinola").set_value(" ")
    assert "name is missing" in toasts(press(page, "told_copy_heinola"))[0]
    assert ids(store) == [SAMPLE_ID]


def test_what_was_opened_is_what_pages_show(show, village):
    page = press(show("programmes"), f"told_open_{village}")
    assert page.session_state[PROGRAMME_KEY] == village
    assert village in page.query_params["programme"]


def test_what_belongs_to_the_former_programme_is_forgotten(show, village):
    page = show("programmes", matrix_item_measures="tori", items_edition=3)
    press(page, f"told_open_{village}")
    assert "matrix_item_measures" not in page.session_state
    assert page.session_state["items_edition"] == 4


def test_deleting_the_open_programme_leaves_the_one_that_is_usual(store, show, village):
    page = show("programmes", **{PROGRAMME_KEY: village})
    press(page, f"told_delete_{village}")
    assert page.session_state[PROGRAMME_KEY] == SAMPLE_ID


def test_without_any_programme_the_page_offers_the_ways_to_one(store, show):
    delete_programme(store, SAMPLE_ID, who="test")
    page = show("programmes")
    assert page.info[0].value.startswith("There is no programme to open")
    page.button_group(key="new_programme_way").set_value("sample").run()
    press(page, "sample_back")
    assert ids(store) == [SAMPLE_ID]


# The wizard


def test_five_steps_make_a_programme_that_is_opened(store, show):
    page = typed(show("programmes"), title="Our town", town="Town")
    press(page, "wizard_next")
    press(typed(page, purpose="To grow", vision="Good"), "wizard_next")
    press(typed(page, spearheads="Housing\n- Centre\n"), "wizard_next")
    typed(page, **{"measures:Housing": "Plots\nPermits", "measures:": "Brand"})
    page.checkbox(key="new_programme_field_general_trends").check()
    press(page, "wizard_next")
    assert ids(store) == [SAMPLE_ID]
    press(typed(page, first_year=2028, years=2, budget="100 000"), "wizard_create")

    assert page.session_state[PROGRAMME_KEY] == "our-town"
    programme = desk_of(store, "our-town").programme
    assert [m.spearhead for m in programme.measures] == ["housing", "housing", ""]
    assert [part.id for part in programme.target_groups] == ["companies", "residents", "visitors"]
    assert (len(programme.trends), len(programme.factors)) == (14, 0)
    assert programme.plan.years == (2028, 2029)
    assert [str(a) for a in programme.plan.budgets["cost"].amounts] == ["100000", "100000"]
    assert "new_programme_step" not in page.session_state
    assert page.text_input(key="new_programme_field_title").value == ""


def test_going_back_loses_nothing(show):
    page = press(typed(show("programmes"), title="Our town"), "wizard_next")
    press(typed(page, vision="Good"), "wizard_back")
    assert page.text_input(key="new_programme_field_title").value == "Our town"
    press(page, "wizard_next")
    assert page.text_input(key="new_programme_field_vision").value == "Good"


def test_measures_of_a_spearhead_that_was_renamed_are_kept_without_one(show):
    page = press(typed(show("programmes"), title="Our town"), "wizard_next")
    press(page, "wizard_next")
    press(typed(page, spearheads="Housing"), "wizard_next")
    press(typed(page, **{"measures:Housing": "Plots"}), "wizard_back")
    press(typed(page, spearheads="Homes"), "wizard_next")
    assert page.text_area(key="new_programme_field_measures:").value == "Plots"


def test_a_step_that_is_not_right_is_not_left_and_says_why(store, show):
    page = press(show("programmes"), "wizard_next")
    assert page.error[0].value.replace("\\", "") == "Name of the programme: the name is missing."
    press(typed(page, title="Our town"), "wizard_next")
    assert not page.error
    press(page, "wizard_next")
    press(typed(page, spearheads="Housing\nHousing"), "wizard_next")
    assert "listed twice" in page.error[0].value
    assert page.text_area(key="new_programme_field_spearheads").value == "Housing\nHousing"
    assert ids(store) == [SAMPLE_ID]


def test_a_budget_that_is_no_amount_is_refused_and_nothing_is_made(store, show):
    page = press(typed(show("programmes"), title="Our town"), "wizard_next")
    for _ in range(3):
        press(page, "wizard_next")
    press(typed(page, budget="50k"), "wizard_create")
    assert "50k" in page.error[0].value
    assert ids(store) == [SAMPLE_ID]


def test_a_name_alone_makes_a_programme(store, show):
    press(typed(show("programmes", "fi"), title="Kaupunki"), "wizard_create")
    programme = desk_of(store, "kaupunki").programme
    assert programme.title == Text.of({"fi": "Kaupunki"})
    assert programme.target_groups == ()


# Other ways


def test_a_copy_of_the_sample_is_made_to_work_on(store, show):
    page = show("programmes", new_programme_way="sample")
    page.text_input(key="new_programme_sample_title").set_value("Own town")
    press(page, "sample_copy")
    assert page.session_state[PROGRAMME_KEY] == "own-town"
    assert desk_of(store, "own-town").answers


def test_a_file_of_measures_makes_a_programme(store, show):
    page = show("programmes", new_programme_way="csv")
    page.text_input(key="new_programme_csv_title").set_value("From file").run()
    page.file_uploader[0].set_value(("m.csv", MEASURES, "text/csv")).run()
    press(page, "create_from_csv")
    assert [m.id for m in desk_of(store, "from-file").programme.measures] == ["plots", "square"]


def test_a_file_with_errors_is_told_and_makes_nothing(store, show):
    page = show("programmes", new_programme_way="csv")
    page.text_input(key="new_programme_csv_title").set_value("From file").run()
    wrong = MEASURES.replace(b"50000", b"much")
    page.file_uploader[0].set_value(("m.csv", wrong, "text/csv")).run()
    assert any("much" in text.value for text in page.text)
    assert not [button for button in page.button if button.key == "create_from_csv"]


def test_a_downloaded_programme_comes_back_as_another(store, show):
    data = programme_file(desk_of(store, SAMPLE_ID), "")
    page = show("programmes", new_programme_way="file")
    page.file_uploader[0].set_value(("heinola.toml", data, "application/toml")).run()
    press(page, "create_from_file")
    assert page.session_state[PROGRAMME_KEY] == "heinola-2"
    assert desk_of(store, "heinola-2").answers == desk_of(store, SAMPLE_ID).answers


# Walls and phones


def test_a_wall_shows_the_programme_of_its_address(store, village):
    assert "Village" in Browser().get(f"/wall?programme={village}").text
    assert "Village" not in Browser().get("/wall").text
    picture = Browser().get(f"/wall?programme={village}").text
    assert f"wall/picture?programme={village}&amp;board=measures" in picture


def test_walls_of_an_archived_programme_answer_and_those_of_a_deleted_one_do_not(store, village):
    archive_programme(store, village, who="test")
    assert Browser().get(f"/wall?programme={village}").status == 200
    delete_programme(store, village, who="test")
    for address in ("/wall", "/wall/picture", "/wall/workshop", "/wall/paper"):
        answer = Browser().get(f"{address}?programme={village}&workshop=spring")
        assert answer.status == 404
        assert "?board=" not in answer.text


def test_phones_and_walls_of_a_deleted_programme_wait_until_that_is_taken_back(store):
    room = Room(store)
    room.act("open_round")
    phone = room.phone()
    shown = Browser().get("/wall/workshop?workshop=spring")
    assert shown.status == 200
    assert "tori" in phone.get("/p").text
    delete_programme(store, SAMPLE_ID, who="test")
    assert Browser().get("/wall/workshop?workshop=spring").status == 404
    assert "tori" not in phone.get("/p").text
    store.shelf.take_back(SAMPLE_ID, who="test")
    assert Browser().get("/wall/workshop?workshop=spring").status == 200
    assert "tori" in phone.get("/p").text
