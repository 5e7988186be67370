"""From trends to measures: what is linked, and which measures the trends carry or expose."""

from __future__ import annotations

from datetime import date

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.winds import Winds
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.story.findings import Finding
from prioritisation.web import cached, choices, html, session
from prioritisation.web.link_views import acts_on, findings_view, importer, rules, trend_table
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording

VIEWS = ("findings", "factors", "measures", "acts_on")


def render() -> None:
    """Show the finding first, and let the reader say what does what to what."""
    say = session.wording()
    desk = cached.desk()
    winds = cached.winds()
    st.title(_title(desk, winds, say))
    st.caption(say("links.inform"))
    for board_id in BoardId:
        choices.is_told_empty(desk.programme, board_id, say)
    _decided(desk, winds, say)
    if session.is_presented():
        _mark(desk, say)
        findings_view.draw(desk, winds, winds.by_measure, say)
        st.subheader(say("links.by_trend"))
        findings_view.trends(desk.programme, winds, say)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        view = _view(say)
        _mark(desk, say)
    if view == "findings":
        findings_view.show(desk, winds, say)
    elif view == "acts_on":
        acts_on.show(desk, winds, say)
    else:
        trend_table.show(desk, BoardId(view), winds, say)
    rules.show(desk.programme, say)
    if view in {"factors", "measures"}:
        importer.show(desk, say)


def _title(desk: Desk, winds: Winds, say: Wording) -> str:
    if not desk.programme.trend_links:
        return say("links.title_none")
    return say(
        "links.title",
        n=len(winds.found(Finding.CARRIED)),
        exposed=len(winds.found(Finding.EXPOSED)),
        total=len(winds.by_measure),
    )


def _decided(desk: Desk, winds: Winds, say: Wording) -> None:
    """Tell which measures of the decided portfolio are exposed."""
    if winds.decision is None:
        return
    names = {m.id: say.text(m.name) for m in desk.programme.measures}
    exposed = [names[i] for i in winds.found(Finding.EXPOSED) if i in winds.decided]
    st.markdown(
        as_text(
            say(
                "links.decided_exposed" if exposed else "links.decided_none",
                n=len(exposed),
                on=say.day(date.fromisoformat(winds.decision.on)),
                names="; ".join(exposed),
            )
        )
    )
    if gone := winds.decided - names.keys():
        st.caption(say("driver_map.gone", n=len(gone)))


def _mark(desk: Desk, say: Wording) -> None:
    if any(link.illustrative for link in desk.programme.trend_links):
        with st.container(width="content"):
            html.show(html.tag(say("app.illustrative")))


def _view(say: Wording) -> str:
    return choices.choose_view(
        say("links.view"), VIEWS, lambda view: say(f"links.view_{view}"), "links_view"
    )
