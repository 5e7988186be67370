from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from prioritisation.decision.programme.economy import EffectKind, Estimate
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, PrioritisationError, UnreadableFileError
from prioritisation.exchange.board_csv import (
    MOST_PROBLEMS,
    board_reading,
    read_board,
    written_board,
)

from .boards import (
    AWKWARD,
    FACTORS,
    MEASURES,
    NASTY_TEXTS,
    SQUARE,
    TRENDS,
    scored_measures,
    scored_trends,
)

LIGHTS = Measure(id="lights", name=Text.of({"fi": "Valot", "en": "Lights"}))


def read(text, board=MEASURES, **arguments):
    return read_board(text.encode(), file="m.csv", board=board, **arguments)


# What a file holds


def test_a_town_s_list_is_read_with_every_column():
    table = read(
        "id;name:fi;name:en;cost;cost:invest:1;cost:invest:2;cost:htv;income:invest;"
        "yearly_after:invest;impact;speed;output_input;value;benefit_eur;spearhead;target_groups;"
        "channels;factors;unit;owner;months_to_effect;start_earliest;start_latest;illustrative;"
        "description:fi\n"
        "square;Tori;Market square;60 000 €;100000;50000;0,5;5000;20000;4,5;?;;23,4;-1000;centre;"
        "residents|visitors;pull|new_money;events;Tekninen;Kaupungininsinööri;12;2027;2028;kyllä;"
        "Uusi tori\n"
    )
    assert table.items == (
        Measure(
            id="square",
            name=Text.of({"fi": "Tori", "en": "Market square"}),
            description=Text.of({"fi": "Uusi tori"}),
            illustrative=True,
            cost={
                "cost": (Decimal(60_000),),
                "invest": (Decimal(100_000), Decimal(50_000)),
                "htv": (Decimal("0.5"),),
            },
            income={"invest": (Decimal(5_000),)},
            yearly_after={"invest": Decimal(20_000)},
            value=Decimal("23.4"),
            benefit_eur=-1000,
            spearhead="centre",
            target_groups=("residents", "visitors"),
            channels=("pull", "new_money"),
            factors=("events",),
            unit="Tekninen",
            owner="Kaupungininsinööri",
            months_to_effect=12,
            start_earliest=2027,
            start_latest=2028,
        ),
    )
    assert table.scores == {("square", "impact"): Decimal("4.5"), ("square", "speed"): None}
    assert table.rows == {"square": 2}


def test_the_file_says_which_columns_and_criteria_it_has():
    table = read("NAME:FI; Cost ;cost:invest:1;Impact\nTori;1;2;3\n")
    assert table.columns == ("name:fi", "cost", "cost:invest:1", "impact")
    assert table.criteria == ("impact",)


def test_a_trend_may_be_uncertain_or_point_down():
    table = read("name;direction;speed\nHinnat;−2;?\nIlmasto;?;5\n", TRENDS)
    assert [item.id for item in table.items] == ["hinnat", "ilmasto"]
    assert table.scores == {
        ("hinnat", "direction"): Decimal(-2),
        ("hinnat", "speed"): None,
        ("ilmasto", "direction"): None,
        ("ilmasto", "speed"): Decimal(5),
    }


def test_a_year_between_two_with_costs_takes_nothing():
    table = read("name;cost:invest:1;cost:invest:3\nTori;100;50\n")
    assert table.items[0].cost == {"invest": (Decimal(100), Decimal(0), Decimal(50))}


@pytest.mark.parametrize(
    ("cell", "meant"), [("yes", True), ("TOSI", True), ("", False), ("0", False)]
)
def test_a_yes_or_no_is_said_in_words(cell, meant):
    item = read(f"name;illustrative;consequence\nTaxes;{cell};{cell}\n", FACTORS).items[0]
    assert (item.illustrative, item.is_consequence) == (meant, meant)


