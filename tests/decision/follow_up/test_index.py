from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.follow_up.index import index_series
from prioritisation.decision.follow_up.series import series_of_readings
from prioritisation.decision.programme.indicators import Better, IndexPart, VitalityIndex

from .figures import indicator

EQUAL = VitalityIndex(
    base_period="2024", parts=(IndexPart(indicator="shops"), IndexPart(indicator="visitors"))
)


def index_of(index, *indicators):
    return index_series(
        index,
        {i.id: i for i in indicators},
        {i.id: series_of_readings(i) for i in indicators},
    )


def values(found):
    return {point.period: point.value for point in found.series.points}


def test_the_base_period_is_a_hundred_and_the_rest_is_a_mean_of_ratios():
    shops = indicator("shops", (2024, 50), (2025, 55))
    visitors = indicator("visitors", (2024, 1000), (2025, 1300))
    # (110 + 130) / 2
    assert values(index_of(EQUAL, shops, visitors)) == {"2024": 100, "2025": 120}


def test_weights_count():
    parts = (IndexPart(indicator="shops", weight=Decimal(3)), IndexPart(indicator="visitors"))
    index = VitalityIndex(base_period="2024", parts=parts)
    shops = indicator("shops", (2024, 50), (2025, 55))
    visitors = indicator("visitors", (2024, 1000), (2025, 1300))
    # (3 · 110 + 130) / 4
    assert values(index_of(index, shops, visitors))["2025"] == 115


def test_where_lower_is_better_halving_doubles():
    empty = indicator("shops", (2024, 20), (2025, 10), better=Better.LOWER)
    visitors = indicator("visitors", (2024, 1000), (2025, 1000))
    assert values(index_of(EQUAL, empty, visitors))["2025"] == 150


def test_a_period_in_which_a_part_has_no_value_has_no_index_and_the_part_is_named():
    shops = indicator("shops", (2024, 50), (2026, 55))
    visitors = indicator("visitors", (2024, 1000), (2025, 1300), (2026, 1000))
    found = index_of(EQUAL, shops, visitors)
    assert values(found) == {"2024": 100, "2026": 105}
    assert found.lacking == {"2025": ("shops",)}
    assert found.series.missing == ("2025",)


def test_without_a_value_above_0_in_the_base_period_there_is_no_index():
    shops = indicator("shops", (2024, 0), (2025, 55))
    visitors = indicator("visitors", (2025, 1300))
    found = index_of(EQUAL, shops, visitors)
    assert found.without_base == ("shops", "visitors")
    assert values(found) == {}


def test_nothing_left_where_lower_is_better_has_no_ratio():
    empty = indicator("shops", (2024, 20), (2025, 0), better=Better.LOWER)
    visitors = indicator("visitors", (2024, 1000), (2025, 1000))
    assert index_of(EQUAL, empty, visitors).lacking == {"2025": ("shops",)}


@given(st.lists(st.tuples(st.integers(1, 999), st.integers(1, 999)), min_size=2, max_size=2))
def test_the_index_lies_between_the_ratios_of_its_parts(pairs):
    parts = [
        indicator(name, (2024, base), (2025, value))
        for name, (base, value) in zip(("shops", "visitors"), pairs, strict=True)
    ]
    ratios = [Decimal(100) * value / base for base, value in pairs]
    spare = Decimal("1e-20")
    assert min(ratios) - spare <= values(index_of(EQUAL, *parts))["2025"] <= max(ratios) + spare


@given(st.lists(st.tuples(st.integers(1, 999), st.integers(1, 9)), min_size=3, max_size=3))
def test_an_index_in_which_nothing_moves_is_exactly_a_hundred(pairs):
    figures = [indicator(f"i{k}", (2024, v), (2025, v)) for k, (v, _) in enumerate(pairs)]
    parts = [IndexPart(indicator=f"i{k}", weight=Decimal(w)) for k, (_, w) in enumerate(pairs)]
    index = VitalityIndex(base_period="2024", parts=tuple(parts))
    assert values(index_of(index, *figures)) == {"2024": 100, "2025": 100}


def test_each_part_brings_its_share_and_the_index_is_their_sum():
    shops = indicator("shops", (2024, 50), (2025, 55))
    visitors = indicator("visitors", (2024, 1000), (2025, 1300))
    brought = index_of(EQUAL, shops, visitors).contributions["2025"]
    assert brought == {"shops": 55, "visitors": 65}
