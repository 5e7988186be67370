"""Typing into the tables: what comes after the first edit, and what two planners type."""

from playwright.sync_api import expect

from .conftest import FINNISH


def test_a_decimal_comma_in_a_stated_value_is_the_number(reader_of):
    reader = reader_of(FINNISH)
    reader.open("measures")
    reader.page.get_by_text(reader.say("measures.more_columns")).click()
    grid, value = reader.grid(), reader.say("column.value")
    expect(grid.frame).to_be_visible()
    reader.settled()
    row = grid.row_of("Brändi")
    grid.click(row)
    # The column is out of sight at first: the table follows the keys.
    for _ in range(10):
        reader.page.keyboard.press("ArrowRight")
    expect(grid.canvas.locator("th").filter(has_text=value)).to_be_attached()
    grid.type_here("23,4")
    reader.undo_says(f"Brändi: {value}")
    rows = reader.table_downloaded(reader.say("measures.export"))
    column = rows[0].index("value")
    assert [row[column] for row in rows if row[1] == "Brändi"] == ["23,4"]


def test_a_cell_typed_twice_keeps_the_second_text(reader):
    reader.open("measures")
    grid = reader.grid()
    row = grid.row_of("Playground")
    for owner in ("Anna", "Bertta", "Cecilia"):
        grid.type(row, "Owner", owner)
        expect(grid.cell(row, "Owner")).to_have_text(owner)
        reader.settled()
    reader.open("measures")
    expect(grid.cell(grid.row_of("Playground"), "Owner")).to_have_text("Cecilia")
    expect(reader.page.get_by_test_id("stAlert")).to_have_count(0)


def test_two_planners_with_the_page_open_keep_both_their_edits(reader_of):
    first, second = reader_of(), reader_of()
    first.open("measures")
    second.open("measures")
    row = first.grid().row_of("Parks and planting")
    first.grid().type(row, "Unit", "Parks office")
    first.undo_says("Parks and planting: Unit")
    second.grid().type(row, "Owner", "Head gardener")
    second.undo_says("Parks and planting: Owner")
    for reader in (first, second):
        reader.open("measures")
        expect(reader.grid().cell(row, "Unit")).to_have_text("Parks office")
        expect(reader.grid().cell(row, "Owner")).to_have_text("Head gardener")


def test_of_two_planners_who_type_the_same_cell_the_second_is_told(reader_of):
    first, second = reader_of(), reader_of()
    first.open("measures")
    second.open("measures")
    row = first.grid().row_of("Digital services")
    first.grid().type(row, "Owner", "Anna")
    first.undo_says("Digital services: Owner")
    second.grid().type(row, "Owner", "Bertta")
    expect(second.page.get_by_test_id("stAlert")).to_contain_text("somebody else has changed")
    first.open("measures")
    expect(first.grid().cell(row, "Owner")).to_have_text("Anna")
