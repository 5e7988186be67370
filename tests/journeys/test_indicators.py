"""Three years of an indicator's values brought in by file and by paste, seen, and undone."""

import re

from playwright.sync_api import expect

from tests.exchange.value_files import data_set, text

THREE_YEARS = ";2026;2027;2028\nlauantaiyritysten määrä;48;45;51\n"
YEARS = {"2026": "2026", "2027": "2027", "2028": "2028*"}


def three_years_of_px():
    """A JSON-stat file of two areas; of Heinola the second year is not known."""
    document = data_set(value=[0] * 3 + [14, None, 21] + [0] * 6)
    document["dimension"]["Vuosi"]["category"] = {"index": list(YEARS), "label": YEARS}
    return text(document)


def test_three_years_of_values_are_imported_seen_in_the_chart_and_undone(reader):
    page, say = reader.page, reader.say
    main = page.get_by_test_id("stMain")
    status = page.get_by_test_id("indicator-status")

    def view(name):
        page.get_by_role("radio", name=say(f"indicators.view_{name}"), exact=True).click()
        reader.settled()

    def look_at(name):
        page.get_by_role("combobox", name=say("indicators.choose")).fill(name)
        page.get_by_role("option", name=name, exact=True).click()
        reader.settled()

    def keep():
        page.get_by_role("button", name=say("indicators.import_now")).click()

    reader.open("indicators")
    expect(reader.title).to_have_text("12 of 19 indicators are on track")

    # A table pasted from a spreadsheet.
    view("import")
    page.get_by_text(say("indicators.import_paste"), exact=True).click()
    field = page.get_by_label(say("indicators.import_text"))
    field.fill(THREE_YEARS)
    field.press("Control+Enter")
    expect(main).to_contain_text("3 new · 0 restated · 0 unchanged · 0 without a value")
    keep()
    reader.undo_says("Values from pasted text")

    # A file as Statistics Finland publishes it: the area and what is counted are chosen.
    page.get_by_text(say("indicators.import_file"), exact=True).click()
    page.locator("input[type=file]").set_input_files(
        {
            "name": "muutto.json",
            "mimeType": "application/json",
            "buffer": three_years_of_px().encode(),
        }
    )
    for label, option in (
        (say("indicators.cube_indicator"), "net migration"),
        ("Alue", "Heinola"),
        ("Tiedot", "Nettomuutto (henkilöä)"),
    ):
        page.get_by_role("combobox", name=label, exact=True).fill(option)
        page.get_by_role("option", name=option, exact=True).click()
        reader.settled()
    expect(main).to_contain_text("2 new · 0 restated · 0 unchanged · 1 without a value")
    keep()
    reader.undo_says("Values from muutto.json")

    # Both are seen: in the picture's words, in the table, in the status and where a gap is.
    view("one")
    look_at("net migration")
    expect(status).to_contain_text("The latest value, 21\u00a0persons (2028), is above 0.")
    expect(main).to_contain_text("No value, so the line stops there: 2027")
    expect(page.locator(".st-key-indicator_picture")).to_contain_text("21 (2028)")
    look_at("businesses open on Saturdays")
    expect(status).to_contain_text("51\u00a0count (2028), is better than 46\u00a0count (2021)")
    grid = reader.grid()
    expect(grid.cell(grid.row_of("2027"), "Value")).to_have_text("45")

    # Two steps back, and everything is as it was.
    reader.undo()
    reader.undo()
    expect(status).to_contain_text(re.compile(r"47\Wcount \(2025\), is better"))
