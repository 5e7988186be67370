"""How firm the finding of a revealed round is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from prioritisation.actions.desk import desk_at, desk_of
from prioritisation.actions.posing import resources_of
from prioritisation.actions.valuing import valued_measures
from prioritisation.actions.workshops.results import (
    answers_of,
    check_revealed,
    counting_participants,
    occasion,
    weights_in,
)
from prioritisation.actions.workshops.writing import write
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.workshops import Weighting
from prioritisation.decision.robustness.discussion import Topic, topics
from prioritisation.decision.robustness.own_lists import OwnLists, Progress, own_lists
from prioritisation.decision.robustness.resampling import Stability, stability
from prioritisation.decision.robustness.room import Room
from prioritisation.errors import InvalidValueError
from prioritisation.store import KeptWorkshop, Store

# The first so many items of a ranking are asked about.
TOP = 10
_STEP = Decimal("0.1")


def room_of(store: Store, kept: KeptWorkshop, number: int) -> Room:
    """Return the people who scored a revealed round, with what the board asks of their scores.

    Raises
    ------
    NotAllowedError : the round is not revealed.
    """
    check_revealed(kept.workshop, number)
    desk = desk_at(store, kept.programme_id, store.version(kept.programme_id))
    workshop = kept.workshop
    people = counting_participants(store, kept)
    return Room(
        items=valued_measures(desk.programme, desk.programme.plan)
        if workshop.board is BoardId.MEASURES
        else desk.programme.items_on(workshop.board),
        board=desk.programme.board(workshop.board),
        answers=answers_of(store, kept, number, people),
        agreed=desk.agreed,
        settings=desk.programme.scoring,
        groups={p.id: p.group for p in people} if workshop.weighting is Weighting.GROUP else None,
        least=workshop.least_answers,
    )


def topics_of(
    store: Store, kept: KeptWorkshop, number: int, lists: OwnLists | None = None
) -> tuple[Topic, ...]:
    """Return the items of a revealed round with what their discussion may change.

    Parameters
    ----------
    lists : the participants' own lists, once they are worked out

    Raises
    ------
    NotAllowedError : the round is not revealed.
    """
    check_revealed(kept.workshop, number)
    return topics(_room(*occasion(store, kept, number)), lists)


def lists_of(store: Store, kept: KeptWorkshop, number: int) -> OwnLists:
    """Return on how many participants' own lists each measure is; slow for many people.

    Raises
    ------
    NotAllowedError : the round is not revealed.
    InvalidValueError : the workshop is on another board than the measures, or the plan has no
        budget.
    InfeasibleError : the rules of the plan cannot hold.
    """
    check_revealed(kept.workshop, number)
    if kept.workshop.board is not BoardId.MEASURES:
        raise InvalidValueError("no_portfolio_of_board", field="board", value=kept.workshop.board)
    return _lists(*occasion(store, kept, number))


def stability_of(
    store: Store, kept: KeptWorkshop, number: int, progress: Progress | None = None
) -> Stability:
    """Return in how many resampled groups each item stands where it stands; takes seconds.

    Raises
    ------
    NotAllowedError : the round is not revealed.
    InvalidValueError : fewer than five participants gave a number.
    """
    check_revealed(kept.workshop, number)
    return stability(_room(*occasion(store, kept, number)), top=TOP, progress=progress)


def take_weights(store: Store, kept: KeptWorkshop) -> None:
    """Let the board's criteria weigh what the group's swing weights say, in tenths of a percent.

    Raises
    ------
    NotAllowedError : no round is revealed yet.
    InvalidValueError : too few have weighed.
    """
    weights = weights_in(store, kept)
    if weights is None:
        raise InvalidValueError(
            "too_few_weights", field="weights", value=kept.workshop.least_answers
        )
    desk = desk_of(store, kept.programme_id)
    board = desk.programme.board(kept.workshop.board)
    percent = {
        c: (Decimal(w.numerator) * 100 / Decimal(w.denominator)).quantize(_STEP)
        for c, w in weights.mean.items()
    }
    criteria = tuple(replace(c, weight=percent.get(c.id, c.weight)) for c in board.criteria)
    write(
        store,
        kept,
        kept.workshop,
        "weights_taken",
        programme=desk.programme.with_board(replace(board, criteria=criteria)),
        based_on=desk.revision,
    )


@lru_cache(maxsize=8)
def _room(
    store: Store, programme_id: str, workshop_id: str, number: int, version: int, desk: int
) -> Room:
    del version, desk
    return room_of(store, store.workshops.kept(programme_id, workshop_id), number)


@lru_cache(maxsize=8)
def _lists(
    store: Store, programme_id: str, workshop_id: str, number: int, version: int, desk: int
) -> OwnLists:
    programme = desk_at(store, programme_id, desk).programme
    room = _room(store, programme_id, workshop_id, number, version, desk)
    return own_lists(room, programme.plan.without_years(), resources_of(programme))
