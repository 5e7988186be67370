"""A facilitator says in the workshop what a trend does, in the table itself and by keyboard."""

from playwright.sync_api import expect

TREND, FACTOR = "Urbanisation", "Infrastructure"


def cell(reader, says):
    """Return the cell that says something of the trend and the factor."""
    return reader.page.get_by_role("gridcell", name=f"{TREND} → {FACTOR}: {says}")


def view(reader, name):
    main = reader.page.get_by_test_id("stMain")
    main.get_by_role("radio", name=reader.say(f"links.view_{name}")).click()
    reader.settled()


def test_a_link_is_made_in_the_table_with_its_reason_and_undone(reader):
    say = reader.say
    reader.open("trends_to_measures")
    expect(reader.title).to_have_text("The trends carry 12 of 38 measures and expose 7")
    reader.page.get_by_text("Denser town centre").click()
    expect(reader.page.get_by_text("In a small town, too").first).to_be_visible()

    view(reader, "factors")
    cell(reader, say("links.cell_nothing")).click()
    reader.settled()
    expect(reader.page.get_by_label(say("links.reason"), exact=True)).to_be_disabled()
    cell(reader, say("links.cell_nothing")).press("+")
    reader.undo_says(say("event.trend_helps", names=f"{TREND}, {FACTOR}"))
    made = cell(reader, "helps.")
    expect(made).to_have_text("+")
    # Still where it was: the next key goes on from there.
    expect(made).to_be_focused()
    reader.type_into(say("links.reason"), "Streets <b>are used</b> more.")
    expect(cell(reader, "helps. Streets <b>are used</b> more.")).to_be_visible()
    reader.settled()

    # From one cell to another with the arrows, headings staying in sight.
    made.focus()
    for _ in range(13):
        reader.page.keyboard.press("ArrowRight")
    last = reader.page.get_by_role("gridcell", name=f"Immigration → {FACTOR}:")
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()

    reader.undo()
    reader.undo()
    expect(cell(reader, say("links.cell_nothing"))).to_be_visible()

    view(reader, "acts_on")
    acts = reader.page.get_by_role("gridcell", name=f"{FACTOR} → ■ Supply of luxury house plots:")
    expect(acts).to_have_accessible_name(
        f"{FACTOR} → ■ Supply of luxury house plots: does not act on it."
    )
    acts.press("+")
    expect(acts).to_have_accessible_name(f"{FACTOR} → ■ Supply of luxury house plots: acts on it.")
    reader.undo()
