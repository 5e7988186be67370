"""Files that are taken away."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.desk import Desk
from prioritisation.actions.exporting import portfolio_file
from prioritisation.actions.planning import planned_portfolio
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .town import ANSWERS, TOWN, measure

ENGLISH, FINNISH = Wording(Language.ENGLISH), Wording(Language.FINNISH)


def planned(measures=TOWN.measures):
    programme = replace(TOWN, measures=tuple(measures))
    desk = Desk(programme=programme, revision=1, answers=ANSWERS, agreed=(), version=1)
    return planned_portfolio(desk)


def rows_of(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("say", [ENGLISH, FINNISH])
def test_every_measure_stands_in_the_file_the_selected_first(say):
    heading, *rows = rows_of(portfolio_file(planned(), say))
    states = [(row[0], row[2]) for row in rows[:3]]
    inside, out = say("portfolio.selected"), say("portfolio.left_out")
    assert states == [("square", inside), ("lights", inside), ("harbour", out)]
    assert heading[1] == say("column.name")


def test_the_last_rows_sum_up():
    rows = rows_of(portfolio_file(planned(), ENGLISH))
    sums = {row[1]: row[3] for row in rows[5:]}
    assert sums["Value"] == "11"
    assert (sums["Spent"], sums["Left"]) == ("110", "0")


def test_the_file_opens_in_finnish_excel():
    data = portfolio_file(planned([measure("bench", 5, "0.125")]), FINNISH)
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    assert rows_of(data)[1][3] == "0,125"


def test_a_name_that_is_a_formula_is_written_as_text():
    trap = replace(measure("bench", 5, 1), name=replace(TOWN.title, wordings=(("en", "=cmd()"),)))
    assert rows_of(portfolio_file(planned([trap]), ENGLISH))[1][1] == "'=cmd()"


def test_what_it_costs_is_net_of_income():
    grant = replace(TOWN.measures[0], income={"cost": (Decimal(20),)})
    heading, first, *_ = rows_of(portfolio_file(planned([grant]), ENGLISH))
    assert (heading[4], first[4]) == (ENGLISH("planner.net_column", unit="€"), "40")