@pytest.mark.parametrize("board", [MEASURES, FACTORS, TRENDS])
def test_any_item_can_be_a_consequence_and_stays_one_in_a_file_that_does_not_say(board):
    text = "id;name;consequence\ntaxes;Taxes;yes\n"
    (taxes,) = read(text, board).items
    assert taxes.is_consequence
    again = board_reading(
        b"id;name\ntaxes;Tax revenue\n", file="f.csv", board=board, existing=[taxes]
    )
    assert again.table.items == (replace(taxes, name=Text.of("Tax revenue")),)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_list_is_the_same_however_it_was_saved(encoding, delimiter):
    text = 'name;unit;impact\nPäiväkoti;Sivistys;"4,5"\n'.replace(";", delimiter)
    table = read_board(text.encode(encoding), file="m.csv", board=MEASURES)
    assert table.items == (Measure(id="paivakoti", name=Text.of("Päiväkoti"), unit="Sivistys"),)
    assert table.scores == {("paivakoti", "impact"): Decimal("4.5")}


# What a measure brings


def test_effects_are_read_by_year_low_likely_and_high():
    table = read(
        "name;effect:residents:1;effect:residents:2;effect_low:residents:2;effect_high:residents:2;"
        "effect_lasts:residents;effect:nights:1\nTori;;12,5;8;20;no;\n"
    )
    assert table.items[0].effects == {
        EffectKind.RESIDENTS: Estimate(
            likely=(Decimal(0), Decimal("12.5")),
            low=(Decimal(0), Decimal(8)),
            high=(Decimal(0), Decimal(20)),
            lasts=False,
        )
    }


def test_one_year_of_an_effect_is_replaced_without_the_others_and_an_empty_one_is_gone():
    jobs = Estimate(likely=(Decimal(1), Decimal(2)), high=(Decimal(3), Decimal(9)))
    square = replace(SQUARE, effects={EffectKind.JOBS: jobs})
    table = read("id;effect:jobs:1\nsquare;3\n", existing=[square])
    three = replace(jobs, likely=(Decimal(3), Decimal(2)))
    assert table.items[0].effects == {EffectKind.JOBS: three}
    table = read("id;effect:jobs:1;effect:jobs:2\nsquare;;\n", existing=[square])
    assert table.items[0].effects == {}


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("5;;6;", "effect_low:jobs:1: .* estimate_not_in_order above=.* year=1"),
        ("5;6;;4", "effect:jobs:2: .* estimate_not_in_order above=.* year=2"),
        ("5;;;4", "effect_high:jobs:2: .* estimate_without_likely year=2"),
    ],
)
def test_an_estimate_that_cannot_be_is_named_by_its_column(cells, message):
    heading = "name;effect:jobs:1;effect:jobs:2;effect_low:jobs:1;effect_high:jobs:2"
    with pytest.raises(InvalidValueError, match=rf"m\.csv, row 2, {message}"):
        read(f"{heading}\nTori;{cells}\n")


# Which item a row is


def test_an_id_is_made_from_the_name_unlike_those_that_are_taken():
    table = read(
        "id;name\n;Tori!\n;Tori\ntori-2;Ranta\n;Katu\n;Ääniä & öitä\n",
        taken={"katu"},
    )
    assert [item.id for item in table.items] == [
        "tori",
        "tori-3",
        "tori-2",
        "katu-2",
        "aania-oita",
    ]


@pytest.mark.parametrize("name", ["Tori", " Market square "])
def test_a_row_without_an_id_is_the_item_of_that_name_in_any_language(name):
    table = read(f"name;unit\n{name};Parks\n", existing=[SQUARE, LIGHTS])
    assert table.items == (replace(SQUARE, unit="Parks"),)


def test_what_a_file_has_no_column_for_stays_as_it_is():
    table = read("id;cost\nsquare;70000\n", existing=[SQUARE, LIGHTS])
    assert table.items == (replace(SQUARE, cost={"cost": (Decimal(70_000),)}),)


def test_an_empty_cell_empties_its_field():
    table = read("id;cost;spearhead;name:en\nsquare;;;\n", existing=[SQUARE])
    assert table.items == (replace(SQUARE, cost={}, spearhead="", name=Text.of({"fi": "Tori"})),)


