"""The driver map: what leads to what, from the measures to the vision."""

from __future__ import annotations

from html import escape

import streamlit as st

from prioritisation.charts.driver_map.info import driver_map_info
from prioritisation.charts.driver_map.looks import Colouring, key_of
from prioritisation.decision.story.driver_paths import feeding
from prioritisation.web import cached, html, session
from prioritisation.web.driver_map_views import looking
from prioritisation.web.driver_map_views.adding import show_adding
from prioritisation.web.driver_map_views.details import show_details
from prioritisation.web.driver_map_views.editing import show_editing
from prioritisation.web.driver_map_views.findings import show_findings
from prioritisation.web.driver_map_views.listing import show_list
from prioritisation.web.driver_map_views.names import labels
from prioritisation.web.driver_map_views.portfolios import headline, portfolios
from prioritisation.web.driver_map_views.stage import show_stage


def render() -> None:
    """Show the map, what it says, and the forms that change it."""
    say = session.wording()
    desk = cached.desk()
    programme = desk.programme
    found = portfolios(programme, say)
    names = labels(programme, say)
    if not session.is_presented():
        looking.show_choices(programme, found, names, say)
    by_portfolio = looking.colouring() is Colouring.PORTFOLIO
    portfolio = looking.portfolio_of(found) if by_portfolio else None
    feeds = feeding(programme, portfolio.measures if portfolio else ())
    info = driver_map_info(
        programme,
        say,
        colouring=Colouring.SPEARHEAD if by_portfolio and not portfolio else looking.colouring(),
        chosen=portfolio.measures if portfolio else (),
        fed=feeds.fed,
        opened=looking.opened(programme),
        headline=headline(programme, feeds, portfolio, say)
        if portfolio and programme.spearheads
        else say(
            "driver_map.title",
            boxes=len(programme.driver_map),
            spearheads=len(programme.spearheads),
        ),
    )
    node = looking.selected(programme)
    html.show(f'<h1 class="pr-driver-title">{escape(info.headline)}</h1>')
    is_empty = not programme.driver_map and not programme.intermediate_results
    is_shown = session.is_presented()
    # A room sees the map at once, under the ways on; and it adds nothing to it.
    if is_empty and not is_shown:
        st.info(say("driver_map.empty"))
    if by_portfolio and not portfolio and not is_shown:
        st.info(say("driver_map.no_portfolio"))
    with st.container(horizontal=True, gap="medium"):
        with st.container(key="driver_picture", gap="small"):
            show_stage(
                info,
                selected=key_of(node) if node else "",
                select=looking.select,
                open_spearhead=looking.open_spearhead,
            )
        with st.container(key="driver_beside", gap="small"):
            if by_portfolio and not portfolio and is_shown:
                st.info(say("driver_map.no_portfolio"))
            show_findings(programme, feeds, portfolio, say)
            if node is not None:
                show_details(programme, node, portfolio, say)
                if not session.is_presented():
                    show_editing(desk, node, say)
            elif not session.is_presented():
                with st.container(key="driver_help"):
                    st.caption(say("driver_map.help"))
    if not session.is_presented():
        show_adding(desk, say)
    with st.container(key="driver_list"):
        st.subheader(say("driver_map.as_list"))
        show_list(programme, info.told(), say)
