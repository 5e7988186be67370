"""Links as a table: a round trip loses nothing, and what is wrong is told with its row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.programme.links import TrendEffect, TrendLink
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, UnreadableFileError
from prioritisation.exchange.links_csv import read_links, written_links

TRENDS, ITEMS = ("ageing", "towns"), ("square", "events", "=sum")

reasons = st.dictionaries(
    st.sampled_from(["", "fi", "en"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1),
).map(Text.of)


def read(text):
    data = text if isinstance(text, bytes) else text.encode()
    return read_links(data, file="links.csv", trends=TRENDS, items=ITEMS)


def in_one_order(link):
    """Return a link as plain data, its wordings in whatever order."""
    return link.trend, link.item, link.effect, dict(link.reason.wordings), link.illustrative


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(TRENDS), st.sampled_from(ITEMS)),
        st.tuples(st.sampled_from(TrendEffect), reasons, st.booleans()),
        min_size=1,
    )
)
def test_a_round_trip_loses_nothing(links):
    kept = [
        TrendLink(trend=trend, item=item, effect=effect, reason=reason, illustrative=illustrative)
        for (trend, item), (effect, reason, illustrative) in links.items()
    ]
    back = read(written_links(kept, languages=("fi", "en")))
    assert [in_one_order(link) for link in back] == [in_one_order(link) for link in kept]


def test_a_plus_or_a_minus_is_as_good_as_the_word():
    links = read("trend,item,effect\nageing,square,+\ntowns,square,−\ntowns,events,-\n")
    helps, harms = TrendEffect.HELPS, TrendEffect.HARMS
    assert [link.effect for link in links] == [helps, harms, harms]


@pytest.mark.parametrize(
    ("rows", "kind", "message"),
    [
        ("trend;item\nageing;square", UnreadableFileError, "'effect' column_missing"),
        ("trend;item;effect;why\na;b;c;d", UnreadableFileError, "'why' unknown_column"),
        ("trend;item;item;effect\na;b;c;d", UnreadableFileError, "'item' column_doubled"),
        ("trend;item;effect\nageing;square", UnreadableFileError, "row 2.*ragged_row"),
        ("trend;item;effect\nrain;square;+", InvalidValueError, "row 2, trend: 'rain' unknown_id"),
        ("trend;item;effect\nageing;moon;+", InvalidValueError, "row 2, item: 'moon' unknown_id"),
        ("trend;item;effect\nageing;square;0", InvalidValueError, "effect: '0' not_one_of"),
        (
            "trend;item;effect\nageing;square;+\nageing;square;-",
            InvalidValueError,
            "row 3: 'ageing square' link_doubled",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(rows, kind, message):
    with pytest.raises(kind, match=message):
        read(rows)
