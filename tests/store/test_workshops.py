"""Workshops: documents that are undone, participants who keep what is theirs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.participants import (
    Comment,
    Participant,
    Proposal,
    SwingWeights,
)
from prioritisation.decision.programme.workshops import (
    CountedRound,
    Round,
    Wall,
    WallView,
    Workshop,
)
from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import Change, Given, WorkshopChange

from .town import DESK_ANSWER, TOWN, score

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ROUND = Round(number=1, items=("square", "lights"), criteria=("impact",), opened_at=NOW)
SPRING = Workshop(
    id="spring",
    title="Spring",
    board=BoardId.MEASURES,
    items=("square", "lights"),
    criteria=("impact",),
)
SCORED = replace(SPRING, rounds=(ROUND,), rounds_begun=1)


@pytest.fixture
def store(store):
    store.create(TOWN, who="planner")
    return store


def put(store, before, after, kind="workshop_made"):
    change = Change(workshop=WorkshopChange(before=before, after=after))
    return store.write("town", change, who="facilitator", kind=kind)


def join(store, number=1, **parts):
    made = Participant(id=f"p{number}", joined_at=NOW + timedelta(seconds=number), **parts)
    store.workshops.join("town", "spring", f"hash{number}", lambda kept, given: made)
    return store.workshops.seat(f"hash{number}")


def given(score, sequence, item="square", comment=None):
    return Given(
        round=1,
        answers={} if score is None else {(item, "impact"): Decimal(score)},
        comments={} if comment is None else {item: comment},
        sequences={(item, "impact"): sequence, (item, ""): sequence},
    )


def may(seat):
    """Everybody may do everything."""


def kept(store):
    return store.workshops.kept("town", "spring").workshop


def test_a_workshop_is_kept_and_undone_with_its_rounds(store):
    put(store, None, SPRING)
    put(store, SPRING, SCORED, kind="round_opened")
    assert kept(store) == SCORED
    store.undo("town", who="facilitator")
    assert kept(store) == SPRING
    store.redo("town", who="facilitator")
    assert kept(store) == SCORED
    store.undo("town", who="facilitator")
    store.undo("town", who="facilitator")
    assert store.workshops.all("town") == ()


def test_of_two_facilitators_at_once_the_second_is_told(store):
    put(store, None, SPRING)
    put(store, SPRING, SCORED)
    with pytest.raises(RevisionConflictError, match="workshop_conflict"):
        put(store, SPRING, replace(SPRING, title="Autumn"))
    assert kept(store) == SCORED


def test_what_is_written_with_a_workshop_is_kept_with_it_or_not_at_all(store):
    put(store, None, SPRING)
    counting = replace(TOWN, counted={BoardId.MEASURES: CountedRound(workshop="spring", round=1)})
    stale = WorkshopChange(before=SCORED, after=SPRING)
    with pytest.raises(RevisionConflictError):
        store.write(
            "town",
            Change(programme=counting, workshop=stale),
            based_on=1,
            who="facilitator",
            kind="round_counted",
        )
    assert store.latest("town").programme == TOWN


def test_a_workshop_that_people_have_joined_does_not_go_away_by_an_undo(store):
    put(store, None, SPRING)
    join(store)
    undone = store.undo("town", who="facilitator")
    assert undone.workshop_kept
    assert kept(store) == SPRING


def test_a_workshop_changed_since_is_left_as_it_is_by_an_undo(store):
    put(store, None, SPRING)
    first = put(store, SPRING, SCORED)
    store.undo("town", event=first.id, who="facilitator")
    put(store, SPRING, replace(SPRING, title="Autumn"))
    assert not store.undo("town", who="facilitator").workshop_kept
    assert kept(store) == SPRING


def test_a_token_finds_its_participant_and_no_other(store):
    put(store, None, SPRING)
    assert join(store, 1).participant.id == "p1"
    assert join(store, 2).participant.id == "p2"
    assert store.workshops.seat("hash3") is None


def test_who_joins_is_told_how_often_each_item_has_been_given(store):
    put(store, None, SPRING)
    join(store, 1, items=("square",))
    seen = []

    def make(kept, times):
        seen.append(dict(times))
        return Participant(id="p2", joined_at=NOW)

    store.workshops.join("town", "spring", None, make)
    assert seen == [{"square": 1}]


def test_an_answer_that_comes_twice_or_late_changes_nothing(store):
    put(store, None, SCORED)
    seat = join(store)
    assert store.workshops.give(seat, given("4", 10), may=may).late == frozenset()
    assert store.workshops.give(seat, given("4", 10), may=may).late == {("square", "impact")}
    assert store.workshops.give(seat, given("2", 9), may=may).late == {("square", "impact")}
    assert [a.score for a in store.workshops.answers_of(seat)] == [Decimal(4)]
    store.workshops.give(seat, given("1", 11), may=may)
    assert [a.score for a in store.workshops.answers("town", "spring", 1)] == [Decimal(1)]


def test_what_may_not_be_given_is_not_kept(store):
    put(store, None, SCORED)
    seat = join(store)

    def may_not(now):
        assert now.kept.workshop == SCORED
        raise InvalidValueError("round_closed")

    with pytest.raises(InvalidValueError, match="round_closed"):
        store.workshops.give(seat, given("4", 10, comment="why"), may=may_not)
    assert store.workshops.answers_of(seat) == ()
    assert store.workshops.comments("town", "spring") == ()


def test_an_empty_comment_takes_the_earlier_away_and_an_older_one_does_not_bring_it_back(store):
    put(store, None, SCORED)
    seat = join(store)
    store.workshops.give(seat, given(None, 1, comment="too dear"), may=may)
    assert store.workshops.comments("town", "spring") == (
        Comment(round=1, participant="p1", item="square", text="too dear"),
    )
    store.workshops.give(seat, given(None, 3, comment=""), may=may)
    taken = store.workshops.give(seat, given(None, 2, comment="late"), may=may)
    assert taken.late == {("square", "")}
    assert store.workshops.comments("town", "spring") == ()


def test_answers_of_a_workshop_leave_the_desk_alone_until_their_round_counts(store):
    put(store, None, SCORED)
    score(store, answers=(DESK_ANSWER,))
    seat = join(store)
    version = store.version("town")
    store.workshops.give(seat, given("5", 1), may=may)
    assert store.version("town") == version
    assert store.snapshot("town").answers == (DESK_ANSWER,)
    counting = replace(TOWN, counted={BoardId.MEASURES: CountedRound(workshop="spring", round=1)})
    store.write(
        "town", Change(programme=counting), based_on=1, who="facilitator", kind="round_counted"
    )
    snapshot = store.snapshot("town")
    assert [a.participant for a in snapshot.answers] == ["desk", "p1"]
    assert snapshot.scorers["spring"].participants == (seat.participant,)


def test_the_counts_tell_what_has_changed(store):
    put(store, None, SCORED)
    seat = join(store)
    before = store.workshops.kept("town", "spring")
    store.workshops.give(seat, given("5", 1), may=may)
    after = store.workshops.kept("town", "spring")
    assert (after.version, after.tick) == (before.version, before.tick + 1)
    store.workshops.set_wall("town", "spring", Wall(view=WallView.ITEM, item="square"))
    shown = store.workshops.kept("town", "spring")
    assert shown.version > after.version
    assert shown.wall == Wall(view=WallView.ITEM, item="square")


def test_a_way_in_is_found_by_its_code_or_key_and_closed_again(store):
    put(store, None, SPRING)
    until = NOW + timedelta(hours=8)
    store.workshops.set_way_in("town", "spring", code="482617", key="long-key", until=until)
    for way in ({"code": "482617"}, {"key": "long-key"}):
        found = store.workshops.with_way_in(**way)
        assert found.lets_in(NOW)
        assert not found.lets_in(until)
    store.workshops.set_way_in("town", "spring", code=None, key=None, until=None)
    assert store.workshops.with_way_in(code="482617") is None


def test_being_done_proposals_and_weights_are_kept(store):
    put(store, None, SCORED)
    seat = join(store)
    store.workshops.set_finished(seat, 1, is_finished=True, may=may)
    assert store.workshops.finished("town", "spring") == {"p1": {1}}
    assert store.workshops.seat("hash1").finished == {1}
    store.workshops.set_finished(seat, 1, is_finished=False, may=may)
    assert store.workshops.finished("town", "spring") == {}

    pier = Proposal(id="x", participant="p1", name="Pier", reason="fish")
    store.workshops.propose(seat, pier, may=may)
    assert store.workshops.proposals("town", "spring") == (pier,)

    for importance in ({"impact": Decimal(100)}, {"impact": Decimal(100), "speed": Decimal(40)}):
        weights = SwingWeights(participant="p1", importance=importance)
        store.workshops.weigh(seat, weights, may=may)
        assert store.workshops.weights("town", "spring") == (weights,)


def test_forgetting_leaves_the_scores_and_nothing_that_tells_who_gave_them(store):
    put(store, None, SCORED)
    seat = join(store, name="Anna", group="residents")
    store.workshops.give(seat, given("4", 1, comment="my street"), may=may)
    store.workshops.propose(
        seat, Proposal(id="x", participant="p1", name="Pier", reason="I fish"), may=may
    )
    store.workshops.forget([("town", "spring")])
    (left,) = store.workshops.participants("town", "spring")
    assert left == replace(seat.participant, name="")
    assert store.workshops.seat("hash1") is None
    assert store.workshops.comments("town", "spring") == ()
    assert store.workshops.proposals("town", "spring")[0].reason == ""
    assert len(store.workshops.answers("town", "spring", 1)) == 1


def test_a_workshop_or_participant_that_is_not_there_is_named(store):
    with pytest.raises(InvalidValueError, match="'autumn' unknown_workshop"):
        store.workshops.kept("town", "autumn")
    put(store, None, SPRING)
    with pytest.raises(InvalidValueError, match="'p9' unknown_participant"):
        store.workshops.seat_of("town", "spring", "p9")


def test_the_workspace_keeps_what_belongs_to_no_programme(store):
    workspace = store.workspace
    assert workspace.get("privacy") is None
    workspace.put("privacy", {"fi": "Teksti"})
    assert workspace.put_if_missing("privacy", "other") == {"fi": "Teksti"}
    workspace.put("privacy", None)
    assert workspace.put_if_missing("privacy", "other") == "other"


def test_a_sign_in_lasts_until_its_time_or_until_the_passphrase_changes(store):
    workspace, until = store.workspace, NOW + timedelta(hours=12)
    for token in ("a", "b", "c"):
        workspace.sign_in(token, until, NOW)
    assert workspace.is_signed_in("a", NOW)
    assert not workspace.is_signed_in("a", until)
    assert not workspace.is_signed_in("d", NOW)
    workspace.sign_out("b")
    assert not workspace.is_signed_in("b", NOW)
    workspace.sign_out_everybody()
    assert not workspace.is_signed_in("c", NOW)


def test_progress_is_counted_by_participant_and_item(store):
    put(store, None, SCORED)
    for number in (1, 2):
        store.workshops.give(join(store, number), given("4", 1), may=may)
    assert store.workshops.given_by_item("town", "spring", 1) == {
        "p1": {"square": 1},
        "p2": {"square": 1},
    }
    count = store.workshops.number_of_answers
    assert count("town", "spring", 1) == 2
    assert count("town", "spring", 1, items=["lights"]) == 0
    assert count("town", "spring", 1, items=["square"], criteria=["impact"]) == 2
    assert count("town", "spring", 2) == 0
