"""Parts of programmes: three measures known by heart, and any programme that is legal."""

from decimal import Decimal

from hypothesis import strategies as st

from prioritisation.decision.programme.boards import (
    Board,
    BoardId,
    Orientation,
    Threshold,
    ThresholdKind,
)
from prioritisation.decision.programme.criteria import Criterion, Unknown
from prioritisation.decision.programme.items import CHANNELS, Item, Measure
from prioritisation.decision.programme.parts import (
    BoxKind,
    DriverBox,
    Indicator,
    IndicatorStage,
    Part,
    Purpose,
    PurposeBlock,
    Resource,
)
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.rules import Rule, RuleKind
from prioritisation.decision.programme.settings import GroupScore, OutputInput, ScoringSettings
from prioritisation.decision.programme.text import Text

SQUARE = Measure(
    id="square",
    name=Text.of({"fi": "Tori", "en": "Market square"}),
    cost={"cost": (Decimal(100_000), Decimal(50_000)), "work": (Decimal("1.5"),)},
    income={"cost": (Decimal(0), Decimal(20_000))},
    factors=("events",),
)
LIGHTS = Measure(id="lights", name=Text.of("Lights"), factors=("events", "safety"))
HARBOUR = Measure(id="harbour", name=Text.of("Harbour"))
EVENTS = Item(id="events", name=Text.of("Events"))
SAFETY = Item(id="safety", name=Text.of("Safety"))
AGEING = Item(id="ageing", name=Text.of("Ageing"))

TOWN = Programme(
    id="town",
    title=Text.of("Town"),
    measures=(SQUARE, LIGHTS, HARBOUR),
    factors=(EVENTS, SAFETY),
    trends=(AGEING,),
)

# Any legal programme.

ids = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
texts = st.text(max_size=12).map(Text.of) | st.dictionaries(
    st.sampled_from(["fi", "en", ""]), st.text(max_size=12), max_size=3
).map(Text.of)
names = (
    st.text(min_size=1, max_size=12)
    .filter(str.strip)
    .flatmap(lambda name: st.sampled_from([Text.of(name), Text.of({"fi": name, "en": "x"})]))
)
whole_euros = st.integers(0, 10**15).map(Decimal)
amounts = st.decimals(0, 10**6, places=3)
decimals = st.decimals(-(10**9), 10**9, allow_nan=False)


def some(strategy, **arguments):
    return st.lists(strategy, max_size=3, **arguments).map(tuple)


def by_resource(euros, others):
    return st.fixed_dictionaries({}, optional={"cost": euros, "work": others})


parts = st.builds(Part, id=ids, name=names)
resources = st.builds(Resource, id=ids, name=names, unit=st.text(max_size=5))
indicators = st.builds(
    Indicator,
    id=ids,
    spearhead=ids,
    name=names,
    stages=some(st.sampled_from(IndicatorStage)),
    wordings=st.dictionaries(st.sampled_from(IndicatorStage), texts, max_size=2),
    target=texts,
    note=texts,
)
boxes = st.builds(DriverBox, id=ids, name=names, spearhead=ids, kind=st.sampled_from(BoxKind))
purposes = st.builds(
    Purpose,
    statement=texts,
    blocks=some(st.builds(PurposeBlock, id=ids, name=names, points=some(texts))),
)
thresholds = st.builds(
    Threshold, kind=st.sampled_from(ThresholdKind), at=st.decimals(1, 5, places=2)
)


orientations = st.builds(Orientation, x_reversed=st.booleans(), y_reversed=st.booleans())


@st.composite
def criteria(draw):
    low, levels = draw(st.integers(-5, 5)), draw(st.integers(2, 6))
    points = sorted(draw(st.lists(st.decimals(0, 100, places=1), min_size=levels, max_size=levels)))
    anchors = draw(st.lists(names, min_size=levels, max_size=levels))
    return Criterion(
        id=draw(ids),
        name=draw(names),
        low=low,
        high=low + levels - 1,
        low_end=draw(texts),
        question=draw(texts),
        anchors=tuple(anchors) if draw(st.booleans()) else (),
        points=tuple(points) if draw(st.booleans()) else (),
        weight=draw(amounts),
        unknown=draw(st.sampled_from(Unknown)),
    )


