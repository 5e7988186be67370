"""The planner's pictures as a real browser draws them on a narrow page: no text covers another."""

import base64
import json
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import plotly
import pytest
import streamlit

from prioritisation.charts.drawing import CONFIG
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.planner.canvas import NARROWEST
from prioritisation.charts.planner.frontier_figure import frontier_figure
from prioritisation.charts.planner.frontier_info import frontier_info
from prioritisation.charts.planner.money_by_year import money_by_year_figure, money_by_year_info
from prioritisation.charts.planner.three_lists_figure import three_lists_figure
from prioritisation.charts.planner.three_lists_info import three_lists_info
from prioritisation.charts.planner.timeline_figure import timeline_figure
from prioritisation.charts.planner.timeline_info import timeline_info
from prioritisation.decision.programme.plans import Objective
from tests.charts.planned import LONG, plan, town
from tests.charts.town import EN, FI

_STREAMLITS = next(Path(streamlit.__file__).parent.rglob("SourceSansVF-Upright*.woff2"))
_PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_TEXTS = """
() => [...document.querySelectorAll(
        '.annotation-text, .xtick text, .ytick text')].filter(t => t.textContent).map(text => {
    const box = text.getBoundingClientRect();
    return [text.textContent, box.left, box.top, box.right, box.bottom];
})
"""
STEPS = [(Fraction(50_000 * k), Fraction(10 * k)) for k in range(81)]


@pytest.fixture(scope="module")
def page(browser):
    font = base64.b64encode(_STREAMLITS.read_bytes()).decode()
    page = browser.new_page(viewport={"width": NARROWEST, "height": 900})
    page.set_content(
        f"""<style>@font-face {{ font-family: "Source Sans"; font-weight: 200 900;
        src: url(data:font/woff2;base64,{font}) format("woff2"); }}
        body {{ margin: 0; }}</style><div id="figure"></div>"""
    )
    page.add_script_tag(path=_PLOTLY)
    page.evaluate("() => document.fonts.load('650 14px \"Source Sans\"')")
    yield page
    page.close()


def frontier(wording, budget):
    ways = [(name, STEPS[:n]) for name, n in ((LONG, 70), ("A", 69), (LONG, 71), ("B", 70))]
    info = frontier_info(
        STEPS,
        budget=Fraction(budget),
        comparators=ways,
        unit="€",
        objective=Objective.BENEFIT,
        wording=wording,
    )
    return frontier_figure(info, dark=False)


def lists(wording, money, value, better, cheaper):
    info = three_lists_info(
        STEPS,
        proposal=(Fraction(money), Fraction(value)),
        better=(Fraction(money), Fraction(better)),
        cheaper=(Fraction(cheaper), Fraction(value)),
        unit="€",
        objective=Objective.BENEFIT,
        wording=wording,
    )
    return three_lists_figure(info, dark=False)


FIGURES = {
    "frontier, budget 0": lambda wording: frontier(wording, 0),
    "frontier, half-way": lambda wording: frontier(wording, 2_000_000),
    "frontier, all": lambda wording: frontier(wording, 4_000_000),
    "three lists": lambda wording: lists(wording, 2_000_000, 370, 400, 1_850_000),
    "three equal lists": lambda wording: lists(wording, 2_000_000, 400, 400, 2_000_000),
    "only better": lambda wording: lists(wording, 2_000_000, 399, 400, 2_000_000),
    "far cheaper": lambda wording: lists(wording, 3_900_000, 10, 780, 50_000),
    "timeline": lambda wording: timeline_figure(
        timeline_info(town(), plan(), wording=wording, pinned={"homes"}), dark=False
    ),
    "money": lambda wording: money_by_year_figure(
        money_by_year_info(town(), plan(), wording), dark=False
    ),
}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("wording", [EN, FI], ids=["en", "fi"])
def test_on_a_narrow_page_no_text_covers_another_or_is_cut(page, name, wording):
    figure = FIGURES[name](wording)
    page.set_viewport_size({"width": NARROWEST, "height": int(figure.layout.height)})
    page.evaluate(
        "([figure, config]) => Plotly.newPlot('figure', figure.data, figure.layout, config)",
        [json.loads(figure.to_json()), {**CONFIG, "responsive": True}],
    )
    found = [(text, Box(*sides)) for text, *sides in page.evaluate(_TEXTS)]
    assert found
    # A line's box is a little higher than its letters.
    slim = [(t, Box(b.left, b.top + 2, b.right, b.bottom - 2)) for t, b in found]
    assert [(one, other) for (one, a), (other, b) in combinations(slim, 2) if a.overlaps(b)] == []
    stage = Box(-2, -2, NARROWEST + 2, figure.layout.height + 2)
    assert [text for text, box in found if not stage.holds(box)] == []
