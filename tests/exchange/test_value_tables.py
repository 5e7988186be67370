"""Tables of values, long and wide, in the ways in which offices and spreadsheets write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.programme.indicators import Indicator, Reading
from prioritisation.decision.programme.text import Text
from prioritisation.errors import UnreadableFileError
from prioritisation.exchange.decoding import decoded_text
from prioritisation.exchange.indicator_files import read_values, written_values


def read(text):
    return read_values(text, file="values.csv")


def rows(table):
    return [(v.indicator, v.reading.period, v.reading.value) for v in table.values]


JOBS = [("jobs", "2023", 6_390), ("jobs", "2024", Decimal("6470.5"))]


@pytest.mark.parametrize(
    "text",
    [
        "indicator;period;value\njobs;2023;6390\njobs;2024;6470,5\n",
        "mittari\tvuosi\tarvo\njobs\t2023*\t6 390\njobs\t2024\t6470,5\n",
        "period,value,indicator\n2023,6390,jobs\n2024,6470.5,jobs\n",
        "indicator;2023;2024\njobs;6390;6470,5\n",
        ";2023;2024*\njobs;6390;6470,5\n",
        'Alue,"2023","2024"\njobs,"6390","6470.5"\n',
        "period;jobs\n2023;6390\n2024;6470,5\n",
        "vuosi\tjobs\n2023\t6 390\n2024\t6470,5\n",
        "\n\nindicator;2023;2024\njobs;6390;6470,5\n",
    ],
)
def test_every_way_round_says_the_same(text):
    assert rows(read(text)) == JOBS
    assert read(text).problems == ()


@pytest.mark.parametrize("cell", ["", ".", "..", "..."])
def test_a_cell_that_says_that_there_is_no_value_is_a_gap(cell):
    table = read(f"indicator;2023;2024\njobs;{cell};5\n")
    assert rows(table) == [("jobs", "2024", 5)]
    assert table.gaps == 1


def test_unit_and_note_go_with_the_value():
    table = read("indicator;period;value;unit;note\njobs;2023;5;kpl;tarkentunut\n")
    assert table.values[0].reading == Reading(
        period="2023", value=Decimal(5), unit="kpl", note="tarkentunut"
    )
    wide = read("indicator;unit;2023\njobs;kpl;5\n")
    assert wide.values[0].reading.unit == "kpl"


def test_each_error_has_its_place_and_the_others_are_told_too():
    table = read(
        "indicator;period;value\njobs;2023;noin 5\njobs;ensi vuosi;5\n;2024;5\njobs;2025;1.234,5\n"
    )
    found = [(p.rule, p.file, p.row, p.field, p.value) for p in table.problems]
    assert found == [
        ("not_a_number", "values.csv", 2, "value", "noin 5"),
        ("not_a_period", "values.csv", 3, "period", "ensi vuosi"),
        ("name_missing", "values.csv", 4, "indicator", ""),
        ("thousands_unclear", "values.csv", 5, "value", "1.234,5"),
    ]


def test_in_a_wide_table_the_column_of_an_error_is_its_period():
    (problem,) = read("indicator;2023;2024\njobs;5;x\n").problems
    assert (problem.row, problem.field, problem.value) == (2, "2024", "x")


@pytest.mark.parametrize(
    ("text", "rule", "value"),
    [
        ("indicator;period;value;colour\njobs;2023;5;red\n", "unknown_column", "colour"),
        ("period;value\n2023;5\n", "column_missing", "indicator"),
        ("indicator;2023;2023*\njobs;5;6\n", "column_doubled", "2023*"),
        ("name;colour;shape\nsquare;red;round\n", "no_table_of_values", "colour"),
        ("indicator;2023\n", "no_rows", None),
        ("\n  \n", "file_empty", None),
    ],
)
def test_what_is_no_table_of_values_is_refused(text, rule, value):
    with pytest.raises(UnreadableFileError, match=rule) as refused:
        read(text)
    assert refused.value.value == value


def test_more_values_than_anybody_keeps_are_refused():
    text = "indicator;period;value\n" + "jobs;2023;1\n" * 20_001
    with pytest.raises(UnreadableFileError, match="too_many_values"):
        read(text)


def test_a_formula_is_written_so_that_it_is_none_and_comes_back():
    reading = Reading(period="2023", value=Decimal(5), note="=1+1")
    made = Indicator(id="jobs", name=Text.of("jobs"), readings=(reading,))
    text = decoded_text(written_values([made]), file="")
    assert "'=1+1" in text
    assert read(text).values[0].reading == reading


words = st.text(st.characters(exclude_categories=("C",)), max_size=9)
periods = st.sampled_from(["2021", "2022", "2022H1", "2022Q3", "2022M05"])
readings = st.builds(
    Reading,
    period=periods,
    value=st.decimals(-(10**9), 10**9, places=3),
    unit=words,
    note=words,
)


@given(st.lists(readings, min_size=1, max_size=6), st.lists(readings, min_size=1, max_size=3))
def test_what_is_written_is_read_back_the_same(jobs, nights):
    made = [
        Indicator(id="jobs", name=Text.of("jobs"), readings=tuple(jobs)),
        Indicator(id="=nights", name=Text.of("nights"), readings=tuple(nights)),
    ]
    table = read(decoded_text(written_values(made), file=""))
    assert table.problems == ()
    found = [(value.indicator, value.reading) for value in table.values]
    assert found == [(i.id, reading) for i in made for reading in i.readings]
