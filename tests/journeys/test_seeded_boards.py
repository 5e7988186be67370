"""Two seeded boards of each size in the browser; `make labels` looks at all of them."""

import pytest

from tests.charts.seeded import SIZES, board

from .every_board import Screens, problems

LOOKED_AT = [("whole", "fi", 0), ("means", "en", 1)]


@pytest.fixture(scope="module")
def screens(server, browser):
    opened = Screens(server, browser)
    yield opened
    opened.close()


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize(("kind", "language", "seed"), LOOKED_AT)
def test_no_label_touches_anything_and_all_can_be_read(screens, n, kind, language, seed):
    shown = board(n, kind, language, seed)
    assert problems(shown, screens.look_at(shown)) == []
