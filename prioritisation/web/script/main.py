"""The script of the pages: navigation, the frame around a page, and where errors are caught."""

from __future__ import annotations

import streamlit as st

from prioritisation.errors import PrioritisationError
from prioritisation.web import frame, html, opening, session
from prioritisation.web.access.gate import is_let_in
from prioritisation.web.pages import (
    balance,
    driver_map,
    effects,
    factors,
    follow_up,
    guide,
    indicators,
    matrix,
    measures,
    portfolio,
    programme,
    programmes,
    reasons,
    scores,
    trends,
    trends_to_measures,
    workshop,
)
from prioritisation.web.plain import show_error

# The pages in the order of the navigation, under its headings.
SECTIONS = {
    "story": (
        ("programme", "account_tree", programme.render),
        ("driver_map", "hub", driver_map.render),
        ("trends_to_measures", "air", trends_to_measures.render),
    ),
    "workshop": (
        ("measures", "checklist", measures.render),
        ("scores", "edit_note", scores.render),
        ("workshop", "groups", workshop.render),
        ("matrix", "bubble_chart", matrix.render),
        ("factors", "eco", factors.render),
        ("trends", "trending_up", trends.render),
    ),
    "plan": (
        ("portfolio", "savings", portfolio.render),
        ("reasons", "contact_support", reasons.render),
        ("balance", "balance", balance.render),
        ("effects", "euro_symbol", effects.render),
    ),
    "follow_up": (
        ("indicators", "monitoring", indicators.render),
        ("follow_up", "fact_check", follow_up.render),
    ),
    "workspace": (
        ("programmes", "folder_open", programmes.render),
        ("guide", "help", guide.render),
    ),
}
PAGES = tuple(page for pages in SECTIONS.values() for page in pages)
# Pages that are laid out for a room; the matrices have the wall.
PRESENTED = ("programme", "driver_map", "trends_to_measures", "portfolio", "reasons", "balance")


def main() -> None:
    """Run the page that the reader is on, inside the frame."""
    say = session.wording()
    st.set_page_config(page_icon=frame.ICON, layout="wide", initial_sidebar_state=236)
    if not is_let_in(say):
        return
    pages = {
        name: st.Page(
            render,
            title=say(f"page.{name}"),
            icon=f":material/{icon}:",
            url_path=name,
            default=name == "programme",
        )
        for name, icon, render in PAGES
    }
    under = {
        say(f"section.{section}"): [pages[name] for name, *_ in listed]
        for section, listed in SECTIONS.items()
    }
    is_asked = session.is_presented()
    page = st.navigation(under, position="hidden" if is_asked else "sidebar", expanded=True)
    name = next(name for name, candidate in pages.items() if candidate == page)
    is_presented = is_asked and name in PRESENTED
    if is_asked and not is_presented:
        # Only the navigation itself tells which page the address names.
        st.navigation(under, position="sidebar", expanded=True)
    html.load_style(is_presented=is_presented)
    try:
        refused = opening.settle()
        if opening.is_just_opened():
            st.switch_page(pages["programme"])
        st.set_page_config(page_title=frame.browser_title(page.title, say))
        frame.show_notices()
        if is_presented:
            frame.show_presenter([pages[other] for other in PRESENTED if other != name], say)
        else:
            others = pages["programmes"] if opening.has_several() else None
            frame.show_sidebar(say, can_present=name in PRESENTED, others=others)
        if refused is not None:
            # The list of those that can be opened, in place of a page about one that cannot.
            show_error(refused, say)
            programmes.render()
        else:
            page.run()
    except PrioritisationError as error:
        show_error(error, say)


# The guard keeps processes that this server may start from running the page again.
if __name__ == "__main__":
    main()