def test_one_year_is_replaced_without_the_others():
    bridge = replace(SQUARE, id="bridge", cost={"invest": (Decimal(1), Decimal(2))})
    table = read("id;cost:invest:2\nbridge;9\n", existing=[bridge])
    assert table.items[0].cost == {"invest": (Decimal(1), Decimal(9))}


def test_a_new_name_in_no_language_stands_for_all_of_them():
    table = read("id;name\nsquare;Uusi tori\n", existing=[SQUARE])
    assert table.items[0].name == Text.of("Uusi tori")


def test_an_item_that_is_not_on_the_board_yet_needs_a_name():
    with pytest.raises(InvalidValueError, match=r"m\.csv, row 2, name: name_missing"):
        read("id;cost\nharbour;5\n", existing=[SQUARE])


def test_a_name_that_two_items_have_does_not_tell_which():
    twin = replace(SQUARE, id="square-2")
    with pytest.raises(InvalidValueError, match="row 2, name: 'Tori' name_of_several"):
        read("name;unit\nTori;Parks\n", existing=[SQUARE, twin])


def test_an_id_on_two_rows_names_both():
    with pytest.raises(InvalidValueError, match="row 3, id: 'a' id_on_two_rows first=2"):
        read("id;name\na;Tori\na;Ranta\n")


def test_a_row_by_name_and_a_row_by_id_may_not_be_the_same_item():
    with pytest.raises(InvalidValueError, match="row 3, id: 'square' id_on_two_rows first=2"):
        read("id;name\n;Tori\nsquare;Tori\n", existing=[SQUARE])


def test_an_id_of_another_board_is_refused():
    with pytest.raises(InvalidValueError, match="row 2, id: 'events' id_on_other_board"):
        read("id;name\nevents;Tori\n", taken={"events"})


# What is refused


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("cost", "about 30k", "cost: 'about 30k' not_whole_euros"),
        ("cost", "12,5", "cost: '12,5' not_whole_euros"),
        ("cost", "-5", "cost: '-5' not_whole_euros"),
        ("cost", "NaN", "cost: 'NaN' not_whole_euros"),
        ("cost", "inf", "cost: 'inf' not_whole_euros"),
        ("cost", "1,234", "cost: '1,234' thousands_unclear"),
        ("cost", "1,2E+06", r"cost: '1,2E\+06' exponent_form"),
        ("cost", "9000000000000000", "cost: '9000000000000000' too_large"),
        ("cost:htv", "-0,5", "cost:htv: '-0,5' not_zero_or_more"),
        ("cost:htv:2", "half", "cost:htv:2: 'half' not_a_number"),
        ("income:invest", "nan", "income:invest: 'nan' not_a_number"),
        ("yearly_after:invest", "-1", "yearly_after:invest: '-1' not_zero_or_more"),
        ("impact", "6", "impact: '6' score_outside_scale low=1 high=5"),
        ("impact", "high", "impact: 'high' not_a_number"),
        ("impact", "NaN", "impact: 'NaN' not_a_number"),
        ("impact", "inf", "impact: 'inf' not_a_number"),
        ("value", "lots", "value: 'lots' not_a_number"),
        ("benefit_eur", "2,5", "benefit_eur: '2,5' not_whole_amount"),
        ("months_to_effect", "soon", "months_to_effect: 'soon' not_months"),
        ("months_to_effect", "-1", "months_to_effect: -1 not_months"),
        ("start_earliest", "spring", "start_earliest: 'spring' not_a_year"),
        ("start_earliest", "27", "start_earliest: 27 not_a_year"),
        ("channels", "push", "channels: 'push' unknown_channel"),
        ("illustrative", "perhaps", "illustrative: 'perhaps' not_yes_or_no"),
        ("consequence", "partly", "consequence: 'partly' not_yes_or_no"),
        ("id", "a|b", r"id: 'a\|b' bad_id"),
        ("unit", "u" * 201, "unit: 'u+' field_too_long"),
        ("description:fi", "d" * 5001, "description:fi: 'd+' text_too_long"),
        ("effect:nights:2", "many", "effect:nights:2: 'many' not_a_number"),
        ("effect_lasts:jobs", "perhaps", "effect_lasts:jobs: 'perhaps' not_yes_or_no"),
        ("effect_low:jobs:1", "3", "effect_low:jobs:1: .* estimate_without_likely year=1"),
    ],
)
def test_a_wrong_cell_is_named_with_file_row_column_value_and_rule(column, cell, message):
    with pytest.raises(InvalidValueError, match=rf"^m\.csv, row 2, {message}"):
        read(f"name;{column}\nTori;{cell}\n")


