"""Any legal story round the measures: links, driver map, economy, indicators, progress."""

from datetime import UTC
from decimal import Decimal

from hypothesis import strategies as st

from prioritisation.decision.programme.driver_map import Arrow
from prioritisation.decision.programme.economy import (
    LEVELS,
    Coefficient,
    Economy,
    EffectKind,
    Estimate,
    MoneyFigure,
    Timing,
)
from prioritisation.decision.programme.indicators import (
    Better,
    IndexPart,
    Indicator,
    IndicatorStage,
    Level,
    Reading,
    TargetDirection,
    VitalityIndex,
)
from prioritisation.decision.programme.links import TrendEffect, TrendLink
from prioritisation.decision.programme.periods import Interval
from prioritisation.decision.programme.progress import ProgressReport, ProgressState
from prioritisation.decision.programme.text import Text

ids = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
texts = st.text(max_size=12).map(Text.of)
numbers = st.decimals(-(10**6), 10**6, places=2)
years = st.integers(2000, 2040)
periods = (
    years.map(str)
    | st.builds("{}H{}".format, years, st.integers(1, 2))
    | st.builds("{}Q{}".format, years, st.integers(1, 4))
    | st.builds("{}M{:02}".format, years, st.integers(1, 12))
)
levels = st.builds(Level, period=periods, value=numbers)
readings = st.builds(
    Reading, period=periods, value=numbers, unit=st.text(max_size=5), note=st.text(max_size=9)
)


@st.composite
def estimates(draw):
    orders = draw(
        st.lists(st.tuples(numbers, numbers, numbers).map(sorted), min_size=1, max_size=4)
    )
    low, likely, high = zip(*orders, strict=True)
    return Estimate(
        likely=likely,
        low=low if draw(st.booleans()) else (),
        high=high if draw(st.booleans()) else (),
        lasts=draw(st.booleans()),
    )


effects = st.dictionaries(st.sampled_from(EffectKind), estimates(), max_size=2)
economies = st.builds(
    Economy,
    coefficients=st.lists(
        st.builds(
            Coefficient,
            effect=st.sampled_from([EffectKind.NIGHTS, EffectKind.DIRECT_INCOME]),
            figure=st.sampled_from([MoneyFigure.NEW_MONEY, MoneyFigure.REGIONAL_GDP]),
            euros=numbers,
        )
        | st.builds(
            Coefficient,
            effect=st.sampled_from(LEVELS),
            figure=st.sampled_from(MoneyFigure),
            euros=numbers,
            timing=st.sampled_from(Timing),
            source=texts,
            on=st.text(max_size=9),
            illustrative=st.booleans(),
        ),
        max_size=3,
        unique_by=lambda c: (c.effect, c.figure, c.timing),
    ).map(tuple),
    years=st.integers(1, 50),
    residents=st.none() | st.integers(1, 10**6),
    tax_point_eur=st.none() | st.integers(1, 10**9),
    source=texts,
)


@st.composite
def indicators(draw, spearheads, key_changes):
    """Indicators with readings, and perhaps one that is an index of them."""
    found = []
    for i in draw(st.lists(ids, max_size=3, unique=True)):
        is_index = bool(found) and draw(st.booleans())
        parts = [IndexPart(indicator=f.id, weight=Decimal(2)) for f in found if f.index is None]
        found.append(
            Indicator(
                id=i,
                spearhead=draw(st.sampled_from(["", *spearheads])),
                name=Text.of(draw(st.text(min_size=1, max_size=9).filter(str.strip))),
                stages=tuple(draw(st.lists(st.sampled_from(IndicatorStage), max_size=3))),
                wordings=draw(st.dictionaries(st.sampled_from(IndicatorStage), texts, max_size=2)),
                target=draw(texts),
                note=draw(texts),
                key_changes=tuple(key_changes[:1]),
                unit=draw(texts),
                source=draw(texts),
                owner=draw(st.text(max_size=9)),
                interval=draw(st.sampled_from(Interval)),
                better=draw(st.sampled_from(Better)),
                baseline=draw(st.none() | levels),
                direction=draw(st.none() | st.sampled_from(TargetDirection)),
                readings=() if is_index else tuple(draw(st.lists(readings, max_size=3))),
                index=VitalityIndex(base_period="2024", parts=tuple(parts)) if is_index else None,
                illustrative=draw(st.booleans()),
            )
        )
    return tuple(found)


def trend_links(trends, items):
    """Links from some of the trends to some of the items."""
    if not trends or not items:
        return st.just(())
    return st.lists(
        st.builds(
            TrendLink,
            trend=st.sampled_from(trends),
            item=st.sampled_from(items),
            effect=st.sampled_from(TrendEffect),
            reason=texts,
            illustrative=st.booleans(),
        ),
        max_size=3,
        unique_by=lambda link: (link.trend, link.item),
    ).map(tuple)


def arrows(nodes):
    """Arrows between some of the nodes."""
    if len(nodes) < 2:
        return st.just(())
    ends = st.lists(st.sampled_from(nodes), min_size=2, max_size=2, unique=True)
    return st.lists(
        ends.map(lambda pair: Arrow(source=pair[0], target=pair[1])),
        max_size=3,
        unique_by=lambda arrow: (arrow.source, arrow.target),
    ).map(tuple)


def progress(measures):
    """What was told of some of the measures."""
    if not measures:
        return st.just(())
    return st.lists(
        st.builds(
            ProgressReport,
            measure=st.sampled_from(measures),
            state=st.sampled_from(ProgressState),
            at=st.datetimes(timezones=st.just(UTC)),
            used=st.fixed_dictionaries({}, optional={"cost": st.integers(0, 10**9).map(Decimal)}),
            note=st.text(max_size=9),
            by=st.text(max_size=9),
        ),
        max_size=3,
    ).map(tuple)
