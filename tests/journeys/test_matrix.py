"""The impact matrix under a mouse: select, flip, filter."""

from playwright.sync_api import expect

from .conftest import FINNISH


def test_a_click_on_a_marker_shows_the_whole_measure(reader):
    reader.open("matrix")
    reader.click_marker("tori")
    expect(reader.details).to_contain_text("Market square")
    expect(reader.details).to_contain_text("€480,000")
    reader.click_marker("kylpyla")
    expect(reader.details).to_contain_text("Spa")


def test_a_click_on_a_row_of_the_table_selects_the_same(reader):
    reader.open("matrix")
    table = reader.grid()
    table.click(table.row_of("Waterfront apartment blocks"), x=14)
    expect(reader.details).to_contain_text("Waterfront apartment blocks")


def test_the_slides_way_round_mirrors_the_picture(reader):
    reader.open("matrix")
    before = reader.markers()
    left, right = before["kylpyla"], before["kahvila-ja-ravintolakulttuuri"]
    assert left[0] < right[0]
    reader.page.get_by_text(reader.say("matrix.flip"), exact=True).click()
    reader.page.wait_for_function(
        """before => {
            const chart = document.querySelector('.js-plotly-plot');
            const trace = chart?.data?.find(t => t.mode === 'markers' && t.customdata);
            const at = trace?.customdata.indexOf('kylpyla');
            return trace && Math.round(trace.x[at]) !== before;
        }""",
        arg=left[0],
    )
    after = reader.markers()
    assert set(after) == set(before)
    # Mirrored as a whole: each x and its mirror lie round the same middle.
    middles = {before[item][0] + after[item][0] for item in before}
    assert max(middles) - min(middles) <= 2


def test_a_filter_by_spearhead_leaves_its_markers_only(reader):
    reader.open("matrix")
    assert len(reader.markers()) == 38
    reader.page.get_by_role("button", name=reader.say("matrix.filter")).click()
    box = reader.page.get_by_label(reader.say("matrix.filter_spearhead"), exact=True)
    box.click()
    reader.page.get_by_role("option", name="Housing").click()
    expect(reader.grid().canvas.locator("tbody tr")).to_have_count(9)
    reader.page.wait_for_function(
        """() => document.querySelector('.js-plotly-plot').data
            .find(t => t.mode === 'markers' && t.customdata).customdata.length === 9"""
    )
    markers = reader.markers()
    assert "rantakerrostalot" in markers
    assert "tori" not in markers


def test_the_language_changes_and_the_page_stays(reader):
    reader.open("matrix")
    expect(reader.title).to_contain_text("low-hanging fruit")
    reader.speak("fi")
    expect(reader.title).to_contain_text("low hanging fruit, listalla")
    expect(reader.page).to_have_url(f"{reader.url}/matrix")
    for name in ("portfolio", "scores", "measures", "programme"):
        reader.go_to(name)
        expect(reader.sidebar.get_by_role("link", name=reader.say(f"page.{name}"))).to_be_visible()


def test_a_finnish_browser_is_answered_in_finnish(reader_of):
    reader = reader_of(FINNISH)
    reader.open("portfolio")
    expect(reader.title).to_contain_text("Paras toimenpidesalkku")
