"""The driver map's page: what it says of a portfolio, and how the map is changed on it."""

from dataclasses import replace
from datetime import UTC, datetime
from html import escape

import pytest

from prioritisation.actions.driver_map_editing import change_box, name_of, rename_result
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.scenarios import Minutes, decide
from prioritisation.decision.programme.decisions import Stage
from prioritisation.decision.programme.driver_map import Arrow, BoxKind, Node, NodeKind
from prioritisation.decision.programme.proposals import Proposal
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change
from prioritisation.web.driver_map_views.names import labels
from prioritisation.web.plain import as_text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .looking import texts, title

EN = Wording(Language.ENGLISH)
NOW = datetime(2026, 11, 16, tzinfo=UTC)
BY_PORTFOLIO = {"driver_colouring": "portfolio"}


def write(store, desk, **parts):
    seen = desk()
    change = Change(programme=replace(seen.programme, **parts))
    store.write("heinola", change, based_on=seen.revision, who="desk", kind="programme_opened")


def field(page, label, number=0):
    """Return a field by its label; the same one may be in several forms."""
    found = [f for f in (*page.text_input, *page.selectbox) if f.label == label]
    return found[number]


def press(page, label):
    next(button for button in page.button if button.label.startswith(label)).click().run()
    assert not page.exception


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("presented", [True, False])
def test_the_map_and_the_same_as_a_list_are_shown(show, desk, language, presented):
    say = Wording(language)
    page = show("driver_map", language.value, presented=presented)
    shown = texts(page)
    assert title(page) == say("driver_map.title", boxes=46, spearheads=4)
    for box in desk().programme.driver_map:
        assert escape(say.text(box.name)) in shown
    assert escape(say("driver_map.arrows_help")) in shown
    assert bool(page.selectbox) != presented


def test_before_anything_is_decided_the_page_says_what_to_do(show):
    page = show("driver_map", **BY_PORTFOLIO)
    assert page.info[0].value == EN("driver_map.no_portfolio")


def test_a_proposed_list_tells_which_spearheads_it_leaves_without(store, desk, show):
    write(store, desk, proposal=Proposal(name="Ours", measures=("tori", "satama")))
    page = show("driver_map", **BY_PORTFOLIO)
    assert title(page) == (
        "The proposed list feeds 1 of 4 spearheads. "
        "Nothing for: Housing, Service experience, Education and jobs"
    )
    shown = texts(page)
    assert "Proposed list: Ours" in shown
    assert "Living centre: 2 measures, net cost €" in shown
    assert "Housing: left without, nothing in the portfolio feeds it" in shown
    # By arrows: the harbour to investments, the square through the shops to growing companies.
    assert "The arrows lead from it to: Companies&#x27; investments; Growing companies" in shown
    assert "Left without, although other measures would lead there: Companies that locate" in shown


def test_the_latest_decision_is_shown_before_the_proposed_list(store, desk, show):
    decide(
        store,
        desk(),
        planned_portfolio(desk()),
        Minutes(stage=Stage.COUNCIL, on="2026-11-16"),
        now=NOW,
        who="desk",
    )
    write(store, desk, proposal=Proposal(measures=("tori",)))
    page = show("driver_map", **BY_PORTFOLIO)
    assert title(page) == "The decided portfolio feeds all spearheads, 4 of 4"
    assert len(field(page, EN("driver_map.portfolio")).options) == 2


def test_what_is_selected_is_told_in_full(show):
    page = show("driver_map", driver_selected="box:tori")
    for text in ("measure", "Living centre", "€480,000 (Illustrative sample)"):
        assert text in texts(page)
    edit = as_text(EN("driver_map.edit", name="Market square"))
    assert edit in [box.label for box in page.expander]


@pytest.mark.parametrize("gone", ["box:gone", "nonsense"])
def test_what_is_selected_and_gone_is_nothing(show, gone):
    page = show("driver_map", driver_selected=gone, driver_opened="gone")
    assert field(page, EN("driver_map.look_at")).value == ""
    assert field(page, EN("driver_map.open")).value == ""


def test_a_box_and_an_arrow_are_added_and_the_box_is_taken_off_with_it(desk, show):
    page = show("driver_map")
    field(page, EN("driver_map.name_fi")).set_value("Jäähalli")
    field(page, EN("driver_map.name_en")).set_value("Ice rink")
    field(page, EN("column.spearhead")).set_value("living-centre")
    press(page, EN("driver_map.box_add"))
    (box,) = [b for b in desk().programme.driver_map if b.id == "jaahalli"]
    assert (box.spearhead, box.kind) == ("living-centre", BoxKind.CONDITION)

    field(page, EN("driver_map.arrow_from")).set_value("box:jaahalli")
    field(page, EN("driver_map.arrow_to")).set_value("result:employment")
    press(page, EN("driver_map.arrow_add"))
    ends = Node(NodeKind.BOX, "jaahalli"), Node(NodeKind.RESULT, "employment")
    assert desk().programme.arrows[-1] == Arrow(source=ends[0], target=ends[1])

    field(page, EN("driver_map.look_at")).set_value("box:jaahalli").run()
    assert "1 arrow goes with it" in texts(page)
    press(page, EN("driver_map.delete"))
    assert "jaahalli" not in {b.id for b in desk().programme.driver_map}
    assert len(desk().programme.arrows) == 49
    assert "and 1 arrow" in page.toast[0].value


