"""A file beside the board: first what it would change, then all of it or nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.exporting import board_file
from prioritisation.actions.importing import import_board, import_preview
from prioritisation.actions.scoring import agree_scores, desk_answers, give_scores, scores_on
from prioritisation.actions.workshops import rounds
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.settings import OutputInput, ScoringSettings
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, RevisionConflictError, UnreadableFileError

from .room import kept, revealed
from .town import HARBOUR, WHO, desk, item, measure_ids, plan_with, state, undo

MEASURES = BoardId.MEASURES


def preview_of(now, text, board=MEASURES):
    data = text if isinstance(text, bytes) else text.encode()
    return import_preview(now, board, scores_on(now, board), data, file="list.csv")


def preview(store, text, board=MEASURES):
    return preview_of(desk(store), text, board)


def bring_in(store, text, *, delete_gone=False):
    now = desk(store)
    import_board(store, now, preview_of(now, text), delete_gone=delete_gone, who=WHO)


def score(store, cell):
    return scores_on(desk(store), MEASURES).score(*cell)


# The preview


LIST = """\
id;name:en;cost;impact
square;square;60;4
lights;lights;55;3
;Bridge;7;2
"""


def test_the_preview_counts_what_is_new_changed_the_same_and_gone(store):
    shown = preview(store, LIST)
    assert (shown.new, shown.changed) == (("bridge",), ("lights",))
    assert (shown.same, shown.gone) == (("square",), ("harbour",))


def test_the_preview_names_the_columns_in_which_an_item_changes(store):
    shown = preview(store, "id;cost;unit;impact\nlights;55;Works;5\n")
    assert shown.fields == {"lights": ("cost", "unit", "impact")}


def test_the_preview_names_a_consequence_as_its_column_is_named(store):
    shown = preview(store, "id;consequence\njobs;yes\n", BoardId.FACTORS)
    assert shown.fields == {"jobs": ("consequence",)}
    assert preview(store, "id;consequence\njobs;no\n", BoardId.FACTORS).same == ("jobs",)


def test_a_preview_changes_nothing(store):
    before = state(store)
    preview(store, LIST)
    assert state(store) == before


def test_a_row_without_an_id_is_the_item_of_its_name(store):
    assert preview(store, "name,cost\nlights,55\n").changed == ("lights",)


@pytest.mark.parametrize(
    ("row", "place", "rule"),
    [
        ("square;x;60;9", "impact", "score_outside_scale"),
        ("square;x;60;NaN", "impact", "not_a_number"),
        ("square;x;much;4", "cost", "not_whole_euros"),
        ("square;x;-60;4", "cost", "not_whole_euros"),
        ("jobs;x;60;4", "id", "id_on_other_board"),
        (";;60;4", "name", "name_missing"),
        (f"square;{'x' * 500};60;4", "name", "name_too_long"),
    ],
)
def test_a_problem_is_told_with_its_row_and_column_and_nothing_is_imported(store, row, place, rule):
    before = state(store)
    shown = preview(store, f"id;name:en;cost;impact\nlights;lights;1;1\n{row}\n")
    (problem,) = shown.problems
    assert (problem.row, problem.field.split(":")[0], problem.rule) == (3, place, rule)
    with pytest.raises(InvalidValueError, match=rule):
        import_board(store, desk(store), shown, delete_gone=False, who=WHO)
    assert state(store) == before


def test_a_ragged_row_is_told_beside_the_others(store):
    problems = preview(store, "id;cost\nsquare\nlights;much\n").problems
    assert [(p.row, p.rule) for p in problems] == [(2, "ragged_row"), (3, "not_whole_euros")]


def test_every_problem_is_told(store):
    shown = preview(store, "id;cost;impact\nsquare;much;9\nlights;1;9\n")
    places = [(problem.row, problem.field, problem.value) for problem in shown.problems]
    assert places == [(2, "cost", "much"), (2, "impact", "9"), (3, "impact", "9")]


def test_a_spearhead_that_the_programme_does_not_have_is_told_with_its_row(store):
    (problem,) = preview(store, "id;spearhead\nsquare;centre\nlights;moon\n").problems
    assert (problem.row, problem.rule, problem.value) == (3, "unknown_spearhead", "moon")


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "file_empty"),
        (b"PK\x03\x04 and so on", "excel_workbook"),
        (b"\x00\x01\x02\x03", "not_a_table"),
        (b"id;cost\n", "no_rows"),
        (b"id;cost;cost\nsquare;1;2\n", "column_doubled"),
        (b"id;beauty\nsquare;1\n", "unknown_column"),
        (b'id;cost\n"square;1\n', "quote_not_closed"),
        (b"x" * 20_000_001, "file_too_large"),
    ],
)
def test_a_file_that_cannot_be_read_as_a_whole_is_refused(store, data, rule):
    before = state(store)
    with pytest.raises((UnreadableFileError, InvalidValueError), match=rule):
        preview(store, data)
    assert state(store) == before


# The import


def test_an_import_keeps_items_and_scores(store):
    bring_in(store, LIST)
    assert measure_ids(store) == ["square", "lights", "harbour", "bridge"]
    assert item(store, "lights").total_cost("cost") == 55
    assert score(store, ("bridge", "impact")).value == 2


def test_only_the_columns_of_the_file_are_changed(store):
    bring_in(store, "id;owner\nharbour;Harbour master\n")
    assert item(store, "harbour") == replace(HARBOUR, owner="Harbour master")


def test_what_the_file_does_not_name_is_kept_unless_asked_otherwise(store):
    bring_in(store, LIST, delete_gone=True)
    assert measure_ids(store) == ["square", "lights", "bridge"]


@pytest.mark.parametrize("delete_gone", [True, False])
def test_one_undo_brings_items_and_scores_back(store, delete_gone):
    before = state(store)
    bring_in(store, LIST.replace(";4\n", ";1\n"), delete_gone=delete_gone)
    assert state(store) != before
    undo(store)
    assert state(store) == before


def test_a_score_becomes_the_desks_own_answer(store):
    bring_in(store, "id;impact;speed\nsquare;1,5;?\n")
    given = desk_answers(desk(store))
    assert (given["square", "impact"], given["square", "speed"]) == (Decimal("1.5"), None)


def test_an_empty_score_cell_changes_no_score(store):
    assert preview(store, "id;impact\nsquare;\n").same == ("square",)


def test_a_score_where_an_agreed_one_stands_becomes_the_agreed_one(store):
    cell = ("square", "impact")
    agree_scores(store, desk(store), MEASURES, {cell: Decimal(2)}, reason="seen", who=WHO)
    bring_in(store, "id;impact\nsquare;5\n")
    now = score(store, cell)
    assert (now.value, now.agreed.score, now.agreed.reason) == (5, 5, "list.csv")
    assert desk_answers(desk(store))[cell] == 4


def test_an_import_after_the_programme_has_changed_is_refused(store):
    seen = desk(store)
    shown = preview_of(seen, LIST)
    plan_with(store, budgets={"cost": single_budget(Decimal(1))})
    before = state(store)
    with pytest.raises(RevisionConflictError):
        import_board(store, seen, shown, delete_gone=False, who=WHO)
    assert state(store) == before


# Export, then import: a law


@pytest.mark.parametrize("board", list(BoardId))
def test_the_sample_as_it_is_exported_changes_nothing(sample, board):
    shown = preview_of(sample, board_file(sample, board, scores_on(sample, board)), board)
    assert (shown.new, shown.changed, shown.gone, shown.problems) == ((), (), (), ())
    assert shown.same == tuple(i.id for i in sample.programme.items_on(board))


@pytest.mark.parametrize("board", list(BoardId))
def test_a_board_exported_into_an_empty_one_is_the_same_board(sample, board):
    now, programme = sample, sample.programme
    data = board_file(now, board, scores_on(now, board))
    emptied = replace(now, programme=programme.with_items(board, ()), answers=())
    assert preview_of(emptied, data, board).table.items == programme.items_on(board)


def test_a_town_with_every_kind_of_score_and_name_as_it_is_exported_changes_nothing(store):
    bring_in(
        store,
        "name:fi;name:en;cost;value;impact;description:en\n"
        '\'=cmd();"a;""b""";7;0,125;?;<script>\n'
        '🏗️;שלום;0;-3;1,25;"two\nlines"\n',
    )
    give_scores(store, desk(store), MEASURES, {("square", "speed"): None}, WHO)
    agree_scores(
        store, desk(store), MEASURES, {("lights", "impact"): Decimal("4.125")}, reason="", who=WHO
    )
    now = desk(store)
    shown = preview_of(now, board_file(now, MEASURES, scores_on(now, MEASURES)))
    assert (shown.new, shown.changed, shown.gone, shown.problems) == ((), (), (), ())


