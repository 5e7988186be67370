"""The column of names: what the others leave of the place, and two lines for a longer name."""

from prioritisation.web.portfolio_views.name_column import ROW, name_width, row_height

OTHERS = {"Value": 92, "Cost": 96, "Start": 56}


def test_names_have_what_the_columns_that_are_shown_leave():
    assert name_width(652, OTHERS, ["Name", "Value", "Cost"]) == 652 - 92 - 96
    assert name_width(652, OTHERS, ["Name", "Value", "Cost", "Start"]) == 652 - 92 - 96 - 56


def test_a_name_wider_than_its_column_takes_two_lines():
    names = ["▲ Square", "■ Housing and service solutions for the elderly"]
    assert row_height(names, 300) == ROW
    assert row_height(names, 200) > ROW
    assert row_height(names[:1], 200) == ROW
    assert row_height([], 200) == ROW
