"""The matrix pages: what they keep, sort and pass on, without a browser."""

from decimal import Decimal

import pytest

from prioritisation.actions.scoring import agree_scores, give_scores
from prioritisation.actions.undoing import undo_last
from prioritisation.charts.matrix_info import MarkerSize
from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.errors import InvalidValueError
from prioritisation.store import Change
from prioritisation.web.matrix_views.score_list import Order, sorted_positions, spread_of
from prioritisation.web.matrix_views.sent import sent_number
from prioritisation.web.matrix_views.sharing import wall_address
from prioritisation.web.matrix_views.shown import shown_matrix
from prioritisation.web.matrix_views.view import SpreadOf, View, query_of, view_of
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .looking import texts

PAGES = {"matrix": BoardId.MEASURES, "factors": BoardId.FACTORS, "trends": BoardId.TRENDS}
EN = Wording(Language.ENGLISH)
USUAL = View()


def matrix_of(store, board=BoardId.MEASURES, view=USUAL, **options):
    options = {"selected": "", "is_phone": False} | options
    return shown_matrix(
        store, "heinola", store.version("heinola"), board, view, Language.ENGLISH, **options
    )


def answer_again(store, item, criterion, *scores):
    """Let further people answer."""
    answers = tuple(
        Answer(item=item, criterion=criterion, score=Decimal(score), participant=f"p{i}")
        for i, score in enumerate(scores)
    )
    store.write("heinola", Change(answers=answers), who="test", kind="scores_given", details={})


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", list(Language))
def test_each_board_has_a_page_that_says_its_finding(store, show, page, language):
    shown = show(page, language.value)
    say = Wording(language)
    board = PAGES[page]
    headline = shown_matrix(
        store,
        "heinola",
        store.version("heinola"),
        board,
        View(),
        language,
        selected="",
        is_phone=False,
    ).info.headline
    assert headline in texts(shown)
    assert say(f"matrix.slide_help_{board}") in [toggle.help for toggle in shown.toggle]


@pytest.mark.parametrize(
    "view",
    [
        View(),
        View(as_slide=True, size=MarkerSize.COST, x="impact", y="speed"),
        View(spearheads=("housing", "living-centre"), spread=SpreadOf.ALL),
        View(target_groups=("residents",)),
        View(spearheads=("jobs, homes", "a b")),
    ],
)
def test_an_address_says_a_view_and_reads_back(view):
    assert view_of(query_of(view)) == view


def test_the_usual_view_needs_no_words_in_the_address(store):
    assert query_of(View()) == {}
    assert wall_address(BoardId.TRENDS, View(), EN) == "wall?board=trends&lang=en"


def test_what_an_address_says_wrongly_is_as_usual():
    query = {"size": "weight", "spread": "some", "slide": "yes", "x": "", "spearheads": "||"}
    assert view_of(query) == View()


def test_an_axis_that_the_board_lacks_is_the_boards_own(desk):
    board = desk().programme.board(BoardId.TRENDS)
    assert View(x="impact", y="direction").on_axes(board) == board


def test_the_wall_shows_nobodys_selection():
    assert query_of(View(spread=SpreadOf.SELECTED)) == {}


def test_a_filtered_picture_names_what_it_leaves_out(store, desk):
    programme = desk().programme
    spearhead, group = programme.spearheads[0], programme.target_groups[1]
    view = View(spearheads=(spearhead.id,), target_groups=(group.id,))
    shown = sum(
        measure.spearhead == spearhead.id and group.id in measure.target_groups
        for measure in programme.measures
    )
    only = f"Only: {EN.text(spearhead.name)}; {EN.text(group.name)} ({shown} of 38)"
    assert 0 < shown < 38
    assert matrix_of(store, view=view).info.kicker.endswith(f" · {only}")
    assert any(only in words.text for words in matrix_of(store, view=view).scene.words)
    assert "Only" not in matrix_of(store).info.kicker


def test_the_same_view_of_the_same_version_is_made_once(store):
    assert matrix_of(store) is matrix_of(store)
    assert matrix_of(store) is not matrix_of(store, view=View(as_slide=True))


