"""Typing into the tables: decimal commas, new rows, wrong cells, undo."""

import re

from playwright.sync_api import expect

from .conftest import FINNISH


def test_a_decimal_comma_in_the_scores_is_the_number_on_the_matrix(reader_of):
    reader = reader_of(FINNISH)
    reader.open("scores")
    grid = reader.grid()
    _, _, speed, *_ = grid.headings()
    grid.type(grid.row_of("Satama"), speed, "3,4")
    reader.undo_says("Pisteet: Satama")
    reader.go_to("matrix")
    reader.click_marker("satama")
    expect(reader.details).to_contain_text("Satama")
    expect(reader.details.get_by_text("3,4", exact=True)).to_be_visible()


def test_a_score_outside_the_scale_is_named_and_not_kept(reader):
    reader.open("scores")
    grid = reader.grid()
    _, impact, *_ = grid.headings()
    row = grid.row_of("Harbour")
    before = grid.cell(row, impact).inner_text()
    grid.type(row, impact, "7")
    alert = reader.page.get_by_test_id("stAlert")
    expect(alert).to_contain_text("7 is not a score from 1 to 5")
    expect(alert).to_contain_text("Harbour")
    reader.open("scores")
    expect(reader.grid().cell(row, impact)).to_have_text(before)


def test_english_thousands_in_a_cost_are_thousands(reader):
    reader.open("measures")
    grid = reader.grid()
    grid.type(grid.row_of("Parking"), "Cost, €", "350,000")
    reader.undo_says("Parking: Cost, €")
    reader.open("measures")
    expect(grid.cell(grid.row_of("Parking"), "Cost, €")).to_have_text("350,000")


def test_a_wrong_cell_is_named_and_can_be_put_back(reader):
    reader.open("measures")
    grid = reader.grid()
    row = grid.row_of("Lighting")
    before = grid.cell(row, "Cost, €").inner_text()
    grid.type(row, "Cost, €", "a lot")
    alert = reader.page.get_by_test_id("stAlert")
    expect(alert).to_contain_text("Lighting")
    expect(alert).to_contain_text("a lot")
    reader.page.get_by_role("button", name=reader.say("measures.clear_edits")).click()
    expect(alert).to_have_count(0)
    expect(reader.grid().cell(row, "Cost, €")).to_have_text(before)


def test_amounts_are_typed_year_by_year_and_undo_takes_them_back(reader):
    reader.open("measures")
    with reader.changed(reader.page.get_by_test_id("stMain")):
        reader.page.get_by_role("radio", name=reader.say("amounts.view_years")).click()
    reader.settled()
    costs, incomes = reader.grid(), reader.grid(1)
    money = costs.row_of("Appropriation, €")
    year = [reader.say("amounts.year", year=number) for number in range(4)]
    before = costs.cell(money, year[1]).inner_text()
    costs.type(money, year[2], "20,000")
    reader.undo_says("Supply of luxury house plots: cost by year")
    # The second table is made anew, since the programme has changed; the first goes on.
    incomes.type(incomes.row_of("Appropriation, €"), year[3], "5000")
    reader.undo_says("Supply of luxury house plots: income by year")
    costs.type(money, year[3], "a lot")
    alert = reader.page.get_by_test_id("stAlert")
    expect(alert).to_contain_text("Supply of luxury house plots: Cost: Appropriation, year 3")
    expect(alert).to_contain_text("a lot")
    reader.page.get_by_role("button", name=reader.say("measures.clear_edits")).click()
    expect(alert).to_have_count(0)

    # As the list shows them: the sum, and the years beside it.
    reader.open("measures")
    grid = reader.grid()
    total = int(before.replace(",", "")) + 20_000
    row = grid.row_of("Supply of luxury house plots")
    expect(grid.cell(row, "Cost, €")).to_have_text(f"{total:,}")
    reader.undo()
    reader.undo()
    expect(grid.cell(row, "Cost, €")).to_have_text(before)


def test_a_measure_is_added_edited_and_deleted_and_undo_brings_it_back(reader):
    reader.open("measures")
    grid = reader.grid()
    number = int(re.search(r"\d+", reader.title.inner_text()).group())

    # Added in the last, empty row.
    grid.click(number)
    grid.type(number, "Name", "Bridge <b>& quay</b>")
    reader.undo_says("Added: Bridge <b>& quay</b>")
    expect(reader.title).to_contain_text(f"{number + 1} candidate")

    # Edited.
    grid.type(grid.row_of("Bridge <b>& quay</b>"), "Cost, €", "12000")
    reader.undo_says("Bridge <b>& quay</b>: Cost, €")

    # Deleted: its mark at the left edge, then the key.
    grid.click(number, x=16)
    reader.page.keyboard.press("Delete")
    reader.undo_says("Deleted: Bridge <b>& quay</b>")
    expect(reader.title).to_contain_text(f"{number} candidate")

    # Brought back, with its cost.
    reader.undo()
    expect(reader.title).to_contain_text(f"{number + 1} candidate")
    row = grid.row_of("Bridge <b>& quay</b>")
    expect(grid.cell(row, "Cost, €")).to_have_text("12,000")
