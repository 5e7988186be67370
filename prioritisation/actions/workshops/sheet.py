"""What one participant may see: their own answers, and results once they are revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from prioritisation.actions.desk import desk_at
from prioritisation.actions.workshops.results import revealed_round
from prioritisation.actions.workshops.setting_up import is_asked_of
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.items import Item
from prioritisation.decision.programme.participants import SwingWeights
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.workshops import Round, RoundState, Workshop
from prioritisation.decision.scoring.round_results import RoundResults
from prioritisation.decision.scoring.sharing import own_order
from prioritisation.store import Seat, Store

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one participant sees of a workshop at a moment.

    Parameters
    ----------
    round, state : the round that goes on or was the last; None before the first
    items : those asked of this participant, in an order of their own
    other_items : the rest of the round's, which they may answer as well
    criteria : those of the round, in the board's order
    answers, comments : their own in this round
    earlier : their own answers in the round before
    earlier_results : what the room said in the round before, if it is revealed
    results : what the room says in this round, once it is revealed
    weights : their own swing weights; None = not given
    is_done : they say that they are done with the round
    is_removed : their answers do not count
    """

    seat: Seat
    programme: Programme
    board: Board
    round: Round | None
    state: RoundState | None
    items: tuple[Item, ...]
    other_items: tuple[Item, ...]
    criteria: tuple[Criterion, ...]
    answers: Mapping[Cell, Decimal | None]
    comments: Mapping[str, str]
    earlier: Mapping[Cell, Decimal | None]
    earlier_results: RoundResults | None
    results: RoundResults | None
    weights: SwingWeights | None
    is_done: bool
    is_removed: bool

    @property
    def workshop(self) -> Workshop:
        """The workshop."""
        return self.seat.kept.workshop

    @property
    def is_open(self) -> bool:
        """Whether this participant may answer now."""
        return self.state is RoundState.OPEN and not self.is_removed

    @property
    def answered(self) -> int:
        """How many of the items asked of them are answered on every criterion."""
        return sum(self.has_answered(item.id) for item in self.items)

    def has_answered(self, item_id: str) -> bool:
        """Return whether an item is answered on every criterion."""
        return all((item_id, criterion.id) in self.answers for criterion in self.criteria)


def sheet_of(store: Store, seat: Seat, now: datetime) -> Sheet:
    """Return what a participant may see at a moment; others' answers never, results revealed."""
    kept, person = seat.kept, seat.participant
    workshop, current = kept.workshop, kept.workshop.current
    programme = desk_at(store, kept.programme_id, kept.programme_version).programme
    board = programme.board(workshop.board)
    by_id = {item.id: item for item in programme.items_on(workshop.board)}
    asked = [i for i in (current.items if current else ()) if i in by_id]
    mine = [i for i in asked if is_asked_of(person, i, workshop)]
    rest = [i for i in asked if i not in set(mine)]
    number = current.number if current else 0
    before = workshop.round_before(number) if current else None
    own = store.workshops.answers_of(seat)
    comments = store.workshops.comments(kept.programme_id, workshop.id, person.id)
    weights = store.workshops.weights(kept.programme_id, workshop.id, person.id)
    return Sheet(
        seat=seat,
        programme=programme,
        board=board,
        round=current,
        state=current.state_at(now) if current else None,
        items=tuple(by_id[i] for i in own_order(mine, person.seed)),
        other_items=tuple(by_id[i] for i in own_order(rest, person.seed)),
        criteria=tuple(c for c in board.criteria if current and c.id in current.criteria),
        answers={(a.item, a.criterion): a.score for a in own if a.round == number},
        comments={c.item: c.text for c in comments if c.round == number},
        earlier=(
            {}
            if before is None
            else {(a.item, a.criterion): a.score for a in own if a.round == before.number}
        ),
        earlier_results=(
            revealed_round(store, kept, before.number).results
            if before is not None and before.is_revealed
            else None
        ),
        results=(
            revealed_round(store, kept, number).results
            if current is not None and current.is_revealed
            else None
        ),
        weights=next(iter(weights), None),
        is_done=number in seat.finished,
        is_removed=person.id in workshop.removed,
    )
