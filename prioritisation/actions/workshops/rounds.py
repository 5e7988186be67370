"""Open, pause, close, reveal, reopen and reset the rounds of a workshop."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from prioritisation.actions.desk import desk_of
from prioritisation.actions.workshops.writing import FACILITATOR, write
from prioritisation.decision.programme.workshops import CountedRound, Round, RoundState, Workshop
from prioritisation.errors import InvalidValueError
from prioritisation.store import KeptWorkshop, Store

LONGEST_MINUTES = 600


def open_round(
    store: Store, kept: KeptWorkshop, now: datetime, *, minutes: int | None = None
) -> None:
    """Begin the next round: what the workshop asks now, at first of nobody answered.

    Parameters
    ----------
    minutes : how long it is open; None = until it is closed by hand

    Raises
    ------
    InvalidValueError : the workshop has ended, the round before is not revealed, or the
        minutes are outside 1 … 600.
    """
    workshop = _going_on(kept)
    last = workshop.current
    if last is not None and not last.is_revealed:
        raise InvalidValueError("round_not_revealed", field="round", value=position(workshop))
    opened = _new_round(workshop, now, minutes)
    changed = replace(
        workshop, rounds=(*workshop.rounds, opened), rounds_begun=workshop.rounds_begun + 1
    )
    _write(store, kept, changed, "round_opened")


def pause_round(store: Store, kept: KeptWorkshop, now: datetime) -> None:
    """Let nobody answer for now; the time stands still.

    Raises
    ------
    InvalidValueError : the round is not open.
    """
    current = _in_state(kept, now, RoundState.OPEN)
    _put(store, kept, replace(current, state=RoundState.PAUSED, paused_at=now), "round_paused")


def resume_round(store: Store, kept: KeptWorkshop, now: datetime) -> None:
    """Let everybody go on after a pause, with the time that was left.

    Raises
    ------
    InvalidValueError : the round is not paused.
    """
    current = _in_state(kept, now, RoundState.PAUSED)
    ends_at = current.ends_at
    if ends_at is not None and current.paused_at is not None:
        ends_at += now - current.paused_at
    resumed = replace(current, state=RoundState.OPEN, ends_at=ends_at, paused_at=None)
    _put(store, kept, resumed, "round_resumed")


def set_time(store: Store, kept: KeptWorkshop, now: datetime, *, minutes: int | None) -> None:
    """Let the round be open for so many minutes from now; None = until it is closed by hand.

    One that was closed because its time was up is open again.

    Raises
    ------
    InvalidValueError : the round is neither open nor closed, or the minutes are outside
        1 … 600.
    """
    current = _in_state(kept, now, RoundState.OPEN, RoundState.CLOSED)
    changed = replace(current, state=RoundState.OPEN, ends_at=_ends_at(now, minutes))
    _put(store, kept, changed, "round_extended", minutes=minutes)


def close_round(store: Store, kept: KeptWorkshop, now: datetime) -> None:
    """Let nobody answer any more; results are not shown yet.

    Raises
    ------
    InvalidValueError : the round is closed already.
    """
    current = _in_state(kept, now, RoundState.OPEN, RoundState.PAUSED)
    _put(store, kept, replace(current, state=RoundState.CLOSED, paused_at=None), "round_closed")


def reveal_round(
    store: Store, kept: KeptWorkshop, now: datetime, *, who: str = FACILITATOR
) -> None:
    """Close the round and show its results to everybody.

    Raises
    ------
    InvalidValueError : it is revealed already.
    """
    current = _in_state(kept, now, RoundState.OPEN, RoundState.PAUSED, RoundState.CLOSED)
    revealed = replace(current, state=RoundState.REVEALED, paused_at=None)
    _put(store, kept, revealed, "round_revealed", who=who)


def reopen_round(store: Store, kept: KeptWorkshop, now: datetime) -> None:
    """Let people answer again in a round that was closed or revealed; results go out of sight.

    Where the board counts its scores, it does so no more.

    Raises
    ------
    InvalidValueError : the round is neither closed nor revealed, or the workshop has ended.
    """
    _going_on(kept)
    current = _in_state(kept, now, RoundState.CLOSED, RoundState.REVEALED)
    opened = replace(current, state=RoundState.OPEN, ends_at=None)
    _put(store, kept, opened, "round_reopened", takes_out=True)


def reset_round(store: Store, kept: KeptWorkshop, now: datetime) -> None:
    """Begin the round anew, with what the workshop asks now; its answers count no more.

    They are kept: an undo brings the round back with them.

    Raises
    ------
    InvalidValueError : there is no round, or the workshop has ended.
    """
    workshop = _going_on(kept)
    _current(kept)
    begun = replace(
        workshop,
        rounds=(*workshop.rounds[:-1], _new_round(workshop, now, None)),
        rounds_begun=workshop.rounds_begun + 1,
    )
    _write(store, kept, begun, "round_reset", takes_out=True)


def count_round(store: Store, kept: KeptWorkshop, number: int) -> None:
    """Let a revealed round's answers be the scores of the board: matrix, ranking, portfolio.

    Raises
    ------
    InvalidValueError : there is no such round, or it is not revealed.
    """
    workshop = kept.workshop
    if not workshop.round(number).is_revealed:
        raise InvalidValueError("round_not_revealed", field="round", value=position(workshop))
    desk = desk_of(store, kept.programme_id)
    counted = CountedRound(workshop=workshop.id, round=number)
    programme = replace(desk.programme, counted={**desk.programme.counted, workshop.board: counted})
    write(
        store,
        kept,
        workshop,
        "round_counted",
        programme=programme,
        based_on=desk.revision,
        details={"round": workshop.position(number)},
    )


def stop_counting(store: Store, kept: KeptWorkshop) -> None:
    """Let the board's scores be the desk's own again."""
    desk = desk_of(store, kept.programme_id)
    counted = {b: c for b, c in desk.programme.counted.items() if c.workshop != kept.workshop.id}
    write(
        store,
        kept,
        kept.workshop,
        "round_not_counted",
        programme=replace(desk.programme, counted=counted),
        based_on=desk.revision,
    )


def position(workshop: Workshop) -> int:
    """Return which round the current one is for people; 0 before the first."""
    return len(workshop.rounds)


def _new_round(workshop: Workshop, now: datetime, minutes: int | None) -> Round:
    return Round(
        number=workshop.rounds_begun + 1,
        items=workshop.items,
        criteria=workshop.criteria,
        opened_at=now,
        ends_at=_ends_at(now, minutes),
    )


def _ends_at(now: datetime, minutes: int | None) -> datetime | None:
    if minutes is None:
        return None
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise InvalidValueError(
            "minutes_outside", field="minutes", value=minutes, most=LONGEST_MINUTES
        )
    return now + timedelta(minutes=minutes)


def _going_on(kept: KeptWorkshop) -> Workshop:
    if kept.workshop.ended_at is not None:
        raise InvalidValueError("workshop_ended", field="workshop", value=kept.workshop.title)
    return kept.workshop


def _current(kept: KeptWorkshop) -> Round:
    current = kept.workshop.current
    if current is None:
        raise InvalidValueError("no_round", field="round")
    return current


def _in_state(kept: KeptWorkshop, now: datetime, *states: RoundState) -> Round:
    current = _current(kept)
    state = current.state_at(now)
    if state not in states:
        raise InvalidValueError(f"round_is_{state}", field="round", value=position(kept.workshop))
    return current


def _put(
    store: Store,
    kept: KeptWorkshop,
    current: Round,
    kind: str,
    *,
    who: str = FACILITATOR,
    takes_out: bool = False,
    minutes: int | None = None,
) -> None:
    details = {} if minutes is None else {"minutes": minutes}
    changed = kept.workshop.with_round(current)
    _write(store, kept, changed, kind, who=who, takes_out=takes_out, details=details)


def _write(
    store: Store,
    kept: KeptWorkshop,
    changed: Workshop,
    kind: str,
    *,
    who: str = FACILITATOR,
    takes_out: bool = False,
    details: dict[str, int] | None = None,
) -> None:
    """Keep the workshop; `takes_out`: the round that was current counts on no board any more."""
    told = {"round": position(changed)} | (details or {})
    last = kept.workshop.current
    if not takes_out or last is None:
        write(store, kept, changed, kind, who=who, details=told)
        return
    desk = desk_of(store, kept.programme_id)
    out = CountedRound(workshop=kept.workshop.id, round=last.number)
    counted = {board: c for board, c in desk.programme.counted.items() if c != out}
    write(
        store,
        kept,
        changed,
        kind,
        who=who,
        programme=replace(desk.programme, counted=counted),
        based_on=desk.revision,
        details=told,
    )
