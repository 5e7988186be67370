"""An owner's page by a personal link, asked as a phone asks it."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from prioritisation.actions.access import passphrase
from prioritisation.actions.editing import edit_items
from prioritisation.actions.owner_links import make_links
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change
from prioritisation.web.owner import routes as owner_routes
from tests.decision.follow_up.decided import decision

from .asgi import SAME_SITE, Browser
from .throttles import Impatient

OWNER = "Matkailupäällikkö"


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    monkeypatch.setattr(owner_routes, "_THROTTLE", Impatient())


@pytest.fixture
def decide(store, desk):
    """Keep a decision on the sample's measures."""

    def decided(*ids, **changes):
        seen = desk()
        made = decision(dict.fromkeys(ids, 2026), revision=seen.revision, kept_at=datetime.now(UTC))
        programme = replace(seen.programme, decisions=(made,), **changes)
        change = Change(programme=programme)
        store.write("heinola", change, based_on=seen.revision, who="desk", kind="programme_opened")

    return decided


class Owner(Browser):
    """Somebody who opens a personal link on their phone."""

    def __init__(self, store, owner=OWNER, language="en", days=30, made=None, **browser):
        super().__init__(language=language, **browser)
        now = made or datetime.now(UTC)
        tokens = make_links(store, "heinola", [owner], now, days=days, who="desk")
        self.address = f"/u/{tokens[owner]}"

    @property
    def page(self):
        return self.get(self.address)

    def fields(self, measure):
        """What the form of a measure carries out of sight."""
        for form in re.findall(r"<form method=\"post\".*?</form>", self.page.text, re.DOTALL):
            hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
            if unescape(hidden["measure"]) == measure:
                return {name: unescape(value) for name, value in hidden.items()}
        raise AssertionError(f"no form of {measure}")

    def tell(self, measure, *, headers=SAME_SITE, fields=None, **told):
        sent = (fields or self.fields(measure)) | {"state": "under_way"} | told
        sent = {name.replace("used_", "used-"): value for name, value in sent.items()}
        return self.post(self.address, sent, headers)


def progress(desk):
    return desk().programme.progress


def test_the_decided_measures_come_first_and_nobody_elses_are_there(store, desk, decide):
    own = [m.id for m in desk().programme.measures if m.owner == OWNER]
    others = [m.name.in_language("en") for m in desk().programme.measures if m.owner != OWNER]
    decide(own[1], "tori")
    page = unescape(Owner(store).page.text)
    told = re.findall(r'name="measure" value="([^"]+)"', page)
    assert told == [own[1], own[0]]
    assert [name for name in others if f"<b>{name}</b>" in page] == []


def test_it_opens_without_the_passphrase_and_opens_nothing_else(store):
    passphrase.set_passphrase(store, "open sesame")
    owner = Owner(store)
    assert owner.page.status == 200
    report = owner.get("/follow-up-report?programme=heinola")
    assert (report.status, report.headers["location"].split("?")[0]) == (303, "/sign-in")


def test_what_is_told_is_kept_and_said_with_thanks(store, desk):
    owner = Owner(store)
    answer = owner.tell("cityloma-asunnot", used_cost="12 500", note=" <b>dug</b>\r\ntwice ")
    assert answer.status == 303
    (report,) = progress(desk)
    assert (report.measure, report.state, report.by) == (
        "cityloma-asunnot",
        "under_way",
        OWNER,
    )
    assert (report.used, report.note) == ({"cost": 12_500}, "<b>dug</b>\ntwice")
    page = owner.get(answer.headers["location"]).text
    assert "Saved: City holiday flats – Under way, €12,500." in page
    assert "Thank you" in page
    assert "&lt;b&gt;dug" in page
    assert "<b>dug" not in page


def test_the_page_speaks_the_browsers_language_and_the_one_that_is_chosen(store):
    owner = Owner(store, language="fi-FI")
    assert "Tila nyt" in owner.page.text
    assert "State now" in owner.get(f"{owner.address}?lang=en").text


