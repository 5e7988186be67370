"""The page of indicators: cards, list, what is open, one indicator, import, index, rules."""

from dataclasses import replace

import pytest

from prioritisation.actions.indicator_editing import indicator_of, save_indicator
from prioritisation.store import Change
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .grids import typed
from .looking import texts, title

VIEW, ONE = "indicators_view", "indicator"
WAYS = {"en": "Import the values", "fi": "Tuo lukuarvot"}


def of(desk, i):
    return indicator_of(desk().programme, i)


def press(page, label):
    next(button for button in page.button if button.label == label).click()
    page.run()
    assert not page.exception, page.exception
    return page


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("view", ["overview", "one", "import", "index", "rules"])
def test_every_view_is_shown_in_both_languages(show, view, language):
    page = show("indicators", language, **{VIEW: view})
    say = Wording(Language(language))
    assert title(page) == say("indicators.title", n=12, judged=19)
    assert say("app.illustrative") in texts(page)


def test_the_one_figure_of_each_spearhead_is_that_of_the_slide_with_its_target(show):
    shown = texts(show("indicators", "fi"))
    for words in (
        "oma soveltuva indeksi",
        "vähintään toisen asteen opiskelupaikat + työpaikkojen määrä yhteensä",
        "nettomuutto (tieto ikäryhmittäin)",
        "kysely vakituisille ja vapaa-ajan asukkaille",
        "Tavoite: positiivinen",
        "Tavoite: kasvaa",
        "Tavoite: kehittyy myönteisesti",
    ):
        assert words in shown


def test_what_is_open_is_named(show):
    shown = texts(show("indicators", "en"))
    assert "Without an owner, so nobody keeps them up: income and employment studies" in shown
    assert "Without a baseline, so compared with their first value: building permits" in shown
    assert "A newer value is due: " in shown


def test_the_list_is_filtered_by_stage(show):
    page = show("indicators", "en", indicator_stage="one_figure")
    frame = page.dataframe[0].value
    assert len(frame) == 4
    assert list(frame["Status"].str[0].unique()) == ["✓"]


@pytest.mark.parametrize(
    ("i", "sentence"),
    [
        ("event-visitors-in-centre", "No value, so the line stops there: 2022"),
        ("jobs", "Restated: 2023, earlier 6,390\u00a0count, now 6,412\u00a0count"),
        ("permits-permanent-homes", "In another unit (kem-m²), so kept apart and not compared"),
        ("building-permits", "No baseline is stated, so it is compared with its first value."),
        ("employed-labour-force", "A newer value is due."),
        ("centre-vitality-index", "Worked out from other indicators: see Vitality index."),
    ],
)
def test_gaps_restated_values_and_other_units_are_told(show, i, sentence):
    assert sentence in texts(show("indicators", "en", **{VIEW: "one", ONE: i}))


def test_values_are_typed_into_the_table_and_kept_by_the_button(show, desk):
    page = show("indicators", "en", **{VIEW: "one", ONE: "saturday-businesses"})
    typed(page, 0, {(4, "value"): "48"}, added=[{"period": "2026", "value": "50"}])
    assert of(desk, "saturday-businesses").readings[-1].period == "2025"
    press(page, "Save values")
    kept = [(r.period, r.value) for r in of(desk, "saturday-businesses").readings]
    assert kept[-3:] == [("2025", 47), ("2025", 48), ("2026", 50)]


def test_a_wrong_value_is_told_with_its_row_and_nothing_is_kept(show, desk):
    before = of(desk, "saturday-businesses")
    page = show("indicators", "en", **{VIEW: "one", ONE: "saturday-businesses"})
    typed(page, 0, {(0, "note"): "x"}, added=[{"period": "2026", "value": "many"}])
    press(page, "Save values")
    assert page.error[0].value.replace("\\", "") == 'row 6, Value: "many" is not a number.'
    assert of(desk, "saturday-businesses") == before


