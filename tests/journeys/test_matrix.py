"""The matrix under hands: select, move, place, turn, filter; by mouse and by keyboard alone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import ENGLISH, FINNISH


@pytest.fixture
def server(fresh_server):
    """A server of one test: each begins with the sample as it is."""
    return fresh_server


@pytest.fixture
def wall_of():
    """Open walls, and close them at the end."""
    walls = []

    def opened(reader):
        walls.append(Wall(reader))
        return walls[-1]

    yield opened
    for wall in walls:
        wall.context.close()


class Wall:
    """The projected picture in a tab beside the reader's."""

    def __init__(self, reader, board="measures"):
        # A window of its own: one that lies under another does not ask for news.
        self.context = reader.page.context.browser.new_context(
            viewport={"width": 1920, "height": 1080}
        )
        self.page = self.context.new_page()
        self.page.goto(f"{reader.url}/wall?board={board}&lang=en")
        expect(self.page.locator("[data-role=stage]")).to_be_visible()

    def shows(self, item, place):
        """Wait until an item stands somewhere on the stage, px; without a reload."""
        x, y = place
        self.page.wait_for_function(
            """([item, x, y]) => {
                const place = document.querySelector(`.item[data-item=${item}] > .place`);
                const at = place?.getAttribute('transform').match(/[-\\d.]+/g).map(Number);
                return at && Math.hypot(at[0] - x, at[1] - y) < 0.5;
            }""",
            arg=[item, x, y],
        )


def agree(reader, reason):
    """Say why, in the dialog that a move opens, and keep the agreed score."""
    dialog = reader.page.get_by_role("dialog")
    # Enter keeps the score once the button is there that it stands for.
    expect(dialog.get_by_role("button", name=reader.say("matrix.agree"))).to_be_visible()
    reader.settled()
    field = dialog.get_by_label(reader.say("matrix.agree_reason"), exact=True)
    field.fill(reason)
    expect(field).to_have_value(reason)
    field.press("Enter")
    expect(dialog).to_have_count(0)
    reader.settled()


def moved(reader, item, before):
    """Wait until the drawing has an item elsewhere, and return where."""
    reader.page.wait_for_function(
        """([item, before]) => document.querySelector(`.item[data-item=${item}] > .place`)
            ?.getAttribute('transform') !== before""",
        arg=[item, before],
    )
    return reader.markers()[item]


def transform(reader, item):
    place = reader.page.locator(f".item[data-item={item}] > .place")
    return place.get_attribute("transform")


def sort_list(reader, order):
    """Sort the list; a grid holds the cells in sight only."""
    label = reader.say(f"matrix.order_{order}")
    box = reader.page.get_by_role("radiogroup", name=reader.say("matrix.order"))
    choice = box.get_by_role("radio", name=label)
    if not choice.is_checked():
        with reader.changed(reader.grid().canvas.locator("tbody tr").first):
            choice.click()
        reader.settled()


def score_in_table(reader, name, heading):
    sort_list(reader, "name")
    grid = reader.grid()
    return grid.cell(grid.row_of(name), heading).inner_text()


def tab_to_the_items(reader):
    """Come to the items with the keys alone."""
    for _ in range(60):
        reader.page.keyboard.press("Tab")
        if reader.page.evaluate("() => document.activeElement.matches('.item')"):
            return
    raise AssertionError("Tab never came to an item")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_move_is_on_the_wall_in_the_table_and_in_the_portfolio_and_can_be_undone(
    reader, wall_of, by
):
    item, name = "kaupunkifestarit", "City festivals"
    say = reader.say
    reader.open("portfolio")
    value = reader.metric("value").inner_text()
    reader.go_to("matrix")
    before, place = transform(reader, item), reader.markers()[item]
    wall = wall_of(reader)
    wall.shows(item, place)

    if by == "mouse":
        reader.drag(item, up=-250)
    else:
        tab_to_the_items(reader)
        # Fast and at the top of its stem: the first in the order of reading.
        reader.page.keyboard.press("Home")
        expect(reader.page.locator(f".item[data-item={item}]")).to_be_focused()
        reader.page.keyboard.press("m")
        for _ in range(3):
            reader.page.keyboard.press("Alt+ArrowDown")
        reader.page.keyboard.press("Enter")
    agree(reader, "The square is closed until then")

    after = moved(reader, item, before)
    assert after[1] > place[1]
    wall.shows(item, after)
    assert float(score_in_table(reader, name, "Speed of effect")) < 4
    reader.undo_says(say("event.scores_agreed", n=1, names=name))
    reader.go_to("portfolio")
    expect(reader.metric("value")).not_to_have_text(value)

    reader.go_to("matrix")
    there = transform(reader, item)
    if by == "mouse":
        reader.page.get_by_role("button", name=say("matrix.undo"), exact=True).click()
    else:
        tab_to_the_items(reader)
        reader.page.keyboard.press("Control+z")
    assert moved(reader, item, there) == place
    wall.shows(item, place)
    reader.settled()
    assert score_in_table(reader, name, "Speed of effect") == "5"
    reader.go_to("portfolio")
    expect(reader.metric("value")).to_have_text(value)


