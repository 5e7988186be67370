"""Which programme a session has open: by its address, by what it had, or as usual."""

import pytest
from streamlit.testing.v1 import AppTest

from prioritisation.actions.desk import SAMPLE_ID
from prioritisation.actions.new_programmes import create_from_sample
from prioritisation.actions.programmes import archive_programme, delete_programme
from prioritisation.decision.programme.text import Text
from prioritisation.web.session import PROGRAMME_KEY


def _settled():
    """Settle what is open, as the script does before any page; a function that AppTest runs."""
    import streamlit as st

    from prioritisation.web import cached, opening, session

    refused = opening.settle()
    if refused is not None:
        st.error(session.wording().error(refused))
    st.text(cached.programme_id() if cached.has_programme() else "none")


@pytest.fixture
def village(store):
    return create_from_sample(store, Text.of("Village"), who="test")


def session_at(programme="", **state):
    """A reader at an address."""
    page = AppTest.from_function(_settled, default_timeout=30)
    if programme:
        page.query_params["programme"] = programme
    for key, value in state.items():
        page.session_state[key] = value
    return page.run()


def opened(page):
    return page.text[0].value


def address(page):
    return "".join(page.query_params.get("programme", []))


def test_the_address_says_which_programme_is_open(village):
    page = session_at(village)
    assert (opened(page), address(page)) == (village, village)
    assert not page.error


def test_the_session_remembers_it_on_a_page_whose_address_says_nothing(village):
    page = session_at(**{PROGRAMME_KEY: village})
    assert (opened(page), address(page)) == (village, village)


def test_what_was_opened_last_opens_for_the_next_reader(store, village):
    assert opened(session_at()) == SAMPLE_ID
    session_at(village)
    assert opened(session_at()) == village


def test_one_programme_alone_is_not_named_in_the_address(store):
    assert address(session_at()) == ""


@pytest.mark.parametrize("hide", [archive_programme, delete_programme, None])
def test_a_programme_that_cannot_be_opened_is_told_and_the_usual_one_stays(store, village, hide):
    if hide:
        hide(store, village, who="test")
    asked = village if hide else "nowhere"
    page = session_at(asked)
    assert asked in page.error[0].value
    assert opened(page) == SAMPLE_ID


def test_a_programme_that_somebody_deletes_meanwhile_is_told(store, village):
    page = session_at(village)
    delete_programme(store, village, who="test")
    page.run()
    assert village in page.error[0].value
    assert opened(page) == SAMPLE_ID


def test_another_programme_in_the_address_forgets_what_belongs_to_the_first(village):
    page = session_at(SAMPLE_ID)
    page.session_state["matrix_item_measures"] = "tori"
    page.session_state["chosen_language"] = "fi"
    page.query_params["programme"] = village
    page.run()
    assert opened(page) == village
    assert "matrix_item_measures" not in page.session_state
    assert page.session_state["chosen_language"] == "fi"


def test_with_no_programme_left_nothing_is_open(store):
    delete_programme(store, SAMPLE_ID, who="test")
    page = session_at()
    assert opened(page) == "none"
    assert page.error
