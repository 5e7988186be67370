"""The phone's pages: what a participant may do and see, whatever request is sent."""

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from prioritisation.actions.access.throttle import FREE_GUESSES
from prioritisation.actions.desk import desk_of
from prioritisation.actions.workshops import retention, setting_up
from prioritisation.web.phone import joining as joining_routes
from prioritisation.web.phone.asking import COOKIE
from prioritisation.web.security import form_token
from prioritisation.wording.catalogue import Language

from .asgi import HOST, SAME_SITE, Browser
from .room import Phone, Room, now
from .throttles import Impatient

HOSTILE = "</script><script>alert(1)</script><b>"
OTHERS = (
    {"host": HOST, "origin": "http://evil.example", "sec-fetch-site": "cross-site"},
    {"host": HOST, "origin": f"http://{HOST}", "sec-fetch-site": "same-site"},
    {"host": HOST, "origin": "http://evil.example"},
    {"host": HOST, "origin": "null"},
    {"host": HOST, "referer": "http://evil.example/p"},
    {"host": HOST},
)


@pytest.fixture
def room(store):
    return Room(store)


@pytest.fixture
def opened(room):
    room.act("open_round")
    return room


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """Guesses of other tests are forgotten, and nobody waits."""
    monkeypatch.setattr(joining_routes, "_THROTTLE", Impatient())


# The way in


def test_a_phone_joins_by_the_code_on_the_wall(room):
    phone = Phone(room)
    code = room.kept.code
    answer = phone.post("/join", {"code": f"{code[:3]} {code[3:]}"})
    assert (answer.status, answer.headers["location"]) == (303, f"/join/{room.kept.key}")
    assert "Spring" in phone.get(f"/join/{room.kept.key}").text
    joined = phone.post(f"/join/{room.kept.key}", {"group": "residents", "language": "fi"})
    assert (joined.status, joined.headers["location"]) == (303, "/p")
    assert '<html lang="fi">' in phone.get("/p").text
    (person,) = room.store.workshops.participants("heinola", "spring")
    assert (person.group, person.language) == ("residents", "fi")


def test_the_token_is_in_a_cookie_that_no_script_and_no_other_site_reads(room):
    phone = Phone(room)
    (cookie,) = phone.post(f"/join/{room.kept.key}", {}).cookies
    assert cookie.startswith(f"{COOKIE}=")
    assert {"httponly", "samesite=lax", "path=/"} <= {p.strip().lower() for p in cookie.split(";")}
    assert "secure" not in cookie.lower()
    over_https = Browser(scheme="https")
    headers = SAME_SITE | {"origin": f"https://{HOST}"}
    (cookie,) = over_https.post(f"/join/{room.kept.key}", {}, headers).cookies
    assert "secure" in {p.strip().lower() for p in cookie.split(";")}


def test_joining_twice_makes_one_participant(room):
    phone = room.phone()
    assert phone.get(f"/join/{room.kept.key}").headers["location"] == "/p"
    phone.post(f"/join/{room.kept.key}", {})
    assert len(room.store.workshops.participants("heinola", "spring")) == 1


def test_a_wrong_code_is_said_to_be_wrong_and_many_are_slowed_but_not_the_qr_code(room):
    guesser = Phone(room)
    wrong = "100000" if room.kept.code != "100000" else "100001"
    statuses = [guesser.post("/join", {"code": wrong}).status for _ in range(FREE_GUESSES + 20)]
    assert statuses[:FREE_GUESSES] == [404] * FREE_GUESSES
    assert statuses[-1] == 429
    assert "QR code" in guesser.post("/join", {"code": wrong}).text
    assert guesser.get(f"/join/{room.kept.key}").status == 200
    elsewhere = Phone(room, client="198.51.100.1")
    assert elsewhere.post("/join", {"code": room.kept.code}).status == 303


def test_forty_people_at_one_address_type_the_right_code(room):
    for _ in range(40):
        assert Phone(room).post("/join", {"code": room.kept.code}).status == 303


