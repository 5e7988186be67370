"""Tables that are typed into, where a page runs without a browser."""

import json


def grids(page):
    """Return the widget of each table of a page, the first one first."""
    return [table.proto.id for table in page.dataframe]


def typed(page, number, cells, *, added=()):
    """Type into a table: texts by the number of the row and the name of the column.

    `added` are new rows: texts by the name of the column.
    """
    rows = {}
    for (row, column), text in cells.items():
        rows.setdefault(str(row), {})[column] = text
    states = page._tree.get_widget_states()
    state = states.widgets.add()
    state.id = grids(page)[number]
    # As a browser tells: all that has been typed since the table was given to it.
    state.string_value = json.dumps(
        {"edited_rows": rows, "added_rows": list(added), "deleted_rows": []}
    )
    page._run(states)
    assert not page.exception, page.exception
    return page
