import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from prioritisation.decision.programme.boards import BoardId, Orientation
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.document import document_of, programme_of
from prioritisation.decision.programme.items import Item
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.rules import Must, Never
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError
from tests.decision.programme.instances import TOWN, programmes


def test_the_document_holds_what_is_not_at_its_default():
    assert document_of(TOWN) == {
        "schema": 4,
        "id": "town",
        "title": "Town",
        "measures": [
            {
                "id": "square",
                "name": {"fi": "Tori", "en": "Market square"},
                "cost": {"cost": ["100000", "50000"], "work": ["1.5"]},
                "income": {"cost": ["0", "20000"]},
                "factors": ["events"],
            },
            {"id": "lights", "name": "Lights", "factors": ["events", "safety"]},
            {"id": "harbour", "name": "Harbour"},
        ],
        "factors": [{"id": "events", "name": "Events"}, {"id": "safety", "name": "Safety"}],
        "trends": [{"id": "ageing", "name": "Ageing"}],
    }


# Making any legal programme takes hypothesis longer than it likes; the reading is quick.
@settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(programmes())
def test_a_programme_comes_back_from_its_document_as_it_was(programme):
    document = document_of(programme)
    assert programme_of(json.loads(json.dumps(document))) == programme


def test_a_decimal_keeps_every_digit():
    document = document_of(TOWN)
    document["measures"][0]["value"] = "0.12345678901234567890123456789012345"
    (square, *_) = programme_of(document).measures
    assert square.value == Decimal("0.12345678901234567890123456789012345")


def test_the_way_round_of_a_slide_and_a_consequence_are_written_where_they_are_stated():
    slide = Orientation(y_reversed=True)
    board = replace(standard_board(BoardId.TRENDS), slide=slide)
    taxes = Item(id="taxes", name=Text.of("Taxes"), is_consequence=True)
    programme = replace(TOWN, boards=(board,), trends=(taxes,))
    document = document_of(programme)
    assert document["boards"][0]["slide"] == {"y_reversed": True}
    assert document["trends"] == [{"id": "taxes", "name": "Taxes", "is_consequence": True}]
    assert programme_of(document) == programme


def test_a_board_of_the_first_schema_that_was_called_by_its_id_has_no_title():
    boards = (
        replace(standard_board(BoardId.FACTORS), title=Text.of("factors")),
        replace(standard_board(BoardId.TRENDS), title=Text.of("Trends by 2040")),
    )
    document = {**document_of(replace(TOWN, boards=boards)), "schema": 1}
    titles = [board.title for board in programme_of(document).boards]
    assert titles == [Text(), Text.of("Trends by 2040")]


def test_a_document_of_the_first_schema_is_read_as_it_was_meant():
    # It knew of no consequences, and took for granted how a slide with output/input runs.
    boards = [standard_board(board) for board in BoardId]
    measures, factors, trends = boards
    document = {**document_of(replace(TOWN, boards=tuple(boards))), "schema": 1}
    falls = Orientation(x_reversed=True)
    assert programme_of(document) == replace(
        TOWN, boards=(replace(measures, slide=falls), replace(factors, slide=falls), trends)
    )


def town_with(**change):
    return {**document_of(TOWN), **change}


def town_with_square(**change):
    square, *others = document_of(TOWN)["measures"]
    return town_with(measures=[{**square, **change}, *others])


def test_a_plan_of_the_second_schema_had_one_budget_a_resource_and_rules_without_ids():
    plan = {
        "budgets": {"cost": "500000"},
        "rules": [
            {"kind": "must", "measures": ["square"], "why": "Council"},
            {"kind": "never", "measures": []},
            {"kind": "never", "measures": ["lights"], "on": False},
        ],
    }
    assert programme_of({**document_of(TOWN), "schema": 2, "plan": plan}).plan == Plan(
        budgets={"cost": single_budget(Decimal(500_000))},
        rules=(
            Must(id="r1", measures=("square",), why="Council"),
            Never(id="r3", measures=("lights",), on=False),
        ),
    )


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({}, "^schema: unknown_schema"),
        (town_with(schema=5), "^schema: 5 unknown_schema known=4"),
        (town_with(schema=True), "^schema: True unknown_schema"),
        (town_with(schema=0), "^schema: 0 unknown_schema"),
        ({"schema": 4, "id": "town"}, "^title: key_missing"),
        (town_with(colour="red"), "^colour: 'colour' unknown_key"),
        (town_with_square(colour="red"), r"^measures\[1\].colour: 'colour' unknown_key"),
        (town_with_square(cost="much"), r"^measures\[1\].cost: 'much' wrong_kind kind='dict'"),
        (town_with_square(cost={"cost": "1"}), r"^measures\[1\].cost.cost: '1' wrong_kind"),
        (
            town_with_square(cost={"cost": ["1", "about 30k"]}),
            r"^measures\[1\].cost.cost\[2\]: 'about 30k' not_a_number",
        ),
        (town_with_square(value=True), r"^measures\[1\].value: True not_a_number"),
        (town_with_square(benefit_eur=True), r"^measures\[1\].benefit_eur: True wrong_kind"),
        (town_with_square(benefit_eur="7"), r"^measures\[1\].benefit_eur: '7' wrong_kind"),
        (town_with_square(id=""), r"^measures\[1\].id: '' bad_id"),
        (town_with_square(name=7), r"^measures\[1\].name: 7 wrong_kind"),
        (town_with_square(name={"fi": 7}), r"^measures\[1\].name: 7 not_text"),
        (town_with(plan={"objective": "fame"}), r"^plan.objective: 'fame' not_one_of"),
        (
            town_with(plan={"budgets": {"cost": {"amounts": ["-1"]}}}),
            r"^plan.budgets.cost.budget\[1\]: .* not_zero_or_more",
        ),
        (town_with(plan={"rules": [{"id": "r"}]}), r"^plan.rules\[1\].kind: key_missing"),
        (
            town_with(plan={"rules": [{"kind": "maybe", "id": "r"}]}),
            r"^plan.rules\[1\].kind: 'maybe' not_one_of",
        ),
        (
            town_with(plan={"rules": [{"kind": "must", "id": "r", "needs": []}]}),
            r"^plan.rules\[1\].needs: 'needs' unknown_key",
        ),
        (town_with(measures="none"), "^measures: 'none' wrong_kind kind='list'"),
    ],
)
def test_a_document_that_is_no_programme_is_refused_with_its_place(document, message):
    with pytest.raises(InvalidValueError, match=message):
        programme_of(document)