def test_what_somebody_else_changed_meanwhile_is_shown_and_not_overwritten(show, store, desk):
    page = show("indicators", "en", **{VIEW: "one", ONE: "saturday-businesses"})
    field = {f.label: f for f in page.text_input}
    changed = replace(of(desk, "saturday-businesses"), owner="Somebody else")
    save_indicator(store, desk(), changed, who="other")
    field["Owner (required)"].set_value("Me")
    press(page, "Save")
    assert "Somebody else has changed the same part meanwhile" in page.error[0].value
    assert of(desk, "saturday-businesses").owner == "Somebody else"
    assert "Me" in [f.value for f in page.text_input]
    page.run()
    assert "Somebody else" in [f.value for f in page.text_input]


def test_settings_are_kept_and_an_empty_owner_is_refused(show, desk):
    page = show("indicators", "en", **{VIEW: "one", ONE: "students"})
    field = {f.label: f for f in page.text_input}
    field["Owner (required)"].set_value("")
    press(page, "Save")
    assert "figures without an owner are not kept up" in page.error[0].value
    field = {f.label: f for f in page.text_input}
    field["Owner (required)"].set_value("Head teacher")
    field["Target level: period"].set_value("2030")
    field["Target level: value"].set_value("3,200")
    press(page, "Save")
    kept = of(desk, "students")
    assert (kept.owner, kept.target_level.value) == ("Head teacher", 3200)


def test_an_indicator_is_added_and_deleted(show, desk):
    page = show("indicators", "en")
    field = {f.label: f for f in page.text_input}
    field["Name"].set_value("Kiosks")
    field["Owner (required)"].set_value("Developer")
    press(page, "Add")
    assert of(desk, "kiosks").owner == "Developer"
    press(show("indicators", "en", **{VIEW: "one", ONE: "kiosks"}), "Delete the indicator")
    assert "kiosks" not in {i.id for i in desk().programme.indicators}


def test_an_indicator_of_an_index_stays(show, desk):
    page = show("indicators", "en", **{VIEW: "one", ONE: "saturday-businesses"})
    press(page, "Delete the indicator")
    assert of(desk, "saturday-businesses")


def test_a_pasted_table_is_previewed_then_kept(show, desk):
    page = show("indicators", "en", **{VIEW: "import", "values_way": "paste"})
    page.text_area[0].set_value(";2025;2026\nlauantaiyritysten määrä;48;50\nkioskit;1;2\n").run()
    assert "The programme has no indicator of these names" in texts(page)
    unknown = next(box for box in page.selectbox if "kioskit" in box.label)
    unknown.set_value("").run()
    assert "1 new · 1 restated · 0 unchanged · 0 without a value" in texts(page)
    press(page, "Import the values")
    assert [r.value for r in of(desk, "saturday-businesses").readings][-2:] == [48, 50]


def test_a_pasted_table_with_an_error_names_its_place_and_offers_nothing(show):
    page = show("indicators", "en", **{VIEW: "import", "values_way": "paste"})
    page.text_area[0].set_value("indicator;2026\njobs;noin 5\n").run()
    assert 'pasted text, row 2, 2026: "noin 5" is not a number.' in texts(page)
    assert WAYS["en"] not in [button.label for button in page.button]


def test_the_index_shows_its_parts_and_what_is_lacking_and_is_defined_anew(show, desk):
    page = show("indicators", "en", **{VIEW: "index", "index_indicator": "centre-vitality-index"})
    shown = texts(page)
    assert "No index in 2022: no value of event visitors" in shown
    assert "I(t) = 100 · Σ w · r(t) / Σ w" in shown
    base = next(f for f in page.text_input if f.label == "Base period, = 100")
    base.set_value("2023")
    press(page, "Save the index")
    kept = of(desk, "centre-vitality-index").index
    assert (kept.base_period, [part.weight for part in kept.parts]) == ("2023", [2, 2, 1, 1, 2])


def test_a_programme_without_indicators_says_so(show, store, desk):
    empty = replace(desk().programme, indicators=())
    store.write(
        "heinola",
        Change(programme=empty),
        based_on=desk().revision,
        who="desk",
        kind="indicator_deleted",
        details={"names": ["all"]},
    )
    for view in ("overview", "one", "import", "index", "rules"):
        page = show("indicators", "en", **{VIEW: view})
        assert title(page) == "Indicators"
