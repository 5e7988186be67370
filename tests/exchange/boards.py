"""A board small enough to know by heart, and strategies of everything legal on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.items import CHANNELS, Item, Measure
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from tests.decision.programme.stories import effects

MEASURES = standard_board(BoardId.MEASURES)
FACTORS = standard_board(BoardId.FACTORS)
TRENDS = standard_board(BoardId.TRENDS)

SQUARE = Measure(
    id="square",
    name=Text.of({"fi": "Tori", "en": "Market square"}),
    cost={"cost": (Decimal(60_000),)},
    spearhead="centre",
    unit="Technical services",
)
# Criteria whose ids are also names of columns, or look like them, or like a formula.
AWKWARD = replace(
    MEASURES,
    criteria=(
        *MEASURES.criteria,
        *(
            Criterion(id=i, name=Text.of(i), low=-5, high=5)
            for i in ("cost", "Cost", "name:fi", "score:impact", "=1+1", "IMPACT", "cost:a:1")
        ),
    ),
)

NASTY_TEXTS = (
    "=cmd|'/C calc'!A0",
    "'=cmd()",
    "''",
    "'t Hoekje",
    "+358 44 123",
    "-",
    "@sum",
    "<script>alert(1)</script>",
    'say "yes"; no, maybe',
    "two\r\nlines\nand\rmore",
    " blanks round it\t",
    "\u00a0",
    "🌲🏒",
    "شارع السوق",
    "\u202ereversed",
    "a|b",
    "?",
)

any_text = st.sampled_from(NASTY_TEXTS) | st.text(
    st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40
)
ids = st.sampled_from(["a", "-3", "=x", "a:1", "1", "'q", "käärme", "1.2", "x:200"]) | st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="|"),
    min_size=1,
    max_size=20,
)
decimals = st.decimals(-(10**6), 10**6, allow_nan=False, places=3) | st.decimals(
    -(10**6), 10**6, allow_nan=False, places=0
)
amounts = st.decimals(0, 10**9, allow_nan=False, places=3)
euros = st.integers(0, 10**15).map(Decimal) | st.sampled_from([Decimal("1E+3"), Decimal("5.000")])


@st.composite
def texts(draw, *, named=False):
    """A text in some of three languages, their order being that of the columns."""
    languages = draw(st.sets(st.sampled_from(["", "fi", "en"]), min_size=int(named)))
    wordings = {code: draw(any_text) for code in ("", "fi", "en") if code in languages}
    if named and not any(wording.strip() for wording in wordings.values()):
        return Text.of({**wordings, **dict.fromkeys(languages, "Tori")})
    return Text.of(wordings)


@st.composite
def amounts_by_year(draw):
    resources = draw(st.lists(st.just("cost") | ids, unique=True, max_size=3))
    return {
        resource: tuple(
            draw(st.lists(euros if resource == "cost" else amounts, min_size=1, max_size=3))
        )
        for resource in resources
    }


@st.composite
def measures(draw, item_id):
    earliest = draw(st.none() | st.integers(1900, 2100))
    latest = draw(st.none() | st.integers(earliest or 1900, 2200))
    return Measure(
        id=item_id,
        name=draw(texts(named=True)),
        description=draw(texts()),
        illustrative=draw(st.booleans()),
        is_consequence=draw(st.booleans()),
        cost=draw(amounts_by_year()),
        income=draw(amounts_by_year()),
        yearly_after=draw(st.dictionaries(ids, amounts, max_size=2)),
        value=draw(st.none() | decimals),
        benefit_eur=draw(st.none() | st.integers(-(10**12), 10**12)),
        spearhead=draw(st.just("") | ids),
        target_groups=tuple(draw(st.lists(ids, max_size=3))),
        channels=tuple(draw(st.lists(st.sampled_from(CHANNELS), unique=True))),
        factors=tuple(draw(st.lists(ids, max_size=3))),
        unit=draw(st.just("") | any_text),
        owner=draw(st.just("") | any_text),
        months_to_effect=draw(st.none() | st.integers(0, 1200)),
        start_earliest=earliest,
        start_latest=latest,
        effects=draw(effects),
    )


@st.composite
def scored_measures(draw, board):
    """Some measures with scores of some of them, unknown ones among them."""
    item_ids = draw(st.lists(ids, unique=True, min_size=1, max_size=4))
    items = tuple(draw(measures(item_id)) for item_id in item_ids)
    return items, draw(scores(items, board))


@st.composite
def scored_trends(draw):
    item_ids = draw(st.lists(ids, unique=True, min_size=1, max_size=4))
    items = tuple(
        Item(
            id=i,
            name=draw(texts(named=True)),
            description=draw(texts()),
            is_consequence=draw(st.booleans()),
        )
        for i in item_ids
    )
    return items, draw(scores(items, TRENDS))


@st.composite
def scores(draw, items, board):
    given = {}
    for item in items:
        for criterion in board.criteria:
            if draw(st.booleans()):
                score = st.decimals(criterion.low, criterion.high, allow_nan=False, places=2)
                given[item.id, criterion.id] = draw(st.none() | score)
    return given
