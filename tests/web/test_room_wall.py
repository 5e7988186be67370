"""The wall of a workshop: it follows the facilitator, and shows nothing too early."""

import json
import re
import time
from dataclasses import replace

import pytest

from prioritisation.actions.access import passphrase
from prioritisation.actions.desk import desk_of
from prioritisation.actions.workshops import setting_up, walls
from prioritisation.actions.workshops.exporting import results_file
from prioritisation.decision.programme.workshops import Wall, WallView
from prioritisation.errors import NotAllowedError
from prioritisation.wording.catalogue import Language

from .asgi import Browser
from .room import Room, now

WALL = "/wall/workshop?workshop=spring"
SHOWN = "/wall/workshop/shown?workshop=spring"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def room(store):
    return Room(store)


def follow(shown, is_there):
    """Ask as a wall does until something is there: within two seconds."""
    until = time.monotonic() + 2
    while time.monotonic() < until:
        answer = shown()
        if answer.status == 200 and is_there(answer):
            return answer
    raise AssertionError("the wall did not follow within two seconds")


def show(room, view, item=""):
    walls.show_on_wall(room.store, room.kept, Wall(view=view, item=item), now())


def revealed(room, scores="1445"):
    room.act("open_round")
    for number, score in enumerate(scores):
        room.phone(group="residents" if number % 2 else "companies").score_all("tori", score)
    room.act("reveal_round")
    return room


@pytest.mark.parametrize("language", Language)
def test_the_way_in_is_on_the_wall_with_who_is_there(room, language):
    for _ in range(2):
        room.phone(group="residents")
    page = follow(
        lambda: Browser().get(f"{WALL}&lang={language}"), lambda answer: "<b>2</b>" in answer.text
    ).text
    code = room.kept.code
    assert f"{code[:3]} {code[3:]}" in page
    assert "<svg" in page


def test_a_way_in_that_is_closed_shows_no_code(room):
    code = room.kept.code
    setting_up.end_workshop(room.store, room.kept, now())
    page = Browser().get(WALL).text
    assert f"{code[:3]} {code[3:]}" not in page
    assert "The way in is closed" in page


def test_a_wall_follows_the_facilitators_choice_and_answers_304_in_between(room):
    wall = Browser()
    first = wall.get(SHOWN)
    assert first.json["view"] == "join"
    assert wall.get(SHOWN, if_none_match=first.headers["etag"]).status == 304
    room.phone()
    second = follow(
        lambda: wall.get(SHOWN, if_none_match=first.headers["etag"]),
        lambda answer: "<b>1</b>" in answer.json["html"],
    )
    room.act("open_round")
    show(room, WallView.PROGRESS)
    assert wall.get(SHOWN, if_none_match=second.headers["etag"]).json["view"] == "progress"


def test_progress_tells_how_many_and_not_what(room):
    room.act("open_round")
    room.phone().score_all("tori", "5")
    room.phone().score("brandi", "1")
    show(room, WallView.PROGRESS)
    counts = ["1/2", "0/2", "0/2"]
    follow(
        lambda: Browser().get(SHOWN),
        lambda answer: re.findall(r'class="n">(\d/\d)<', answer.json["html"]) == counts,
    )


@pytest.mark.parametrize("view", [WallView.MATRIX, WallView.ITEM, WallView.MOVEMENT])
def test_no_address_shows_results_before_they_are_revealed(room, view):
    room.act("open_round")
    for score in "1445":
        room.phone().score_all("tori", score)
    room.act("close_round")
    for address in (WALL, SHOWN):
        assert Browser().get(f"{address}&view={view}&item=tori").status == 403
    with pytest.raises(NotAllowedError):
        results_file(room.store, room.kept, 1, "en")


def test_revealed_results_are_on_the_wall_and_go_when_the_round_is_reopened(room):
    revealed(room)
    show(room, WallView.ITEM, "tori")
    html = Browser().get(SHOWN).json["html"]
    assert "Market square" in html
    assert "<b>3.5</b>" in html
    show(room, WallView.MATRIX)
    assert "<svg" in Browser().get(SHOWN).json["svg"]
    room.act("reopen_round")
    assert Browser().get(SHOWN).json["view"] == "progress"


def test_movement_is_shown_after_a_second_round(room):
    revealed(room)
    room.act("open_round")
    for _ in range(3):
        room.phone().score_all("tori", "5", sequence=2)
    room.act("reveal_round")
    show(room, WallView.MOVEMENT)
    assert Browser().get(SHOWN).json["view"] == "movement"


def test_a_group_of_too_few_and_the_one_that_protects_it_are_hidden_on_every_face(room):
    room.act("open_round")
    for group, scores in (("residents", "444"), ("companies", "1")):
        for score in scores:
            room.phone(group=group).score_all("tori", score)
    room.act("reveal_round")
    html = Browser().get(f"{SHOWN}&view=item&item=tori").json["html"]
    assert html.count("not shown, to protect few") == 6
    rows = results_file(room.store, room.kept, 1, "en").decode("utf-8-sig").splitlines()
    assert [row.split(";")[3] for row in rows[1:]] == ["*"] * 3


def test_names_and_comments_are_text_on_every_wall_and_no_formula_in_files(store):
    room = Room(store)
    desk = desk_of(store, "heinola")
    changed = replace(room.kept.workshop, title=HOSTILE)
    setting_up.change_workshop(store, desk, room.kept, changed, now())
    room.act("open_round")
    for score in "1445":
        phone = room.phone()
        phone.score_all("tori", score)
        phone.form("/p/answer", {"round": 1, "item": "tori", "comment": f"=1+1 {HOSTILE}"})
    room.act("reveal_round")
    setting_up.set_note(store, room.kept, "tori", HOSTILE)
    for view in ("join", "progress", "item", "matrix"):
        page = Browser().get(f"{WALL}&view={view}&item=tori").text
        assert "<script>alert" not in page
    assert "&lt;script&gt;" in Browser().get(f"{WALL}&view=item&item=tori").text
    assert "<script>alert" not in Browser().get("/wall/paper?workshop=spring").text
    assert not re.search(r"(^|;)[=+@-]", results_file(store, room.kept, 1, "en").decode(), re.M)


def test_the_paper_form_has_every_item_and_level_in_words(room):
    page = Browser().get("/wall/paper?workshop=spring&lang=en").text
    assert page.count('<th scope="row">') == 3
    assert page.count('class="ring"') == 3 * 3 * 6


def test_an_unknown_workshop_is_said_to_be_none(room):
    assert Browser().get("/wall/workshop?workshop=autumn").status == 404


def test_with_a_passphrase_a_wall_opens_by_its_key_alone(room):
    passphrase.set_passphrase(room.store, "open sesame")
    key = passphrase.wall_key(room.store)
    for address in (WALL, SHOWN, "/wall?board=measures", "/wall/picture?board=measures"):
        assert Browser().get(address).status == 403
        assert Browser().get(f"{address}&key=guess").status == 403
        assert Browser().get(f"{address}&key={key}").status == 200
    assert Browser().get("/wall/paper?workshop=spring").status == 403
    assert json.loads(Browser().get(f"{SHOWN}&key={key}").body)["view"] == "join"