@pytest.mark.parametrize("key", ["x", "..%2f", "a" * 500])
def test_a_key_that_is_none_opens_nothing(room, key):
    assert Browser().get(f"/join/{key}").status in (404, 409)


def test_what_is_below_and_not_there_is_answered_as_that(room):
    phone = room.phone()
    for address in ("/p/nothing", "/p/file/phone.py", "/p/file/../phone.py", "/join/a/b"):
        assert phone.get(address).status == 404


# Tokens


@pytest.mark.parametrize("token", ["", "forged", "a" * 43, "../../x", "' OR 1=1 --"])
def test_a_missing_or_forged_token_sees_and_changes_nothing(opened, token):
    stranger = Phone(opened)
    if token:
        stranger.cookies[COOKIE] = token
    assert stranger.get("/p").headers["location"] == "/join"
    assert stranger.get("/p/state").status == 403
    document = {"round": 1, "answers": [["tori", "impact", "5", 1]], "comments": []}
    sent = stranger.send("/p/answers", document, SAME_SITE | {"x-form-token": form_token(token)})
    assert sent.status == 403
    assert opened.answers() == ()


def test_a_participant_sees_and_changes_their_own_alone(opened):
    first, second = opened.phone(), opened.phone()
    first.score("tori", "5")
    second.score("tori", "1")
    (mine,) = (item for item in first.items() if item["id"] == "tori")
    assert mine["given"]["impact"] == "5"
    assert {a.score for a in opened.answers()} == {Decimal(5), Decimal(1)}


def test_a_form_made_for_another_phone_is_refused(opened):
    first, second = opened.phone(), opened.phone()
    theirs = first.token
    fields = {"form_token": theirs, "round": 1, "item": "tori", "score-impact": "5"}
    assert second.post("/p/answer", fields).status == 403
    assert opened.answers() == ()


def test_a_token_is_forgotten_with_the_personal_data(opened):
    phone = opened.phone()
    setting_up.end_workshop(opened.store, opened.kept, now() - timedelta(days=90))
    retention.forget_people(opened.store, now())
    assert phone.get("/p").headers["location"] == "/join"


def test_a_removed_participant_is_told_and_gives_nothing(opened):
    phone = opened.phone()
    token = phone.token
    (person,) = opened.store.workshops.participants("heinola", "spring")
    setting_up.remove_participant(opened.store, opened.kept, person.id)
    assert "has removed you" in phone.get("/p").text
    document = {"round": 1, "answers": [["tori", "impact", "5", 1]], "comments": []}
    assert phone.send("/p/answers", document, SAME_SITE | {"x-form-token": token}).status == 403
    assert opened.answers() == ()


# Posts from elsewhere


@pytest.mark.parametrize("headers", OTHERS)
@pytest.mark.parametrize("address", ["answer", "done", "propose", "weights", "language"])
def test_a_form_from_another_site_is_refused(opened, address, headers):
    phone = opened.phone()
    fields = {"round": 1, "item": "tori", "score-impact": "5", "done": "1", "name": "Pier"}
    assert phone.form(f"/p/{address}", fields, headers).status == 403
    assert opened.answers() == ()
    assert opened.store.workshops.proposals("heinola", "spring") == ()


@pytest.mark.parametrize("headers", OTHERS)
def test_the_scripts_posts_and_joining_from_another_site_are_refused_too(opened, headers):
    assert opened.phone().score("tori", "5", headers=headers).status == 403
    assert Browser().post("/join", {"code": opened.kept.code}, headers).status == 403
    assert Browser().post(f"/join/{opened.kept.key}", {}, headers).status == 403
    assert len(opened.store.workshops.participants("heinola", "spring")) == 1


def test_a_form_without_its_token_is_refused(opened):
    phone = opened.phone()
    fields = {"round": 1, "item": "tori", "score-impact": "5"}
    assert phone.post("/p/answer", fields).status == 403


def test_an_old_browser_that_tells_only_the_referer_may_post(opened):
    headers = {"host": HOST, "referer": f"http://{HOST}/p"}
    phone = opened.phone()
    assert phone.form("/p/answer", {"round": 1, "item": "tori"}, headers).status == 303


# Before the reveal


