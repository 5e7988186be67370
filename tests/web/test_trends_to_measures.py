"""From trends to measures: the finding with its why, and the links as they are said."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from prioritisation.actions.editing import delete_items
from prioritisation.actions.link_editing import import_links, link_between
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.decisions import DecidedMeasure, Decision
from prioritisation.decision.programme.links import TrendEffect
from prioritisation.decision.programme.plans import Plan
from prioritisation.store import Change
from prioritisation.web.script.main import PRESENTED
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .looking import texts, title

VIEWS = ("findings", "factors", "measures", "acts_on")
TOWNS, SQUARE = "trendi-kaupungistuminen", "tori"
INVESTMENTS, RESIDENTS = "tekija-investoinnit", "tekija-asukkaat-asumisen-mahdollisuudet"


@pytest.fixture
def opened(show):
    """The page in a view, as a reader of a language sees it."""

    def page(view="findings", language="en", **state):
        return show("trends_to_measures", language, links_view=view, **state)

    return page


def labelled(widgets, label):
    return next(widget for widget in widgets if widget.label == label)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The trends carry 12 of 38 measures and expose 7"),
        ("fi", "38 toimenpiteestä 12 on myötätuulessa ja 7 alttiina vastatuulelle"),
    ],
)
def test_the_title_is_the_finding_in_numbers(opened, language, words):
    assert title(opened(language=language)) == words


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_says_that_links_never_enter_a_value_and_how_it_is_told(opened, view, language):
    shown = texts(opened(view, language.value))
    say = Wording(language)
    assert say("links.inform") in shown
    assert say("app.illustrative") in shown
    name = {"en": "Impact", "fi": "Vaikutuksen suuruus"}[language]
    assert say("links.rule_strong", at=Decimal("3.5"), low=1, high=5, name=name) in shown


def test_a_measure_is_listed_with_its_why(opened):
    shown = texts(opened())
    assert "Denser town centre" in shown
    assert "Strong factors: Residents, housing options, Pull of the town centre" in shown
    assert (
        "Home and work less tied to each other (through Residents, housing options): "
        "A home can be chosen for its nature and price." in shown
    )
    assert "Urbanisation: In a small town, too" in shown


def test_the_measures_of_one_spearhead_can_be_seen_alone(opened):
    shown = texts(opened(links_spearheads=["housing"]))
    assert "Denser town centre" in shown
    assert "Business plots" not in shown


def test_each_trend_tells_how_many_measures_it_helps_carries_harms_and_exposes(opened):
    _, _, rest = texts(opened()).partition('<th scope="row">Urbanisation</th>')
    row, _, _ = rest.partition("</tr>")
    assert re.findall(r"<td>(\d+)</td>", row) == ["1", "1", "18", "5"]


def test_a_link_is_said_with_its_reason_and_undone(opened, store, desk):
    page = opened("factors", link_trend=TOWNS, link_item_factors=INVESTMENTS)
    reason = labelled(page.text_input, "Reason")
    assert reason.disabled
    page = page.button_group(key=f"link_effect_{TOWNS}_{INVESTMENTS}_0").set_value("harms").run()
    page = labelled(page.text_input, "Reason").set_value("Money goes to the large cities.").run()
    assert not page.exception
    link = link_between(desk().programme, TOWNS, INVESTMENTS)
    assert (link.effect, link.illustrative) == (TrendEffect.HARMS, False)
    assert link.reason.in_language("en") == "Money goes to the large cities."
    undo = page.sidebar.button[0].label.replace("\\", "")
    assert undo == "Undo: Reason: Urbanisation, Investments"
    for _ in range(2):
        store.undo("heinola", who="planner")
    assert link_between(desk().programme, TOWNS, INVESTMENTS) is None


def test_a_link_that_is_there_is_shown_and_taken_away(opened, desk):
    page = opened("factors", "fi", link_trend=TOWNS, link_item_factors=RESIDENTS)
    assert labelled(page.text_input, "Perustelu").value.startswith("Nuoret aikuiset")
    page.button_group(key=f"link_effect_{TOWNS}_{RESIDENTS}_0").set_value("nothing").run()
    assert link_between(desk().programme, TOWNS, RESIDENTS) is None


def test_what_a_measure_acts_on_is_chosen(opened, desk):
    page = opened("acts_on", acts_on_measure=SQUARE)
    chosen = labelled(page.multiselect, "Acts on factors")
    assert "Investments (strong)" in chosen.options
    chosen.set_value([*chosen.value, INVESTMENTS]).run()
    square = next(m for m in desk().programme.measures if m.id == SQUARE)
    assert INVESTMENTS in square.factors


def test_exposed_measures_of_the_decided_portfolio_are_named(opened, store, desk):
    seen = desk()
    chosen = [m for m in seen.programme.measures if m.id in {"yritystontit", "tori"}]
    decision = Decision(
        id="d1",
        plan=Plan(),
        on="2026-11-02",
        kept_at=datetime(2026, 11, 2, tzinfo=UTC),
        revision=seen.revision,
        selected=tuple(DecidedMeasure(id=m.id, name=m.name) for m in chosen),
        value=Decimal(1),
        bound=Decimal(1),
        is_optimal=True,
    )
    change = Change(programme=replace(seen.programme, decisions=(decision,)))
    store.write("heinola", change, based_on=seen.revision, who="planner", kind="x")
    shown = texts(opened()).replace("\\", "")
    assert "Exposed in the portfolio decided on 2 Nov 2026: 1 measure. Business plots" in shown
    marked = re.findall(r"<b>([^<]+)</b> <span class=\"pr-tag \">decided", shown)
    assert set(marked) == {"Market square", "Business plots"}
    # One that is deleted since is missed, rather than counted as not exposed.
    delete_items(store, "heinola", BoardId.MEASURES, ["tori"], who="planner")
    gone = "1 measure of the portfolio is not on the list of measures any more."
    assert gone in texts(opened())


def test_without_links_the_page_says_so_and_without_trends_there_is_nothing_to_link(
    opened, store, desk
):
    import_links(store, desk(), (), file="empty.csv", who="planner")
    assert title(opened()) == "No trend is linked to a factor or a measure yet"
    seen = desk()
    bare = seen.programme.with_items(BoardId.TRENDS, ())
    store.write("heinola", Change(programme=bare), based_on=seen.revision, who="planner", kind="x")
    assert "There is nothing to link yet" in texts(opened("factors"))


def test_a_room_sees_the_finding_and_nothing_that_is_set(show):
    assert "trends_to_measures" in PRESENTED
    page = show("trends_to_measures", presented=True)
    assert [*page.text_input, *page.selectbox, *page.button_group] == []
    assert "Denser town centre" in texts(page)


def test_a_file_of_links_is_told_before_it_takes_their_place_and_a_wrong_one_by_its_row(
    opened, desk
):
    page = opened("factors")
    wrong = b"trend;item;effect\ntrendi-maahanmuutto;tekija-infra;perhaps\n"
    page.file_uploader[0].set_value(("links.csv", wrong, "text/csv")).run()
    told = page.error[0].value.replace("\\", "")
    assert told == 'links.csv, row 2, effect: "perhaps" is not one of: helps, harms.'
    right = b"trend;item;effect\ntrendi-maahanmuutto;tekija-infra;+\n"
    page.file_uploader[0].set_value(("links.csv", right, "text/csv")).run()
    assert "New: 1. Changed: 0. Not in the file, taken away: 61." in texts(page)
    page.button(key="links_import_now").click().run()
    assert not page.exception
    (link,) = desk().programme.trend_links
    assert (link.item, link.effect) == ("tekija-infra", TrendEffect.HELPS)
