"""The script of the pages: navigation, the frame around a page, and where errors are caught."""

from __future__ import annotations

import streamlit as st

from prioritisation.errors import PrioritisationError
from prioritisation.web import frame, html, session
from prioritisation.web.pages import matrix, measures, portfolio, programme, scores
from prioritisation.web.plain import show_error


def main() -> None:
    """Run the page that the reader is on, inside the frame."""
    say = session.wording()
    st.set_page_config(
        page_title=f"{say('app.name')} · {say('page.matrix')}",
        page_icon=frame.ICON,
        layout="wide",
        initial_sidebar_state=236,
    )
    html.load_style()
    page = st.navigation(
        [
            st.Page(
                programme.render,
                title=say("page.programme"),
                icon=":material/account_tree:",
                default=True,
            ),
            st.Page(
                measures.render,
                title=say("page.measures"),
                icon=":material/checklist:",
                url_path="measures",
            ),
            st.Page(
                scores.render,
                title=say("page.scores"),
                icon=":material/edit_note:",
                url_path="scores",
            ),
            st.Page(
                matrix.render,
                title=say("page.matrix"),
                icon=":material/bubble_chart:",
                url_path="matrix",
            ),
            st.Page(
                portfolio.render,
                title=say("page.portfolio"),
                icon=":material/savings:",
                url_path="portfolio",
            ),
        ]
    )
    try:
        frame.show_sidebar()
        page.run()
    except PrioritisationError as error:
        show_error(error, say)


# The guard keeps processes that this server may start from running the page again.
if __name__ == "__main__":
    main()
