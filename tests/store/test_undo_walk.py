"""A law: undo and redo walk along the states that there were, whatever was done."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.store import open_store

from .town import DESK_ANSWER, TOWN, edit, measure, score, state, with_measures


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(st.sampled_from(["edit", "score", "both", "undo", "redo"]), max_size=12))
def test_undo_and_redo_walk_along_the_states_that_there_were(steps):
    with open_store("sqlite://") as store:
        store.create(TOWN, who="planner")
        states, at = [state(store)], 0
        for number, step in enumerate(steps):
            if step == "undo" and at > 0:
                store.undo("town", who="planner")
                at -= 1
            elif step == "redo" and at < len(states) - 1:
                store.redo("town", who="planner")
                at += 1
            elif step not in ("undo", "redo"):
                _act(store, step, number)
                states, at = [*states[: at + 1], state(store)], at + 1
            assert state(store) == states[at]
            assert (store.undoable("town") is not None) == (at > 0)
            assert (store.redoable("town") is not None) == (at < len(states) - 1)


def _act(store, step, number):
    scores = {"answers": (replace(DESK_ANSWER, score=Decimal(number)),)} if step != "edit" else {}
    if step == "score":
        score(store, **scores)
    else:
        latest = store.latest("town").number
        edit(store, with_measures(measure(f"m{number}")), based_on=latest, **scores)
