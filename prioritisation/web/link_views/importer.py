"""The links as a file, out and in."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.link_editing import import_links, links_file, links_of_file
from prioritisation.decision.programme.links import TrendLink
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.link_views.link_form import EDITOR
from prioritisation.web.plain import show_error, told
from prioritisation.web.uploading import TABLES, uploaded
from prioritisation.wording.wording import Wording


def show(desk: Desk, say: Wording) -> None:
    """Show how to take the links away, and to bring others in their place."""
    st.download_button(
        say("links.export"),
        data=lambda: links_file(cached.desk()),
        file_name=f"{desk.programme.id}-trend-links.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
    with st.expander(say("links.import"), key="links_import_box", icon=":material/upload:"):
        st.caption(say("links.import_help"))
        file = uploaded(say("measures.import_file"), TABLES, EDITOR)
        if file is None:
            return
        try:
            links = links_of_file(desk, file.getvalue(), file=file.name)
        except PrioritisationError as error:
            show_error(error, say)
            return
        _offer(desk, links, file.name, say)


def _offer(desk: Desk, links: tuple[TrendLink, ...], file: str, say: Wording) -> None:
    now = {(link.trend, link.item): link for link in desk.programme.trend_links}
    new = {(link.trend, link.item): link for link in links}
    counts = {
        "new": len(new.keys() - now.keys()),
        "changed": sum(now[pair] != new[pair] for pair in new.keys() & now.keys()),
        "gone": len(now.keys() - new.keys()),
    }
    if not any(counts.values()):
        st.info(say("measures.import_nothing"))
        return
    st.text(say("links.import_counts", **counts))
    st.button(
        say("measures.import_now"),
        type="primary",
        key="links_import_now",
        on_click=_import,
        args=(desk, links, file),
    )


def _import(desk: Desk, links: tuple[TrendLink, ...], file: str) -> None:
    say = session.wording()
    with told(say, EDITOR):
        import_links(cached.store(), desk, links, file=file, who=session.WHO)
        session.notify(say("links.imported", file=file, n=len(links)))
        session.new_edition(EDITOR)
