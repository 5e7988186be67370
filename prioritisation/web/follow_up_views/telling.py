"""The form by which the desk tells of a measure, and what was told of it before."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.telling_progress import LONGEST_NOTE, Told, tell_progress
from prioritisation.decision.follow_up.telling import latest_reports
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.progress import ProgressReport, ProgressState
from prioritisation.decision.programme.resources import Resource
from prioritisation.errors import PrioritisationError, RevisionConflictError
from prioritisation.exchange.numbers import written_number
from prioritisation.web import cached, session
from prioritisation.web.choices import names_apart
from prioritisation.web.owner.typed import amount_of
from prioritisation.web.plain import as_text, show_error
from prioritisation.wording.follow_up import amounts_text, told_text
from prioritisation.wording.wording import Wording

_MEASURE, _SEEN, _EDITOR = "told_of_measure", "progress_seen", "progress"


def show(desk: Desk, first: list[str], say: Wording) -> None:
    """Let the desk tell of a measure.

    Parameters
    ----------
    first : ids of the measures that stand first in the list to choose from
    """
    names = names_apart(desk.programme.measures, say)
    ids = [i for i in first if i in names] + [i for i in names if i not in set(first)]
    st.subheader(say("follow_up.tell"))
    st.caption(say("follow_up.tell_help"))
    if session.get(_MEASURE) not in names:
        session.keep(_MEASURE, ids[0])
    chosen = st.selectbox(
        say("follow_up.tell_measure"),
        ids,
        format_func=lambda i: names.get(i, i),
        key=_MEASURE,
        persist_state="session",
    )
    measure = next(m for m in desk.programme.measures if m.id == chosen)
    _form(desk, measure, say)
    _history(desk, measure, say)


def _form(desk: Desk, measure: Measure, say: Wording) -> None:
    last = latest_reports(desk.programme.progress).get(measure.id)
    edition = session.edition(_EDITOR)
    # As it was when the form was first drawn: what somebody tells meanwhile must be seen first.
    seen = session.steady(_SEEN, (measure.id, edition), lambda: last and last.at)
    with st.form(f"progress_{measure.id}_{edition}", enter_to_submit=False):
        states = list(ProgressState)
        state = st.radio(
            say("follow_up.tell_state"),
            states,
            format_func=lambda s: say(f"follow_up.state_{s}"),
            index=None if last is None else states.index(last.state),
            horizontal=True,
            key=f"progress_state_{measure.id}_{edition}",
        )
        typed = _amounts(desk, measure, last, edition, say)
        note = st.text_area(
            say("follow_up.tell_note"),
            max_chars=LONGEST_NOTE,
            height=80,
            key=f"progress_note_{measure.id}_{edition}",
        )
        if not st.form_submit_button(say("follow_up.tell_keep"), type="primary"):
            return
    if state is None:
        st.error(as_text(say("error.state_missing").capitalize()), icon=":material/error:")
        return
    try:
        told = Told(
            state=state,
            used={r.id: amount_of(text, r, say) for r, text in typed if text.strip()},
            note=note.strip(),
        )
        tell_progress(
            cached.store(),
            desk.programme.id,
            measure.id,
            told,
            datetime.now(UTC),
            seen=seen,
            who=session.WHO,
        )
    except PrioritisationError as error:
        if isinstance(error, RevisionConflictError):
            session.drop(_SEEN)
        show_error(error, say)
        return
    session.new_edition(_EDITOR)
    session.notify(say("follow_up.kept", name=say.text(measure.name)))
    st.rerun()


def _amounts(
    desk: Desk, measure: Measure, last: ProgressReport | None, edition: int, say: Wording
) -> list[tuple[Resource, str]]:
    used = {} if last is None else last.used
    planned = {r for r, years in measure.cost.items() if any(years)} | set(used)
    resources = [r for r in desk.programme.resources if r.id in planned]
    typed = []
    for resource in resources or desk.programme.resources[:1]:
        label = say("follow_up.tell_used", resource=say.text(resource.name), unit=resource.unit)
        text = st.text_input(
            as_text(label),
            value=written_number(used[resource.id]) if resource.id in used else "",
            max_chars=40,
            key=f"progress_used_{measure.id}_{resource.id}_{edition}",
        )
        typed.append((resource, text))
    return typed


def _history(desk: Desk, measure: Measure, say: Wording) -> None:
    reports = [r for r in reversed(desk.programme.progress) if r.measure == measure.id]
    if not reports:
        return
    label = say("follow_up.history", n=len(reports))
    with st.expander(label, key="progress_history", icon=":material/history:"):
        for report in reports:
            used = amounts_text(report.used, desk.programme.resources, say)
            state = say(f"follow_up.state_{report.state}")
            lines = [f"{told_text(report, say)} · {state} · {used}", report.note]
            st.text("\n".join(line for line in lines if line))
