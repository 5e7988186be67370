"""A file brought in: first what it would change, then all of it or nothing."""

from playwright.sync_api import expect

NEW_AND_CHANGED = """\
name:en;cost;impact
Footbridge;90000;3
Market square;470000;
"""

WRONG = """\
name:en;cost;impact
Footbridge;much;3
Market square;470000;9
"""


def test_a_file_is_shown_then_imported_and_undone_as_one(reader):
    reader.open("measures")
    expect(reader.title).to_contain_text("38 candidate")
    reader.upload(data=NEW_AND_CHANGED)
    expect(
        reader.page.get_by_text("1 new · 1 changed · 0 unchanged · 37 not in the file")
    ).to_be_visible()
    preview = reader.grid(1)
    expect(preview.cell(0, "Change")).to_have_text("new")
    expect(preview.cell(1, "Columns")).to_have_text("Cost, €")
    expect(reader.title).to_contain_text("38 candidate")

    reader.settled()
    reader.page.get_by_role("button", name="Import", exact=True).click()
    reader.undo_says("Import of list.csv")
    expect(reader.title).to_contain_text("39 candidate")
    grid = reader.grid()
    expect(grid.cell(grid.row_of("Market square"), "Cost, €")).to_have_text("470,000")

    reader.undo()
    expect(reader.title).to_contain_text("38 candidate")
    expect(grid.cell(grid.row_of("Market square"), "Cost, €")).to_have_text("480,000")


def test_a_file_with_errors_lists_each_with_its_place_and_changes_nothing(reader):
    reader.open("measures")
    undo = reader.undo_text
    reader.upload(data=WRONG)
    main = reader.page.get_by_test_id("stMain")
    expect(main).to_contain_text("2 errors: nothing is imported until they are mended.")
    expect(main).to_contain_text(
        'list.csv, row 2, cost: "much" is not a whole number of euros, 0 or more.'
    )
    expect(main).to_contain_text("list.csv, row 3, impact: 9 is not a score from 1 to 5.")
    expect(reader.page.get_by_role("button", name="Import", exact=True)).to_have_count(0)
    assert reader.undo_text == undo


def test_a_file_that_is_no_table_is_refused_in_words(reader):
    reader.open("measures")
    reader.upload(data="PK\x03\x04 a workbook")
    expect(reader.page.get_by_test_id("stAlert")).to_contain_text("this is an Excel workbook")


def test_a_file_over_20_megabytes_is_refused(reader, tmp_path):
    path = tmp_path / "large.csv"
    path.write_bytes(b"name:en;cost\n" + b"x" * 20_100_000)
    reader.open("measures")
    reader.upload(path=path)
    refusal = reader.page.get_by_test_id("stFileUploader").get_by_role("alert")
    expect(refusal).to_contain_text("File must be 20.0MB or smaller")
    expect(reader.page.get_by_role("button", name="Import", exact=True)).to_have_count(0)
