"""A workshop from its set-up to its end: who may do and see what, and what an undo brings back."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from prioritisation.actions.boards import remove_criterion, save_criterion
from prioritisation.actions.editing import delete_items
from prioritisation.actions.scoring import agree_scores, give_scores, scores_on
from prioritisation.actions.workshops import (
    answering,
    joining,
    progress,
    proposals,
    results,
    retention,
    rounds,
    setting_up,
    sheet,
    walls,
)
from prioritisation.actions.workshops.answering import Sent
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.text import Text
from prioritisation.decision.programme.workshops import (
    Outcome,
    RoundState,
    Wall,
    WallView,
    Weighting,
)
from prioritisation.errors import InvalidValueError, NotAllowedError, RevisionConflictError

from .room import LATER, NOW, kept, opened, person, revealed, score, seat, workshop
from .town import WHO, desk, measure_ids, undo

MEASURES = BoardId.MEASURES


def state(store, now=NOW):
    return kept(store).workshop.current.state_at(now)


def group_score(store, cell=("square", "impact")):
    return scores_on(desk(store), MEASURES).value(*cell)


def results_of(store, number=1):
    return results.revealed_round(store, kept(store), number).results


# Rounds


def test_a_round_opens_pauses_goes_on_closes_and_is_revealed(store):
    opened(store)
    for act, becomes in (
        (rounds.pause_round, RoundState.PAUSED),
        (rounds.resume_round, RoundState.OPEN),
        (rounds.close_round, RoundState.CLOSED),
        (rounds.reopen_round, RoundState.OPEN),
        (rounds.close_round, RoundState.CLOSED),
        (rounds.reveal_round, RoundState.REVEALED),
    ):
        act(store, kept(store), NOW)
        assert state(store) is becomes


def test_every_step_of_a_round_is_logged_and_undone(store):
    opened(store)
    rounds.close_round(store, kept(store), NOW)
    rounds.reveal_round(store, kept(store), NOW)
    assert [e.kind for e in store.events("town", 3)] == [
        "round_revealed",
        "round_closed",
        "round_opened",
    ]
    undo(store)
    assert state(store) is RoundState.CLOSED
    undo(store)
    assert state(store) is RoundState.OPEN
    undo(store)
    assert kept(store).workshop.current is None


def test_a_round_closes_by_itself_when_its_time_is_up_and_can_be_given_more(store):
    workshop(store)
    rounds.open_round(store, kept(store), NOW, minutes=10)
    token = person(store)
    assert state(store, NOW + timedelta(minutes=9)) is RoundState.OPEN
    late = NOW + timedelta(minutes=10)
    assert state(store, late) is RoundState.CLOSED
    with pytest.raises(InvalidValueError, match="round_is_closed"):
        score(store, token, 4, now=late)
    rounds.set_time(store, kept(store), late, minutes=5)
    score(store, token, 4, now=late)
    with pytest.raises(InvalidValueError, match="0 minutes_outside"):
        rounds.set_time(store, kept(store), late, minutes=0)


def test_in_a_pause_the_time_stands_still(store):
    workshop(store)
    rounds.open_round(store, kept(store), NOW, minutes=10)
    rounds.pause_round(store, kept(store), NOW + timedelta(minutes=4))
    assert state(store, NOW + timedelta(hours=1)) is RoundState.PAUSED
    rounds.resume_round(store, kept(store), NOW + timedelta(hours=1))
    assert kept(store).workshop.current.ends_at == NOW + timedelta(hours=1, minutes=6)


def test_a_second_round_waits_for_the_results_of_the_first(store):
    opened(store)
    with pytest.raises(InvalidValueError, match="round_not_revealed"):
        rounds.open_round(store, kept(store), NOW)
    rounds.reveal_round(store, kept(store), NOW)
    rounds.open_round(store, kept(store), NOW)
    assert [r.number for r in kept(store).workshop.rounds] == [1, 2]


def test_a_round_begun_anew_asks_again_and_an_undo_brings_the_answers_back(store):
    opened(store)
    token = person(store)
    score(store, token, 4)
    rounds.reset_round(store, kept(store), LATER)
    assert kept(store).workshop.current.number == 2
    assert sheet.sheet_of(store, seat(store, token), LATER).answers == {}
    with pytest.raises(InvalidValueError, match="other_round"):
        score(store, token, 5)
    undo(store)
    assert sheet.sheet_of(store, seat(store, token), LATER).answers == {
        ("square", "impact"): Decimal(4)
    }


def test_of_two_facilitators_the_second_is_told(store):
    seen = opened(store)
    rounds.close_round(store, seen, NOW)
    with pytest.raises(RevisionConflictError):
        rounds.pause_round(store, seen, NOW)


# Joining


def test_a_code_lets_in_for_a_day_of_work_and_a_new_one_closes_the_old(store):
    first = workshop(store)
    assert joining.workshop_with_code(store, f"{first.code[:3]} {first.code[3:]}", NOW) == first
    with pytest.raises(InvalidValueError, match="unknown_code"):
        joining.workshop_with_code(store, first.code, NOW + timedelta(hours=8))
    second = joining.let_people_in(store, first, NOW)
    assert second.code != first.code
    with pytest.raises(InvalidValueError, match="unknown_code"):
        joining.workshop_with_code(store, first.code, NOW)
    with pytest.raises(InvalidValueError, match="unknown_key_of_workshop"):
        joining.workshop_with_key(store, first.key, NOW)
    assert joining.workshop_with_key(store, second.key, NOW) == second


@pytest.mark.parametrize("code", ["", "12345", "1234567", "48261x", "٤٨٢٦١٧", "' OR 1=1"])
def test_what_is_no_code_is_said_to_be_none(store, code):
    workshop(store)
    with pytest.raises(InvalidValueError, match="not_a_code"):
        joining.workshop_with_code(store, code, NOW)


def test_a_code_is_six_digits_and_does_not_begin_with_nothing(store):
    codes = {workshop(store).code for _ in range(1)}
    for _ in range(30):
        codes.add(joining.let_people_in(store, kept(store), NOW).code)
    assert all(len(code) == 6 and code.isdecimal() and code[0] != "0" for code in codes)
    assert len(codes) > 25


def test_nobody_joins_after_the_way_in_is_closed_or_the_workshop_has_ended(store):
    found = workshop(store)
    joining.let_nobody_in(store, found)
    with pytest.raises(InvalidValueError, match="unknown_key_of_workshop"):
        joining.join(store, found, NOW)
    found = joining.let_people_in(store, kept(store), NOW)
    setting_up.end_workshop(store, kept(store), NOW)
    with pytest.raises(InvalidValueError, match="unknown_key_of_workshop"):
        joining.join(store, found, NOW)
    with pytest.raises(InvalidValueError, match="workshop_ended"):
        joining.let_people_in(store, kept(store), NOW)


def test_a_token_is_known_again_and_is_nowhere_in_the_store(store, tmp_path):
    workshop(store)
    token = person(store)
    assert seat(store, token).participant.is_paper is False
    assert seat(store, token + "x") is None
    assert seat(store, "") is None
    assert joining.seat_of(store, joining.hash_of(token)) is None
    store.close()
    assert all(token.encode() not in path.read_bytes() for path in tmp_path.glob("town.db*"))


def test_names_are_not_kept_in_an_anonymous_workshop(store):
    workshop(store)
    assert seat(store, person(store, name="Anna")).participant.name == ""


def test_names_and_groups_are_kept_where_they_are_asked_for(store):
    workshop(store, is_anonymous=False)
    joined = seat(store, person(store, name=" Anna ", group="residents")).participant
    assert (joined.name, joined.group) == ("Anna", "residents")
    with pytest.raises(InvalidValueError, match="'pirates' unknown_group"):
        person(store, group="pirates")
    with pytest.raises(InvalidValueError, match="field_too_long"):
        person(store, name="A" * 61)


def test_shared_work_is_balanced_and_the_rest_stays_open_to_all(store):
    opened(store, items_each=1)
    sheets = [sheet.sheet_of(store, seat(store, person(store)), NOW) for _ in range(6)]
    assert sorted(s.items[0].id for s in sheets) == sorted(measure_ids(store) * 2)
    assert all(len(s.other_items) == 2 for s in sheets)


# Answering


def test_an_answer_is_kept_once_and_may_be_changed_until_the_round_closes(store):
    opened(store)
    token = person(store)
    assert score(store, token, 4, sequence=7) == frozenset()
    assert score(store, token, 4, sequence=7) == {("square", "impact")}
    score(store, token, None, sequence=8)
    assert sheet.sheet_of(store, seat(store, token), NOW).answers == {("square", "impact"): None}
    rounds.close_round(store, kept(store), NOW)
    with pytest.raises(InvalidValueError, match="round_is_closed"):
        score(store, token, 2, sequence=9)


@pytest.mark.parametrize(
    ("scores", "item", "rule"),
    [
        ((6,), "square", "score_outside_scale"),
        (("0.5",), "square", "score_outside_scale"),
        (("2.5",), "square", "score_no_level"),
        (("NaN",), "square", "score_outside_scale"),
        ((4,), "jobs", "unknown_id"),
    ],
)
def test_what_is_no_answer_to_the_round_is_refused_and_nothing_of_it_kept(
    store, scores, item, rule
):
    opened(store)
    token = person(store)
    with pytest.raises(InvalidValueError, match=rule):
        score(store, token, *scores, item=item)
    assert store.workshops.answers("town", "spring", 1) == ()


def test_a_paused_round_takes_no_answers(store):
    opened(store)
    token = person(store)
    rounds.pause_round(store, kept(store), NOW)
    with pytest.raises(InvalidValueError, match="round_is_paused"):
        score(store, token, 4)


def test_a_removed_participant_gives_nothing_and_counts_for_nothing_until_an_undo(store):
    opened(store)
    tokens = [person(store) for _ in range(4)]
    for token in tokens:
        score(store, token, 4)
    score(store, tokens[0], 1)
    setting_up.remove_participant(store, kept(store), seat(store, tokens[0]).participant.id)
    with pytest.raises(NotAllowedError, match="participant_was_removed"):
        score(store, tokens[0], 5)
    rounds.reveal_round(store, kept(store), NOW)
    assert results_of(store).results["square", "impact"].score.group == 4
    undo(store)
    undo(store)
    rounds.reveal_round(store, kept(store), NOW)
    assert results_of(store).results["square", "impact"].score.group == Fraction(13, 4)


def test_a_paper_form_is_a_participant_of_its_own_and_done_once_typed(store):
    opened(store)
    sent = Sent(
        round=1,
        answers={("square", "impact"): Decimal(5), ("lights", "impact"): None},
        comments={"square": "from paper"},
        sequences={},
    )
    paper = answering.keep_paper_form(store, kept(store), sent, NOW, group="residents")
    now = progress.progress_of(store, kept(store))
    assert (len(now.participants), now.done) == (1, {paper.id})
    rounds.reveal_round(store, kept(store), NOW)
    with pytest.raises(InvalidValueError, match="round_is_revealed"):
        answering.keep_paper_form(store, kept(store), sent, NOW)


@pytest.mark.parametrize(
    ("answers", "group", "rule"),
    [
        ({}, "", "paper_form_empty"),
        ({("square", "impact"): Decimal(9)}, "", "outside"),
        ({("square", "impact"): Decimal(4), ("moon", "impact"): Decimal(4)}, "", "unknown_id"),
        ({("square", "impact"): Decimal(4)}, "martians", "unknown_group"),
    ],
)
def test_of_a_paper_form_that_is_wrong_nothing_is_kept(store, answers, group, rule):
    opened(store)
    sent = Sent(round=1, answers=answers, comments={}, sequences={})
    with pytest.raises(InvalidValueError, match=rule):
        answering.keep_paper_form(store, kept(store), sent, NOW, group=group)
    assert store.workshops.participants("town", "spring") == ()
    assert store.workshops.answers("town", "spring", 1) == ()


def test_a_round_is_revealed_by_itself_when_everybody_is_done(store):
    opened(store, reveals_by_itself=True)
    tokens = [person(store) for _ in range(3)]
    for token in tokens[:2]:
        answering.set_done(store, seat(store, token), 1, NOW, is_done=True)
    answering.set_done(store, seat(store, tokens[0]), 1, NOW, is_done=False)
    answering.set_done(store, seat(store, tokens[2]), 1, NOW, is_done=True)
    assert state(store) is RoundState.OPEN
    answering.set_done(store, seat(store, tokens[0]), 1, NOW, is_done=True)
    assert state(store) is RoundState.REVEALED
    assert store.events("town", 1)[0].who == "workshop"


def test_progress_tells_who_is_where_and_nothing_of_what_was_said(store):
    opened(store)
    first, second = person(store, group="residents"), person(store)
    score(store, first, 4, 4, 4)
    score(store, second, 4)
    answering.set_done(store, seat(store, first), 1, NOW, is_done=True)
    now = progress.progress_of(store, kept(store))
    assert now.answered == {"square": 1, "lights": 0, "harbour": 0}
    assert now.asked == {"square": 2, "lights": 2, "harbour": 2}
    assert now.groups == {"residents": 1, "companies": 0, "": 1}
    assert len(now.done) == 1


# Results


def test_nobody_sees_results_before_they_are_revealed(store):
    opened(store)
    tokens = [person(store) for _ in range(3)]
    for token in tokens:
        score(store, token, 4, 4, 4)
    rounds.close_round(store, kept(store), NOW)
    now = kept(store)
    for ask in (
        lambda: results.revealed_round(store, now, 1),
        lambda: results.comments_on(store, now, 1, "square"),
        lambda: results.weights_in(store, now),
        lambda: walls.show_on_wall(store, now, Wall(view=WallView.MATRIX), NOW),
        lambda: walls.show_on_wall(store, now, Wall(view=WallView.ITEM, item="square"), NOW),
    ):
        with pytest.raises(NotAllowedError, match="not_revealed"):
            ask()
    assert sheet.sheet_of(store, seat(store, tokens[0]), NOW).results is None
    with pytest.raises(InvalidValueError, match="round_not_revealed"):
        rounds.count_round(store, now, 1)
    assert group_score(store) == 4


def test_revealed_results_are_of_enough_people_and_own_scores_stand_beside_them(store):
    tokens = revealed(store, [(1, 1, 1), (2, 2, 2), (3, 3, 3)])
    mine = sheet.sheet_of(store, seat(store, tokens[0]), LATER)
    assert mine.results.results["square", "impact"].score.group == 2
    assert mine.answers["square", "impact"] == 1
    assert ("lights", "impact") not in mine.results.results


def test_reopening_takes_results_out_of_sight_and_out_of_use(store):
    revealed(store, [(1,), (2,), (3,)])
    rounds.count_round(store, kept(store), 1)
    walls.show_on_wall(store, kept(store), Wall(view=WallView.MATRIX), LATER)
    assert group_score(store) == 2
    rounds.reopen_round(store, kept(store), LATER)
    assert group_score(store) == 4
    assert walls.wall_now(kept(store)).view is WallView.PROGRESS
    undo(store)
    assert group_score(store) == 2
    assert walls.wall_now(kept(store)).view is WallView.MATRIX


def test_scores_of_a_round_stand_in_place_of_the_desks_for_what_was_asked(store):
    revealed(store, [(1,), (2,), (3,), (None,)])
    before = group_score(store)
    rounds.count_round(store, kept(store), 1)
    assert (before, group_score(store)) == (4, 2)
    # Too few, or nobody: nothing is shown of it, and the desk's own score is not put there.
    assert group_score(store, ("square", "speed")) is None
    with pytest.raises(InvalidValueError, match="workshop_scores_count"):
        give_scores(store, desk(store), MEASURES, {("square", "impact"): Decimal(5)}, WHO)
    agree_scores(
        store, desk(store), MEASURES, {("square", "impact"): Decimal(5)}, reason="seen", who=WHO
    )
    assert group_score(store) == 5
    undo(store)
    rounds.stop_counting(store, kept(store))
    assert group_score(store) == 4


def test_each_group_can_weigh_the_same_wherever_the_scores_are_used(store):
    opened(store, weighting=Weighting.GROUP)
    for group, scores in (("residents", (1, 1, 1, 1)), ("companies", (5, 5, 4))):
        for each in scores:
            score(store, person(store, group=group), each)
    rounds.reveal_round(store, kept(store), NOW)
    rounds.count_round(store, kept(store), 1)
    by_group = (1 + Fraction(14, 3)) / 2
    assert results_of(store).results["square", "impact"].score.group == by_group
    assert group_score(store) == by_group


def test_a_second_round_shows_what_moved(store):
    tokens = revealed(store, [(3, 1, 1), (3, 1, 1), (3, 1, 1)])
    rounds.open_round(store, kept(store), LATER)
    mine = sheet.sheet_of(store, seat(store, tokens[0]), LATER)
    assert mine.earlier["square", "impact"] == 3
    assert mine.earlier_results.results["square", "impact"].score.group == 3
    for token in tokens:
        score(store, token, 3, 5, 4, round_number=2)
    rounds.reveal_round(store, kept(store), LATER)
    (moved,) = results.movement_in(store, kept(store), 2)
    assert (moved.item, moved.before, moved.after) == ("square", (1, 1), (4, 5))


def test_names_stand_beside_comments_only_where_the_workshop_is_not_anonymous(store):
    for is_anonymous, name in ((True, ""), (False, "Anna")):
        opened(store, is_anonymous=is_anonymous)
        workshop_id = "spring" if is_anonymous else "spring-2"
        now = kept(store, workshop_id)
        token = joining.join(store, now, NOW, name="Anna")
        sent = Sent(round=1, answers={}, comments={"square": " too dear "}, sequences={})
        if not is_anonymous:
            rounds.open_round(store, now, NOW)
        answering.give_answers(store, seat(store, token), sent, NOW)
        rounds.reveal_round(store, kept(store, workshop_id), NOW)
        told = results.comments_on(store, kept(store, workshop_id), 1, "square")
        assert told == (("too dear", name),)


# Weights and proposals


def test_weights_are_taken_where_asked_and_shown_of_enough_people_after_a_reveal(store):
    opened(store, asks_weights=True)
    tokens = [person(store) for _ in range(3)]
    importance = {"impact": Decimal(100), "speed": Decimal(50), "output_input": Decimal(50)}
    for token in tokens[:2]:
        answering.weigh_criteria(store, seat(store, token), importance)
    rounds.reveal_round(store, kept(store), NOW)
    assert results.weights_in(store, kept(store)) is None
    answering.weigh_criteria(store, seat(store, tokens[2]), importance)
    found = results.weights_in(store, kept(store))
    assert (found.mean["impact"], found.count) == (Fraction(1, 2), 3)
    with pytest.raises(InvalidValueError, match="unknown_criterion"):
        answering.weigh_criteria(store, seat(store, tokens[0]), {"charm": Decimal(100)})


def test_an_accepted_proposal_is_asked_at_once_and_an_undo_takes_it_away_again(store):
    opened(store)
    token = person(store)
    answering.propose_item(store, seat(store, token), name="Pier", reason="fish")
    (proposal,) = proposals.open_proposals(store, kept(store))
    item = proposals.add_item(
        store, kept(store), NOW, name=proposal.name, description="", proposal=proposal
    )
    assert item in {i.id for i in sheet.sheet_of(store, seat(store, token), NOW).items}
    assert kept(store).workshop.settled[proposal.id].outcome is Outcome.ACCEPTED
    assert proposals.open_proposals(store, kept(store)) == ()
    score(store, token, 3, item=item)
    undo(store)
    assert item not in measure_ids(store)
    assert proposals.open_proposals(store, kept(store)) == (proposal,)


def test_a_proposal_is_merged_or_declined(store):
    opened(store)
    token = person(store)
    for name in ("Square again", "Moon"):
        answering.propose_item(store, seat(store, token), name=name, reason="")
    same, moon = proposals.open_proposals(store, kept(store))
    proposals.merge_proposal(store, kept(store), same, "square")
    proposals.decline_proposal(store, kept(store), moon)
    assert proposals.open_proposals(store, kept(store)) == ()
    assert len(measure_ids(store)) == 3


def test_nobody_floods_the_facilitator_with_proposals(store):
    opened(store)
    token = person(store)
    for number in range(10):
        answering.propose_item(store, seat(store, token), name=f"m{number}", reason="")
    with pytest.raises(InvalidValueError, match="too_many_proposals"):
        answering.propose_item(store, seat(store, token), name="one more", reason="")
    rounds_off = replace(kept(store).workshop, takes_proposals=False)
    setting_up.change_workshop(store, desk(store), kept(store), rounds_off, NOW)
    with pytest.raises(InvalidValueError, match="no_proposals"):
        answering.propose_item(store, seat(store, person(store)), name="Pier", reason="")


# Changes while people score


def test_criteria_and_items_with_answers_are_not_changed_silently(store):
    opened(store)
    score(store, person(store), 4)
    board = desk(store).programme.board(MEASURES)
    renamed = replace(board.criterion("impact"), name=Text.of("Effect"))
    with pytest.raises(InvalidValueError, match="workshop_has_answers n=1"):
        save_criterion(store, desk(store), board, renamed, WHO)
    with pytest.raises(InvalidValueError, match="workshop_has_answers"):
        remove_criterion(store, desk(store), replace(board, y="speed", x="speed"), "impact", WHO)
    with pytest.raises(InvalidValueError, match="workshop_has_answers"):
        delete_items(store, "town", MEASURES, ["square"], who=WHO)
    fewer = replace(kept(store).workshop, items=("lights", "harbour"))
    with pytest.raises(InvalidValueError, match="workshop_has_answers"):
        setting_up.change_workshop(store, desk(store), kept(store), fewer, NOW)
    rounds.reset_round(store, kept(store), NOW)
    save_criterion(store, desk(store), board, renamed, WHO)
    delete_items(store, "town", MEASURES, ["square"], who=WHO)


def test_weights_of_criteria_and_unanswered_items_may_change_at_any_time(store):
    opened(store)
    score(store, person(store), 4)
    board = desk(store).programme.board(MEASURES)
    heavier = replace(board.criterion("impact"), weight=Decimal(3))
    save_criterion(store, desk(store), board, heavier, WHO)
    delete_items(store, "town", MEASURES, ["harbour"], who=WHO)


def test_what_people_were_promised_when_they_joined_stays(store):
    workshop(store, least_answers=4)
    person(store, group="residents")
    now = kept(store)
    for changed, rule in (
        (replace(now.workshop, is_anonymous=False), "promised_anonymous"),
        (replace(now.workshop, least_answers=3), "promised_least_answers"),
        (replace(now.workshop, days_kept=91), "promised_days"),
        (replace(now.workshop, groups=now.workshop.groups[1:]), "group_has_people"),
    ):
        with pytest.raises(InvalidValueError, match=rule):
            setting_up.change_workshop(store, desk(store), now, changed, NOW)
    setting_up.change_workshop(
        store, desk(store), now, replace(now.workshop, least_answers=5, days_kept=30), NOW
    )


# The end


def test_personal_data_is_deleted_when_its_days_are_over_and_the_scores_stay(store):
    opened(store, is_anonymous=False, days_kept=90)
    token = joining.join(store, kept(store), NOW, name="Anna")
    score(store, token, 4)
    setting_up.end_workshop(store, kept(store), NOW)
    assert retention.forget_people(store, NOW + timedelta(days=89)) == 0
    assert seat(store, token) is not None
    assert retention.forget_people(store, NOW + timedelta(days=90)) == 1
    assert seat(store, token) is None
    assert store.workshops.participants("town", "spring")[0].name == ""
    assert len(store.workshops.answers("town", "spring", 1)) == 1


def test_an_ended_workshop_takes_nothing_and_can_go_on(store):
    opened(store)
    token = person(store)
    setting_up.end_workshop(store, kept(store), NOW)
    with pytest.raises(InvalidValueError, match="workshop_ended"):
        score(store, token, 4)
    setting_up.go_on(store, kept(store))
    rounds.reopen_round(store, kept(store), NOW)
    score(store, token, 4)


def test_a_note_is_kept_with_the_workshop(store):
    opened(store)
    setting_up.set_note(store, kept(store), "square", " agreed on 4 ")
    assert kept(store).workshop.notes == {"square": "agreed on 4"}
    setting_up.set_note(store, kept(store), "square", "")
    assert kept(store).workshop.notes == {}


def test_the_wall_follows_the_facilitator_and_renews_a_code_that_is_over(store):
    first = opened(store)
    walls.show_on_wall(store, first, Wall(view=WallView.PROGRESS), NOW)
    assert walls.wall_now(kept(store)).view is WallView.PROGRESS
    walls.show_on_wall(store, kept(store), Wall(view=WallView.JOIN), NOW)
    assert kept(store).code == first.code
    walls.show_on_wall(store, kept(store), Wall(view=WallView.JOIN), NOW + timedelta(hours=9))
    assert kept(store).code != first.code
