"""Whose scores are entered, and where a score that somebody gave goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from prioritisation.actions.counting import Cell
from prioritisation.actions.desk import Desk
from prioritisation.actions.scoring import (
    agree_scores,
    desk_answers,
    give_scores,
    take_back_agreed,
)
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.items import Item
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.errors import InvalidValueError
from prioritisation.web import cached, session
from prioritisation.wording.wording import Wording


class Mode(StrEnum):
    """Whose scores are entered."""

    OWN = "own"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """One reader scoring the items of a board, for themselves or for the group."""

    desk: Desk
    board_id: BoardId
    mode: Mode
    say: Wording

    @property
    def board(self) -> Board:
        """The board that is scored."""
        return self.desk.programme.board(self.board_id)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that are scored, in list order."""
        return self.desk.programme.items_on(self.board_id)

    @property
    def scores(self) -> ScoreTable:
        """The scores in effect."""
        return cached.score_table(self.board_id)

    def shown(self) -> Mapping[Cell, Decimal | None]:
        """Return the scores that this mode shows; None = don't know; a cell without: missing."""
        if self.mode is Mode.OWN:
            return desk_answers(self.desk)
        found: dict[Cell, Decimal | None] = {}
        for item in self.scores.items:
            for criterion in self.scores.criteria:
                judged = self.scores.score(item, criterion).judged
                if judged is not None:
                    found[(item, criterion)] = Decimal(judged.numerator) / judged.denominator
        return found

    def keep(self, given: Mapping[Cell, Decimal | str | None]) -> None:
        """Keep scores: as the desk's own answers, or as what the group agreed.

        An empty text takes an own answer away, or takes the agreed score back.
        """
        if self.mode is Mode.OWN:
            give_scores(cached.store(), self.desk, self.board_id, given, session.WHO)
            return
        agreed = {cell: score for cell, score in given.items() if isinstance(score, Decimal)}
        for cell, score in given.items():
            if score is None:
                raise InvalidValueError("agreed_no_number", field=cell[1], value="?")
        if agreed:
            reason = session.get(session.REASON_KEY) or ""
            agree_scores(
                cached.store(), self.desk, self.board_id, agreed, reason=reason, who=session.WHO
            )
        if back := tuple(cell for cell in given if cell not in agreed):
            take_back_agreed(cached.store(), self.desk, back, session.WHO)

    def unknown_word(self, criterion: Criterion) -> str:
        """Return what an answer that is no number is called."""
        return self.say(f"scores.{criterion.unknown}")
