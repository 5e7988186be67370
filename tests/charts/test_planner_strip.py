from fractions import Fraction
from time import perf_counter

import pytest

from prioritisation.charts.planner.strip_info import Stretch, StripRow, strip_info
from tests.charts.planned import LONG, named, town
from tests.charts.town import EN, FI


def spans(*pairs):
    return tuple((Fraction(a), None if b is None else Fraction(b)) for a, b in pairs)


MEMBERSHIP = {
    "square": spans((100, 300), (500, None)),
    "homes": spans((200, 400)),
    "talks": spans((0, None)),
}


def strip(membership=MEMBERSHIP, programme=None, wording=EN, budget=350):
    return strip_info(
        programme or town(),
        membership,
        budget=None if budget is None else Fraction(budget),
        budget_to=Fraction(1000),
        unit="€",
        wording=wording,
    )


def test_measures_are_ordered_by_the_budget_from_which_they_are_in_for_good():
    assert strip().rows == (
        StripRow(
            "talks",
            "Company visits",
            ("○", "line2"),
            (Stretch(0.0, 1000.0),),
            True,
            "€0",
            "Company visits: €0 –",
        ),
        StripRow(
            "square",
            "Market square",
            ("●", "spearhead-1"),
            (Stretch(100.0, 300.0), Stretch(500.0, 1000.0)),
            False,
            "€500",
            "Market square: €100 – €300; €500 –",
        ),
        StripRow(
            "homes",
            "Waterfront homes",
            ("■", "spearhead-0"),
            (Stretch(200.0, 400.0),),
            True,
            "drops out",
            "Waterfront homes: €200 – €400",
        ),
    )


def test_one_that_is_never_in_comes_last_and_says_so():
    rows = strip({**MEMBERSHIP, "talks": ()}, wording=FI).rows
    assert (rows[-1].id, rows[-1].for_good, rows[-1].stretches) == (
        "talks",
        "ei koskaan mukana",
        (),
    )


def test_a_row_that_flickers_says_that_it_is_in_at_some():
    flicker = tuple((Fraction(i), Fraction(2 * i + 1, 2)) for i in range(500))
    shown = strip({**MEMBERSHIP, "homes": (*flicker, (Fraction(500), None))})
    (row,) = (row for row in shown.rows if row.id == "homes")
    assert row.stretches == (Stretch(0.0, 500.0, True), Stretch(500.0, 1000.0))
    assert [name for *_, name in shown.legend] == ["in", "in at some budgets, out at others"]


@pytest.mark.parametrize("count", [0, 1, 60, 70])
def test_sixty_rows_are_the_most_and_the_others_are_counted(count):
    measures = named(LONG, count)
    shown = strip({m.id: spans((0, None)) for m in measures}, town(measures), FI)
    assert len(shown.rows) == min(count, 60)
    assert shown.more == ("ja 10 toimenpidettä lisää" if count == 70 else "")


def test_sixty_rows_of_a_huge_frontier_are_quick():
    measures = named("x", 60)
    flicker = tuple((Fraction(i, 20), Fraction(2 * i + 1, 40)) for i in range(3000))
    programme, rows = town(measures), {m.id: flicker[:: 1 + k] for k, m in enumerate(measures)}
    begun = perf_counter()
    shown = strip(rows, programme)
    assert perf_counter() - begun < 0.9
    # Cells of the axis take the place of thousands of stretches.
    assert max(len(row.stretches) for row in shown.rows) <= 500
