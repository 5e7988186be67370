"""The matrix as a real browser draws it: as SVG with our letters, as plotly with Streamlit's."""

import base64
import json
from itertools import combinations
from pathlib import Path

import plotly
import pytest
import streamlit

from prioritisation.charts.colours import palette
from prioritisation.charts.drawing import CONFIG, drawn
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.text_width import text_width
from prioritisation.charts.matrix.frame import PHONE, WALL
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.svg.drawing import svg
from prioritisation.charts.svg.stylesheet import (
    FONT,
    WEIGHTS,
    colour_rules,
    embedded_font_rules,
)
from prioritisation.decision.programme.boards import BoardId
from tests.charts.boards import sample_info
from tests.charts.town import EN, FI, crowd

_STREAMLITS = next(Path(streamlit.__file__).parent.rglob("SourceSansVF-Upright*.woff2"))
_PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"

# What a browser says that each text of plotly, label, marker or line of text covers.
_PLOTLY_TEXTS = """
() => [...document.querySelectorAll('.textpoint text')].map(text => {
    const box = text.getBoundingClientRect();
    return [text.textContent, box.left, box.top, box.right, box.bottom];
})
"""
_PARTS = """
role => [...document.querySelectorAll(`[data-role=${role}]`)].map(part => {
    const box = part.getBoundingClientRect();
    return [part.dataset.item, box.left, box.top, box.right, box.bottom];
})
"""
_WIDTHS = """
() => [...document.querySelectorAll('svg text')].map(
    text => [text.textContent, +text.getAttribute('font-size'),
             +text.getAttribute('font-weight'), text.getComputedTextLength()])
"""


@pytest.fixture(scope="module")
def plotly_page(browser):
    font = base64.b64encode(_STREAMLITS.read_bytes()).decode()
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    page.set_content(
        f"""<style>@font-face {{ font-family: "Source Sans"; font-weight: 200 900;
        src: url(data:font/woff2;base64,{font}) format("woff2"); }} body {{ margin: 0; }}</style>
        <div id="figure"></div>"""
    )
    page.add_script_tag(path=_PLOTLY)
    page.evaluate("() => document.fonts.load('650 14px \"Source Sans\"')")
    yield page
    page.close()


@pytest.fixture(scope="module")
def svg_page(browser):
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    page.set_content(
        f"""<style>{embedded_font_rules()} {colour_rules(palette(dark=False))}
        body {{ margin: 0; }} text {{ font-family: "{FONT}"; }}</style><div id="stage"></div>"""
    )
    for weight in WEIGHTS:
        page.evaluate(f"() => document.fonts.load('{weight} 20px \"{FONT}\"')")
    return page


def show_svg(page, scene):
    page.evaluate("text => { document.getElementById('stage').innerHTML = text }", svg(scene))
    page.evaluate(
        "([w, h]) => { const s = document.querySelector('svg'); s.style.width = w + 'px';"
        " s.style.height = h + 'px'; s.style.display = 'block' }",
        [scene.width, scene.height],
    )


def check_svg(page, scene):
    """Hold that no label covers a label or a marker of another item, or leaves the stage."""
    show_svg(page, scene)
    labels, markers = (
        {item: Box(*box) for item, *box in page.evaluate(_PARTS, role)}
        for role in ("label", "marker")
    )
    assert set(labels) == {label.id for label in scene.labels}
    assert set(markers) == {marker.id for marker in scene.markers}
    stage = Box(0, 0, scene.width, scene.height)
    assert [item for item, box in labels.items() if not stage.holds(box)] == []
    assert [pair for pair in combinations(labels, 2) if overlap(*map(labels.get, pair))] == []
    assert [
        (item, other)
        for item, label in labels.items()
        for other, marker in markers.items()
        if item != other and overlap(label, marker)
    ] == []


def overlap(one, other):
    return one.overlaps(other)


def plotly_labels(page, scene):
    """Return the texts that lie in the place of a label, with the id of its item."""
    figure = drawn(scene, palette(dark=False))
    page.evaluate(
        "([figure, config]) => Plotly.newPlot('figure', figure.data, figure.layout, config)",
        [json.loads(figure.to_json()), CONFIG],
    )
    found = []
    for text, *sides in page.evaluate(_PLOTLY_TEXTS):
        box = Box(*sides)
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        for label in scene.labels:
            place = label.box
            if place.left <= x <= place.right and place.top <= y <= place.bottom:
                found.append((label.id, text, box))
    return found