def test_a_move_that_is_left_as_it_was_changes_nothing(reader):
    reader.open("matrix")
    before = transform(reader, "tori")
    reader.drag("tori", right=150, up=90)
    dialog = reader.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Market square")
    dialog.get_by_role("button", name=reader.say("matrix.agree_cancel")).click()
    expect(dialog).to_have_count(0)
    reader.settled()
    assert transform(reader, "tori") == before
    assert reader.say("app.undo_nothing") in reader.undo_text


def test_of_two_who_move_the_same_the_second_is_told_and_decides_again(reader_of):
    first, second = reader_of(), reader_of()
    for reader in (first, second):
        reader.open("matrix")
        reader.drag("tori", up=90 if reader is first else -90)
        expect(reader.page.get_by_role("dialog")).to_contain_text("Market square")
    agree(first, "It can begin at once")
    dialog = second.page.get_by_role("dialog")
    button = dialog.get_by_role("button", name=second.say("matrix.agree"), exact=True)
    button.click()
    expect(dialog).to_contain_text(second.say("matrix.agree_changed"))
    button.click()
    expect(dialog).to_have_count(0)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize("axis", ["x", "y"])
def test_a_threshold_is_moved_for_everybody_and_back(reader, wall_of, by, axis):
    reader.open("matrix")
    wall = wall_of(reader)
    fruits = "11 of 38 measures are low-hanging fruit"
    expect(wall.page.locator("[data-role=stage]")).to_contain_text(fruits)
    handle = reader.page.locator(f".handle[data-axis={axis}]")
    if by == "mouse":
        box = handle.locator(".grip").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        reader.page.mouse.move(x, y)
        reader.page.mouse.down()
        # A level and more towards the low end: more is inside.
        to = (x - 250, y) if axis == "x" else (x, y + 110)
        reader.page.mouse.move(*to, steps=8)
        reader.page.mouse.up()
    else:
        handle.focus()
        for _ in range(4):
            reader.page.keyboard.press("ArrowLeft" if axis == "x" else "ArrowDown")
        reader.page.keyboard.press("Enter")
    reader.undo_says(reader.say("event.matrix_changed", what=what_of(reader, axis)))
    expect(wall.page.locator("[data-role=stage]")).not_to_contain_text(fruits)
    reader.undo()
    expect(wall.page.locator("[data-role=stage]")).to_contain_text(fruits)


def what_of(reader, axis):
    return reader.say(f"event.{axis}_threshold")


def test_a_trend_without_a_place_is_dragged_to_one(reader):
    reader.open("trends")
    chip = reader.page.locator(".chip").first
    name = chip.locator("span").first.inner_text()
    item = chip.get_attribute("data-item")
    plot = reader.page.locator("[data-role=stage]").bounding_box()
    box = chip.bounding_box()
    reader.page.mouse.move(box["x"] + 20, box["y"] + 10)
    reader.page.mouse.down()
    reader.page.mouse.move(plot["x"] + plot["width"] / 2, plot["y"] + plot["height"] / 2, steps=12)
    reader.page.mouse.up()
    expect(reader.page.get_by_role("dialog")).to_contain_text(name)
    agree(reader, "")
    expect(reader.marker(item)).to_be_attached()
    expect(reader.page.locator(f".chip[data-item={item}]")).to_have_count(0)


