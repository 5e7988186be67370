"""The page of economic effects: a list, one measure, and the coefficients."""

import csv
import json
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest

from prioritisation.actions.appraising import ListedMeasures, list_appraisal
from prioritisation.actions.economy_editing import set_coefficients
from prioritisation.actions.effects_file import effects_file
from prioritisation.actions.proposing import propose
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.economy import EffectKind, Estimate, MoneyFigure
from prioritisation.decision.programme.plans import Objective
from prioritisation.decision.programme.proposals import Proposal
from prioritisation.store import Change
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .grids import grids
from .looking import texts

PLOTS = "luksusomakotitonttien-tarjonta"


@pytest.fixture
def plots(desk):
    """The effects of the measure that the sample states first, as they are now."""
    return lambda: next(m for m in desk().programme.measures if m.id == PLOTS).effects


def decimals(*numbers):
    return tuple(map(Decimal, numbers))


def save(page, number, rows, button, *, added=()):
    """Type into a table of a form and send the form, as a browser does: both at once."""
    states = page._tree.get_widget_states()
    state = states.widgets.add()
    state.id = grids(page)[number]
    state.string_value = json.dumps(
        {"edited_rows": rows, "added_rows": list(added), "deleted_rows": []}
    )
    (found,) = [b for b in page.button if b.key and b.key.startswith(button)]
    for widget in states.widgets:
        if widget.id == found.proto.id:
            widget.trigger_value = True
            break
    else:
        sent = states.widgets.add()
        sent.id, sent.trigger_value = found.proto.id, True
    page._run(states)
    assert not page.exception, page.exception
    return page


@pytest.mark.parametrize("language", list(Language))
def test_the_plan_s_answer_is_told_in_three_figures_that_are_never_added(show, language):
    say = Wording(language)
    page = show("effects", language.value)
    shown = texts(page)
    for figure in MoneyFigure:
        assert say(f"effects.{figure}") in shown
    assert say("effects.never_added") in shown.replace("\\", "")
    assert say("app.illustrative") in shown
    assert say.money(3_000_000) in shown
    assert len(page.dataframe) == 1


def test_the_rows_of_the_table_add_up_to_the_list(show):
    page = show("effects")
    (table,) = page.dataframe
    frame = table.value
    assert frame["Inputs, €"].sum() == 2_000_000
    assert f"€{frame['Income to the town, €'].sum():,.0f}" in texts(page)


def test_measures_without_effects_and_effects_without_coefficients_are_named(show):
    page = show("effects")
    shown = texts(page).replace("\\", "")
    assert "these count among the inputs only: Additional building for holiday homes" in shown
    assert (
        "Direct income: stated, but no coefficient turns that into this figure: Regional GDP"
        in shown
    )


def test_a_proposed_list_can_be_looked_at(show, store, desk):
    propose(store, desk(), Proposal(name="Council", measures=("tori",)), who="planner")
    page = show("effects", effects_list_2="proposal")
    (table,) = page.dataframe
    assert list(table.value["Name"]) == ["Market square"]


@pytest.mark.parametrize("language", list(Language))
def test_an_effect_is_typed_by_year_and_undone(show, store, plots, language):
    page = show("effects", language.value, effects_view="measure")
    before = plots()
    rows = {"0": {"y1": "1"}, "1": {"y1": "2,5"}, "2": {"y1": "3"}}
    save(page, 0, rows, "effects_keep")
    assert plots()[EffectKind.RESIDENTS] == Estimate(
        likely=decimals("2.5", 4, 12), low=decimals(1, 2, 6), high=decimals(3, 8, 20)
    )
    store.undo("heinola", who="planner")
    assert plots() == before


def test_a_wrong_estimate_is_told_and_not_kept(show, plots):
    page = show("effects", effects_view="measure")
    before = plots()
    page = save(page, 0, {"0": {"y2": "5"}}, "effects_keep")
    assert "Low: 5 is more than 4 in year 2" in texts(page).replace("\\", "")
    page = save(page, 0, {"1": {"y2": "many"}}, "effects_keep")
    assert 'Likely, Year 2: "many" is not a number' in texts(page).replace("\\", "")
    assert plots() == before


def test_a_coefficient_without_a_source_is_refused_in_a_sentence(show, store, desk):
    page = show("effects", effects_view="coefficients")
    before = desk().programme.economy
    row = {
        "effect": "Direct income",
        "euros": "1",
        "timing": "every year",
        "figure": "Regional GDP",
        "illustrative": False,
    }
    page = save(page, 0, {}, "coefficients_keep", added=[row])
    assert "nobody can defend a figure without one" in texts(page)
    assert desk().programme.economy == before
    page = save(
        page,
        0,
        {},
        "coefficients_keep",
        added=[row | {"source_en": "Treasurer's note", "on": "2026"}],
    )
    added = desk().programme.economy.coefficients[-1]
    assert (added.effect, added.euros) == (EffectKind.DIRECT_INCOME, 1)
    assert added.source.in_language("en") == "Treasurer's note"
    assert desk().programme.economy.coefficients[:-1] == before.coefficients


def test_numbers_are_kept_after_coefficients_of_the_same_page(show, store, desk):
    page = show("effects", effects_view="coefficients")
    page = save(page, 0, {"0": {"euros": "901"}}, "coefficients_keep")
    (years,) = page.number_input
    years.set_value(12)
    next(b for b in page.button if b.key.startswith("economy_numbers_keep")).click().run()
    assert not page.error
    economy = desk().programme.economy
    assert (economy.years, economy.coefficients[0].euros) == (12, 901)


def test_every_coefficient_shows_its_source_and_date_and_an_example_is_worked_through(show):
    page = show("effects", effects_view="coefficients")
    frame = page.dataframe[0].value
    assert all(frame["source_en"])
    assert all(frame["on"])
    assert "An example: Supply of luxury house plots, year 2" in texts(page).replace("\\", "")


def test_without_coefficients_the_page_says_so(show, store, desk):
    set_coefficients(store, desk(), (), who="planner")
    page = show("effects", effects_view="coefficients")
    assert "No coefficients yet" in texts(page)


def test_the_portfolio_page_tells_which_net_incomes_are_worked_out(show, store, desk):
    seen = desk()
    measures = (
        replace(m, benefit_eur=None) if m.id in (PLOTS, "brandi") else m
        for m in seen.programme.measures
    )
    programme = seen.programme.with_items(BoardId.MEASURES, measures)
    programme = replace(programme, plan=replace(programme.plan, objective=Objective.MONEY))
    change = Change(programme=programme)
    store.write("heinola", change, based_on=seen.revision, who="planner", kind="programme_opened")
    shown = texts(show("portfolio")).replace("\\", "")
    assert "worked out from effects and coefficients: Supply of luxury house plots." in shown
    assert (
        "Counted as 0, because no net income is stated and none follows from effects: Brand"
        in shown
    )


def test_the_file_of_a_list_adds_up_to_its_last_row(desk):
    listed = ListedMeasures(measures=desk().programme.measures, first_year=2027)
    data = effects_file(list_appraisal(desk().programme, listed), 2027, Wording(Language.ENGLISH))
    head, *rows, total = csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert total[1] == "Together"
    for column, heading in enumerate(head[3:13], start=3):
        numbers = [Decimal(row[column].replace(",", ".")) for row in (*rows, total)]
        assert sum(numbers[:-1]) == numbers[-1], heading
