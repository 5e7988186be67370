"""Plan files that hypothesis makes up: every part of the format, odd words among them."""

from decimal import Decimal

from hypothesis import strategies as st

from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.items import CHANNELS, Measure
from prioritisation.decision.programme.plans import Counting, Objective, Plan
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
from prioritisation.decision.programme.text import Text
from prioritisation.exchange.plan_toml import PlanFile
from prioritisation.exchange.plan_toml.plan_file import STANDARD_BOARD, standard_weight

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
words = st.sampled_from(
    ["centre", 'a "quoted" one', "ä ö å", "two\nlines", "back\\slash", "#", "=", "\x7f"]
)
ids = st.sampled_from(
    ["market", "lights", "a b", "x.y", "ä", '"', "r1", "true", "2027", "[x]", "-"]
)
wordings = words | any_text.filter(str.strip)
names = wordings.map(Text.of) | st.dictionaries(
    st.sampled_from(["fi", "en", "sv"]), wordings, min_size=1
).map(Text.of)
steps = st.sampled_from(["1", "0.1", "0.25", "10"]).map(Decimal)
numbers = st.decimals(-1000, 1000, places=3)
shares = st.decimals(0, 1, places=3)


def amounts(step):
    return st.integers(0, 10**6).map(lambda k: k * step)


def subset(values, **kwargs):
    return st.lists(st.sampled_from(values), unique=True, **kwargs).map(tuple)


@st.composite
def plan_files(draw):
    first = draw(st.integers(2020, 2030))
    years = tuple(range(first, first + draw(st.integers(0, 3))))
    criteria = draw(st.just(STANDARD_BOARD.criteria) | some_criteria())
    resources = tuple(
        Resource(id=i, name=draw(names), unit=draw(words | st.just("€")), step=draw(steps))
        for i in draw(st.lists(ids, unique=True, max_size=2))
    )
    measures = tuple(
        draw(a_measure(i, resources, years)) for i in draw(st.lists(ids, unique=True, max_size=4))
    )
    rules = []
    if measures:
        for i in draw(st.lists(ids, unique=True, max_size=4)):
            rules.append(draw(a_rule(i, measures, resources, years)))
    scores = {m.id: draw(some_scores(criteria)) for m in measures if draw(st.booleans())}
    counted = draw(st.none() | st.integers(max(1, len(years)), 20))
    weights = st.dictionaries(st.sampled_from([c.id for c in criteria]), numbers.map(abs))
    return PlanFile(
        title=draw(st.just(Text()) | names),
        plan=Plan(
            objective=draw(st.sampled_from(Objective)),
            weights=draw(weights),
            years=years,
            counting=draw(st.none() | st.sampled_from(Counting)) if years else None,
            value_years=counted,
            price_level=draw(st.none() | st.integers(1900, 2200)),
            vat=draw(st.just("") | words),
            budgets={r.id: b for r in resources if (b := draw(a_budget(r, years))) != Budget()},
            rules=tuple(rules),
        ),
        criteria=criteria,
        resources=resources,
        measures=measures,
        scores={i: given for i, given in scores.items() if given},
    )


@st.composite
def some_criteria(draw):
    found = []
    names_of_criteria = ["impact", "speed", "output_input", "fun", "a b"]
    for i in draw(subset(names_of_criteria, min_size=1)):
        low = draw(st.integers(-2, 2))
        high = low + draw(st.integers(1, 4))
        levels = high - low + 1
        words_a_level = draw(st.just(()) | st.tuples(*[st.just(Text()) | names] * levels))
        points = draw(st.just(()) | st.lists(shares, min_size=levels, max_size=levels).map(sorted))
        found.append(
            Criterion(
                id=i,
                name=draw(names),
                low=low,
                high=high,
                anchors=words_a_level if any(words_a_level) else (),
                points=tuple(point * 100 for point in points),
                weight=standard_weight(i),
            )
        )
    return tuple(found)


@st.composite
def some_scores(draw, criteria):
    return {
        c.id: draw(st.decimals(c.low, c.high, places=2)) for c in criteria if draw(st.booleans())
    }