def test_a_mean_of_thirds_as_it_is_exported_changes_nothing(store):
    revealed(store, [(3,), (5,), (5,)])
    rounds.count_round(store, kept(store), 1)
    now = desk(store)
    assert score(store, ("square", "impact")).value.denominator == 3
    shown = preview_of(now, board_file(now, MEASURES, scores_on(now, MEASURES)))
    assert shown.is_empty


def test_a_score_brought_in_where_a_workshop_counts_is_an_agreed_one(store):
    revealed(store, [(3,), (5,), (5,)])
    rounds.count_round(store, kept(store), 1)
    bring_in(store, "id;name;impact\nsquare;square;2\n")
    assert score(store, ("square", "impact")).agreed.score == 2


def test_judged_scores_are_exported_where_computed_ones_count(sample):
    scoring = ScoringSettings(output_input=OutputInput.COMPUTED)
    computed = replace(sample, programme=replace(sample.programme, scoring=scoring))
    assert board_file(computed, MEASURES, scores_on(computed, MEASURES)) == board_file(
        sample, MEASURES, scores_on(sample, MEASURES)
    )


def test_a_name_written_without_a_language_is_found_again(store):
    bring_in(store, "name\nBridge\n")
    assert item(store, "bridge").name == Text.of("Bridge")
