"""The first journey, from the programme to a funded portfolio that is still there tomorrow."""

import signal

import pytest
from playwright.sync_api import expect

from .conftest import ENGLISH, FINNISH
from .server import Server

BUDGET = {ENGLISH: "1,500,000", FINNISH: "1 500 000"}
VISION = {ENGLISH: "Good grows in Heinola", FINNISH: "Hyvä kasvaa Heinolassa"}
SQUARE = {ENGLISH: "Market square", FINNISH: "Tori"}


@pytest.fixture
def server(tmp_path):
    """A server of one test: the journey starts from the sample as it is."""
    started = Server(tmp_path)
    started.start()
    yield started
    started.stop()


@pytest.mark.parametrize(
    ("locale", "ended_by"), [(FINNISH, signal.SIGKILL), (ENGLISH, signal.SIGTERM)]
)
def test_from_the_programme_to_a_portfolio_that_is_there_after_a_restart(
    server, reader_of, locale, ended_by
):
    reader = reader_of(locale)
    say = reader.say

    # The programme.
    reader.open()
    expect(reader.title).to_have_text(VISION[locale])

    # Where the square stands now.
    reader.go_to("matrix")
    before = reader.markers()

    # A score is changed.
    reader.go_to("scores")
    grid = reader.grid()
    _, _, speed, *_ = grid.headings()
    grid.type(grid.row_of(SQUARE[locale]), speed, "5")
    reader.undo_says(say("event.scores_given", n=1, names=SQUARE[locale]))

    # Its marker has moved up: px count downwards.
    reader.go_to("matrix")
    after = reader.markers()
    assert after["tori"][1] < before["tori"][1]

    # A budget.
    reader.go_to("portfolio")
    with reader.changed(reader.metric("selected")), reader.changed(reader.metric("value")):
        reader.type_into(say("portfolio.budget"), BUDGET[locale])
    reader.settled()
    figures = [reader.metric(name).inner_text() for name in ("value", "selected", "spent", "left")]

    # Exported: what is selected costs no more than the budget.
    _, *rows = reader.table_downloaded(say("portfolio.export"))
    inside = [row for row in rows if len(row) > 5 and row[2] == say("portfolio.selected")]
    assert figures[1] == f"{len(inside)} / 38"
    assert 0 < sum(int(row[4]) for row in inside) <= 1_500_000

    # The server is killed or stopped, and started again: all is still there.
    reader.leave()
    server.restart(ended_by)
    reader.open("portfolio")
    budget = reader.page.get_by_label(say("portfolio.budget"), exact=True)
    expect(budget).to_have_value(say.number(1_500_000))
    again = [reader.metric(name) for name in ("value", "selected", "spent", "left")]
    for figure, text in zip(again, figures, strict=True):
        expect(figure).to_have_text(text)
    reader.go_to("matrix")
    assert reader.markers() == after
