"""Parts of programmes: three measures known by heart, and any programme that is legal."""

from dataclasses import replace
from datetime import UTC
from decimal import Decimal

from hypothesis import strategies as st

from prioritisation.decision.programme.boards import (
    Board,
    BoardId,
    Orientation,
    Threshold,
    ThresholdKind,
)
from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.criteria import Criterion, Unknown
from prioritisation.decision.programme.decisions import DecidedMeasure, Decision, Stage
from prioritisation.decision.programme.driver_map import BoxKind, DriverBox, Node, NodeKind
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.items import CHANNELS, Item, Measure
from prioritisation.decision.programme.parts import Part, Purpose, PurposeBlock
from prioritisation.decision.programme.plans import Counting, Objective, Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.rules import (
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Share,
    Together,
)
from prioritisation.decision.programme.settings import GroupScore, OutputInput, ScoringSettings
from prioritisation.decision.programme.text import Text
from tests.decision.programme import stories

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


def unlike(strategy):
    """Up to three with ids of their own."""
    return some(strategy, unique_by=lambda part: part.id)


def by_resource(euros, others):
    return st.fixed_dictionaries({}, optional={"cost": euros, "work": others})


parts = st.builds(Part, id=ids, name=names)
resources = st.builds(
    Resource, id=ids, name=names, unit=st.text(max_size=5), step=st.just(Decimal("0.001"))
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
        effects=stories.effects,
    )


def rules(measure_ids, years):
    """Rules of every kind, each on some of the measures."""
    of_rule = {"why": st.text(max_size=9), "on": st.booleans()}
    one = st.sampled_from(measure_ids)
    several = st.lists(one, min_size=1, max_size=3, unique=True).map(tuple)
    groups = (
        st.builds(Group, measures=several)
        | st.just(Group(by=GroupKind.LOW_HANGING))
        | st.builds(Group, by=st.just(GroupKind.CHANNEL), key=st.sampled_from(CHANNELS))
        | st.builds(Group, by=st.just(GroupKind.UNIT), key=st.text(min_size=1, max_size=9))
    )
    shares = st.decimals(0, 1, places=2)
    kinds = [
        st.builds(Must, id=ids, measures=several, **of_rule),
        st.builds(Never, id=ids, measures=several, **of_rule),
        st.builds(Count, id=ids, of=groups, at_most=st.integers(0, 9), **of_rule),
        st.builds(
            Amount,
            id=ids,
            of=groups,
            what=st.just("cost"),
            at_least=decimals,
            year=st.sampled_from([None, *years]),
            **of_rule,
        ),
        st.builds(Share, id=ids, of=groups, what=st.just("count"), at_most=shares, **of_rule),
    ]
    if len(measure_ids) > 1:
        pairs = st.lists(one, min_size=2, max_size=3, unique=True).map(tuple)
        kinds += [
            pairs.flatmap(
                lambda named: st.builds(
                    Requires,
                    id=ids,
                    measure=st.just(named[0]),
                    needs=st.just(named[1:]),
                    gap=st.integers(0, 3),
                    **of_rule,
                )
            ),
            st.builds(
                Together,
                id=ids,
                measures=pairs,
                value=decimals,
                saving=by_resource(whole_euros, amounts),
                months_to_effect=st.integers(0, 99),
                **of_rule,
            ),
        ]
    return st.one_of(kinds)