def test_a_name_of_500_characters_is_refused_and_one_of_200_is_not():
    assert read(f"name\n{'n' * 200}\n").items[0].name == Text.of("n" * 200)
    with pytest.raises(InvalidValueError, match=r"row 2, name:fi: 'n+' name_too_long length=500"):
        read(f"name:fi\n{'n' * 500}\n")


def test_an_empty_name_is_refused():
    with pytest.raises(InvalidValueError, match="row 2, name: name_missing"):
        read("name;cost\n;5\n")


def test_a_start_that_ends_before_it_begins_is_refused():
    with pytest.raises(InvalidValueError, match="row 2, start_latest: 2027 window_reversed"):
        read("name;start_earliest;start_latest\nTori;2028;2027\n")


def test_a_ragged_row_is_refused():
    with pytest.raises(UnreadableFileError, match="row 2: ragged_row found=1 expected=2"):
        read("name;cost\nTori\n")


@pytest.mark.parametrize(
    "heading",
    [
        *("price", "direction", "cost:1", "cost:invest:0", "name:fin"),
        *("effect:jobs", "effect:joy:1", "effect:jobs:0", "effect_lasts:jobs:1", "effect_low:1"),
    ],
)
def test_an_unknown_column_is_named_beside_the_known_ones(heading):
    with pytest.raises(
        UnreadableFileError, match=rf"row 1: '{heading}' unknown_column known=.*'impact'"
    ):
        read(f"name;{heading}\nTori;5\n")


def test_a_measure_s_column_is_unknown_on_another_board():
    with pytest.raises(UnreadableFileError, match="'cost' unknown_column"):
        read("name;cost\nHinnat;5\n", TRENDS)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("cost", "Cost"),
        ("cost", "cost:cost"),
        ("cost", "cost:cost:2"),
        ("cost:invest:1", "cost:invest"),
        ("impact", "score:impact"),
        ("unit", "unit"),
    ],
)
def test_two_columns_for_the_same_are_refused(first, second):
    with pytest.raises(
        UnreadableFileError, match=f"row 1: '{second}' column_doubled other='{first}'"
    ):
        read(f"name;{first};{second}\nTori;1;1\n")


def test_a_file_without_names_is_refused():
    with pytest.raises(UnreadableFileError, match=r"m\.csv, row 1: 'name' column_missing"):
        read("id;cost\na;5\n")


def test_a_column_that_the_reader_needs_is_named_where_it_is_missing():
    assert read("name;cost:invest\nTori;5\n", required=["cost"]).items
    with pytest.raises(UnreadableFileError, match="row 1: 'cost' column_missing"):
        read("name;impact\nTori;5\n", required=["cost"])


def test_a_resource_must_have_a_name_that_can_be_used():
    with pytest.raises(PrioritisationError, match=r"row 1.*bad_id"):
        read(f"name;cost:{'r' * 201}\nTori;5\n")


def test_a_list_longer_than_a_programme_may_be_is_refused():
    with pytest.raises(UnreadableFileError, match="10001 too_many_items most=10000"):
        read("name\n" + "Tori\n" * 10_001)


def test_a_letter_is_not_a_list():
    with pytest.raises(UnreadableFileError, match="row 1: 'Dear council' unknown_column"):
        read("Dear council,\nplease find the list below.\n")


# All that is wrong, and what is not


