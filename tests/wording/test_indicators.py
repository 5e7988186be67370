"""Indicators in words: each rule has its sentence in each language."""

from datetime import date
from decimal import Decimal

import pytest

from prioritisation.decision.follow_up.followed import Followed
from prioritisation.decision.follow_up.series import series_of_readings
from prioritisation.decision.follow_up.status import judgement
from prioritisation.decision.programme.indicators import TargetDirection
from prioritisation.decision.programme.text import Text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.indicators import (
    change_text,
    figure,
    period_text,
    status_sentence,
    target_text,
)
from prioritisation.wording.wording import Wording
from tests.decision.follow_up.figures import indicator, level

EN, FI = Wording(Language.ENGLISH), Wording(Language.FINNISH)
TO_120 = {"baseline": level(2024, 100), "target_level": level(2028, 120)}
POSITIVE = {"direction": TargetDirection.POSITIVE}
GROWS = {"direction": TargetDirection.GROWS}


def why(say, *values, **fields):
    made = indicator("jobs", *values, **fields)
    series = series_of_readings(made)
    judged = judgement(made, series, date(2026, 11, 29))
    return status_sentence(Followed(indicator=made, series=series, judgement=judged), say)


@pytest.mark.parametrize(
    ("values", "fields", "sentence"),
    [
        ((), TO_120, "There is no value yet, so nothing is judged."),
        (
            ((2026, 120),),
            TO_120,
            "The latest value, 120 n (2026), is at the target level of 120 n (2028) or better.",
        ),
        (
            ((2025, 104),),
            TO_120,
            "The latest value, 104 n (2025), is behind the path to the target level, which is "
            "at 105 then, but no worse than 100 n (2024).",
        ),
        (((2025, 3),), POSITIVE, "The latest value, 3 n (2025), is above 0."),
        (
            ((2024, 3), (2025, 2)),
            GROWS,
            "The latest value, 2 n (2025), is worse than 3 n (2024). No baseline is stated, so it "
            "is compared with its first value.",
        ),
        (
            ((2023, 3),),
            {},
            "Neither a target level nor a direction is stated, so nothing is judged. A newer "
            "value is due.",
        ),
    ],
)
def test_a_status_is_explained_by_the_rule_that_gave_it(values, fields, sentence):
    assert why(EN, *values, **fields).replace("\u00a0", " ") == sentence


@pytest.mark.parametrize("say", [EN, FI])
@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ((), {}),
        (((2025, 1),), {}),
        *((((2025, v),), TO_120) for v in (99, 100, 105, 120)),
        (((2024, 100),), TO_120),
        (((2028, 1),), TO_120),
        (((2025, 1),), POSITIVE),
        (((2024, -2), (2025, -1)), POSITIVE),
        (((2024, -1), (2025, -2)), POSITIVE),
        *((((2024, 2), (2025, v)), GROWS) for v in (1, 2, 3)),
    ],
)
def test_every_rule_has_its_sentence(say, values, fields):
    assert why(say, *values, **fields).endswith(".")


@pytest.mark.parametrize(
    ("period", "english", "finnish"),
    [
        ("2026", "2026", "2026"),
        ("2026H2", "half 2, 2026", "2. puolivuosi 2026"),
        ("2026Q3", "Q3 2026", "Q3/2026"),
        ("2026M05", "5/2026", "5/2026"),
    ],
)
def test_periods_are_read_as_people_say_them(period, english, finnish):
    assert (period_text(period, EN), period_text(period, FI)) == (english, finnish)


def test_a_target_is_told_in_its_own_words_else_by_level_else_by_direction():
    assert target_text(indicator(target=Text.of("develops well"), **GROWS), EN) == "develops well"
    assert target_text(indicator(**TO_120), EN) == "120\u00a0n by 2028"
    assert target_text(indicator(**GROWS), FI) == "kasvaa"
    assert target_text(indicator(), EN) == ""


def test_figures_are_written_as_the_reader_writes_them():
    assert figure(Decimal("1234.5"), indicator(), FI) == "1\u00a0234,5\u00a0n"
    assert change_text(Decimal(-3), indicator(), EN) == "−3"
    assert change_text(Decimal(0), indicator(), EN) == "±0"
