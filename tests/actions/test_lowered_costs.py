"""A cost that is lowered after an explanation is marked in the log, and nothing else is."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.actions.copying import copy_programme
from prioritisation.actions.desk import SAMPLE_ID, desk_of
from prioritisation.actions.editing import delete_items, edit_items
from prioritisation.actions.importing import import_board, import_preview
from prioritisation.actions.lowered_costs import lowered_costs, note_explained
from prioritisation.actions.sample import open_sample, restore_sample
from prioritisation.actions.scoring import scores_on
from prioritisation.actions.what_if.changes import CostChange, WhatIf
from prioritisation.actions.what_if.keeping import keep_what_if
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change, open_store
from prioritisation.wording.catalogue import Language
from prioritisation.wording.events import event_sentence
from prioritisation.wording.wording import Wording

from .town import TOWN, WHO, desk, item, measure_ids, undo

ENGLISH, FINNISH = Wording(Language.ENGLISH), Wording(Language.FINNISH)


def edit(store, measure="harbour", **texts):
    edited = edit_items(store, desk(store), BoardId.MEASURES, {measure: texts}, who=WHO)
    assert not edited.problems


def add(store, **texts):
    edited = edit_items(store, desk(store), BoardId.MEASURES, {}, [texts], who=WHO)
    assert not edited.new_problems


def imported(store, lines, *, delete_gone):
    seen = desk(store)
    scores = scores_on(seen, BoardId.MEASURES)
    data = f"id;name;cost\n{lines}".encode()
    preview = import_preview(seen, BoardId.MEASURES, scores, data, file="list.csv")
    import_board(store, seen, preview, delete_gone=delete_gone, who=WHO)


def keep(store, seen, programme):
    """Write a programme as it is, whatever changed it."""
    change = Change(programme=programme)
    based_on = seen.revision
    store.write(programme.id, change, based_on=based_on, who=WHO, kind="items_edited")


def explain(store, *measures):
    note_explained(store, desk(store).programme, measures, who=WHO)


def marked(store):
    """Return what the log says was lowered after an explanation."""
    found = lowered_costs(store, "town")
    return [(str(x.name.in_language("en")), int(x.before), int(x.after)) for x in found]


def told(store):
    """Return each line: what did it, from what to what, and whether it is taken back."""
    kinds = {event.at: event.kind for event in store.events("town", 1000)}
    return [
        (kinds[x.at], int(x.before), int(x.after), x.is_taken_back)
        for x in lowered_costs(store, "town")
    ]


def test_a_cost_lowered_after_an_explanation_is_marked(store):
    explain(store, "harbour")
    edit(store, cost="90")
    assert marked(store) == [("harbour", 100, 90)]
    (lowered,) = lowered_costs(store, "town")
    assert (lowered.who, lowered.resource, lowered.is_taken_back) == (WHO, "cost", False)


def test_a_cost_lowered_without_an_explanation_is_not_marked(store):
    explain(store, "square")
    edit(store, cost="90")
    assert marked(store) == []


@pytest.mark.parametrize("texts", [{"cost": "110"}, {"name": "Marina"}])
def test_a_cost_that_is_raised_or_stays_is_not_marked(store, texts):
    explain(store, "harbour")
    edit(store, **texts)
    assert marked(store) == []


def test_a_cost_raised_and_lowered_to_where_it_was_is_not_marked(store):
    explain(store, "harbour")
    edit(store, cost="130")
    edit(store, cost="100")
    assert marked(store) == []
    edit(store, cost="99")
    assert marked(store) == [("harbour", 100, 99)]


def test_an_edit_of_something_else_is_not_marked_again(store):
    explain(store, "harbour")
    edit(store, cost="90")
    edit(store, name="Marina")
    assert len(marked(store)) == 1


def test_what_is_explained_again_counts_from_then_on(store):
    explain(store, "harbour")
    edit(store, cost="90")
    explain(store, "harbour")
    edit(store, cost="80")
    assert marked(store) == [("harbour", 90, 80), ("harbour", 100, 90)]


def test_income_lowers_a_cost_as_well(store):
    explain(store, "harbour")
    edit(store, **{"income:cost": "20"})
    assert marked(store) == [("harbour", 100, 80)]


def test_an_import_is_marked_as_well(store):
    explain(store, "harbour", "lights")
    imported(store, "harbour;harbour;70\nlights;lights;55\n", delete_gone=False)
    assert marked(store) == [("harbour", 100, 70)]


def test_a_what_if_copy_that_is_kept_is_marked_as_well(store):
    explain(store, "harbour")
    change = CostChange(measure="harbour", resource="cost", percent=Decimal(-40))
    keep_what_if(store, desk(store), WhatIf(changes=(change,)), reason="cheaper quay", who=WHO)
    assert marked(store) == [("harbour", 100, 60)]


def test_the_log_and_the_undo_button_say_so_in_both_languages(store):
    explain(store, "harbour")
    edit(store, cost="90")
    event = store.undoable("town")
    told = "(cost lowered after an explanation: harbour)"
    assert event_sentence(event, ENGLISH).endswith(told)
    assert "(kustannusta laskettu perustelun jälkeen: harbour fi)" in event_sentence(event, FINNISH)


def test_an_edit_that_is_undone_stays_in_the_log_as_taken_back_until_it_is_done_again(store):
    explain(store, "harbour")
    edit(store, cost="90")
    undo(store)
    assert [x.is_taken_back for x in lowered_costs(store, "town")] == [True]
    store.redo("town", who=WHO)
    assert [x.is_taken_back for x in lowered_costs(store, "town")] == [False]


def test_an_explanation_is_kept_once_for_each_cost_and_makes_no_revision(store):
    version = store.version("town")
    explain(store, "harbour")
    first = store.explained_costs.of_programme("town")["harbour"]
    explain(store, "harbour")
    assert store.explained_costs.of_programme("town")["harbour"] == first
    assert first.net == {"cost": Decimal(100)}
    assert store.version("town") == version
    assert store.undoable("town") is None


def test_an_undo_that_lowers_a_cost_is_marked_until_it_is_done_again(store):
    edit(store, cost="130")
    explain(store, "harbour")
    undo(store)
    assert told(store) == [("undo", 130, 100, False)]
    store.redo("town", who=WHO)
    assert told(store) == [("undo", 130, 100, True)]


def test_an_undo_that_raises_a_cost_is_not_marked(store):
    explain(store, "harbour")
    edit(store, cost="90")
    explain(store, "harbour")
    undo(store)
    assert marked(store) == [("harbour", 100, 90)]


def test_what_was_done_again_and_again_is_one_line_from_the_last_explanation(store):
    explain(store, "harbour")
    edit(store, cost="90")
    for _ in range(2):
        undo(store)
        store.redo("town", who=WHO)
    assert told(store) == [("redo", 100, 90, False)]
    undo(store)
    assert told(store) == [("redo", 100, 90, True)]


def test_a_measure_deleted_and_added_anew_for_less_is_marked(store):
    explain(store, "harbour")
    delete_items(store, "town", BoardId.MEASURES, ["harbour"], who=WHO)
    add(store, name="harbour", cost="70")
    assert marked(store) == [("harbour", 100, 70)]


def test_a_measure_that_comes_back_as_it_went_is_not_marked_again(store):
    explain(store, "harbour")
    edit(store, cost="90")
    delete_items(store, "town", BoardId.MEASURES, ["harbour"], who=WHO)
    edit(store, measure="square", name="Market")
    undo(store)
    undo(store)
    assert item(store, "harbour").net_cost("cost") == 90
    assert marked(store) == [("harbour", 100, 90)]


def test_a_list_without_a_measure_and_then_with_it_for_less_is_marked(store):
    explain(store, "harbour", "square")
    imported(store, "square;Square;60\n", delete_gone=True)
    imported(store, "square;Square;60\nharbour;Harbour;70\n", delete_gone=True)
    assert [(before, after) for _, before, after in marked(store)] == [(100, 70)]


def test_an_income_of_a_resource_that_the_measure_had_no_use_for_is_marked(store):
    explain(store, "harbour")
    seen = desk(store)
    paying = replace(item(store, "harbour"), income={"work": (Decimal(2),)})
    others = [m for m in seen.programme.measures if m.id != "harbour"]
    programme = seen.programme.with_items(BoardId.MEASURES, [*others, paying])
    keep(store, seen, programme)
    assert marked(store) == [("harbour", 0, -2)]


def test_a_reset_of_the_sample_is_marked(store):
    open_sample(store)
    seen = desk_of(store, SAMPLE_ID)
    (first, *_) = [m for m in seen.programme.measures if m.net_cost("cost") > 0]
    cost = {**first.cost, "cost": (first.net_cost("cost") + 5000,)}
    others = [m for m in seen.programme.measures if m.id != first.id]
    dearer = replace(first, cost=cost, income={})
    keep(store, seen, seen.programme.with_items(BoardId.MEASURES, [*others, dearer]))
    note_explained(store, desk_of(store, SAMPLE_ID).programme, [first.id], who=WHO)
    restore_sample(store, who=WHO)
    (lowered,) = lowered_costs(store, SAMPLE_ID)
    assert (lowered.before, lowered.after) == (sum(cost["cost"]), first.net_cost("cost"))
    assert lowered.name == first.name


def test_a_copy_of_the_programme_begins_without_explanations(store):
    explain(store, "harbour")
    title = Text.of("Copy")
    copy = copy_programme(store, desk(store), title, with_scores=False, reason="", who=WHO)
    assert store.explained_costs.of_programme(copy) == {}


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("cost"), st.integers(0, 5)),
            st.sampled_from([("undo", 0), ("redo", 0), ("explain", 0), ("delete", 0)]),
        ),
        max_size=12,
    )
)
@settings(max_examples=40, deadline=None)
def test_in_any_history_the_marked_entries_are_those_that_lower_below_the_explanation(steps):
    with open_store("sqlite://") as store:
        store.create(TOWN, who=WHO)
        explained, last, expected = None, 100, []
        for step, cost in steps:
            before = len(store.events("town", 1000))
            if step == "explain":
                known = [m.id for m in desk(store).programme.measures if m.id == "harbour"]
                explain(store, *known)
                explained = last if known else explained
                continue
            walked = did(store, step, cost)
            if not walked:
                continue
            (now,) = [m for m in desk(store).programme.measures if m.id == "harbour"] or [None]
            if now is None:
                continue
            falls = int(now.net_cost("cost")) < last
            last = int(now.net_cost("cost"))
            if falls and explained is not None and last < explained:
                expected.append((before, explained, last))
        entries = enumerate(reversed(store.events("town", 1000)))
        assert expected == [
            (number, int(entry["before"]), int(entry["after"]))
            for number, event in entries
            for entry in event.details.get("lowered", ())
        ]
        assert len(lowered_costs(store, "town")) <= len(expected)


def did(store, step, cost):
    """Take a step where there is one to take; return whether there was."""
    if step == "undo" and store.undoable("town") is None:
        return False
    if step == "redo" and store.redoable("town") is None:
        return False
    match step:
        case "undo" | "redo":
            getattr(store, step)("town", who=WHO)
        case "delete":
            delete_items(store, "town", BoardId.MEASURES, ["harbour"], who=WHO)
        case "cost" if "harbour" in measure_ids(store):
            edit(store, cost=str(cost * 30))
        case "cost":
            add(store, name="harbour", cost=str(cost * 30))
    return True
