"""What a reader looks at: the colours, the portfolio, the opened spearhead, what is selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from prioritisation.charts.driver_map.looks import Colouring, key_of, node_of
from prioritisation.decision.programme.driver_map import Node, NodeKind
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import session
from prioritisation.web.driver_map_views.portfolios import Portfolio
from prioritisation.wording.wording import Wording

_COLOURS, _PORTFOLIO = "driver_colouring", "driver_portfolio"
_OPENED, _SELECTED = "driver_opened", "driver_selected"


def colouring() -> Colouring:
    """Return what the colours stand for."""
    return Colouring(session.get(_COLOURS) or Colouring.SPEARHEAD)


def portfolio_of(found: Sequence[Portfolio]) -> Portfolio | None:
    """Return the portfolio that is looked at, the first one at first; None = no portfolio."""
    chosen = session.get(_PORTFOLIO)
    return next((p for p in found if p.key == chosen), found[0] if found else None)


def opened(programme: Programme) -> str:
    """Return the id of the opened spearhead; empty = the whole map is shown."""
    chosen = session.get(_OPENED) or ""
    return chosen if chosen in {part.id for part in programme.spearheads} else ""


def selected(programme: Programme) -> Node | None:
    """Return what is selected; None = nothing that is on the map."""
    key = session.get(_SELECTED) or ""
    return next((node for node in programme.nodes() if key_of(node) == key), None)


def select(key: str) -> None:
    """Select what has a key; nothing where it is empty."""
    session.keep(_SELECTED, key)


def open_spearhead(key: str) -> None:
    """Open the spearhead of a key, or fold it back where it is empty."""
    node = node_of(key) if key else None
    session.keep(_OPENED, node.id if node and node.kind is NodeKind.SPEARHEAD else "")


def show_choices(
    programme: Programme, found: Sequence[Portfolio], names: Mapping[str, str], say: Wording
) -> None:
    """Show what can be chosen, in a row over the picture."""
    spearheads = {part.id: say.text(part.name) for part in programme.spearheads}
    # A choice of something that is gone is none.
    session.keep(_OPENED, opened(programme))
    session.keep(_COLOURS, colouring())
    node = selected(programme)
    session.keep(_SELECTED, key_of(node) if node else "")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.segmented_control(
            say("driver_map.colour_by"),
            list(Colouring),
            format_func=lambda c: say(f"driver_map.by_{c}"),
            key=_COLOURS,
            persist_state="session",
            required=True,
            width="content",
        )
        if colouring() is Colouring.PORTFOLIO and found:
            of = {portfolio.key: portfolio.name for portfolio in found}
            current = portfolio_of(found)
            session.keep(_PORTFOLIO, current.key if current else "")
            st.selectbox(
                say("driver_map.portfolio"),
                list(of),
                format_func=lambda key: of[key],
                key=_PORTFOLIO,
                persist_state="session",
                width=380,
            )
        st.selectbox(
            say("driver_map.open"),
            ["", *spearheads],
            format_func=lambda i: spearheads.get(i, say("driver_map.whole")),
            key=_OPENED,
            persist_state="session",
            width=190,
        )
        st.selectbox(
            say("driver_map.look_at"),
            ["", *names],
            format_func=lambda key: names.get(key, say("driver_map.nothing")),
            key=_SELECTED,
            persist_state="session",
            width=220,
        )
