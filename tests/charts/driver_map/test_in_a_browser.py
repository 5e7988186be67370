"""The driver map as a real browser draws it, at the sizes of a wall and of a laptop."""

from itertools import combinations

import pytest

from prioritisation.charts.colours import palette
from prioritisation.charts.driver_map.drawing import driver_map_svg
from prioritisation.charts.driver_map.scene import driver_map_scene
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.svg.stylesheet import FONT, WEIGHTS, colour_rules, embedded_font_rules

from .maps import SIZES, driver_map, info_of

# px of the smallest letters, where the map fills the screen.
WALL, LAPTOP = (1920, 1080, 20.0), (1366, 768, 14.0)
# Labels with the box that each belongs to; all texts with the size at which they are seen.
_LABELS = """() => [...document.querySelectorAll('.plates .plate')].map(plate => {
    const of = (role) => plate.querySelector(`[data-role=${role}]`).getBoundingClientRect();
    const sides = (box) => [box.left, box.top, box.right, box.bottom];
    return [plate.dataset.key, sides(of('label')), sides(of('box'))];
})"""
_SIZES = """() => [...document.querySelectorAll('svg text')].map(text => {
    const scale = text.getScreenCTM().a;
    return [text.textContent, +text.getAttribute('font-size') * scale];
})"""


@pytest.fixture(scope="module")
def page(browser):
    opened = browser.new_page()
    opened.set_content(
        f"""<style>{embedded_font_rules()} {colour_rules(palette(dark=False))}
        body {{ margin: 0; }} text {{ font-family: "{FONT}"; }}
        #stage {{ max-width: calc((100vh - 16px) * 16 / 9); }}
        svg {{ display: block; width: 100%; height: auto; }}</style><div id="stage"></div>"""
    )
    for weight in WEIGHTS:
        opened.evaluate(f"() => document.fonts.load('{weight} 20px \"{FONT}\"')")
    yield opened
    opened.close()


@pytest.mark.parametrize("screen", [WALL, LAPTOP], ids=["1920x1080", "1366x768"])
@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("n", SIZES)
def test_no_label_overlaps_and_none_is_cut(page, n, language, screen):
    width, height, smallest = screen
    page.set_viewport_size({"width": width, "height": height})
    for seed, opened in ((0, ""), (1, ""), (1, "s1")):
        info = info_of(driver_map(n, seed, language), language, opened=opened)
        drawing = driver_map_svg(driver_map_scene(info))
        page.evaluate("text => { document.getElementById('stage').innerHTML = text }", drawing)
        found = [(key, Box(*label), Box(*box)) for key, label, box in page.evaluate(_LABELS)]
        assert len(found) > 6
        stage = Box(0, 0, width, height)
        # A label never leaves its box, boxes never the screen: so no label touches another one.
        assert [key for key, label, box in found if not box.grown(0.5).holds(label)] == []
        assert [key for key, _, box in found if not stage.holds(box)] == []
        assert [
            (one[0], other[0])
            for one, other in combinations(found, 2)
            if one[1].overlaps(other[1]) or one[2].overlaps(other[2])
        ] == []
        assert [text for text, size in page.evaluate(_SIZES) if size < smallest] == []