def test_a_box_is_renamed_and_moved(desk, show):
    page = show("driver_map", driver_selected="box:tori")
    field(page, EN("driver_map.name_en")).set_value("Town square")
    field(page, EN("column.spearhead")).set_value("housing")
    press(page, EN("driver_map.keep"))
    (box,) = [b for b in desk().programme.driver_map if b.id == "tori"]
    assert (EN.text(box.name), box.spearhead) == ("Town square", "housing")


@pytest.mark.parametrize(
    ("selected", "rename"), [("box:tori", change_box), ("result:employment", rename_result)]
)
def test_what_somebody_else_renamed_meanwhile_is_not_overwritten(
    store, desk, show, selected, rename
):
    page = show("driver_map", driver_selected=selected)
    kind, i = selected.split(":")
    node = Node(NodeKind(kind), i)
    where = ("living-centre",) if rename is change_box else ()
    rename(store, desk(), i, Text.of({"en": "Theirs"}), *where, who="planner")
    field(page, EN("driver_map.name_en")).set_value("Mine")
    press(page, EN("driver_map.keep"))
    assert "meanwhile" in page.error[0].value
    assert EN.text(name_of(desk().programme, node)) == "Theirs"
    page.run()
    assert field(page, EN("driver_map.name_en")).value == "Theirs"


def test_a_result_is_added_and_what_is_wrong_is_told_beside_what_was_typed(desk, show):
    page = show("driver_map")
    press(page, EN("driver_map.result_add"))
    assert len(page.error) == 1
    field(page, EN("driver_map.name_en"), 1).set_value("More visitors")
    press(page, EN("driver_map.result_add"))
    assert EN.text(desk().programme.intermediate_results[-1].name) == "More visitors"

    field(page, EN("driver_map.arrow_from")).set_value("result:employment")
    field(page, EN("driver_map.arrow_to")).set_value("result:employment")
    press(page, EN("driver_map.arrow_add"))
    assert "cannot lead" in page.error[0].value
    assert field(page, EN("driver_map.arrow_from")).value == "result:employment"
    press(page, EN("driver_map.arrow_add"))


def test_an_arrow_without_an_end_is_asked_for(show):
    page = show("driver_map")
    press(page, EN("driver_map.arrow_add"))
    assert page.warning[0].value == EN("driver_map.arrow_needs_ends")


def test_an_arrow_is_deleted_where_it_begins(desk, show):
    page = show("driver_map", driver_selected="box:satama")
    press(page, EN("driver_map.arrow_delete"))
    assert len(desk().programme.arrows) == 48


def test_an_empty_map_is_shown(store, desk, show):
    write(
        store,
        desk,
        driver_map=(),
        arrows=(),
        intermediate_results=(),
        key_changes=(),
        indicators=(),
    )
    page = show("driver_map")
    assert title(page) == EN("driver_map.title", boxes=0, spearheads=4)
    assert page.info[0].value == EN("driver_map.empty")
    press(page, EN("driver_map.add_measures", n=38))
    assert title(page) == EN("driver_map.title", boxes=38, spearheads=4)
    assert not [b for b in page.button if b.key == "driver_add_measures"]
    write(store, desk, driver_map=())
    # A room can add nothing to it.
    assert not show("driver_map", presented=True).info


def test_names_that_occur_twice_are_told_apart(desk):
    found = labels(desk().programme, EN)
    assert found["box:esteettomyys-keskusta"] == "Barrier-free access (Living centre)"
    assert len(set(found.values())) == len(found)


def test_names_that_try_to_be_html_are_shown_as_the_text_they_are(store, desk, show):
    trap = Text.of("<script>alert(1)</script> [a](https://example.org)")
    programme = desk().programme
    boxes = tuple(replace(box, name=trap) for box in programme.driver_map)
    results = tuple(replace(part, name=trap) for part in programme.intermediate_results)
    write(store, desk, driver_map=boxes, intermediate_results=results)
    page = show("driver_map", driver_selected="box:tori")
    html = "\n".join(part.proto.body for part in page.get("html"))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert as_text(EN("driver_map.edit", name=EN.text(trap))) in [b.label for b in page.expander]
