"""A cost that is lowered after an explanation is marked in the log, and nothing else is."""

from decimal import Decimal

import pytest

from prioritisation.actions.editing import edit_items
from prioritisation.actions.importing import import_board, import_preview
from prioritisation.actions.lowered_costs import lowered_costs, note_explained
from prioritisation.actions.scoring import scores_on
from prioritisation.actions.what_if.changes import CostChange, WhatIf
from prioritisation.actions.what_if.keeping import keep_what_if
from prioritisation.decision.programme.boards import BoardId
from prioritisation.wording.catalogue import Language
from prioritisation.wording.events import event_sentence
from prioritisation.wording.wording import Wording

from .town import WHO, desk, undo

ENGLISH, FINNISH = Wording(Language.ENGLISH), Wording(Language.FINNISH)


def edit(store, measure="harbour", **texts):
    edited = edit_items(store, desk(store), BoardId.MEASURES, {measure: texts}, who=WHO)
    assert not edited.problems


def explain(store, *measures):
    note_explained(store, desk(store).programme, measures, who=WHO)


def marked(store):
    """Return what the log says was lowered after an explanation."""
    found = lowered_costs(store, "town")
    return [(str(x.name.in_language("en")), int(x.before), int(x.after)) for x in found]


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
    seen = desk(store)
    data = b"id;name;cost\nharbour;harbour;70\nlights;lights;55\n"
    scores = scores_on(seen, BoardId.MEASURES)
    preview = import_preview(seen, BoardId.MEASURES, scores, data, file="list.csv")
    import_board(store, seen, preview, delete_gone=False, who=WHO)
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
