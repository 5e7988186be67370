"""The follow-up page and its printed report, in every state, in both languages."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest

from prioritisation.actions.access import passphrase
from prioritisation.actions.follow_up_report import report_on
from prioritisation.actions.owner_links import link_with
from prioritisation.decision.follow_up.report import interim_to, whole_year
from prioritisation.decision.programme.indicators import Better, Reading
from prioritisation.decision.programme.periods import Interval
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change
from prioritisation.web.follow_up_report.page import report_html
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording
from tests.decision.follow_up.decided import decision, told
from tests.decision.follow_up.figures import level

from .asgi import Browser
from .looking import texts, title
from .test_written_model import parsed

PARTS = ("progress", "report", "links")
TODAY = date(2028, 3, 1)
STARTS = {"tori": 2026, "brandi": 2027, "satama": 2040}
TRAP = '<script>alert("1")</script> & {{ 7 * 7 }}'


@pytest.fixture
def kept(store, desk):
    """Keep a decision on three measures of the sample, with what was told of them."""

    def keep(*progress, starts=STARTS, **changes):
        seen = desk()
        made = decision(starts, revision=seen.revision, kept_at=datetime.now(UTC))
        measures = {m.id: m.name for m in seen.programme.measures}
        selected = tuple(replace(m, name=measures.get(m.id, m.name)) for m in made.selected)
        made = replace(made, selected=selected)
        programme = replace(seen.programme, decisions=(made,), progress=progress, **changes)
        change = Change(programme=programme)
        store.write("heinola", change, based_on=seen.revision, who="desk", kind="programme_opened")
        return made

    return keep


def recently(item, state, days=10, **fields):
    return told(item, state, str(datetime.now(UTC).date() - timedelta(days=days)), **fields)


def save(page):
    (button,) = (b for b in page.button if b.label == "Save the report")
    button.click().run()


@pytest.mark.parametrize("language", Language)
def test_before_a_decision_the_page_says_what_it_waits_for(show, language):
    page = show("follow_up", language)
    say = Wording(language)
    assert title(page) == say("page.follow_up")
    assert say("follow_up.no_decision") in {info.value for info in page.info}
    assert not page.dataframe


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_shown_with_and_without_reports(show, kept, part, language):
    kept()
    show("follow_up", language, follow_up_part=part)
    kept(recently("tori", "under_way", note=TRAP, by="*Owner*"), recently("brandi", "stopped"))
    page = show("follow_up", language, follow_up_part=part)
    assert "<script" not in texts(page)


def test_a_measure_without_a_report_has_no_report_and_is_named_by_its_owner(show, kept):
    kept(recently("tori", "under_way", used=1000), starts={"tori": 2020, "brandi": 2020})
    page = show("follow_up")
    table = page.dataframe[0].value.set_index("Name")
    assert table.loc["Brand", "State"] == "No report"
    assert table.loc["Market square", "State"] == "Under way"
    assert title(page) == "1 of 2 measures has no report from the last 4 months"
    assert ": Brand</li>" in texts(page)


def test_a_report_older_than_the_interval_is_to_be_renewed(show, kept):
    kept(recently("tori", "under_way", days=70), starts={"tori": 2020})
    assert title(show("follow_up")) == "The report of the 1 measure is up to date"
    page = show("follow_up", follow_up_months=2)
    assert title(page) == "1 of 1 measures has no report from the last 2 months"


def test_all_measures_can_be_looked_at(show, kept, desk):
    kept()
    page = show("follow_up", follow_up_shown="all")
    assert len(page.dataframe[0].value) == len(desk().programme.measures)


def test_the_desk_tells_of_a_measure_and_is_shown_it(show, kept, desk):
    kept()
    page = show("follow_up", told_of_measure="tori")
    page.radio[0].set_value("done")
    page.text_input[0].set_value("1 000")
    page.text_area[0].set_value("Opened")
    save(page)
    assert not page.exception
    (report,) = desk().programme.progress
    assert (report.measure, report.state, report.note, report.by) == ("tori", "done", "Opened", "")
    assert report.used == {"cost": 1000}
    assert "Undo: Progress: Market square" in texts(page).replace("\\", "")


def test_what_the_desk_cannot_keep_is_said_and_stays_typed(show, kept, desk):
    kept()
    page = show("follow_up", told_of_measure="tori")
    save(page)
    assert [error.value for error in page.error] == ["Choose a state."]
    page.radio[0].set_value("done")
    page.text_input[0].set_value("lots")
    save(page)
    assert "lots" in page.error[0].value
    assert page.text_input[0].value == "lots"
    assert desk().programme.progress == ()


def test_what_an_owner_tells_meanwhile_is_not_passed_over_by_the_desk(show, kept, desk, store):
    kept()
    page = show("follow_up", told_of_measure="tori")
    kept(recently("tori", "stopped", by="Owner"))
    page.radio[0].set_value("done")
    save(page)
    assert "somebody else has reported" in page.error[0].value.casefold()
    assert len(desk().programme.progress) == 1
    save(page)
    assert [report.state for report in desk().programme.progress] == ["stopped", "done"]


def test_links_are_shown_once_and_then_only_that_they_are(show, kept, store):
    kept()
    page = show("follow_up", follow_up_part="links")
    page.button(key="make_all_links").click().run()
    assert not page.exception
    lines = page.code[0].value.splitlines()
    tokens = dict(re.findall(r"^(.*); http\S+/u/(\S+)$", page.code[0].value, re.MULTILINE))
    assert len(tokens) == len(lines) > 3
    assert all(link_with(store, token).owner == owner for owner, token in tokens.items())
    page.button(key="hide_links").click().run()
    assert not page.code
    again = show("follow_up", follow_up_part="links")
    assert not any(token in texts(again) for token in tokens.values())


def test_a_link_is_ended_by_its_button(show, kept, store):
    kept()
    page = show("follow_up", follow_up_part="links")
    page.button(key="make_all_links").click().run()
    before = store.owner_links.of_programme("heinola")
    page.button(key=f"told_link_{before[0].owner}_end").click().run()
    assert store.owner_links.of_programme("heinola") == before[1:]


# The printed report


def html_of(store, desk, made, say=None, period=None):
    report = report_on(store, desk(), made, period or whole_year(2027), TODAY)
    say = say or Wording(Language.ENGLISH)
    return report_html(report, desk().programme, say, TODAY)


@pytest.mark.parametrize("language", Language)
def test_the_report_is_whole_escaped_and_needs_nothing_else(store, desk, kept, language):
    made = kept(
        told("tori", "under_way", "2027-05-01", 1000, note=TRAP, by=TRAP),
        title=Text.of(TRAP),
    )
    for period in (whole_year(2027), interim_to(date(2027, 8, 31))):
        page = html_of(store, desk, made, Wording(language), period)
        parser = parsed(page)
        assert parser.open == []
        assert not {"script", "link", "img", "iframe"} & set(parser.met)
        assert not re.search(r"https?:|url\(|@import", page)
        assert TRAP in unescape(page)
        assert "size: A4 portrait" in page
        assert "break-inside: avoid" in page


def test_the_report_names_departures_first_and_marks_what_is_illustrative(store, desk, kept):
    made = kept(
        told("tori", "under_way", "2027-05-01", 99_000_000, note="dug"),
        told("brandi", "not_started", "2027-05-01"),
    )
    page = unescape(html_of(store, desk, made))
    assert "3 decided measures: under way\u00a01" in page
    assert "Town council 15 Jan 2026" in page
    over, late, unit = (
        page.index(text)
        for text in (" more than planned by the end of 2027.", "Late: it was", 'class="of-unit"')
    )
    assert over < late < unit
    assert "(2040)." in page
    assert "Illustrative sample" in page
    assert "dug" in page


def test_the_report_tells_what_moved_and_how_many_indicators_have_no_value(store, desk, kept):
    programme = desk().programme
    square = next(m for m in programme.measures if m.id == "tori")
    own = [i for i in programme.indicators if i.spearhead == square.spearhead and i.index is None]
    first = replace(
        own[0],
        readings=(Reading(period="2026", value=level("2026", 1250).value),),
        baseline=level("2024", 1000),
        target_level=level("2030", 1500),
        interval=Interval.YEAR,
        better=Better.HIGHER,
    )
    bare = {i.id: replace(i, readings=()) for i in own[1:]} | {first.id: first}
    changed = tuple(bare.get(i.id, i) for i in programme.indicators if i.index is None)
    made = kept(starts={"tori": 2026}, indicators=changed)
    page = unescape(html_of(store, desk, made))
    assert "1,000 (2024, baseline)" in page
    assert "1,250 (2026)" in page
    assert "+250" in page
    assert "On track" in page
    assert f"{len(own) - 1} indicators of these spearheads have no value yet." in page


def test_the_address_of_the_report_opens_for_the_desk_alone(store, kept):
    made = kept()
    address = f"/follow-up-report?programme=heinola&decision={made.id}&kind=yearly&to=2027-12-31"
    open_to_all = Browser().get(address)
    assert open_to_all.status == 200
    assert "Yearly report 2027" in open_to_all.text
    assert "sha256-" in open_to_all.headers["content-security-policy"]
    assert open_to_all.headers["cache-control"] == "no-store"
    passphrase.set_passphrase(store, "open sesame")
    closed = Browser().get(address)
    assert closed.status == 303
    assert closed.headers["location"].startswith("/sign-in?lang=en&next=%2Ffollow-up-report")
    assert "Market" not in closed.text


def test_with_the_towns_own_accounts_the_address_says_to_download(store, kept, monkeypatch):
    made = kept()
    monkeypatch.setenv("PRIORITISATION_LOGIN", "oidc")
    answer = Browser().get(f"/follow-up-report?programme=heinola&decision={made.id}")
    assert answer.status == 403
    assert "Download it on the Follow-up page" in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        "programme=heinola&decision=council&to=2027-13-01",
        "programme=heinola&decision=council&to=9999-01-01",
        "programme=heinola&decision=nothing&to=2027-12-31",
        "programme=nowhere&decision=council&to=2027-12-31",
        "",
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(store, kept, asked):
    kept()
    answer = Browser().get(f"/follow-up-report?{asked}")
    assert answer.status == 404
    assert answer.text.endswith(".")
