"""Departures from what was promised, in sentences."""

from datetime import date
from decimal import Decimal

from prioritisation.decision.follow_up.promises import promises_of
from prioritisation.decision.follow_up.report import follow_up_report, whole_year
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.text import Text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.follow_up import deviation_texts
from prioritisation.wording.wording import Wording
from tests.decision.follow_up.decided import MEASURES, decision, told

EURO = Resource(id="cost", name=Text.of("Money"), unit="€", step=Decimal(1))


def test_more_used_than_planned_is_told_as_of_today_in_the_report_of_a_year_to_come():
    made = decision({"square": 2026})
    promises = promises_of(made, MEASURES, MEASURES)
    progress = (told("square", "under_way", "2026-05-31", 70),)
    found = follow_up_report(made, promises, progress, (), whole_year(2027), date(2026, 6, 30))
    (row,) = found.deviating
    sentences = deviation_texts(row, [EURO], found.known_on.year, Wording(Language.ENGLISH))
    assert sentences == ["Used €10 more than planned by the end of 2026."]