def check_plotly(page, scene):
    labels = plotly_labels(page, scene)
    assert {item for item, *_ in labels} == {label.id for label in scene.labels}
    stage = Box(0, 0, scene.width, scene.height)
    for _, text, box in labels:
        assert stage.holds(box), text
    for (item, text, box), (other, other_text, other_box) in combinations(labels, 2):
        # A line's box is a little higher than its letters.
        slim = Box(box.left, box.top + 1.5, box.right, box.bottom - 1.5)
        assert item == other or not slim.overlaps(other_box), (text, other_text)
    markers = {dot.id: Box(dot.x - 4, dot.y - 4, dot.x + 4, dot.y + 4) for dot in scene.markers}
    for item, text, box in labels:
        for other, marker in markers.items():
            assert other == item or not box.overlaps(marker), (text, other)


BOARDS = pytest.mark.parametrize("board_id", list(BoardId))
ROUNDS = pytest.mark.parametrize("as_slide", [False, True], ids=["large right", "slide"])
LANGUAGES = pytest.mark.parametrize("wording", [FI, EN], ids=["fi", "en"])


@BOARDS
@ROUNDS
@LANGUAGES
def test_in_svg_no_label_covers_anything_or_is_cut(svg_page, wording, as_slide, board_id):
    check_svg(svg_page, matrix_scene(sample_info(board_id, wording, as_slide=as_slide)))


@BOARDS
@ROUNDS
@LANGUAGES
def test_in_plotly_no_label_covers_anything_or_is_cut(plotly_page, wording, as_slide, board_id):
    info = sample_info(board_id, wording, as_slide=as_slide)
    check_plotly(plotly_page, matrix_scene(info))


@pytest.mark.parametrize(
    ("board_id", "axes"),
    [
        (BoardId.MEASURES, ("impact", "speed")),
        (BoardId.FACTORS, ("impact", "output_input")),
        (BoardId.TRENDS, ("speed", "direction")),
    ],
)
@LANGUAGES
def test_other_axes_keep_clear_too(svg_page, plotly_page, wording, board_id, axes):
    scene = matrix_scene(sample_info(board_id, wording, axes=axes))
    check_svg(svg_page, scene)
    check_plotly(plotly_page, scene)


@BOARDS
def test_the_phones_numbers_keep_clear_too(svg_page, plotly_page, board_id):
    scene = matrix_scene(sample_info(board_id, FI), PHONE)
    check_svg(svg_page, scene)
    check_plotly(plotly_page, scene)


@pytest.mark.parametrize("stage", [WALL, PHONE], ids=["wall", "phone"])
@BOARDS
@LANGUAGES
def test_no_text_is_wider_than_it_was_measured(svg_page, wording, board_id, stage):
    show_svg(svg_page, matrix_scene(sample_info(board_id, wording), stage))
    found = svg_page.evaluate(_WIDTHS)
    assert found
    assert [
        (text, drawn)
        for text, size, weight, drawn in found
        if drawn > text_width(text, size, weight)
    ] == []


def test_plotly_draws_no_label_wider_than_it_was_measured(plotly_page):
    scene = matrix_scene(sample_info(BoardId.MEASURES, FI))
    for item, text, box in plotly_labels(plotly_page, scene):
        place = next(label.box for label in scene.labels if label.id == item)
        assert box.right - box.left <= place.right - place.left, text


def test_html_in_a_name_makes_no_element(svg_page, plotly_page):
    name = '<script>alert(1)</script><b>x</b><img src=x onerror="document.title=1">'
    scene = matrix_scene(crowd([(4, 4, 3)], [name]))
    shown = "".join(text for _, text, _ in plotly_labels(plotly_page, scene))
    assert shown.startswith("<script>alert(1)</script>")
    assert plotly_page.locator("#figure script, #figure img").count() == 0
    assert plotly_page.title() == ""
    show_svg(svg_page, scene)
    assert svg_page.locator("[data-role=label]").text_content().startswith("<script>alert(1)")
    assert svg_page.locator("#stage script, #stage img, #stage b").count() == 0
    assert svg_page.title() == ""
