"""The figures as a real browser draws them, with the very font that the app's pages use."""

import base64
import json
import shutil
from itertools import combinations
from pathlib import Path

import plotly
import pytest
import streamlit
from playwright.sync_api import sync_playwright

from prioritisation.actions.matrices import board_on_axes
from prioritisation.actions.sample import sample_programme
from prioritisation.charts.colours import palette
from prioritisation.charts.drawing import CONFIG, drawn
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.matrix_info import matrix_info
from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.scoring.score_table import score_table
from tests.charts.town import EN, FI, crowd

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_FONT = next(Path(streamlit.__file__).parent.rglob("SourceSansVF-Upright*.woff2"))
_PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"

# Every text that the figure draws, with the box that the browser gives it.
_BOXES = """
() => [...document.querySelectorAll('.textpoint text')].map(text => {
    const box = text.getBoundingClientRect();
    return [text.textContent, box.left, box.top, box.right, box.bottom];
})
"""


@pytest.fixture(scope="module")
def browser():
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(browser):
    font = base64.b64encode(_FONT.read_bytes()).decode()
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    page.set_content(
        f"""<style>@font-face {{ font-family: "Source Sans"; font-weight: 200 900;
        src: url(data:font/woff2;base64,{font}) format("woff2"); }} body {{ margin: 0; }}</style>
        <div id="figure"></div>"""
    )
    page.add_script_tag(path=_PLOTLY)
    page.evaluate("() => document.fonts.load('650 14px \"Source Sans\"')")
    return page


def shown_texts(page, scene):
    figure = drawn(scene, palette(dark=False))
    page.evaluate(
        "([figure, config]) => Plotly.newPlot('figure', figure.data, figure.layout, config)",
        [json.loads(figure.to_json()), CONFIG],
    )
    return [(text, Box(*box)) for text, *box in page.evaluate(_BOXES)]


def label_boxes(page, scene):
    """Return the texts that lie in the place of a label, with the id of its item."""
    found = []
    for text, box in shown_texts(page, scene):
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        for place, item in scene.hotspots:
            if place.left <= x <= place.right and place.top <= y <= place.bottom:
                found.append((item, text, box))
    return found


def check(page, scene):
    labels = label_boxes(page, scene)
    assert {item for item, *_ in labels} == {spot.id for spot in scene.hotspots}
    stage = Box(0, 0, scene.width, scene.height)
    for _, text, box in labels:
        assert stage.holds(box), text
    for (item, text, box), (other, other_text, other_box) in combinations(labels, 2):
        # A line's box is a little higher than its letters.
        slim = Box(box.left, box.top + 1.5, box.right, box.bottom - 1.5)
        assert item == other or not slim.overlaps(other_box), (text, other_text)
    markers = {dot.id: Box(dot.x - 4, dot.y - 4, dot.x + 4, dot.y + 4) for dot in scene.dots}
    for item, text, box in labels:
        for other, marker in markers.items():
            assert other in ("", item) or not box.overlaps(marker), (text, other)


@pytest.fixture(scope="module")
def sample():
    return sample_programme()


def sample_info(sample, wording, board_id=BoardId.MEASURES, axes=None, **options):
    programme, answers = sample
    board = programme.board(board_id)
    board = board_on_axes(board, *axes) if axes else board
    table = score_table(programme.items_on(board_id), board, answers, (), programme.scoring)
    matrix = build_matrix(programme.items_on(board_id), table, board)
    return matrix_info(programme, matrix, table, wording, board=board, **options)


@pytest.mark.parametrize("size", [(1060, 740), (1120, 760), (1500, 860)])
@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("wording", [FI, EN], ids=["fi", "en"])
def test_on_the_sample_no_label_covers_anything_or_is_cut(page, sample, wording, flipped, size):
    info = sample_info(sample, wording, flipped=flipped)
    check(page, matrix_scene(info, width=size[0], height=size[1]))


@pytest.mark.parametrize("board_id", [BoardId.FACTORS, BoardId.TRENDS])
def test_factors_and_trends_keep_clear_too(page, sample, board_id):
    check(page, matrix_scene(sample_info(sample, FI, board_id), width=1120, height=760))


def test_other_axes_keep_clear_too(page, sample):
    info = sample_info(sample, FI, axes=("impact", "speed"))
    check(page, matrix_scene(info, width=1120, height=760))


def test_the_phones_numbers_keep_clear_too(page, sample):
    check(page, matrix_scene(sample_info(sample, FI), width=358, height=460, compact=True))


def test_the_browser_draws_no_text_wider_than_it_was_measured(page, sample):
    scene = matrix_scene(sample_info(sample, FI), width=1120, height=760)
    for item, text, box in label_boxes(page, scene):
        place = next(spot.box for spot in scene.hotspots if spot.id == item)
        assert box.right - box.left <= place.right - place.left, text


def test_html_in_a_name_makes_no_element(page):
    name = '<script>alert(1)</script><b>x</b><img src=x onerror="document.title=1">'
    scene = matrix_scene(crowd([(4, 4, 3)], [name]), width=1120, height=760)
    shown = "".join(text for _, text, _ in label_boxes(page, scene))
    assert shown.startswith("<script>alert(1)</script>")
    assert page.locator("#figure script, #figure img").count() == 0
    assert page.title() == ""
