"""The round that goes on: its state, its buttons, who is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from prioritisation.actions.workshops import rounds
from prioritisation.actions.workshops.progress import Progress, recent_progress
from prioritisation.decision.programme.workshops import RoundState
from prioritisation.errors import InvalidValueError
from prioritisation.store import KeptWorkshop, Store
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text
from prioritisation.web.workshop_views.acting import button, now
from prioritisation.wording.wording import Wording

Act = Callable[[Store, KeptWorkshop, datetime], None]

_EVERY_SECONDS = 1.5
_MINUTES = "workshop_minutes"


def show_round(kept: KeptWorkshop, say: Wording) -> None:
    """Show what can be done with the round."""
    workshop, current = kept.workshop, kept.workshop.current
    if workshop.ended_at is not None:
        st.info(say("workshop.has_ended"), icon=":material/event_busy:")
        return
    store, at = cached.store(), now()
    if current is None:
        st.subheader(say("workshop.before_round"))
        _minutes(say)
        _open_button(kept, say, say("workshop.open_first"))
        return
    state = current.state_at(at)
    st.subheader(say(f"workshop.round_{state}", n=len(workshop.rounds)))
    if state in (RoundState.OPEN, RoundState.PAUSED):
        _who_is_done(kept.workshop.id)
    with st.container(horizontal=True):
        if state is RoundState.OPEN:
            _act(kept, "pause", rounds.pause_round, "pause", say)
            _act(kept, "close", rounds.close_round, "lock", say)
        if state is RoundState.PAUSED:
            _act(kept, "resume", rounds.resume_round, "play_arrow", say, kind="primary")
            _act(kept, "close", rounds.close_round, "lock", say)
        if state is not RoundState.REVEALED:
            primary = "primary" if state is RoundState.CLOSED else "secondary"
            _act(kept, "reveal", rounds.reveal_round, "visibility", say, kind=primary)
        if state is RoundState.REVEALED:
            _open_button(kept, say, say("workshop.open_next", n=len(workshop.rounds) + 1))
            _count_button(kept, say)
        if state in (RoundState.CLOSED, RoundState.REVEALED):
            _act(kept, "reopen", rounds.reopen_round, "lock_open", say)
    with st.expander(say("workshop.more"), key="workshop_more"):
        minutes = _minutes(say)
        if state in (RoundState.OPEN, RoundState.CLOSED):
            button(
                say("workshop.set_time"),
                lambda: rounds.set_time(store, kept, now(), minutes=minutes),
                say,
                key="set_time",
                icon="timer",
            )
        st.caption(say("workshop.reset_help"))
        _act(kept, "reset", rounds.reset_round, "restart_alt", say)


def _minutes(say: Wording) -> int | None:
    chosen = st.number_input(
        say("workshop.minutes"),
        min_value=1,
        max_value=rounds.LONGEST_MINUTES,
        value=None,
        step=5,
        key=_MINUTES,
        placeholder=say("workshop.minutes_none"),
        width=260,
    )
    return None if chosen is None else int(chosen)


def _open_button(kept: KeptWorkshop, say: Wording, label: str) -> None:
    def act() -> None:
        minutes = session.get(_MINUTES)
        rounds.open_round(
            cached.store(), kept, now(), minutes=None if minutes is None else int(minutes)
        )

    button(label, act, say, key="open_round", icon="play_arrow", kind="primary")


def _act(kept: KeptWorkshop, name: str, act: Act, icon: str, say: Wording, kind: str = "") -> None:
    button(
        say(f"workshop.{name}"),
        lambda: act(cached.store(), kept, now()),
        say,
        key=f"{name}_round",
        icon=icon,
        kind=kind,
    )


def _count_button(kept: KeptWorkshop, say: Wording) -> None:
    current = kept.workshop.current
    if current is None:
        return
    counted = cached.desk().programme.counted.get(kept.workshop.board)
    store = cached.store()
    if counted is not None and (counted.workshop, counted.round) == (
        kept.workshop.id,
        current.number,
    ):
        button(
            say("workshop.stop_counting"),
            partial(rounds.stop_counting, store, kept),
            say,
            key="stop_counting",
            icon="undo",
        )
        return
    button(
        say("workshop.count"),
        partial(rounds.count_round, store, kept, current.number),
        say,
        key="count_round",
        icon="check_circle",
        told=say("workshop.counted"),
        help_text=say("workshop.count_help"),
    )


@st.fragment(run_every=_EVERY_SECONDS)
def _who_is_done(workshop_id: str) -> None:
    """Show who is done, live; the page is run anew when the round has become something else."""
    say = session.wording()
    try:
        kept = cached.store().workshops.kept(cached.programme_id(), workshop_id)
    except InvalidValueError:
        # Somebody has deleted the programme, or taken the workshop back: the page tells which.
        st.rerun(scope="app")
    current = kept.workshop.current
    state = None if current is None else (current.number, current.state_at(now()))
    known = session.get("workshop_state")
    session.keep("workshop_state", (workshop_id, state))
    if known is not None and known[0] == workshop_id and known[1] != state:
        st.rerun(scope="app")
    progress = recent_progress(cached.store(), kept, now())
    show_progress(progress, say)
    if current is not None and current.ends_at is not None:
        left = max(0, round((current.ends_at - now()).total_seconds()))
        st.caption(say("workshop.time_left", minutes=left // 60, seconds=f"{left % 60:02}"))


def show_progress(progress: Progress, say: Wording) -> None:
    """Show how many are done, and how many have answered each item."""
    joined, done = len(progress.participants), len(progress.done)
    st.progress(done / joined if joined else 0.0, say("workshop.done_of", done=done, n=joined))
    names = {i.id: say.text(i.name) for i in cached.desk().programme.all_items()}
    with st.expander(say("workshop.by_item"), key="by_item"):
        for item, n in progress.answered.items():
            of = progress.asked[item]
            text = as_text(names.get(item, item))
            st.progress(n / of if of else 0.0, f"{text} · {n}/{of}")
