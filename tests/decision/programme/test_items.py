from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError
from tests.decision.programme.instances import HARBOUR, LIGHTS, SQUARE


def test_costs_and_income_are_summed_over_all_years():
    assert SQUARE.total_cost("cost") == 150_000
    assert SQUARE.total_income("cost") == 20_000
    assert SQUARE.net_cost("cost") == 130_000
    assert SQUARE.net_cost("work") == Decimal("1.5")


def test_what_a_measure_does_not_take_costs_nothing():
    assert HARBOUR.net_cost("cost") == 0


def test_income_above_cost_is_a_net_cost_below_zero():
    rented = replace(LIGHTS, income={"cost": (Decimal(500),)})
    assert rented.net_cost("cost") == -500


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"id": "a|b"}, "id: .* bad_id"),
        ({"name": Text.of("x" * 500)}, "name: .* name_too_long"),
        ({"cost": {"cost": (Decimal(-1),)}}, "^cost: .* not_whole_euros"),
        ({"cost": {"cost": (Decimal("0.5"),)}}, "^cost: .* not_whole_euros"),
        ({"cost": {"cost": (Decimal("NaN"),)}}, "^cost: .* not_a_number"),
        ({"cost": {"cost": (Decimal("Infinity"),)}}, "^cost: .* not_a_number"),
        ({"cost": {"cost": (Decimal(10**15 + 1),)}}, "^cost: .* too_large"),
        ({"cost": {"work": (Decimal("-0.1"),)}}, "^cost:work: .* not_zero_or_more"),
        ({"income": {"cost": (Decimal(-1),)}}, "^income:cost: .* not_whole_euros"),
        ({"yearly_after": {"cost": Decimal(-1)}}, "^yearly_after:cost: .* not_whole_euros"),
        ({"value": Decimal("NaN")}, "value: .* not_a_number"),
        ({"benefit_eur": 1.5}, "benefit_eur: 1.5 not_whole_euros"),
        ({"benefit_eur": True}, "benefit_eur: True not_whole_euros"),
        ({"channels": ("push",)}, "channels: 'push' unknown_channel"),
        ({"unit": "x" * 201}, "unit: .* field_too_long"),
        ({"owner": "x" * 201}, "owner: .* field_too_long"),
        ({"months_to_effect": -1}, "not_months"),
        ({"months_to_effect": 1201}, "not_months"),
        ({"months_to_effect": 1.5}, "not_months"),
        ({"start_earliest": 27}, "start_earliest: 27 not_a_year"),
        ({"start_earliest": 2028, "start_latest": 2027}, "start_latest: 2027 window_reversed"),
    ],
)
def test_a_measure_that_cannot_be_is_refused(change, rule):
    with pytest.raises(InvalidValueError, match=rule):
        replace(LIGHTS, **change)


def test_a_measure_may_state_a_negative_value_and_a_loss():
    poor = replace(LIGHTS, value=Decimal("-2.5"), benefit_eur=-100)
    assert (poor.value, poor.benefit_eur) == (Decimal("-2.5"), -100)


def test_other_resources_than_money_have_decimals():
    assert replace(LIGHTS, cost={"work": (Decimal("0.25"),)}).total_cost("work") == Decimal("0.25")
