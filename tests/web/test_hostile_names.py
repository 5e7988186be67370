"""Names that try to be HTML, Markdown or a formula are shown as the text they are."""

import re
from dataclasses import replace

import pytest

from prioritisation.actions.editing import edit_items
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change

from .looking import texts

NAMES = (
    "<script>alert(1)</script>",
    "=cmd('calc')",
    "\"'`&",
    "🏗️🚢",
    "שלום עולם",
    "[link](https://example.org)",
)


@pytest.fixture
def hostile(store, desk):
    """The sample with such names of measures, and in the words of the programme itself."""
    measures = [m.id for m in desk().programme.measures]
    edits = {i: {"name:en": name} for i, name in zip(measures, NAMES, strict=False)}
    edited = edit_items(store, desk(), BoardId.MEASURES, edits, who="planner")
    assert not edited.problems
    now = desk()
    trap = Text.of(NAMES[0])
    programme = replace(
        now.programme,
        title=trap,
        vision=trap,
        slogan=trap,
        spearheads=tuple(replace(part, name=trap) for part in now.programme.spearheads),
    )
    change = Change(programme=programme)
    store.write("heinola", change, based_on=now.revision, who="planner", kind="programme_opened")


PAGES = (
    *("programme", "driver_map", "trends_to_measures", "measures", "matrix", "portfolio"),
    *("balance", "effects", "indicators", "follow_up", "programmes"),
)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_holds_a_script(hostile, show, name):
    assert not re.search("<script", html_of(show(name)))


@pytest.mark.parametrize("chosen", NAMES)
def test_the_card_of_a_measure_shows_its_name(hostile, desk, show, chosen):
    item = next(m.id for m in desk().programme.measures if m.name.in_language("en") == chosen)
    page = show("matrix", matrix_item_measures=item)
    assert "<script" not in html_of(page)
    assert "item-details" in texts(page)


def html_of(page):
    """Return the HTML that our own code wrote onto a page."""
    return "\n".join(part.proto.body for part in page.get("html"))
