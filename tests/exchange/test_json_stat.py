"""JSON-stat as PxWeb publishes it: read, one series chosen, gaps kept, the rest refused."""

import json
from contextlib import suppress
from decimal import Decimal
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.errors import UnreadableFileError
from prioritisation.exchange.indicator_files import read_json_stat

from .value_files import NUMBERS, bundle, data_set, dimension, text


def cube(document):
    return read_json_stat(text(document), file="px.json")


def series(found, **chosen):
    time = found.time()
    return {
        period: found.value({**chosen, time.id: code}) for code, period in time.periods().items()
    }


HEINOLA = {"Alue": "KU111", "Tiedot": "nettomuutto"}


def test_one_category_of_each_dimension_gives_a_series_with_its_gap():
    found = cube(data_set())
    assert series(found, **HEINOLA) == {"2022": -40, "2023": None, "2024": 12}
    assert series(found, Alue="KU398", Tiedot="vaesto")["2024"] == 121_000


def test_the_dimensions_are_named_and_say_what_is_counted():
    area, contents, year = cube(data_set()).dimensions
    assert dict(area.categories) == {"KU111": "Heinola", "KU398": "Lahti"}
    assert contents.units == {"vaesto": "lukumäärä", "nettomuutto": "henkilöä"}
    assert (year.is_time, year.label) == (True, "Vuosi")


def test_the_older_form_says_the_same():
    assert cube(bundle()).values == cube(data_set()).values
    assert series(cube(bundle()), **HEINOLA) == series(cube(data_set()), **HEINOLA)


def test_values_by_number_of_the_cell_are_the_same_as_listed_ones():
    sparse = {str(n): value for n, value in enumerate(NUMBERS) if value is not None}
    assert cube(data_set(value=sparse)).values == cube(data_set()).values


def test_codes_may_be_listed_and_a_single_category_need_no_index():
    changed = data_set(size=[1, 2, 3], value=NUMBERS[:6])
    changed["dimension"]["Alue"] = {"category": {"label": {"KU111": "Heinola"}}}
    changed["dimension"]["Vuosi"]["category"]["index"] = ["2022", "2023", "2024"]
    assert series(cube(changed), **HEINOLA) == {"2022": -40, "2023": None, "2024": 12}


@pytest.mark.parametrize(
    ("code", "period"),
    [("2023M05", "2023M05"), ("2023Q1", "2023Q1"), ("2023K1", "2023Q1"), ("2023*", "2023")],
)
def test_time_is_known_by_its_codes(code, period):
    changed = data_set(size=[2, 2, 1], value=[1, 2, 3, 4], role={})
    changed["dimension"]["Vuosi"] = dimension("Aika", {code: code})
    assert cube(changed).time().periods() == {code: period}


def test_a_label_tells_the_period_where_the_code_does_not():
    changed = data_set()
    changed["dimension"]["Vuosi"] = dimension("Vuosi", {"0": "2022", "1": "2023", "2": "muutos"})
    assert cube(changed).time().periods() == {"0": "2022", "1": "2023"}


def test_decimals_are_exact():
    found = read_json_stat(text(data_set()).replace("18300", "18300.1"), file="")
    assert found.values[0] == Decimal("18300.1")


@pytest.mark.parametrize(
    ("document", "rule", "value"),
    [
        ({"class": "collection", "link": {}}, "json_stat_class", "collection"),
        (data_set(**{"class": "dimension"}), "json_stat_class", "dimension"),
        ({"columns": [], "data": []}, "not_json_stat", None),
        ([1, 2], "not_json_stat", None),
        (data_set(value=NUMBERS[:-1]), "json_stat_broken", "value: 11 / 12"),
        (data_set(value={"12": 1}), "json_stat_broken", "value: 12"),
        (data_set(value={"x": 1}), "json_stat_broken", "value"),
        (data_set(value=["1", *NUMBERS[1:]]), "json_stat_broken", "value: 0"),
        (data_set(value=[True, *NUMBERS[1:]]), "json_stat_broken", "value: 0"),
        (data_set(value=[1e300, *NUMBERS[1:]]), "json_stat_broken", "value: 0"),
        (data_set(size=[2, 2, 4]), "json_stat_broken", "size: Vuosi"),
        (data_set(size=[2, 2]), "json_stat_broken", "size"),
        (data_set(id="Alue"), "json_stat_broken", "id"),
        (data_set(id=["Alue", "Tiedot", "Aika"]), "json_stat_broken", "dimension: Aika"),
    ],
)
def test_what_does_not_fit_together_is_refused_with_the_part(document, rule, value):
    with pytest.raises(UnreadableFileError, match=rule) as refused:
        cube(document)
    assert (refused.value.value, refused.value.file) == (value, "px.json")


@pytest.mark.parametrize("broken", ["{", '{"value": NaN}', "[" * 100_000, "{'a': 1}"])
def test_what_is_no_json_is_refused(broken):
    with pytest.raises(UnreadableFileError, match="not_json"):
        read_json_stat(broken, file="px.json")


@given(st.lists(st.integers(1, 3), min_size=1, max_size=4), st.data())
def test_every_cell_is_where_the_format_says(sizes, data):
    numbers = data.draw(
        st.lists(
            st.none() | st.integers(-999, 999),
            min_size=prod(sizes),
            max_size=prod(sizes),
        )
    )
    ids = [f"d{k}" for k in range(len(sizes))]
    sides = {
        i: dimension(i, {f"c{k}": f"C{k}" for k in range(size)})
        for i, size in zip(ids, sizes, strict=True)
    }
    found = cube(
        {"class": "dataset", "id": ids, "size": sizes, "dimension": sides, "value": numbers}
    )
    cells = product(*([f"c{k}" for k in range(size)] for size in sizes))
    assert [found.value(dict(zip(ids, cell, strict=True))) for cell in cells] == numbers


KEYS = ["class", "dimension", "value", "id", "size", "category", "a"]
documents = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
)


@given(documents)
def test_any_json_is_read_or_refused_in_words(document):
    with suppress(UnreadableFileError):
        read_json_stat(json.dumps(document), file="px.json")