def test_a_click_on_a_marker_shows_the_whole_measure(reader):
    reader.open("matrix")
    reader.click_marker("tori")
    expect(reader.details).to_contain_text("Market square")
    expect(reader.details).to_contain_text("€480,000")
    reader.click_marker("kylpyla")
    expect(reader.details).to_contain_text("Spa")


def test_a_click_on_a_row_of_the_table_selects_the_same(reader):
    reader.open("matrix")
    sort_list(reader, "impact")
    table = reader.grid()
    table.click(table.row_of("Waterfront apartment blocks"), x=14)
    expect(reader.details).to_contain_text("Waterfront apartment blocks")
    item = reader.page.locator(".item[data-item=rantakerrostalot]")
    expect(item).to_have_attribute("aria-pressed", "true")


def test_the_list_is_sorted_as_the_reader_asks(reader):
    reader.open("matrix")
    first = reader.grid().canvas.locator("tbody tr").first
    sort_list(reader, "name")
    expect(first).to_contain_text("Additional building for holiday homes")
    sort_list(reader, "impact")
    expect(first).not_to_contain_text("Additional building for holiday homes")


def test_the_slides_way_round_mirrors_the_picture(reader):
    reader.open("matrix")
    before = reader.markers()
    there = transform(reader, "kylpyla")
    assert before["kylpyla"][0] < before["kahvila-ja-ravintolakulttuuri"][0]
    reader.page.get_by_text(reader.say("matrix.slide"), exact=True).click()
    moved(reader, "kylpyla", there)
    after = reader.markers()
    assert set(after) == set(before)
    assert after["kylpyla"][0] > after["kahvila-ja-ravintolakulttuuri"][0]


def test_a_filter_by_spearhead_leaves_its_markers_only(reader):
    reader.open("matrix")
    assert len(reader.markers()) == 38
    reader.page.get_by_role("button", name=reader.say("matrix.filter")).click()
    box = reader.page.get_by_label(reader.say("matrix.filter_spearhead"), exact=True)
    box.click()
    reader.page.get_by_role("option", name="Housing").click()
    expect(reader.grid().canvas.locator("tbody tr")).to_have_count(9)
    expect(reader.page.locator("[data-role=marker]")).to_have_count(9)
    markers = reader.markers()
    assert "rantakerrostalot" in markers
    assert "tori" not in markers


def test_the_picture_is_taken_away_as_a_file(reader):
    reader.open("matrix")
    reader.page.get_by_role("button", name=reader.say("matrix.download"), exact=True).click()
    files = {}
    for kind in ("png_light", "png_dark", "svg"):
        with reader.page.expect_download() as download:
            reader.page.get_by_role("button", name=reader.say(f"matrix.{kind}"), exact=True).click()
        files[kind] = Path(download.value.path()).read_bytes()
    assert files["png_light"].startswith(b"\x89PNG")
    assert files["png_dark"].startswith(b"\x89PNG")
    assert files["png_light"] != files["png_dark"]
    assert b"<svg" in files["svg"][:400]


def test_the_language_changes_and_the_page_stays(reader):
    reader.open("matrix")
    expect(reader.title).to_contain_text("low-hanging fruit")
    reader.speak("fi")
    expect(reader.title).to_contain_text("low hanging fruit, listalla")
    expect(reader.page).to_have_url(f"{reader.url}/matrix")
    for name in ("portfolio", "scores", "measures", "programme"):
        reader.go_to(name)
        expect(
            reader.sidebar.get_by_role("link", name=reader.say(f"page.{name}"), exact=True)
        ).to_be_visible()


@pytest.mark.parametrize("locale", [FINNISH, ENGLISH])
def test_each_reader_is_answered_in_their_language(reader_of, locale):
    reader = reader_of(locale)
    reader.open("portfolio")
    expected = {FINNISH: "Paras toimenpidesalkku", ENGLISH: "The best portfolio"}
    expect(reader.title).to_contain_text(expected[locale])
