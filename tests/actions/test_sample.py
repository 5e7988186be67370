"""The sample programme: opened once, never over a user's change, illustrative throughout."""

from decimal import Decimal

import pytest

from prioritisation.actions.desk import desk_of
from prioritisation.actions.editing import edit_items
from prioritisation.actions.matrices import matrix_on
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.sample import open_sample, sample_programme
from prioritisation.actions.scoring import give_scores, scores_on
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.programme.boards import BoardId, Orientation
from prioritisation.errors import InvalidValueError


@pytest.mark.parametrize("board", list(BoardId))
def test_every_item_is_flagged_as_illustrative(board):
    programme, _ = sample_programme()
    assert programme.items_on(board)
    assert [i.id for i in programme.items_on(board) if not i.illustrative] == []


@pytest.mark.parametrize(("board", "number"), [(BoardId.FACTORS, 20), (BoardId.TRENDS, 14)])
def test_the_factors_and_trends_of_the_slides_are_all_there(board, number):
    programme, _ = sample_programme()
    assert len(programme.items_on(board)) == number


def test_tax_revenue_is_the_one_consequence_as_on_the_slide():
    programme, _ = sample_programme()
    consequences = [i.name.in_language("fi") for i in programme.all_items() if i.is_consequence]
    assert consequences == ["Verotulot (seuraus)"]


@pytest.mark.parametrize(
    ("board", "title", "slide"),
    [
        (BoardId.MEASURES, "Vaikutusmatriisi", Orientation(x_reversed=True)),
        (
            BoardId.FACTORS,
            "Vaikutusmahdollisuus elinvoimatekijöihin",
            Orientation(x_reversed=True),
        ),
        (
            BoardId.TRENDS,
            "Trendien ja ilmiöiden vaikutus Heinolaan",
            Orientation(y_reversed=True),
        ),
    ],
)
def test_each_matrix_has_the_title_and_the_way_round_of_its_slide(board, title, slide):
    kept = sample_programme()[0].board(board)
    assert (kept.title.in_language("fi"), kept.slide) == (title, slide)
    assert set(dict(kept.title.wordings)) == {"fi", "en"}


def test_what_is_asked_of_a_factor_is_how_soon_what_the_town_puts_in_shows_and_what_it_yields():
    board = sample_programme()[0].board(BoardId.FACTORS)
    asked = {c: board.criterion(c).question.in_language("en") for c in (board.y, board.x)}
    assert asked == {
        "speed": "How soon does what the town puts into this factor show?",
        "output_input": "How much does what the town puts into this factor yield?",
    }


def test_of_the_sample_the_trends_have_no_low_hanging_fruit_and_the_factors_have(sample):
    counts = {
        board: len(matrix_on(sample, board, scores_on(sample, board), kept).low_hanging)
        for board in BoardId
        for kept in [sample.programme.board(board)]
    }
    assert counts == {BoardId.MEASURES: 11, BoardId.FACTORS: 4, BoardId.TRENDS: 0}


def test_every_name_is_there_in_both_languages():
    programme, _ = sample_programme()
    for item in programme.all_items():
        assert set(dict(item.name.wordings)) == {"fi", "en"}, item.id


@pytest.mark.parametrize("board", list(BoardId))
def test_every_item_is_scored_on_every_criterion(sample, board):
    for item, row in scores_on(sample, board).scores.items():
        for criterion, score in row.items():
            assert score.value is not None or score.dont_knows, (item, criterion)


def test_it_opens_with_a_proven_portfolio_that_beats_the_usual_ways(sample):
    answer = planned_portfolio(sample)
    assert answer.portfolio.status is Status.OPTIMAL
    assert answer.portfolio.value > answer.best_comparator.selection.value


def test_it_is_opened_once(empty_store):
    open_sample(empty_store)
    version = empty_store.version("heinola")
    open_sample(empty_store)
    assert empty_store.version("heinola") == version


def test_what_a_user_has_changed_is_never_overwritten(empty_store):
    open_sample(empty_store)
    seen = desk_of(empty_store, "heinola")
    first = seen.programme.measures[0].id
    edit_items(empty_store, seen, BoardId.MEASURES, {first: {"cost": "1"}}, who="planner")
    give_scores(empty_store, seen, BoardId.MEASURES, {(first, "impact"): Decimal(1)}, "planner")
    changed = desk_of(empty_store, "heinola")
    open_sample(empty_store)
    assert desk_of(empty_store, "heinola") == changed


def test_opening_it_cannot_be_undone(empty_store):
    open_sample(empty_store)
    with pytest.raises(InvalidValueError, match="nothing_to_undo"):
        empty_store.undo("heinola", who="planner")