@st.composite
def plans(draw, measure_ids, years):
    """Plans over the years, with or without budgets, rules and pinned starts."""
    periods = max(1, len(years))
    some_amounts = st.lists(whole_euros, min_size=periods, max_size=periods).map(tuple)
    budgets = st.builds(
        Budget,
        amounts=some_amounts,
        total=st.none() | whole_euros,
        carry_over=st.decimals(0, 1, places=2),
        after=st.none() | st.just(AfterLimit.LAST) | whole_euros,
    ) | st.builds(Budget, total=whole_euros)
    return draw(
        st.builds(
            Plan,
            name=st.text(max_size=9),
            objective=st.sampled_from(Objective),
            weights=st.dictionaries(ids, amounts, max_size=3),
            years=st.just(years),
            counting=st.sampled_from([None, *(Counting if years else [Counting.FULL])]),
            value_years=st.none() | st.integers(periods, 20),
            price_level=st.none() | st.integers(2020, 2030),
            vat=st.sampled_from(["", "excluded"]),
            budgets=by_resource(budgets, budgets),
            rules=some(rules(measure_ids, years), unique_by=lambda rule: rule.id)
            if measure_ids
            else st.just(()),
            starts=st.dictionaries(st.sampled_from(measure_ids), st.sampled_from(years), max_size=2)
            if measure_ids and years
            else st.just({}),
        )
    )


@st.composite
def decisions(draw, i, measure_ids, years):
    """Decisions on some of the measures."""
    chosen = draw(st.lists(st.sampled_from(measure_ids), unique=True)) if measure_ids else []
    starts = st.sampled_from(years) if years else st.none()
    return Decision(
        id=i,
        plan=draw(plans(measure_ids, years)),
        stage=draw(st.sampled_from(Stage)),
        on=draw(st.dates().map(str)),
        by=draw(st.text(max_size=9)),
        kept_at=draw(st.datetimes(timezones=st.just(UTC))),
        revision=draw(st.integers(1, 99)),
        selected=tuple(
            DecidedMeasure(id=m, name=draw(names), start=draw(starts), value=draw(decimals))
            for m in chosen
        ),
        value=draw(decimals),
        bound=draw(decimals),
        is_optimal=draw(st.booleans()),
        spending=draw(by_resource(some(whole_euros), some(amounts))),
    )


@st.composite
def programmes(draw):
    item_ids = draw(st.lists(ids, max_size=6, unique=True))
    numbers = [draw(st.integers(0, 2)) for _ in item_ids]
    measure_ids, factor_ids, trend_ids = (
        [i for i, number in zip(item_ids, numbers, strict=True) if number == kind]
        for kind in range(3)
    )
    spearheads, target_groups, key_changes = (draw(unlike(parts)) for _ in range(3))
    driver_map, results = draw(unlike(boxes)), draw(unlike(parts))
    nodes = [Node(NodeKind.VISION), *(Node(NodeKind.BOX, box.id) for box in driver_map)]
    nodes += [Node(NodeKind.RESULT, result.id) for result in results]
    known = ([p.id for p in spearheads], [p.id for p in target_groups], factor_ids)
    years = tuple(range(2027, 2027 + draw(st.integers(0, 4))))
    return Programme(
        id=draw(ids),
        title=draw(names),
        vision=draw(texts),
        purpose=draw(purposes),
        values=draw(unlike(parts)),
        target_groups=target_groups,
        spearheads=spearheads,
        key_changes=key_changes,
        indicators=draw(stories.indicators(known[0], [change.id for change in key_changes])),
        intermediate_results=results,
        driver_map=driver_map,
        arrows=draw(stories.arrows(nodes)),
        trend_links=draw(stories.trend_links(trend_ids, [*measure_ids, *factor_ids])),
        economy=draw(stories.economies),
        progress=draw(stories.progress(measure_ids)),
        boards=tuple(draw(boards(i)) for i in BoardId if draw(st.booleans())),
        resources=draw(some(resources, unique_by=lambda resource: resource.id)),
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
        plan=draw(plans(measure_ids, years)),
        scenarios=tuple(
            replace(draw(plans(measure_ids, years)), name=name)
            for name in draw(st.lists(st.text(min_size=1, max_size=9), max_size=2, unique=True))
        ),
        decisions=tuple(
            draw(decisions(i, measure_ids, years))
            for i in draw(st.lists(ids, max_size=2, unique=True))
        ),
    )
