"""Values brought in: first what they would change, then all of it or nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.actions.indicator_editing import indicator_of, save_indicator
from prioritisation.actions.indicator_import import (
    cube_values,
    file_of_values,
    import_values,
    values_file,
    values_preview,
)
from prioritisation.decision.follow_up.restating import ChangeKind
from prioritisation.decision.programme.indicators import Reading
from prioritisation.errors import InvalidValueError, RevisionConflictError, UnreadableFileError
from prioritisation.store import open_store
from tests.decision.programme.stories import periods
from tests.exchange.value_files import data_set, text

from .followed_town import FOLLOWED, SHOPS, values
from .town import WHO, desk, undo


@pytest.fixture
def store(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/town.db") as opened:
        opened.create(FOLLOWED, answers=(), who=WHO)
        yield opened


def preview(content, programme=FOLLOWED, assigned=None, file="values.csv"):
    table = file_of_values(content.encode(), file=file)
    return values_preview(programme, table, assigned)


def counts(found):
    return [found.count(kind) for kind in (ChangeKind.NEW, ChangeKind.RESTATED, ChangeKind.SAME)]


THREE_YEARS = "mittari;2025;2026;2027\nliikkeet;56;57;\nVISITORS;1300;1400;1500\n"


def test_three_years_are_previewed_kept_as_one_action_and_undone(store):
    found = preview(THREE_YEARS)
    assert counts(found) == [3, 1, 1]
    assert (found.gaps, found.can_be_kept) == (1, True)
    import_values(store, desk(store), found, who=WHO)
    kept = {i.id: i.readings for i in desk(store).programme.indicators}
    assert kept["shops"] == values((2024, 50), (2025, 55), (2025, 56), (2026, 57))
    assert kept["visitors"][-2:] == values((2026, 1400), (2027, 1500))
    undo(store)
    assert desk(store).programme == FOLLOWED


def test_the_same_file_again_changes_nothing(store):
    import_values(store, desk(store), preview(THREE_YEARS), who=WHO)
    again = preview(THREE_YEARS, desk(store).programme)
    assert counts(again) == [0, 0, 5]
    assert not again.can_be_kept


def test_an_unknown_indicator_waits_until_it_is_assigned_or_left_out():
    content = "indicator;2026\nshops;57\nkiosks;9\n"
    found = preview(content)
    assert (found.unknown, found.undecided, found.can_be_kept) == (("kiosks",), ("kiosks",), False)
    out = preview(content, assigned={"kiosks": ""})
    assert (list(out.changes), out.can_be_kept) == (["shops"], True)
    assigned = preview(content, assigned={"kiosks": "studies"})
    assert assigned.readings["studies"] == values((2026, 9))


def test_a_name_that_two_indicators_share_names_neither():
    twin = replace(SHOPS, id="twin")
    programme = replace(FOLLOWED, indicators=(*FOLLOWED.indicators, twin))
    assert preview("indicator;2026\nliikkeet;5\n", programme).unknown == ("liikkeet",)
    assert preview("indicator;2026\ntwin;5\n", programme).unknown == ()


def test_another_unit_and_another_length_of_period_are_kept_apart_and_counted():
    content = "indicator;period;value;unit\nshops;2026;9;m²\nshops;2026Q1;9;kpl\nshops;2026;57;\n"
    found = preview(content)
    assert (counts(found), found.apart) == ([3, 0, 0], 2)


def test_values_of_an_index_are_refused_and_with_one_wrong_row_nothing_is_kept(store):
    found = preview("indicator;period;value\nindex;2026;99\nshops;2026;much\n")
    assert [(p.rule, p.row) for p in found.problems] == [
        ("not_a_number", 3),
        ("index_with_readings", 2),
    ]
    assert not found.can_be_kept
    with pytest.raises(InvalidValueError):
        import_values(store, desk(store), found, who=WHO)
    assert desk(store).programme == FOLLOWED


def test_an_indicator_that_changed_since_the_preview_is_not_overwritten(store):
    seen = desk(store)
    found = preview(THREE_YEARS)
    save_indicator(store, desk(store), replace(SHOPS, owner="Clerk"), who=WHO)
    with pytest.raises(RevisionConflictError, match="part_changed_meanwhile"):
        import_values(store, seen, found, who=WHO)


def test_a_series_of_a_json_stat_file_is_one_indicators_values():
    cube = file_of_values(text(data_set()).encode(), file="px.json")
    chosen = {"Alue": "KU111", "Tiedot": "nettomuutto"}
    table = cube_values(cube, "studies", chosen, "", file="px.json")
    found = values_preview(FOLLOWED, table)
    assert found.readings["studies"] == values((2022, -40), (2024, 12))
    assert found.gaps == 1


@pytest.mark.parametrize(
    ("content", "rule"), [("{", "not_json"), ("[1]", "not_json_stat"), ("PK\x03\x04", "excel")]
)
def test_a_file_that_is_neither_is_refused(content, rule):
    with pytest.raises(UnreadableFileError, match=rule):
        file_of_values(content.encode(), file="values")


readings = st.builds(
    Reading,
    period=periods,
    value=st.integers(-99, 99).map(Decimal),
    unit=st.sampled_from(["", "kpl", "m²"]),
    note=st.sampled_from(["", "=1", "final"]),
)


@given(st.lists(readings, max_size=6), st.lists(readings, min_size=1, max_size=6))
def test_all_values_exported_and_imported_into_none_are_the_same(shops, visitors):
    def town(*of):
        changed = dict(zip(("shops", "visitors"), of, strict=True))
        return replace(
            FOLLOWED,
            indicators=tuple(
                replace(i, readings=tuple(changed.get(i.id, ()))) for i in FOLLOWED.indicators
            ),
        )

    full = town(shops, visitors)
    table = file_of_values(values_file(full), file="export.csv")
    found = values_preview(town((), ()), table)
    assert found.problems == ()
    assert all(indicator_of(full, i).readings == kept for i, kept in found.readings.items())
    assert set(values_preview(full, table).readings.items()) <= {
        (i.id, i.readings) for i in full.indicators
    }