def test_a_preview_has_the_right_rows_and_every_problem_of_the_others():
    text = "id;name;cost;impact\na;Tori;x;9\nb;Ranta;5;3\nc;Katu\na;Silta;5;3\nd;;1;1\n"
    reading = board_reading(text.encode(), file="m.csv", board=MEASURES)
    assert [item.id for item in reading.table.items] == ["b"]
    assert reading.table.scores == {("b", "impact"): Decimal(3)}
    assert [(p.row, p.field, p.rule) for p in reading.problems] == [
        (2, "cost", "not_whole_euros"),
        (2, "impact", "score_outside_scale"),
        (4, "", "ragged_row"),
        (5, "id", "id_on_two_rows"),
        (6, "name", "name_missing"),
    ]
    assert {problem.file for problem in reading.problems} == {"m.csv"}


def test_more_problems_than_anybody_reads_are_not_told():
    text = "name;cost\n" + "Tori;x\n" * 80
    reading = board_reading(text.encode(), file="m.csv", board=MEASURES)
    assert len(reading.problems) == MOST_PROBLEMS


def test_an_error_about_an_item_gets_the_place_of_its_row():
    table = read("id;name;spearhead\nsquare;Tori;centre\n")
    error = InvalidValueError("unknown_spearhead", field="spearhead", item="square")
    assert str(table.placed(error)).startswith("m.csv, row 2, spearhead: unknown_spearhead")


# Out and in again


@settings(deadline=None)
@given(scored_measures(AWKWARD))
def test_measures_and_scores_come_back_as_they_were(written):
    items, scores = written
    table = read_board(written_board(items, scores, AWKWARD), file="m.csv", board=AWKWARD)
    assert table.items == items
    assert table.scores == scores


@settings(deadline=None)
@given(scored_measures(AWKWARD))
def test_a_file_that_was_not_changed_changes_nothing(written):
    items, scores = written
    data = written_board(items, scores, AWKWARD, languages=("fi", "sv"))
    assert read_board(data, file="m.csv", board=AWKWARD, existing=items).items == items


@settings(deadline=None)
@given(scored_trends())
def test_trends_and_scores_come_back_as_they_were(written):
    items, scores = written
    table = read_board(written_board(items, scores, TRENDS), file="t.csv", board=TRENDS)
    assert (table.items, table.scores) == (items, scores)


@pytest.mark.parametrize("name", [name for name in NASTY_TEXTS if name.strip()])
def test_a_name_that_would_do_harm_is_kept_as_it_is_and_written_as_text(name):
    data = written_board([Item(id="t", name=Text.of(name))], {}, TRENDS)
    assert read_board(data, file="t.csv", board=TRENDS).items[0].name == Text.of(name)
    cell = data.decode("utf-8-sig").split("\r\n", 1)[1].split(";")[1]
    assert not cell.strip('"').startswith(("=", "+", "-", "@"))


def test_a_file_is_written_as_finnish_excel_opens_it():
    scores = {("square", "impact"): Decimal("4.5"), ("square", "speed"): None}
    heading, row, end = written_board([SQUARE], scores, MEASURES).decode("utf-8-sig").split("\r\n")
    assert heading == (
        "id;name:fi;name:en;description;cost;impact;speed;output_input;value;benefit_eur;"
        "spearhead;target_groups;channels;factors;unit;owner;months_to_effect;start_earliest;"
        "start_latest;illustrative;consequence"
    )
    assert row == "square;Tori;Market square;;60000;4,5;?;;;;centre;;;;Technical services;;;;;no;no"
    assert end == ""
    assert written_board([SQUARE], {}, MEASURES).startswith(b"\xef\xbb\xbf")


def test_numbers_below_zero_stay_numbers():
    trend = Item(id="hinnat", name=Text.of("Hinnat"))
    data = written_board([trend], {("hinnat", "direction"): Decimal(-2)}, TRENDS)
    assert b"hinnat;Hinnat;;-2;;no;no" in data


def test_a_language_that_no_column_can_name_is_refused():
    trend = Item(id="hinnat", name=Text.of({"finnish": "Hinnat"}))
    with pytest.raises(InvalidValueError, match="name: 'finnish' bad_language"):
        written_board([trend], {}, TRENDS)
