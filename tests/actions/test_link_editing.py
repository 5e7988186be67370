"""Links are kept, undone, and change no value; two people at once lose nothing."""

from dataclasses import replace

import pytest

from prioritisation.actions.link_editing import (
    import_links,
    link_between,
    links_file,
    links_of_file,
    set_factors,
    set_link,
)
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.posing import posed
from prioritisation.decision.programme.items import Item
from prioritisation.decision.programme.links import TrendEffect, TrendLink
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import Change

from .town import WHO, desk, item, state, undo

HELPS, HARMS = TrendEffect.HELPS, TrendEffect.HARMS
AGEING = Item(id="ageing", name=Text.of({"fi": "ikääntyminen", "en": "ageing"}))


@pytest.fixture(autouse=True)
def _trends(store):
    """Give the town a trend."""
    seen = desk(store)
    programme = replace(seen.programme, trends=(AGEING,))
    store.write("town", Change(programme=programme), based_on=seen.revision, who=WHO, kind="x")


def say(store, effect, reason=None, *, seen=None, to="square", language="en"):
    return set_link(
        store, seen or desk(store), "ageing", to, effect, reason, language=language, who=WHO
    )


def said(store, to="square"):
    return link_between(desk(store).programme, "ageing", to)


def test_a_link_is_made_changed_taken_away_and_each_undone(store):
    before = state(store)
    event = say(store, HELPS)
    assert (event.kind, event.details["names"][0]["en"]) == ("trend_helps", "ageing")
    say(store, HELPS, " More people walk. ")
    assert said(store).reason == Text.of({"en": "More people walk."})
    say(store, None)
    assert said(store) is None
    undo(store)
    assert said(store).reason == Text.of({"en": "More people walk."})
    undo(store)
    undo(store)
    assert state(store) == before


def test_a_reason_in_one_language_leaves_the_other_and_goes_when_the_effect_turns(store):
    say(store, HELPS, "More people walk.")
    say(store, HELPS, "Kävelijöitä on enemmän.", language="fi")
    assert dict(said(store).reason.wordings) == {
        "en": "More people walk.",
        "fi": "Kävelijöitä on enemmän.",
    }
    say(store, HARMS)
    assert said(store) == TrendLink(trend="ageing", item="square", effect=HARMS)


def test_a_reason_read_in_another_language_and_left_as_it_is_changes_nothing(store):
    say(store, HELPS, "More people walk.")
    assert say(store, HELPS, "More people walk.", language="fi") is None


def test_what_somebody_says_is_no_sample_any_more(store):
    sample = TrendLink(trend="ageing", item="square", effect=HELPS, illustrative=True)
    import_links(store, desk(store), (sample,), file="sample.csv", who=WHO)
    assert say(store, HELPS) is None
    say(store, HELPS, "We think so.")
    assert not said(store).illustrative


def test_links_said_at_once_elsewhere_are_both_kept_and_the_same_one_is_told(store):
    seen = desk(store)
    say(store, HELPS, seen=seen)
    say(store, HARMS, seen=seen, to="jobs")
    assert {link.item for link in desk(store).programme.trend_links} == {"square", "jobs"}
    with pytest.raises(RevisionConflictError, match="part_changed_meanwhile"):
        say(store, HARMS, seen=seen)
    assert said(store).effect is HELPS


def test_a_link_to_what_is_not_there_is_refused(store):
    with pytest.raises(InvalidValueError, match=r"trend_links\.item: 'moon' unknown_id"):
        say(store, HELPS, to="moon")


def test_the_factors_of_a_measure_are_kept_in_the_order_of_the_list_and_undone(store):
    before = state(store)
    set_factors(store, desk(store), "square", ["jobs"], who=WHO)
    assert item(store, "square").factors == ("jobs",)
    assert set_factors(store, desk(store), "square", ["jobs"], who=WHO) is None
    undo(store)
    assert state(store) == before


def test_the_factors_of_a_measure_that_is_gone_are_told(store):
    seen = desk(store)
    programme = replace(seen.programme, measures=seen.programme.measures[1:])
    store.write("town", Change(programme=programme), based_on=seen.revision, who=WHO, kind="x")
    with pytest.raises(RevisionConflictError, match="part_changed_meanwhile"):
        set_factors(store, seen, "square", ["jobs"], who=WHO)


def test_links_go_out_as_a_file_and_come_back(store):
    say(store, HELPS, "More people walk.")
    say(store, HARMS, to="jobs")
    file = links_file(desk(store))
    links = links_of_file(desk(store), file, file="links.csv")
    assert links == desk(store).programme.trend_links
    say(store, None)
    import_links(store, desk(store), links, file="links.csv", who=WHO)
    assert desk(store).programme.trend_links == links


def test_links_never_enter_a_value_or_the_portfolio(sample):
    """The law of the page: with all links of the sample, with none, and with every one turned."""
    turned = {HELPS: HARMS, HARMS: HELPS}
    links = sample.programme.trend_links
    assert len(links) > 40
    variants = [
        replace(sample, programme=replace(sample.programme, trend_links=variant))
        for variant in (links, (), tuple(replace(x, effect=turned[x.effect]) for x in links))
    ]
    linked, unlinked, otherwise = map(posed, variants)
    assert linked.values == unlinked.values == otherwise.values
    assert linked.problem == unlinked.problem == otherwise.problem
    selected = [planned_portfolio(variant).portfolio.selected for variant in variants[:2]]
    assert selected[0] == selected[1]


def test_every_link_of_the_sample_is_illustrative_with_a_reason_in_both_languages(sample):
    links = sample.programme.trend_links
    assert all(link.illustrative for link in links)
    assert all({"fi", "en"} <= set(dict(link.reason.wordings)) for link in links)
    assert {link.trend for link in links} == {trend.id for trend in sample.programme.trends}