@st.composite
def boards(draw, board_id):
    found = draw(
        st.lists(criteria(), min_size=1, max_size=3, unique_by=lambda criterion: criterion.id)
    )
    axes = st.sampled_from([criterion.id for criterion in found])
    return Board(
        id=board_id,
        title=draw(texts),
        criteria=tuple(found),
        x=draw(axes),
        y=draw(axes),
        x_threshold=draw(thresholds),
        y_threshold=draw(thresholds),
        least_impact=draw(st.none() | st.decimals(1, 5, places=2)),
        slide=draw(orientations),
    )


def measures(item_id, spearheads, target_groups, factors):
    def any_of(known):
        return some(st.sampled_from(known), unique=True) if known else st.just(())

    years = st.none() | st.integers(2000, 2040)
    return st.builds(
        Measure,
        id=st.just(item_id),
        name=names,
        description=texts,
        illustrative=st.booleans(),
        is_consequence=st.booleans(),
        cost=by_resource(some(whole_euros), some(amounts)),
        income=by_resource(some(whole_euros), some(amounts)),
        yearly_after=by_resource(whole_euros, amounts),
        value=st.none() | decimals,
        benefit_eur=st.none() | st.integers(),
        spearhead=st.sampled_from(["", *spearheads]),
        target_groups=any_of(target_groups),
        channels=any_of(CHANNELS),
        factors=any_of(factors),
        unit=st.text(max_size=9),
        owner=st.text(max_size=9),
        months_to_effect=st.none() | st.integers(0, 1200),
        start_earliest=years,
    )


@st.composite
def programmes(draw):
    item_ids = draw(st.lists(ids, max_size=6, unique=True))
    numbers = [draw(st.integers(0, 2)) for _ in item_ids]
    measure_ids, factor_ids, trend_ids = (
        [i for i, number in zip(item_ids, numbers, strict=True) if number == kind]
        for kind in range(3)
    )
    spearheads, target_groups = draw(some(parts)), draw(some(parts))
    known = ([p.id for p in spearheads], [p.id for p in target_groups], factor_ids)
    rules = (
        some(
            st.builds(
                Rule,
                kind=st.sampled_from(RuleKind),
                measures=some(st.sampled_from(measure_ids), min_size=1),
                why=st.text(max_size=9),
                on=st.booleans(),
            )
        )
        if measure_ids
        else st.just(())
    )
    return Programme(
        id=draw(ids),
        title=draw(names),
        vision=draw(texts),
        purpose=draw(purposes),
        values=draw(some(parts)),
        target_groups=target_groups,
        spearheads=spearheads,
        indicators=draw(some(indicators)),
        driver_map=draw(some(boxes)),
        boards=tuple(draw(boards(i)) for i in BoardId if draw(st.booleans())),
        resources=draw(some(resources)),
        measures=tuple(draw(measures(i, *known)) for i in measure_ids),
        factors=tuple(
            draw(st.builds(Item, id=st.just(i), name=names, is_consequence=st.booleans()))
            for i in factor_ids
        ),
        trends=tuple(
            draw(st.builds(Item, id=st.just(i), name=names, description=texts)) for i in trend_ids
        ),
        scoring=draw(
            st.builds(
                ScoringSettings,
                group_score=st.sampled_from(GroupScore),
                output_input=st.sampled_from(OutputInput),
                ratio_limits=st.sets(st.decimals(1, 999, places=1), min_size=1, max_size=4).map(
                    lambda limits: tuple(sorted(limits))
                ),
            )
        ),
        plan=draw(
            st.builds(
                Plan,
                name=st.text(max_size=9),
                objective=st.sampled_from(Objective),
                weights=st.dictionaries(ids, amounts, max_size=3),
                budgets=by_resource(whole_euros, amounts),
                rules=rules,
            )
        ),
    )