def test_what_the_programme_does_not_have_makes_no_view_of_its_own(desk):
    programme = desk().programme
    first, second = [part.id for part in programme.spearheads][:2]
    given = View(
        x="nothing",
        spearheads=(second, "nobody", first, second),
        spread=SpreadOf.SELECTED,
    )
    assert given.known(programme, BoardId.MEASURES) == View(spearheads=(first, second))
    assert given.known(programme, BoardId.TRENDS) == View()


def test_a_page_and_a_wall_share_one_drawing(store, show):
    shown_matrix.cache_clear()
    wall = matrix_of(store)
    show("matrix")
    assert shown_matrix.cache_info().misses == 1
    assert matrix_of(store) is wall


@pytest.mark.parametrize("sent", ["x", "inf", "nan", 1e30, [4], {}])
def test_what_the_script_sends_is_read_as_anybodys(sent):
    with pytest.raises(InvalidValueError) as raised:
        sent_number(sent, "threshold")
    assert EN.error(raised.value)


def test_a_number_that_the_script_sends_is_kept_to_the_hundredth():
    assert [sent_number(value, "x") for value in (3, 2.5, None)] == [3, Decimal("2.5"), None]


def test_full_agreement_is_no_missing_spread(store):
    answer_again(store, "kylpyla", "speed", "1", "1")
    order = [position.id for position in sorted_positions(matrix_of(store), Order.DISAGREEMENT)]
    assert order[0] == "kylpyla"


def test_by_position_the_region_comes_first(store):
    shown = matrix_of(store)
    positions = sorted_positions(shown, Order.POSITION)
    fruits = [position.is_low_hanging for position in positions]
    assert fruits == sorted(fruits, reverse=True)
    assert sum(fruits) == 11


def test_by_name_the_alphabet_counts_and_by_impact_the_largest(store):
    shown = matrix_of(store)
    names = {item.id: item.label for item in shown.info.items}
    by_name = [names[p.id].casefold() for p in sorted_positions(shown, Order.NAME)]
    assert by_name == sorted(by_name)
    impacts = [p.impact for p in sorted_positions(shown, Order.IMPACT)]
    assert impacts == sorted(impacts, reverse=True)


def test_the_most_disputed_comes_first_and_one_answer_is_no_dispute(store):
    answer_again(store, "kylpyla", "speed", "1", "5")
    answer_again(store, "tori", "output_input", "3", "4")
    shown = matrix_of(store)
    order = [position.id for position in sorted_positions(shown, Order.DISAGREEMENT)]
    assert order[:2] == ["kylpyla", "tori"]
    assert spread_of(shown, order[2]) is None


def test_the_spread_is_drawn_for_whom_it_is_asked_for(store):
    answer_again(store, "kylpyla", "speed", "1", "5")
    answer_again(store, "tori", "speed", "2", "4")
    every = matrix_of(store, view=View(spread=SpreadOf.ALL))
    assert {line.id for line in every.scene.whiskers} == {"kylpyla", "tori"}
    one = matrix_of(store, view=View(spread=SpreadOf.SELECTED), selected="tori")
    assert {line.id for line in one.scene.whiskers} == {"tori"}
    assert matrix_of(store).scene.whiskers == ()


def test_an_agreed_score_moves_the_item_and_leaves_a_ghost_until_it_is_undone(store, desk):
    before = matrix_of(store).svg
    agree_scores(
        store,
        desk(),
        BoardId.MEASURES,
        {("kylpyla", "speed"): Decimal("4.5")},
        reason="Opens in May",
        who="desk",
    )
    moved = matrix_of(store)
    item = next(i for i in moved.info.items if i.id == "kylpyla")
    assert (item.y, item.ghost) == (4.5, (2.0, 1.0))
    assert {dot.id for dot in moved.scene.ghosts} == {"kylpyla"}
    undo_last(store, "heinola", store.undoable("heinola").id, who="desk")
    assert matrix_of(store).svg == before


def test_a_consequence_is_named_in_the_list_and_in_no_count(store, desk):
    give_scores(
        store,
        desk(),
        BoardId.FACTORS,
        {
            ("tekija-verotulot-seuraus", "speed"): Decimal(5),
            ("tekija-verotulot-seuraus", "output_input"): Decimal(5),
        },
        "desk",
    )
    shown = matrix_of(store, BoardId.FACTORS)
    item = next(i for i in shown.info.items if i.id == "tekija-verotulot-seuraus")
    assert not item.is_bold
    assert shown.info.headline == EN("matrix.title_factors", n=4, total=20)
