from __future__ import annotations

import pytest

from prioritisation.errors import UnreadableFileError
from prioritisation.exchange.table import Row, delimiter_of, read_table


def cells(text):
    return [row.cells for row in read_table(text, file="m.csv").rows]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_heading_shows_the_delimiter(delimiter):
    text = f"id{delimiter}name\na{delimiter}Tori\n"
    assert delimiter_of(text) == delimiter
    assert cells(text) == [("a", "Tori")]


def test_delimiters_inside_quotes_do_not_count():
    assert delimiter_of('"a,b,c,d";name\n') == ";"


def test_a_heading_of_one_column_leaves_commas_in_its_cells():
    assert cells("name\nTori, ranta\n") == [("Tori, ranta",)]


def test_a_row_is_counted_as_a_spreadsheet_counts_it():
    table = read_table('id;name\na;"two\nlines"\n\nb;Ranta\n', file="m.csv")
    assert table.rows == (Row(2, ("a", "two\nlines")), Row(4, ("b", "Ranta")))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ending_ends_a_row(end):
    assert cells(f"id;name{end}a;b{end}") == [("a", "b")]


def test_empty_cells_beyond_the_heading_are_left_out():
    assert cells("id;name;;\na;Tori;;\n;;;\n") == [("a", "Tori")]


@pytest.mark.parametrize(("row", "found"), [("a", 1), ("a;Tori;5", 3), ("a;Tori;;5", 4)])
def test_a_ragged_row_tells_how_many_cells_it_has(row, found):
    (problem,) = read_table(f"id;name\nb;Ranta\n{row}\n", file="m.csv").problems
    assert str(problem) == f"m.csv, row 3: ragged_row found={found} expected=2"


def test_an_unclosed_quote_names_the_row_where_it_opened():
    with pytest.raises(UnreadableFileError, match=r"m\.csv, row 3: quote_not_closed"):
        read_table('id;name\na;Tori\nb;"Ranta\nc;Katu\n', file="m.csv")


def test_a_quote_closed_by_a_later_one_names_the_row_where_it_opened():
    with pytest.raises(UnreadableFileError, match="row 2: quote_misplaced"):
        read_table('id;name\na;"Tori\nb;"Ranta"\n', file="m.csv")


def test_an_unclosed_quote_before_a_long_rest_names_its_row_too():
    with pytest.raises(UnreadableFileError, match="row 2: cell_too_long"):
        read_table('id;name\na;"Tori\n' + "b;Ranta\n" * 50_000, file="m.csv")


def test_a_heading_without_rows_is_no_table():
    with pytest.raises(UnreadableFileError, match=r"m\.csv: no_rows"):
        read_table("id;name\n;\n\n", file="m.csv")


def test_a_first_row_without_names_is_no_heading():
    with pytest.raises(UnreadableFileError, match="row 1: heading_missing"):
        read_table("\nid;name\na;b\n", file="m.csv")


def test_a_column_without_a_name_is_refused():
    with pytest.raises(UnreadableFileError, match="row 1: column_unnamed number=2"):
        read_table("id;;name\na;b;c\n", file="m.csv")