def test_a_few_kilobytes_without_a_script_are_enough(store):
    answer = Owner(store).page
    assert len(answer.body) < 12_000
    assert "<script" not in answer.text


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"used_cost": "about 30k"}, 'Appropriation: "about 30k" is not a whole number of euros'),
        ({"used_cost": "-5"}, '"-5" is not a whole number of euros'),
        ({"used_cost": "1.500"}, "1.500"),
        ({"state": ""}, "Choose a state"),
        ({"state": "finished"}, "Choose a state"),
        ({"note": "x" * 1_001}, "1,000"),
        ({"seen": "yesterday"}, "cannot be read"),
    ],
)
def test_what_cannot_be_kept_is_named_and_nothing_typed_is_lost(store, desk, told, message):
    owner = Owner(store)
    answer = owner.tell("cityloma-asunnot", **{"note": "we dug"} | told)
    page = unescape(answer.text)
    assert answer.status == 409
    assert message in page
    assert told.get("note", "we dug") in page
    assert told.get("used_cost", "") in page
    assert re.search(r'id="m-cityloma-asunnot" open', page)
    assert progress(desk) == ()


def test_what_somebody_else_told_meanwhile_is_shown_before_it_can_be_added_to(store, desk):
    owner = Owner(store)
    before = owner.fields("cityloma-asunnot")
    owner.tell("cityloma-asunnot", note="first")
    answer = owner.tell("cityloma-asunnot", fields=before, note="second")
    assert answer.status == 409
    page = unescape(answer.text)
    assert "somebody else has told of this measure" in page.casefold()
    assert "first" in page
    assert "second" in page
    assert owner.tell("cityloma-asunnot", note="second").status == 303
    assert [report.note for report in progress(desk)] == ["first", "second"]


def test_nobody_tells_of_a_measure_of_somebody_else(store, desk):
    owner = Owner(store)
    fields = owner.fields("cityloma-asunnot") | {"measure": "tori"}
    answer = owner.tell("tori", fields=fields)
    assert answer.status == 409
    assert "not in your name" in answer.text
    assert progress(desk) == ()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": "town.example", "origin": "http://evil.example"},
        SAME_SITE | {"sec-fetch-site": "cross-site"},
    ],
)
def test_another_site_cannot_tell_for_an_owner(store, desk, headers):
    owner = Owner(store)
    assert owner.tell("cityloma-asunnot", headers=headers).status == 403
    assert progress(desk) == ()


def test_a_form_of_another_link_is_refused(store, desk):
    other = Owner(store, "Maankäyttöpäällikkö")
    fields = other.fields("luksusomakotitonttien-tarjonta")
    owner = Owner(store)
    assert owner.tell("cityloma-asunnot", fields=fields).status == 403
    assert progress(desk) == ()


def test_a_link_that_is_not_or_no_more_says_so(store):
    owner = Owner(store)
    renewed = Owner(store)
    for address in (owner.address, "/u/nonsense", "/u/%F0%9F%8C%B1"):
        answer = owner.get(address)
        assert answer.status == 404
        assert "There is no such link" in answer.text
    assert renewed.page.status == 200
    assert owner.get("/u/a/b").status == 404


def test_a_link_whose_time_is_over_is_gone(store, desk):
    late = Owner(store, days=1, made=datetime.now(UTC) - timedelta(days=2))
    assert late.page.status == 410
    assert "The time of this link is over" in late.page.text
    assert late.post(late.address, {"state": "done"}).status == 410
    assert progress(desk) == ()


def test_guesses_are_slowed_and_who_has_a_link_is_not_shut_out(store):
    owner = Owner(store)
    statuses = [owner.get(f"/u/{n}").status for n in range(40)]
    assert (statuses[0], statuses[-1]) == (404, 429)
    assert owner.page.status == 200


def test_nothing_keeps_a_copy_of_the_page_and_nobody_frames_it(store):
    for answer in (Owner(store).page, Owner(store).get("/u/nonsense")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["x-robots-tag"] == "noindex"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.cookies == []


def test_an_owner_of_nothing_is_told_so(store, desk):
    owner = Owner(store)
    own = [m.id for m in desk().programme.measures if m.owner == OWNER]
    edits = {i: {"owner": "Somebody else"} for i in own}
    edit_items(store, desk(), BoardId.MEASURES, edits, who="planner")
    assert "No measure is in your name" in owner.page.text
    assert "<form" not in owner.page.text


def test_hostile_names_are_text(store, desk, decide):
    trap = '"><script>alert(1)</script>{{ 12345679 * 9 }}'
    decide("cityloma-asunnot", title=Text.of(trap))
    edit_items(
        store,
        desk(),
        BoardId.MEASURES,
        {"cityloma-asunnot": {"name:en": trap, "owner": trap}},
        who="planner",
    )
    page = Owner(store, trap).page.text
    assert "<script" not in page
    assert "111111111" not in page
    assert trap in unescape(page)


def test_a_post_that_is_too_large_is_not_read(store):
    owner = Owner(store)
    assert owner.post(owner.address, {"note": "x" * 70_000}).status == 413
