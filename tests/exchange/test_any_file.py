"""Whatever a file holds, reading it ends with a value or with an error that people can mend."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.errors import PrioritisationError
from prioritisation.exchange.board_csv import board_reading
from prioritisation.exchange.mknap import read_knapsack_problems
from prioritisation.exchange.pabulib import read_election
from prioritisation.exchange.programme_toml import read_programme

from .boards import MEASURES, SQUARE

PIECES = (
    *("id", "name", "name:fi", "cost", "cost:invest:1", "impact", "value", "channels"),
    *("META", "PROJECTS", "VOTES", "key", "value", "budget", "project_id", "votes", "vote"),
    *("vote_type", "approval", "ordinal", "scoring", "points", "budget_per_category"),
    *("square", "Tori", "5", "-1", "NaN", "1,234", "1 ", "0 ", "?", "a|b", "=", "'", "schema = 1"),
    *(";", ";", ";", ",", "\t", "\n", "\n", "\n", "\r\n", '"', '""', " ", "", "é", "[", "]"),
)
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
files = st.binary() | texts.map(str.encode) | texts.map(lambda text: text.encode("utf-16"))


@pytest.mark.parametrize(
    "read",
    [
        lambda data: board_reading(data, file="f", board=MEASURES),
        lambda data: board_reading(data, file="f", board=MEASURES, existing=[SQUARE]),
        lambda data: read_election(data, file="f"),
        lambda data: read_programme(data, file="f"),
        lambda data: read_knapsack_problems(data, file="f"),
    ],
    ids=["board", "board with items", "election", "programme", "knapsacks"],
)
def test_no_file_ends_in_an_error_of_ours(read):
    @given(files)
    def ends_well(data):
        with contextlib.suppress(PrioritisationError):
            read(data)

    ends_well()
