from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.decision.effects.appraisal import (
    Payback,
    measure_appraisal,
    portfolio_appraisal,
)
from prioritisation.decision.effects.benefits import with_worked_out_benefits
from prioritisation.decision.effects.bounds import Bounds
from prioritisation.decision.effects.coverage import states_income_twice, uncounted_pairs
from prioritisation.decision.programme.economy import (
    Coefficient,
    Economy,
    EffectKind,
    Estimate,
    MoneyFigure,
    Timing,
)
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError

INCOME, NEW, GDP = MoneyFigure.TOWN_INCOME, MoneyFigure.NEW_MONEY, MoneyFigure.REGIONAL_GDP


def d(*numbers):
    return tuple(Decimal(str(n)) for n in numbers)


def per_unit(effect, figure, euros, timing=Timing.YEARLY):
    return Coefficient(effect=effect, figure=figure, euros=Decimal(euros), timing=timing)


# A resident brings the town 1,000 € a year and the region 20,000 €; a night 2 € and 90 € anew.
ECONOMY = Economy(
    coefficients=(
        per_unit(EffectKind.RESIDENTS, INCOME, 1_000),
        per_unit(EffectKind.RESIDENTS, GDP, 20_000),
        per_unit(EffectKind.NIGHTS, INCOME, 2),
        per_unit(EffectKind.NIGHTS, NEW, 90),
    ),
    years=4,
    residents=18_000,
    tax_point_eur=3_000_000,
)
HOMES = Measure(
    id="homes",
    name=Text.of("Homes"),
    cost={"cost": d(10_000)},
    effects={EffectKind.RESIDENTS: Estimate(likely=d(0, 5), low=d(0, 2), high=d(0, 10))},
)
FAIR = Measure(
    id="fair",
    name=Text.of("Fair"),
    cost={"cost": d(500), "work": d(3)},
    income={"cost": d(100)},
    yearly_after={"cost": Decimal(50)},
    effects={
        EffectKind.NIGHTS: Estimate(likely=d(100), lasts=False),
        EffectKind.DIRECT_INCOME: Estimate(likely=d(30, 60)),
    },
)


def of(measure, economy=ECONOMY):
    return measure_appraisal(measure, economy, ["cost"])


def test_a_level_lasts_and_brings_income_every_year():
    found = of(HOMES)
    assert [year.likely for year in found.by_year.figures[INCOME]] == list(d(0, 5000, 5000, 5000))
    assert found.inputs == 10_000
    assert found.figures[INCOME] == Bounds(*d(6_000, 15_000, 30_000))
    assert found.net == Bounds(*d(-4_000, 5_000, 20_000))


def test_the_three_figures_stand_each_by_itself():
    found = of(HOMES)
    assert found.figures[GDP].likely == 300_000
    assert found.figures[NEW] == Bounds()
    assert found.returns[INCOME] == Bounds(*d("0.6", "1.5", "3"))
    assert found.returns[GDP].likely == 30


def test_payback_is_the_year_that_covers_what_was_put_in():
    # 10,000 € against 5,000 € from the second year on; 10,000 € when high; 2,000 € when low.
    assert of(HOMES).payback == Payback(first=2, likely=3, last=None)


def test_what_is_lost_again_is_not_paid_back():
    relapse = replace(
        HOMES, effects={EffectKind.DIRECT_INCOME: Estimate(likely=d(20_000, -15_000))}
    )
    assert of(relapse).payback.likely is None


def test_nothing_is_paid_back_before_something_is_put_in():
    later = replace(
        HOMES,
        cost={"cost": d(0, 100)},
        effects={EffectKind.DIRECT_INCOME: Estimate(likely=d(0, 150), lasts=False)},
    )
    assert of(later).payback.likely == 2


def test_what_costs_nothing_has_no_payback_and_no_return():
    free = replace(HOMES, cost={})
    assert of(free).payback == Payback(None, None, None)
    assert of(free).returns == {}


def test_grants_are_taken_off_inputs_and_later_years_cost_for_good():
    assert of(FAIR).by_year.inputs == d(400, 50, 50, 50)