def test_nothing_of_the_results_is_anywhere_on_a_phone_before_the_reveal(opened):
    phones = [opened.phone() for _ in range(4)]
    for phone, score in zip(phones, "1445", strict=True):
        phone.score_all("tori", score)
    opened.act("close_round")
    for address in ("/p", "/p?view=list", "/p?item=tori", "/p?item=tori&view=result"):
        page = phones[0].get(address).text
        assert "The round is closed" in page
        assert "3.5" not in page
    opened.act("reveal_round")
    page = phones[0].get("/p?item=tori").text
    assert "You 1 · the group 3.5" in page


def test_revealed_results_of_too_few_are_withheld(opened):
    for score in "15":
        opened.phone().score("tori", score)
    mine = opened.phone()
    opened.act("reveal_round")
    assert "fewer than 3 scores" in mine.get("/p?item=tori").text


# Scoring


def test_the_whole_round_goes_with_plain_forms_alone(room):
    phone = room.phone(group="companies")
    assert "Scoring begins" in phone.get("/p").text
    room.act("open_round")
    fields = {"round": 1, "item": "tori", "comment": " why ", "go": "brandi"}
    scores = {"score-impact": "4", "score-speed": "?", "score-output_input": "2"}
    answer = phone.form("/p/answer", fields | scores)
    assert (answer.status, answer.headers["location"]) == (303, "/p?item=brandi")
    assert {(a.criterion, a.score) for a in room.answers()} == {
        ("impact", Decimal(4)),
        ("speed", None),
        ("output_input", Decimal(2)),
    }
    page = phone.get("/p?item=tori").text
    assert 'value="4" checked' in page
    assert "why" in page
    assert phone.form("/p/done", {"round": 1, "done": "1"}).headers["location"] == "/p?view=list"
    assert "You are done" in phone.get("/p?view=list").text
    phone.form("/p/done", {"round": 1, "done": "0"})
    assert "The round is open" in phone.get("/p?view=list").text
    room.act("reveal_round")
    assert "The results are shown" in phone.get("/p").text


def test_an_answer_that_arrives_twice_or_late_is_kept_once(opened):
    phone = opened.phone()
    assert phone.score("tori", "4", sequence=10).json["late"] == []
    assert phone.score("tori", "4", sequence=10).json["late"] == [["tori", "impact"]]
    assert phone.score("tori", "1", sequence=9).json["late"] == [["tori", "impact"]]
    (kept,) = opened.answers()
    assert kept.score == 4
    assert 'data-last="10"' in phone.get("/p").text


@pytest.mark.parametrize(
    ("act", "rule"),
    [("pause_round", "round_is_paused"), ("close_round", "round_is_closed")],
)
def test_what_comes_when_the_round_is_not_open_is_refused_in_words(opened, act, rule):
    phone = opened.phone()
    opened.act(act)
    answer = phone.score("tori", "4")
    assert (answer.status, answer.json["rule"]) == (409, rule)
    assert answer.json["message"].startswith("round: the round is")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"round": 1}',
        json.dumps({"round": "x", "answers": [], "comments": []}).encode(),
        json.dumps({"round": 1, "answers": [["tori"]], "comments": []}).encode(),
        json.dumps(
            {"round": 1, "answers": [["tori", "impact", "1e9", 1]], "comments": []}
        ).encode(),
        json.dumps({"round": 1, "answers": [["tori", "impact", "4", -1]], "comments": []}).encode(),
        json.dumps({"round": 1, "answers": [["tori", "impact", [], 1]], "comments": []}).encode(),
        json.dumps({"round": 1, "answers": [], "comments": [["tori", "x" * 501, 1]]}).encode(),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_of_it_kept(opened, body):
    phone = opened.phone()
    answer = phone.send("/p/answers", body, SAME_SITE | {"x-form-token": phone.token})
    assert answer.status == 409
    assert answer.json["message"]
    assert opened.answers() == ()


def test_a_post_that_is_too_large_is_not_read(opened):
    phone = opened.phone()
    headers = SAME_SITE | {"x-form-token": phone.token}
    assert phone.send("/p/answers", b"x" * 300_000, headers).status == 413


