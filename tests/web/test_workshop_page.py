"""The workshop page in each state of a workshop, in both languages."""

import pytest

from prioritisation.actions.workshops import setting_up
from prioritisation.actions.workshops.rounds import count_round
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .room import Room, now

PARTS = ("run", "results", "people", "set_up")


def shown(show, part, language):
    page = show("workshop", language, workshop_part=part)
    assert not page.exception
    return page


@pytest.mark.parametrize("language", Language)
def test_without_a_workshop_the_page_offers_to_make_one(show, language):
    page = shown(show, "run", language)
    say = Wording(language)
    assert say("workshop.make") in {button.label for button in page.button}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_shown_in_every_state(show, store, part, language):
    room = Room(store, asks_weights=True, is_anonymous=False)
    shown(show, part, language)
    room.act("open_round")
    for score in "12455":
        phone = room.phone(group="residents", name="Anna")
        phone.score_all("tori", score)
        weights = {"most": "impact", "step-speed": "50", "step-output_input": "50"}
        phone.form("/p/weights", weights)
    room.phone().form("/p/propose", {"name": "Pier", "reason": "*fish*"})
    shown(show, part, language)
    room.act("pause_round")
    shown(show, part, language)
    room.act("close_round")
    page = shown(show, part, language)
    say = Wording(language)
    if part == "results":
        assert say("workshop.not_revealed") in {info.value for info in page.info}
    room.act("reveal_round")
    page = shown(show, part, language)
    if part == "results":
        assert say("workshop.show_item") in {button.label for button in page.button}
    setting_up.end_workshop(store, room.kept, now())
    shown(show, part, language)


def test_nobody_is_named_in_an_anonymous_workshop(show, store):
    room = Room(store)
    room.act("open_round")
    room.phone(name="Anna")
    page = shown(show, "people", "en")
    assert "Anna" not in page.dataframe[0].value.to_string()
    assert "Participant 1" in page.dataframe[0].value.to_string()


def test_the_scores_page_says_where_its_scores_come_from(show, store):
    room = Room(store)
    room.act("open_round")
    for score in "455":
        room.phone().score_all("tori", score)
    room.act("reveal_round")
    count_round(store, room.kept, 1)
    page = show("scores", "en")
    assert not page.exception
    assert any("Spring" in info.value for info in page.info)
