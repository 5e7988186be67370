"""A whole programme as one file: what is written comes back, and what is wrong is named."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given

from prioritisation.actions.sample import sample_programme
from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.workshops import CountedRound
from prioritisation.errors import InvalidValueError, UnreadableFileError
from prioritisation.exchange.programme_file import (
    ProgrammeFile,
    read_programme_file,
    written_programme,
)
from tests.decision.programme.instances import TOWN, programmes

BOARDS = tuple(standard_board(board) for board in BoardId)
SCORED = ProgrammeFile(
    programme=replace(TOWN, boards=BOARDS),
    answers=(
        Answer(item="square", criterion="impact", score=Decimal("3.5")),
        Answer(item="square", criterion="speed", score=None),
    ),
    agreed=(
        AgreedScore(
            item="ageing",
            criterion="direction",
            score=Decimal(-2),
            reason='Seen "there"\nand here \\ = 1',
            who="facilitator",
            when=datetime(2026, 11, 25, 9, 30, tzinfo=UTC),
        ),
    ),
)


def read(data):
    return read_programme_file(data, file="p.toml")


@given(programmes())
def test_any_programme_comes_back_as_it_was(programme):
    assert read(written_programme(ProgrammeFile(programme=programme))).programme == programme


def test_the_sample_comes_back_with_its_scores():
    programme, answers = sample_programme()
    whole = ProgrammeFile(programme=programme, answers=answers)
    assert read(written_programme(whole)) == whole


def test_agreed_scores_and_answers_that_are_no_number_come_back():
    assert read(written_programme(SCORED)) == SCORED


def test_the_round_that_counts_stays_with_its_workshop():
    counted = {BoardId.MEASURES: CountedRound(workshop="spring", round=1)}
    whole = replace(SCORED, programme=replace(SCORED.programme, counted=counted))
    assert read(written_programme(whole)) == SCORED


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ('[[scores]]\nitem = "pier"\ncriterion = "impact"\n', r"scores\[1\].item: 'pier' unknown"),
        ('[[scores]]\nitem = "square"\ncriterion = "x"\n', r"scores\[1\].criterion: 'x' unknown"),
        ('[[scores]]\nitem = "square"\n', r"scores\[1\].criterion: key_missing"),
        ('[[scores]]\nitem = 1\ncriterion = "impact"\n', r"scores\[1\].item: 1 wrong_kind"),
        (
            '[[scores]]\nitem = "square"\ncriterion = "impact"\nscore = 6\n',
            r"scores\[1\].score: Decimal\('6'\) score_outside_scale",
        ),
        (
            '[[scores]]\nitem = "square"\ncriterion = "impact"\nscore = "3"\n',
            r"scores\[1\].score: '3' not_a_number",
        ),
        (
            '[[scores]]\nitem = "square"\ncriterion = "impact"\nwho = "x"\n',
            r"scores\[1\].who: 'who' unknown_key",
        ),
        (
            '[[agreed]]\nitem = "square"\ncriterion = "impact"\nscore = 3\nwhen = "today"\n',
            r"agreed\[1\].when: 'today' not_a_moment",
        ),
        ('[[agreed]]\nitem = "square"\ncriterion = "impact"\n', r"agreed\[1\].score: not_a_number"),
    ],
)
def test_a_score_that_the_programme_cannot_have_is_named_with_its_place(rows, problem):
    data = written_programme(replace(SCORED, answers=(), agreed=())) + rows.encode()
    with pytest.raises(InvalidValueError, match=rf"p\.toml, {problem}"):
        read(data)


@pytest.mark.parametrize("rows", ["scores = 1\n", "scores = [1]\n", "agreed = { a = 1 }\n"])
def test_scores_that_are_no_tables_are_refused(rows):
    with pytest.raises(InvalidValueError, match="wrong_kind"):
        read(rows.encode() + written_programme(replace(SCORED, answers=(), agreed=())))


def test_what_is_no_programme_is_refused():
    with pytest.raises(UnreadableFileError, match="not_toml"):
        read(b"id;name\n1;Tori\n")
    with pytest.raises(InvalidValueError, match="unknown_schema"):
        read(b"[plan]\nname = 'x'\n")
