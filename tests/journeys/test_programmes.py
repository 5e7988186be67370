"""A new programme in five steps, opened; its copy deleted, and that taken back."""

import re

from playwright.sync_api import expect


def test_a_programme_is_made_opened_copied_deleted_and_taken_back(reader):
    page = reader.page
    reader.open("programmes")

    def press(name):
        page.get_by_role("button", name=name, exact=True).click()
        reader.settled()

    def typed(name, text):
        page.get_by_role("textbox", name=name, exact=True).fill(text)

    typed("Name of the programme", "Our town")
    press("Next")
    typed("Vision", "A good place")
    press("Next")
    typed("Spearheads", "Housing")
    press("Next")
    typed("Measures of the spearhead Housing", "Plots\nPermits")
    press("Next")
    typed("Money a year, €", "100,000")
    press("Create the programme")
    expect(page).to_have_url(re.compile(r"/\?programme=our-town$"))
    expect(reader.title).to_have_text("A good place")

    reader.go_to("measures")
    expect(reader.title).to_have_text("2 candidate measures")
    page.reload()
    expect(reader.title).to_have_text("2 candidate measures")

    reader.go_to("programmes")
    main = page.get_by_test_id("stMain")
    box = page.locator(".st-key-programme_our-town")
    box.get_by_test_id("stPopover").filter(has_text="Copy").click()
    page.get_by_role("button", name="Make the copy Our town").click()
    copy = page.locator(".st-key-programme_our-town-copy")
    expect(copy).to_contain_text("2 measures")
    reader.settled()

    copy.get_by_test_id("stPopover").filter(has_text="Delete").click()
    page.get_by_role("button", name="Delete the programme Our town (copy)").click()
    expect(main).to_contain_text("Deleted: 1 programme")
    expect(copy).to_have_count(0)
    reader.settled()
    page.get_by_role("button", name="Take the deletion back Our town (copy)").click()
    expect(copy).to_contain_text("2 measures")
    expect(main).not_to_contain_text("Deleted: 1 programme")