@st.composite
def a_budget(draw, resource, years):
    has_amounts = draw(st.booleans())
    periods = max(1, len(years))
    amount = amounts(resource.step)
    last = st.just(AfterLimit.LAST) if has_amounts else st.none()
    return Budget(
        amounts=tuple(draw(amount) for _ in range(periods)) if has_amounts else (),
        total=draw(st.none() | amount),
        carry_over=draw(shares) if has_amounts else Decimal(0),
        after=draw(st.none() | amount | last),
    )


@st.composite
def a_measure(draw, i, resources, years):
    def by_year():
        some = [r for r in resources if draw(st.booleans())]
        return {r.id: tuple(draw(st.lists(amounts(r.step), max_size=3))) for r in some}

    earliest = draw(st.none() | st.sampled_from(years)) if years else None
    latest = None if earliest is None else earliest + draw(st.integers(0, 3))
    some_words = st.lists(words, max_size=2).map(tuple)
    return Measure(
        id=i,
        name=draw(st.just(Text.of(i)) | names),
        illustrative=draw(st.booleans()),
        is_consequence=draw(st.booleans()),
        cost=by_year(),
        income=by_year(),
        yearly_after={r.id: draw(amounts(r.step)) for r in resources if draw(st.booleans())},
        value=draw(st.none() | numbers),
        benefit_eur=draw(st.none() | st.integers(-(10**9), 10**9)),
        spearhead=draw(st.just("") | words),
        target_groups=draw(some_words),
        channels=draw(subset(CHANNELS)),
        factors=draw(some_words),
        unit=draw(st.just("") | words),
        owner=draw(st.just("") | words),
        months_to_effect=draw(st.none() | st.integers(0, 1200)),
        start_earliest=earliest,
        start_latest=latest,
    )


@st.composite
def a_group(draw, measures):
    by = draw(st.sampled_from(GroupKind))
    match by:
        case GroupKind.MEASURES:
            return Group(measures=draw(subset(measures, min_size=1)))
        case GroupKind.LOW_HANGING:
            return Group(by=by)
        case GroupKind.CHANNEL:
            return Group(by=by, key=draw(st.sampled_from(CHANNELS)))
        case _:
            return Group(by=by, key=draw(words))


@st.composite
def a_rule(draw, i, measures, resources, years):
    known = [measure.id for measure in measures]
    every = {"id": i, "why": draw(st.just("") | words), "on": draw(st.booleans())}
    kinds = [Must, Never, Count, Amount, Share, *([Requires, Together] if len(known) > 1 else [])]
    kind = draw(st.sampled_from(kinds))
    some = draw(subset(known, min_size=1))
    several = draw(subset(known, min_size=2)) if len(known) > 1 else ()
    limits = draw(st.sampled_from([("at_least",), ("at_most",), ("at_least", "at_most")]))
    group = a_group(known)
    what = st.sampled_from(["value", *(r.id for r in resources)])
    if kind in (Must, Never):
        return kind(**every, measures=some)
    if kind is Requires:
        gap = draw(st.integers(0, 3))
        return Requires(**every, measure=several[0], needs=several[1:], gap=gap)
    if kind is Count:
        exactly = draw(st.none() | st.integers(0, 5))
        return Count(**every, of=draw(group), exactly=exactly, **dict.fromkeys(limits, 1))
    if kind is Share:
        summed = draw(what | st.just("count"))
        limits_of = {name: draw(shares) for name in limits}
        return Share(**every, of=draw(group), what=summed, **limits_of)
    if kind is Amount:
        summed = draw(what)
        year = draw(st.none() | st.sampled_from(years)) if years and summed != "value" else None
        limits_of = {name: draw(numbers) for name in limits}
        return Amount(**every, of=draw(group), what=summed, year=year, **limits_of)
    by_id = {measure.id: measure for measure in measures}
    saving = {}
    for resource in resources:
        first = [by_id[m].cost.get(resource.id, ())[:1] for m in several]
        if all(first):
            saving[resource.id] = min(amount for (amount,) in first)
    return Together(
        **every,
        measures=several,
        value=draw(numbers),
        saving=saving,
        months_to_effect=draw(st.integers(0, 1200)),
    )
