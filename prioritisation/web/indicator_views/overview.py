"""All indicators: the one figure of each spearhead, the list, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.following_up import FollowUp
from prioritisation.actions.indicator_editing import add_indicator
from prioritisation.actions.indicator_import import values_file
from prioritisation.charts.colours import spearhead_sign
from prioritisation.decision.follow_up.followed import Followed
from prioritisation.decision.follow_up.status import Status
from prioritisation.decision.programme.indicators import IndicatorStage
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, html, session
from prioritisation.web.indicator_views import cards
from prioritisation.web.indicator_views.choosing import open_one
from prioritisation.web.plain import show_error
from prioritisation.wording.indicators import figure, period_text, status_text, target_text
from prioritisation.wording.wording import Wording

_LIST = "indicator_list"
_STAGE = "indicator_stage"
_ADD = "indicator_add"
# px; what is longer is read whole by a click into the cell.
_WIDTHS = {
    "name": st.column_config.TextColumn(width=400),
    "latest": st.column_config.TextColumn(width=190),
    "status": st.column_config.TextColumn(width=218),
    "owner": st.column_config.TextColumn(width=150),
    "target": st.column_config.TextColumn(width=165),
    "spearhead": st.column_config.TextColumn(width=165),
}
_GOOD = (Status.REACHED, Status.ON_TRACK)
_NOT_JUDGED = (Status.NO_VALUE, Status.NO_TARGET, Status.TOO_EARLY)


def heading(found: FollowUp, say: Wording) -> None:
    """Show how many indicators go as wished."""
    statuses = [followed.judgement.status for followed in found.indicators.values()]
    judged = sum(status not in _NOT_JUDGED for status in statuses)
    good = sum(status in _GOOD for status in statuses)
    if judged:
        st.title(say("indicators.title", n=good, judged=judged))
    else:
        st.title(say("indicators.title_none"))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.caption(say("indicators.subtitle", judged=judged, total=len(statuses)))
        if any(followed.indicator.illustrative for followed in found.indicators.values()):
            with st.container(width="content"):
                html.show(html.tag(say("app.illustrative")))


def show(desk: Desk, found: FollowUp, say: Wording) -> None:
    """Show the cards, the list with its filter, what is open, and the form for a new one."""
    programme = desk.programme
    if found.indicators:
        cards.show(programme, found, say)
        _list(programme, found, say)
        _open_matters(programme, found, say)
        st.download_button(
            say("indicators.export"),
            data=lambda: values_file(cached.desk().programme),
            file_name=f"{programme.id}-indicators.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
    else:
        st.info(say("indicators.no_indicators"))
    with st.expander(say("indicators.add"), icon=":material/add:", key="indicator_add_box"):
        _add(desk, say)


def _list(programme: Programme, found: FollowUp, say: Wording) -> None:
    st.subheader(say("indicators.list"))
    stage = st.segmented_control(
        say("indicators.stage"),
        ["", *IndicatorStage],
        default="",
        format_func=lambda s: say(f"stage.{s}") if s else say("indicators.stage_every"),
        key=_STAGE,
        persist_state="session",
        required=True,
    )
    order = {part.id: number for number, part in enumerate(programme.spearheads)}
    shown = [
        followed
        for followed in found.indicators.values()
        if not stage or stage in followed.indicator.stages
    ]
    shown.sort(key=lambda followed: order.get(followed.indicator.spearhead, len(order)))
    frame = pd.DataFrame([_row(programme, followed, say) for followed in shown])
    st.caption(say("indicators.list_help"))
    key = f"{_LIST}_{say.language}_{stage}"
    st.dataframe(
        frame,
        hide_index=True,
        height="content",
        key=key,
        on_select=partial(_open_marked, key, [f.indicator.id for f in shown]),
        selection_mode="single-row",
        column_config={say(f"indicators.column_{name}"): width for name, width in _WIDTHS.items()},
        alt=say("indicators.list"),
    )


def _open_marked(key: str, ids: list[str]) -> None:
    rows = session.get(key, {}).get("selection", {}).get("rows", [])
    if rows and rows[0] < len(ids):
        open_one(ids[rows[0]])


def _row(programme: Programme, followed: Followed, say: Wording) -> dict[str, str]:
    indicator, latest = followed.indicator, followed.series.latest
    names = {part.id: say.text(part.name) for part in programme.spearheads}
    ids = list(names)
    spearhead = indicator.spearhead
    sign = spearhead_sign(ids.index(spearhead) if spearhead in names else None)
    shown = "" if latest is None else figure(latest.value, indicator, say)
    cells = {
        # The spearhead by its shape: its name comes later, where a laptop has no room for it.
        "name": f"{sign.shape.character} {say.text(indicator.name)}",
        "latest": "" if latest is None else f"{shown} ({period_text(latest.period, say)})",
        "status": status_text(followed.judgement, say),
        "owner": indicator.owner,
        "target": target_text(indicator, say),
        "spearhead": names.get(spearhead, ""),
        "stage": ", ".join(say(f"stage.{stage}") for stage in indicator.stages),
    }
    return {say(f"indicators.column_{name}"): text for name, text in cells.items()}


def _open_matters(programme: Programme, found: FollowUp, say: Wording) -> None:
    st.subheader(say("indicators.open_matters"))
    changes = {part.id: say.text(part.name) for part in programme.key_changes}
    names = {i: say.text(followed.indicator.name) for i, followed in found.indicators.items()}
    matters = found.open_matters
    lines: Mapping[str, tuple[Iterable[str], Mapping[str, str]]] = {
        "indicators.open_changes": (matters.changes, changes),
        "indicators.open_owner": (matters.owner, names),
        "indicators.open_values": (matters.values, names),
        "indicators.open_target": (matters.target, names),
        "indicators.open_baseline": (matters.baseline, names),
        "indicators.open_overdue": (matters.overdue, names),
    }
    told = [
        say(key, names="; ".join(called[i] for i in ids))
        for key, (ids, called) in lines.items()
        if ids
    ]
    html.show(html.bullets(told or [say("indicators.open_nothing")], "pr-list"))


def _add(desk: Desk, say: Wording) -> None:
    spearheads = {"": say("indicators.no_spearhead")}
    spearheads |= {part.id: say.text(part.name) for part in desk.programme.spearheads}
    with st.form(f"{_ADD}_{session.edition(_ADD)}", border=False):
        name = st.text_input(say("indicators.name"), max_chars=200)
        with st.container(horizontal=True):
            spearhead = st.selectbox(
                say("indicators.spearhead"), list(spearheads), format_func=lambda i: spearheads[i]
            )
            owner = st.text_input(
                say("indicators.owner"), max_chars=200, help=say("indicators.owner_help")
            )
        if st.form_submit_button(say("indicators.add_now"), type="primary"):
            try:
                add_indicator(
                    cached.store(),
                    desk,
                    Text.of({say.language.value: name.strip()}),
                    spearhead=spearhead or "",
                    owner=owner,
                    who=session.WHO,
                )
            except PrioritisationError as error:
                if say.has(f"indicators.{error.field}"):
                    error.field = say(f"indicators.{error.field}")
                show_error(error, say)
                return
            session.notify(say("indicators.added", name=name))
            session.new_edition(_ADD)
            st.rerun()
