"""The report to the council: chosen, looked at, printed, taken away."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.follow_up_file import follow_up_file
from prioritisation.actions.follow_up_report import has_amounts_of_then, report_on
from prioritisation.decision.follow_up.report import (
    FollowUpReport,
    Period,
    ReportKind,
    interim_to,
    whole_year,
)
from prioritisation.decision.programme.decisions import Decision
from prioritisation.settings import Settings
from prioritisation.web import cached, session
from prioritisation.web.follow_up_report.page import report_html
from prioritisation.web.follow_up_report.routes import ADDRESS, address_of
from prioritisation.wording.wording import Wording

_KIND, _DAY, _YEAR = "report_kind", "report_day", "report_year"
_PAGE_PX = 900


def report_shown(desk: Desk, decision: Decision, today: date, say: Wording) -> FollowUpReport:
    """Let the reader choose the period, and return its report."""
    period = _period(decision, today, say)
    return report_on(cached.store(), desk, decision, period, today)


def show(desk: Desk, report: FollowUpReport, today: date, say: Wording) -> None:
    """Show the report as it is printed, and how it is taken away."""
    body = report_html(
        report,
        desk.programme,
        say,
        today,
        has_amounts_of_then=has_amounts_of_then(cached.store(), desk, report.decision),
    )
    name = f"{desk.programme.id}-{report.period.kind}-{report.period.last}"
    with st.container(horizontal=True):
        # Who has logged in with an account of the town is known to the app's pages alone.
        if not Settings.from_environment().login:
            asked = address_of(desk.programme.id, report.decision.id, report.period, say.language)
            st.link_button(
                say("follow_up.open_print"),
                f"{ADDRESS}?{urlencode(asked)}",
                icon=":material/print:",
                type="primary",
            )
        st.download_button(
            say("follow_up.download_page"),
            data=body.encode(),
            file_name=f"{name}.html",
            mime="text/html",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            say("follow_up.download_rows"),
            data=lambda: follow_up_file(report, desk.programme, say),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/table:",
            on_click="ignore",
        )
    # Its texts are escaped, and its own policy lets no script run.
    st.iframe(body, height=_PAGE_PX)


def _period(decision: Decision, today: date, say: Wording) -> Period:
    left, right = st.columns(2, vertical_alignment="bottom")
    if session.get(_KIND) is None:
        session.keep(_KIND, ReportKind.INTERIM)
    kind = left.segmented_control(
        say("follow_up.kind"),
        list(ReportKind),
        format_func=lambda k: say(f"follow_up.kind_{k}"),
        key=_KIND,
        persist_state="session",
        required=True,
    )
    decided = date.fromisoformat(decision.on).year
    if kind == ReportKind.YEARLY:
        if session.get(_YEAR) is None:
            session.keep(_YEAR, max(decided, today.year - 1))
        year = right.number_input(
            say("follow_up.year"), 1900, 2200, step=1, key=_YEAR, persist_state="session"
        )
        return whole_year(int(year))
    if session.get(_DAY) is None:
        session.keep(_DAY, today)
    day = right.date_input(
        say("follow_up.day"),
        min_value=date(1900, 1, 1),
        max_value=date(2200, 12, 31),
        key=_DAY,
        format="DD.MM.YYYY",
        persist_state="session",
    )
    return interim_to(day if isinstance(day, date) else today)
