"""What a round says: for the room, by group, and never of too few."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.participants import Participant
from prioritisation.decision.programme.settings import GroupScore
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.decision.programme.workshops import Weighting
from prioritisation.decision.scoring.countable import countable_answers
from prioritisation.decision.scoring.movement import Movement, movements
from prioritisation.decision.scoring.round_results import round_results
from prioritisation.decision.scoring.score_table import score_table

BOARD = standard_board(BoardId.MEASURES)
SQUARE = "square", "impact"


def people(**groups):
    """Participants by group: people(residents=2) are residents1 and residents2."""
    return [
        Participant(
            id=f"{group}{number}",
            group="" if group == "nobody" else group,
            joined_at=datetime(2026, 11, 25, tzinfo=UTC),
        )
        for group, size in groups.items()
        for number in range(1, size + 1)
    ]


def said(scores, cell=SQUARE):
    """Answers by participant; None = don't know."""
    return [
        Answer(
            workshop="spring",
            participant=participant,
            item=cell[0],
            criterion=cell[1],
            score=None if score is None else Decimal(score),
        )
        for participant, score in scores.items()
    ]


def results(answers, participants, **settings):
    wanted = {
        "items": ("square", "lights"),
        "criteria": ("impact", "speed", "output_input"),
        "board": BOARD,
        "groups": ("residents", "companies"),
        "weighting": Weighting.PERSON,
        "least_answers": 3,
        "group_score_kind": GroupScore.MEAN,
    }
    return round_results(answers, participants, **(wanted | settings))


TWO_GROUPS = people(residents=4, companies=3)
SCORES = {
    "residents1": 1,
    "residents2": 1,
    "residents3": 2,
    "residents4": None,
    "companies1": 5,
    "companies2": 5,
    "companies3": 4,
}


def test_the_room_and_each_group_are_told():
    found = results(said(SCORES), TWO_GROUPS)
    everybody = found.results[SQUARE]
    assert everybody.score.group == 3
    assert (everybody.score.count, everybody.score.dont_knows) == (6, 1)
    assert everybody.counts == {Decimal(1): 2, Decimal(2): 1, Decimal(4): 1, Decimal(5): 2}
    assert found.by_group["residents"][SQUARE].score.group == Fraction(4, 3)
    assert found.by_group["companies"][SQUARE].score.group == Fraction(14, 3)
    assert found.groups == {"residents": 4, "companies": 3}
    assert found.participants == 7


def test_each_group_can_weigh_the_same():
    crowd = people(residents=6, companies=3)
    scores = {f"residents{n}": 1 for n in range(1, 7)} | {f"companies{n}": 4 for n in (1, 2, 3)}
    by_person = results(said(scores), crowd).results[SQUARE]
    by_group = results(said(scores), crowd, weighting=Weighting.GROUP).results[SQUARE]
    assert (by_person.score.group, by_group.score.group) == (2, Fraction(5, 2))
    assert (by_group.score.count, by_group.agreement) == (9, by_person.agreement)


def test_a_table_weighs_groups_as_the_round_does():
    scores = said(SCORES)
    groups = {("spring", person.id): person.group for person in TWO_GROUPS}
    item = Measure(id="square", name=Text.of("Square"))
    table = score_table([item], BOARD, scores, groups=groups)
    found = results(scores, TWO_GROUPS, weighting=Weighting.GROUP)
    assert table.value(*SQUARE) == found.results[SQUARE].score.value
    assert table.weighting is Weighting.GROUP


def test_a_cell_of_too_few_is_withheld_from_the_room_as_well():
    found = results(said({"residents1": 1, "companies1": 5, "companies2": None}), TWO_GROUPS)
    assert found.results == {}
    assert found.withheld == {SQUARE}
    assert found.by_group == {"residents": {}, "companies": {}}


def test_one_group_of_too_few_hides_the_next_smallest_in_that_cell_alone():
    crowd = [*TWO_GROUPS, *people(nobody=1)]
    answers = said(SCORES | {"nobody1": 3}) + said(SCORES, cell=("lights", "impact"))
    found = results(answers, crowd)
    assert found.groups == {"residents": 4, "companies": 3, "": 1}
    assert SQUARE not in found.by_group["residents"]
    assert found.withheld_by_group[""] == {SQUARE}
    assert set(found.by_group["residents"]) == {("lights", "impact")}
    assert set(found.by_group["companies"]) == {SQUARE, ("lights", "impact")}


def test_answers_of_people_who_do_not_count_and_to_what_was_not_asked_are_passed_over():
    answers = said(SCORES | {"stranger": 5}) + said(SCORES, cell=("square", "charm"))
    assert results(answers, TWO_GROUPS) == results(said(SCORES), TWO_GROUPS)


@given(st.permutations(said(SCORES)))
def test_the_order_of_participants_does_not_matter(answers):
    assert results(answers, TWO_GROUPS) == results(said(SCORES), TWO_GROUPS)


def test_a_round_that_counts_gives_a_board_no_score_of_too_few():
    few = said({"residents1": 1, "residents2": None}, cell=("lights", "impact"))
    assert countable_answers([*said(SCORES), *few], 3) == tuple(said(SCORES))


def test_movement_is_told_for_what_has_a_place_twice_the_farthest_first():
    everybody = ("residents1", "residents2", "companies1")

    def placed(**at):
        answers = []
        for item, (x, y) in at.items():
            for criterion, score in ((BOARD.x, x), (BOARD.y, y)):
                answers += said(dict.fromkeys(everybody, score), cell=(item, criterion))
        return results(answers, TWO_GROUPS, items=("square", "lights", "harbour"))

    before = placed(square=(3, 3), lights=(2, 2), harbour=(5, 5))
    after = placed(square=(3, 4), lights=(4, 4))
    assert movements(before, after, BOARD) == (
        Movement(item="lights", before=(2, 2), after=(4, 4)),
        Movement(item="square", before=(3, 3), after=(3, 4)),
    )


def test_the_median_is_told_where_the_programme_asks_for_it():
    scores = said({"residents1": 1, "residents2": 1, "companies1": 5})
    found = results(scores, TWO_GROUPS, group_score_kind=GroupScore.MEDIAN)
    assert found.results[SQUARE].score.group == 1
    assert replace(found, group_score=GroupScore.MEAN) != found
