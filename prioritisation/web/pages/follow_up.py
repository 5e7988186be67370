"""Follow-up: how far the decided measures are, who tells of them, and the report to the council."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.decisions import Decision
from prioritisation.web import cached, choices, session
from prioritisation.web.elsewhere import show_way_to
from prioritisation.web.follow_up_views import links, progress, report, telling
from prioritisation.web.follow_up_views.followed import followed_decision
from prioritisation.web.plain import as_text
from prioritisation.wording.decisions import decision_title
from prioritisation.wording.follow_up import report_name
from prioritisation.wording.wording import Wording

_PART = "follow_up_part"


class Part(StrEnum):
    """What of the follow-up is looked at."""

    PROGRESS = "progress"
    REPORT = "report"
    LINKS = "links"


def render() -> None:
    """Let the desk follow what was decided."""
    say = session.wording()
    desk = cached.desk()
    header = st.container(gap="small")
    if not desk.programme.measures or not desk.programme.decisions:
        with header:
            st.title(say("page.follow_up"))
        if not choices.is_told_empty(desk.programme, BoardId.MEASURES, say):
            st.info(say("follow_up.no_decision"))
            show_way_to("portfolio", say("follow_up.to_portfolio"), "savings")
        return
    part = _part(say)
    decision = followed_decision(desk, say)
    if decision is not None:
        title = _show(part, desk, decision, say)
        with header:
            st.title(as_text(title))
            st.caption(as_text(decision_title(decision, say)))


def _part(say: Wording) -> Part:
    return choices.choose_view(
        say("follow_up.part"), Part, lambda part: say(f"follow_up.part_{part}"), _PART
    )


def _show(part: Part, desk: Desk, decision: Decision, say: Wording) -> str:
    """Show a part of the page, and return its title."""
    today = datetime.now(UTC).date()
    if part is Part.LINKS:
        links.show(desk, say)
        return say("follow_up.links")
    if part is Part.REPORT:
        made = report.report_shown(desk, decision, today, say)
        report.show(desk, made, today, say)
        return report_name(made.period, say)
    of = progress.followed(desk, decision, today)
    progress.show(desk, decision, of, say)
    telling.show(desk, [promise.id for promise in of.silent], say)
    return progress.title(of, say)