def test_an_answer_tells_the_state_that_the_phone_would_ask_for(opened):
    phone = opened.phone()
    told = phone.score("tori", "4", sequence=10).json["state"]
    assert phone.get("/p/state").headers["etag"] == f'"{told}"'
    assert f'data-tag="{told}"' in phone.get("/p").text
    opened.act("set_time", minutes=5)
    assert phone.score("tori", "5", sequence=11).json["state"] != told


def test_the_state_changes_when_the_phone_has_to_show_something_else_and_only_then(opened):
    phone = opened.phone()
    tag = phone.get("/p/state").headers["etag"]
    assert phone.get("/p/state", if_none_match=tag).status == 304
    phone.score("tori", "4")
    opened.phone().score("tori", "2")
    assert phone.get("/p/state", if_none_match=tag).status == 304
    opened.act("close_round")
    assert phone.get("/p/state", if_none_match=tag).status == 200


def test_a_second_round_shows_the_earlier_score_beside_the_groups(opened):
    phones = [opened.phone() for _ in range(3)]
    for phone, score in zip(phones, "135", strict=True):
        phone.score("tori", score)
    opened.act("reveal_round")
    opened.act("open_round")
    assert "Round before: you 1, the group 3" in phones[0].get("/p?item=tori").text


def test_weights_and_proposals_are_kept(store):
    room = Room(store, asks_weights=True)
    phone = room.phone()
    room.act("open_round")
    assert "Which step matters most" in phone.get("/p?view=weights").text
    assert "How much do the others" in phone.get("/p?view=weights&most=impact").text
    fields = {"most": "impact", "step-speed": "60", "step-output_input": "0"}
    phone.form("/p/weights", fields)
    (weights,) = store.workshops.weights("heinola", "spring")
    assert weights.importance == {"impact": 100, "speed": 60, "output_input": 0}
    phone.form("/p/propose", {"name": "Pier", "reason": "fish"})
    (proposal,) = store.workshops.proposals("heinola", "spring")
    assert (proposal.name, proposal.reason) == ("Pier", "fish")


def test_costs_are_shown_only_where_the_workshop_shows_them(store):
    hidden = Room(store)
    hidden.act("open_round")
    assert "Cost:" not in hidden.phone().get("/p").text
    changed = replace(hidden.kept.workshop, shows_costs=True)
    setting_up.change_workshop(store, desk_of(store, "heinola"), hidden.kept, changed, now())
    assert "Cost: €" in hidden.phone().get("/p").text


@pytest.mark.parametrize("language", Language)
def test_a_participant_chooses_the_language(opened, language):
    phone = opened.phone()
    assert phone.form("/p/language", {"language": language}).status == 303
    assert f'<html lang="{language}">' in phone.get("/p").text


# Untrusted text


def test_names_titles_and_comments_are_shown_as_they_were_typed(store):
    room = Room(store, is_anonymous=False)
    room.act("open_round")
    changed = replace(room.kept.workshop, title=HOSTILE)
    setting_up.change_workshop(store, desk_of(store, "heinola"), room.kept, changed, now())
    phone = room.phone(name=HOSTILE[:60])
    phone.form("/p/answer", {"round": 1, "item": "tori", "comment": HOSTILE})
    phone.form("/p/propose", {"name": HOSTILE, "reason": HOSTILE})
    for address in ("/p", "/p?item=tori", "/p?view=list", f"/join/{room.kept.key}"):
        page = phone.get(address).text
        assert "<script>alert" not in page
    assert next(i for i in phone.items() if i["id"] == "tori")["comment"] == HOSTILE


# Size


def test_the_first_load_is_under_50_kb_in_all(store):
    room = Room(store, items=None)
    room.act("open_round")
    phone = room.phone()
    page = phone.get("/p")
    files = [phone.get(f"/p/file/{name}") for name in ("phone.css", "phone.js", "logo.svg")]
    assert page.text.count('"id":') >= 38
    assert all(answer.status == 200 for answer in files)
    assert sum(len(answer.body) for answer in (page, *files)) < 50_000
