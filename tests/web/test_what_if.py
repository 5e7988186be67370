"""The view in which changes are tried: see what goes in and out, keep, undo, discard."""

import pytest


@pytest.fixture
def look(show):
    def looked(language="en", **state):
        return show("reasons", language, reasons_view="what_if", **state)

    return looked


def test_it_opens(look):
    page = look()
    print([c.value for c in page.caption], [m.value for m in page.markdown][:5])
    print(page.get("html"))
    assert not page.exception
