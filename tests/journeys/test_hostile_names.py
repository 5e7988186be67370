"""Names that try to be something else are shown as the text they are, on every page."""

import pytest
from playwright.sync_api import expect

NAMES = (
    "<script>window.hurt = 1</script>",
    "<img src=x onerror='window.hurt = 1'>",
    "=cmd('calc')",
    "\"quoted\" & 'so'",
    "🏗️ bridge 🚢",
    "גשר על הנהר",
    "$x^2$ **bold** [link](https://example.org) :red[red]",
)
ROWS = "\n".join('"{}";1000;5;5;5'.format(name.replace('"', '""')) for name in NAMES)
FILE = f"name:en;cost;impact;speed;output_input\n{ROWS}\n"


@pytest.fixture(scope="module")
def filled(server, tmp_path_factory):
    """The server with a programme that holds them and nothing else, all low-hanging fruit."""
    path = tmp_path_factory.mktemp("file") / "names.csv"
    path.write_text(FILE, encoding="utf-8")
    server.run("import", str(path), "--board", "measures", "--delete-missing")


@pytest.fixture
def hostile(filled, reader):
    """A reader of that programme."""
    reader.open("measures")
    expect(reader.title).to_contain_text(f"{len(NAMES)} candidate")
    return reader


def test_hostile_names_are_text_in_the_tables_and_on_the_pages(hostile):
    for page in ("measures", "scores", "matrix", "portfolio"):
        if page != "measures":
            hostile.go_to(page)
        main = hostile.page.get_by_test_id("stMain")
        expect(hostile.grid().canvas.locator("tbody tr")).not_to_have_count(0)
        shown = " ".join(hostile.grid().canvas.locator("td").all_inner_texts())
        assert [name for name in NAMES if name not in shown] == []
        expect(main.locator("a[href*='example.org'], img[src='x']")).to_have_count(0)
    assert hostile.page.evaluate("window.hurt") is None


def test_a_hostile_name_is_text_on_its_card(hostile):
    hostile.go_to("matrix")
    table = hostile.grid()
    for name in NAMES:
        table.click(table.row_of(name), x=14)
        expect(hostile.details.locator("b").first).to_have_text(name)
        hostile.settled()
    assert hostile.page.evaluate("window.hurt") is None


def test_hostile_names_are_text_in_every_view_of_the_planners_desk(hostile):
    hostile.go_to("portfolio")
    main = hostile.page.get_by_test_id("stMain")
    for view in ("years", "rules", "frontier", "proposal", "timeline", "scenarios"):
        label = hostile.say(f"planner.view_{view}")
        hostile.page.get_by_role("radio", name=label, exact=True).click()
        hostile.settled()
        expect(main.locator("a[href*='example.org'], img[src='x']")).to_have_count(0)
        if view == "frontier":
            for name in NAMES:
                expect(main.get_by_role("rowheader", name=name, exact=True)).to_be_visible()
    assert hostile.page.evaluate("window.hurt") is None
