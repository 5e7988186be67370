"""Owners and planners at the same moment: what anybody wrote stays."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from prioritisation.actions.editing import edit_items
from prioritisation.actions.programme_editing import change_part
from prioritisation.actions.telling_progress import LONGEST_NOTE, Told, tell_progress
from prioritisation.actions.undoing import undo_last
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.progress import ProgressState
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, NotAllowedError, RevisionConflictError
from prioritisation.wording.catalogue import Language
from prioritisation.wording.events import event_sentence
from prioritisation.wording.wording import Wording

from .town import desk, item

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
UNDER_WAY = Told(state=ProgressState.UNDER_WAY, used={"cost": Decimal(20)}, note="dug")
IDS = ("square", "lights", "harbour")


@pytest.fixture(autouse=True)
def owned(store):
    """Each measure of the town has an owner of its own."""
    edits = {i: {"owner": f"Owner of {i}"} for i in IDS}
    assert not edit_items(store, desk(store), BoardId.MEASURES, edits, who="planner").problems


def tell(store, measure="square", told=UNDER_WAY, *, by=None, now=NOW, seen=None):
    by = f"Owner of {measure}" if by is None else by
    return tell_progress(store, "town", measure, told, now, seen=seen, by=by, who="owner")


def progress(store):
    return desk(store).programme.progress


def test_what_an_owner_tells_is_kept_after_what_was_told_before(store):
    first = tell(store)
    later = NOW + timedelta(days=30)
    done = replace(UNDER_WAY, state=ProgressState.DONE)
    last = tell(store, told=done, now=later, seen=first.at)
    assert progress(store) == (first, last)
    assert (last.by, last.at, last.state) == ("Owner of square", later, ProgressState.DONE)


def test_nobody_tells_of_what_is_not_theirs(store):
    for measure in ("lights", "no-such-thing"):
        with pytest.raises(NotAllowedError, match="not_your_measure"):
            tell(store, measure, by="Owner of square")
    assert progress(store) == ()


def test_the_desk_tells_of_any_measure_that_there_is(store):
    assert tell(store, "lights", by="").by == ""
    with pytest.raises(InvalidValueError, match="unknown_id"):
        tell(store, "no-such-thing", by="")


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        (replace(UNDER_WAY, note="x" * (LONGEST_NOTE + 1)), "text_too_long"),
        (replace(UNDER_WAY, used={"cost": Decimal(-1)}), "not_whole_euros"),
        (replace(UNDER_WAY, used={"cost": Decimal("0.5")}), "not_a_multiple"),
        (replace(UNDER_WAY, used={"gold": Decimal(1)}), "unknown_id"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(store, told, rule):
    with pytest.raises(InvalidValueError, match=rule):
        tell(store, told=told)
    assert progress(store) == ()


def test_the_same_sent_twice_is_kept_once(store):
    first = tell(store)
    assert tell(store, now=NOW + timedelta(seconds=1)) == first
    assert progress(store) == (first,)


def test_still_the_same_a_month_later_is_told_anew(store):
    first = tell(store)
    tell(store, now=NOW + timedelta(days=30), seen=first.at)
    assert len(progress(store)) == 2


def test_what_somebody_else_told_meanwhile_has_to_be_seen_first(store):
    tell(store, by="")
    done = replace(UNDER_WAY, state=ProgressState.DONE)
    with pytest.raises(RevisionConflictError, match="progress_told_meanwhile"):
        tell(store, told=done)
    assert len(progress(store)) == 1


def test_owners_and_planners_at_the_same_moment_lose_nothing(store):
    notes = [f"note {n}" for n in range(4)]

    def own(measure):
        seen = None
        for note in notes:
            seen = tell(store, measure, replace(UNDER_WAY, note=note), seen=seen).at

    # All together write less often than any of them tries.
    def plan(change):
        seen = desk(store)
        change_part(store, seen, lambda _: None, change, who="planner", kind="programme_edited")

    def longer_slogan(letter):
        def change(programme):
            slogan = programme.slogan.in_language("") + letter
            return replace(programme, slogan=Text.of(slogan))

        return change

    def other_unit(measure):
        def change(programme):
            return programme.with_items(
                BoardId.MEASURES,
                [replace(m, unit="Park") if m.id == measure else m for m in programme.measures],
            )

        return change

    with ThreadPoolExecutor(9) as people:
        work = [
            *(people.submit(own, i) for i in IDS),
            *(people.submit(plan, longer_slogan(letter)) for letter in "abc"),
            *(people.submit(plan, other_unit(i)) for i in IDS),
        ]
        for done in work:
            done.result()
    told = {i: [r.note for r in progress(store) if r.measure == i] for i in IDS}
    assert told == dict.fromkeys(IDS, notes)
    assert sorted(desk(store).programme.slogan.in_language("")) == list("abc")
    assert {item(store, i).unit for i in IDS} == {"Park"}


def test_the_same_form_sent_by_many_threads_is_kept_once(store):
    with ThreadPoolExecutor(6) as taps:
        kept = list(taps.map(lambda _: tell(store), range(6)))
    assert set(map(str, kept)) == {str(kept[0])}
    assert len(progress(store)) == 1


def test_undo_names_whose_update_it_takes_back_and_takes_back_no_other(store):
    tell(store)
    seen = store.undoable("town")
    assert event_sentence(seen, Wording(Language.ENGLISH)) == ("Update by Owner of square: square")
    tell(store, "lights")
    # The button that the desk saw named the other one.
    with pytest.raises(RevisionConflictError, match="undo_conflict"):
        undo_last(store, "town", seen.id, who="desk")
    undo_last(store, "town", store.undoable("town").id, who="desk")
    assert [report.measure for report in progress(store)] == ["square"]