def test_what_does_not_last_comes_once_and_direct_income_is_income_as_it_is():
    income = of(FAIR).by_year.figures[INCOME]
    assert [year.likely for year in income] == list(d(230, 60, 60, 60))
    assert of(FAIR).figures[NEW].likely == 9_000


def test_what_counts_once_counts_as_a_level_rises_and_not_as_it_falls():
    fee = per_unit(EffectKind.FLOOR_AREA, INCOME, 10, Timing.ONCE)
    built = replace(HOMES, effects={EffectKind.FLOOR_AREA: Estimate(likely=d(100, 300, 200))})
    income = of(built, Economy(coefficients=(fee,), years=4)).by_year.figures[INCOME]
    assert [year.likely for year in income] == list(d(1000, 2000, 0, 0))


def test_a_coefficient_below_0_turns_low_and_high_round():
    services = per_unit(EffectKind.RESIDENTS, INCOME, -100)
    income = of(HOMES, Economy(coefficients=(services,), years=2)).by_year.figures[INCOME]
    assert income[1] == Bounds(*d(-1000, -500, -200))


def test_a_mean_year_is_told_per_resident_and_in_percentage_points_of_tax():
    found = of(HOMES)
    assert found.per_resident.likely == Decimal(1250) / 18_000
    assert found.tax_points.likely == Decimal(1250) / 3_000_000
    unstated = of(HOMES, replace(ECONOMY, residents=None, tax_point_eur=None))
    assert (unstated.per_resident, unstated.tax_points) == (None, None)


def test_a_portfolio_sums_its_measures_from_their_starts():
    found = portfolio_appraisal(
        [HOMES, FAIR], {"homes": 2028, "fair": 2027}, 2027, ECONOMY, ["cost"]
    )
    assert found.by_year.inputs == d(400, 10_050, 50, 50)
    income = [year.likely for year in found.by_year.figures[INCOME]]
    assert income == list(d(230, 60, 5_060, 5_060))


def test_an_empty_portfolio_puts_in_and_brings_nothing():
    found = portfolio_appraisal([], {}, 2027, ECONOMY, ["cost"])
    assert (found.inputs, found.net, found.returns) == (0, Bounds(), {})


@pytest.mark.parametrize("too_large", [Decimal(10) ** 11, -(Decimal(10) ** 11)])
def test_amounts_whose_sums_could_not_be_written_are_refused(too_large):
    with pytest.raises(InvalidValueError, match="too_large"):
        Estimate(likely=(too_large,))
    with pytest.raises(InvalidValueError, match="too_large"):
        per_unit(EffectKind.RESIDENTS, INCOME, too_large)


@pytest.mark.parametrize(("stated", "found"), [(None, 5_000), (7, 7)])
def test_the_benefit_in_money_is_worked_out_where_none_is_stated(stated, found):
    (homes,) = with_worked_out_benefits([replace(HOMES, benefit_eur=stated)], ECONOMY, ["cost"])
    assert homes.benefit_eur == found


def test_without_effects_nothing_is_worked_out():
    bare = replace(HOMES, effects={})
    assert with_worked_out_benefits([bare], ECONOMY, ["cost"]) == (bare,)


def test_effects_that_nothing_turns_into_income_work_out_nothing():
    jobs = replace(HOMES, effects={EffectKind.JOBS: Estimate(likely=d(9))})
    assert with_worked_out_benefits([jobs], ECONOMY, ["cost"]) == (jobs,)


def test_direct_income_is_worked_out_without_any_coefficient():
    (fair,) = with_worked_out_benefits([FAIR], Economy(years=2), ["cost"])
    assert fair.benefit_eur == 30 + 60 - 400 - 50


def test_what_is_stated_and_becomes_no_figure_is_named():
    assert uncounted_pairs([FAIR, HOMES], ECONOMY) == (
        (EffectKind.RESIDENTS, NEW),
        (EffectKind.NIGHTS, GDP),
        (EffectKind.DIRECT_INCOME, NEW),
        (EffectKind.DIRECT_INCOME, GDP),
    )


def test_income_by_year_beside_direct_income_may_be_the_same_euro_twice():
    assert states_income_twice(FAIR, ["cost"])
    assert not states_income_twice(replace(FAIR, income={}), ["cost"])
    assert not states_income_twice(HOMES, ["cost"])
