from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from prioritisation.actions.file_knapsacks import knapsack_question
from prioritisation.decision.programme.consistency import MOST_ITEMS
from prioritisation.errors import InvalidValueError, PrioritisationError, UnreadableFileError
from prioritisation.exchange import mknap
from prioritisation.exchange.mknap import KnapsackProblem, read_knapsack_problems
from prioritisation.exchange.numbers import MOST_DIGITS
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording
from tests.chu_beasley import TIGHTNESS, chu_beasley, mknap_text

# Two problems: 2 items and 1 resource with optimum 4.5, then 1 item and 2 resources without.
SMALL = """\
2
2 1 4.5
4.5 2
3 2
3
1 2 0
7
1 2
9 9
"""


def read(text):
    return read_knapsack_problems(text.encode(), file="small.txt")


def refusal(text):
    with pytest.raises(PrioritisationError) as caught:
        read(text)
    error = caught.value
    # Every refusal can be said in every language.
    assert all(Wording(language).error(error).startswith("small.txt") for language in Language)
    return type(error), error.rule, error.row, error.field, error.value


def test_every_problem_of_a_file_is_read():
    first, second = read(SMALL)
    assert first == KnapsackProblem(
        number=1,
        profits=(Decimal("4.5"), Decimal(2)),
        amounts=((Decimal(3), Decimal(2)),),
        capacities=(Decimal(3),),
        published=Decimal("4.5"),
    )
    assert second == KnapsackProblem(
        number=2,
        profits=(Decimal(7),),
        amounts=((Decimal(1),), (Decimal(2),)),
        capacities=(Decimal(9), Decimal(9)),
        published=None,
    )


@pytest.mark.parametrize(
    "text",
    [
        " ".join(SMALL.split()),
        "\n".join(SMALL.split()),
        "\r\n\r\n" + SMALL.replace("\n", "\r\n") + " \t ",
        SMALL.replace("\n", "\r"),
        SMALL.replace(" ", "\t\t"),
        "\ufeff" + SMALL,
    ],
    ids=["one line", "a number a line", "Windows", "old Macintosh", "tabs", "byte order mark"],
)
def test_line_breaks_and_blanks_mean_nothing(text):
    assert read(text) == read(SMALL)


@pytest.mark.parametrize("written", ["4.5", "4.50", "+4.5", "04.5"])
def test_a_number_is_what_it_is_however_it_is_written(written):
    assert read(SMALL.replace("4.5 2\n", f"{written} 2\n")) == read(SMALL)


def test_decimals_are_kept_to_the_last_one():
    fine = "0.10000000000000000000000000000000000000001"
    (problem,) = read(f"1 1 1 0 {fine} .5 7.")
    assert problem.profits == (Decimal(fine),)
    assert (problem.amounts, problem.capacities) == (((Decimal("0.5"),),), (Decimal(7),))
    assert knapsack_question(problem).values == (Fraction(fine),)


def test_what_is_written_is_what_is_read():
    asked = [chu_beasley(4, 3, tightness) for tightness in TIGHTNESS]
    found = read(mknap_text(asked, published=[0, 12, 0]))
    assert [knapsack_question(problem) for problem in found] == asked
    assert [problem.published for problem in found] == [None, Decimal(12), None]


@pytest.mark.parametrize(
    ("text", "row", "field", "missing"),
    [
        ("2", 1, "n", 3),
        ("1\n2 1", 2, "optimum", 1),
        ("1\n2 1 0\n4 2\n3", 4, "amount", 2),
        ("1\n2 1 0\n4 2\n3 2\n\n\n", 4, "capacity", 1),
        (SMALL.replace("2\n2 1", "3\n2 1", 1), 9, "n", 3),
        (SMALL.replace("1 2 0", "1000 1000 0"), 9, "profit", 1_001_995),
        ("9" * 49, 1, "n", 3),
    ],
)
def test_a_file_that_ends_early_is_refused_with_what_is_missing(text, row, field, missing):
    with pytest.raises(UnreadableFileError, match="problem_ends_early") as caught:
        read(text)
    assert (caught.value.row, caught.value.field) == (row, field)
    assert caught.value.details["missing"] == missing


def test_a_file_that_goes_on_is_refused():
    assert refusal(SMALL + "\n12 13") == (UnreadableFileError, "problems_go_on", 11, "", "12")
    assert refusal(SMALL + "end") == (UnreadableFileError, "problems_go_on", 10, "", "end")


@pytest.mark.parametrize(
    ("old", "new", "rule", "row", "field"),
    [
        ("4.5 2", "x 2", "not_a_number", 3, "profit"),
        ("4.5 2", "nan 2", "not_a_number", 3, "profit"),
        ("4.5 2", "-inf 2", "not_a_number", 3, "profit"),
        ("4.5 2", "4_5 2", "not_a_number", 3, "profit"),
        ("4.5 2", "0x4 2", "not_a_number", 3, "profit"),
        ("4.5 2", "٤ 2", "not_a_number", 3, "profit"),
        ("4.5 2", ". 2", "not_a_number", 3, "profit"),
        ("4.5 2", "4e5 2", "exponent_form", 3, "profit"),
        ("4.5 2", "1E999999999 2", "exponent_form", 3, "profit"),
        ("4.5 2", "4,5 2", "comma_in_number", 3, "profit"),
        ("4.5 2", f"{'9' * (MOST_DIGITS + 1)} 2", "too_many_digits", 3, "profit"),
        ("3 2\n", "3 -2\n", "not_zero_or_more", 4, "amount"),
        ("3\n1 2", "-3\n1 2", "not_zero_or_more", 5, "capacity"),
        ("2 1 4.5", "2 1 -4.5", "not_zero_or_more", 2, "optimum"),
        ("2 1 4.5", "0 1 4.5", "not_a_count", 2, "n"),
        ("2 1 4.5", "2 0 4.5", "not_a_count", 2, "m"),
        ("2 1 4.5", "-2 1 4.5", "not_a_count", 2, "n"),
        ("2 1 4.5", "2.5 1 4.5", "not_a_count", 2, "n"),
        ("2 1 4.5", f"{MOST_ITEMS + 1} 1 4.5", "too_many_items", 2, "n"),
        ("2 1 4.5", f"2 {mknap.MOST_RESOURCES + 1} 4.5", "too_many_resources", 2, "m"),
        ("2\n2", "0\n2", "not_a_count", 1, "problems"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_its_place(old, new, rule, row, field):
    kind, broken, *place, value = refusal(SMALL.replace(old, new, 1))
    assert (kind, broken, place) == (InvalidValueError, rule, [row, field])
    assert str(value) in new


@pytest.mark.parametrize(
    ("text", "rule"),
    [("", "file_empty"), (" \n ", "file_empty"), ("PK\x03\x04", "excel_workbook")],
)
def test_what_is_no_text_is_refused(text, rule):
    assert refusal(text)[:2] == (UnreadableFileError, rule)


def test_more_numbers_than_memory_should_hold_are_refused(monkeypatch):
    monkeypatch.setattr(mknap, "MOST_NUMBERS", 10)
    assert refusal(SMALL)[:2] == (UnreadableFileError, "too_many_numbers")
