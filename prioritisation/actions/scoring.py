"""Give, agree and take back scores; the scores in effect on a board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from prioritisation.actions.counting import Cell, counted_round
from prioritisation.actions.desk import Desk
from prioritisation.decision.programme.answers import (
    DESK_PARTICIPANT,
    DESK_WORKSHOP,
    AgreedScore,
    Answer,
)
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.criteria import OUTPUT_INPUT
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.settings import ScoringSettings
from prioritisation.decision.scoring.computed import limits_fit
from prioritisation.decision.scoring.score_table import ScoreTable, score_table
from prioritisation.errors import InvalidValueError
from prioritisation.store import AgreedKey, AnswerKey, Change, Store


def scores_on(desk: Desk, board_id: BoardId) -> ScoreTable:
    """Return the scores in effect on a board.

    Where a round of a workshop counts, its answers stand in place of the desk's own for what the
    round asked; of too few people, none.
    """
    programme = desk.programme
    counted = counted_round(desk, board_id)
    return score_table(
        programme.items_on(board_id),
        programme.board(board_id),
        (*desk_only(desk, board_id), *(() if counted is None else counted.answers)),
        desk.agreed,
        programme.scoring,
        groups=None if counted is None else counted.groups,
    )


def desk_only(desk: Desk, board_id: BoardId) -> tuple[Answer, ...]:
    """Return the desk's own answers that count on a board: all that no round has asked."""
    counted = counted_round(desk, board_id)
    asked = frozenset[Cell]() if counted is None else counted.asked
    return tuple(
        answer
        for answer in desk.answers
        if answer.workshop == DESK_WORKSHOP and (answer.item, answer.criterion) not in asked
    )


def desk_answers(desk: Desk) -> Mapping[Cell, Decimal | None]:
    """Return the desk's own answers by item and criterion; None = don't know."""
    return {
        (answer.item, answer.criterion): answer.score
        for answer in desk.answers
        if answer.workshop == DESK_WORKSHOP and answer.participant == DESK_PARTICIPANT
    }


def give_scores(
    store: Store,
    desk: Desk,
    board_id: BoardId,
    scores: Mapping[Cell, Decimal | str | None],
    who: str,
) -> None:
    """Keep the desk's own answers; an empty text takes an answer away, None is "don't know".

    Raises
    ------
    InvalidValueError : an unknown item or criterion, a score outside the scale, or one in whose
        place the answers of a workshop stand; nothing of the call is kept then.
    """
    checked = {cell: _checked(desk.programme, board_id, cell, s) for cell, s in scores.items()}
    counted = counted_round(desk, board_id)
    if counted is not None and counted.asked & checked.keys():
        raise InvalidValueError(
            "workshop_scores_count", field="score", value=counted.workshop.title
        )
    change = Change(
        answers=tuple(
            Answer(item=item, criterion=criterion, score=score)
            for (item, criterion), score in checked.items()
            if not isinstance(score, str)
        ),
        removed_answers=tuple(
            AnswerKey(DESK_WORKSHOP, 1, DESK_PARTICIPANT, item, criterion)
            for (item, criterion), score in checked.items()
            if isinstance(score, str)
        ),
    )
    details = _details(desk.programme, scores)
    store.write(desk.programme.id, change, who=who, kind="scores_given", details=details)


def agree_scores(
    store: Store,
    desk: Desk,
    board_id: BoardId,
    scores: Mapping[Cell, Decimal],
    *,
    reason: str,
    who: str,
) -> None:
    """Keep what the group agreed; it stands in place of the group's score.

    Raises
    ------
    InvalidValueError : as `give_scores`.
    """
    now = datetime.now(UTC)
    agreed = tuple(
        AgreedScore(
            item=cell[0],
            criterion=cell[1],
            score=_number(_checked(desk.programme, board_id, cell, score), cell),
            reason=reason,
            who=who,
            when=now,
        )
        for cell, score in scores.items()
    )
    details = _details(desk.programme, scores)
    store.write(
        desk.programme.id, Change(agreed=agreed), who=who, kind="scores_agreed", details=details
    )


def take_back_agreed(store: Store, desk: Desk, cells: tuple[Cell, ...], who: str) -> None:
    """Take agreed scores back: the group's own scores count again."""
    change = Change(removed_agreed=tuple(AgreedKey(*cell) for cell in cells))
    details = _details(desk.programme, dict.fromkeys(cells))
    store.write(desk.programme.id, change, who=who, kind="agreed_taken_back", details=details)


def set_scoring(store: Store, desk: Desk, scoring: ScoringSettings, who: str) -> None:
    """Keep how scores are read: mean or median, judged or computed, the limits.

    Raises
    ------
    InvalidValueError : there is not one limit for each level of output/input above the lowest.
    """
    if scoring == desk.programme.scoring:
        return
    scale = desk.programme.board(BoardId.MEASURES).criterion(OUTPUT_INPUT)
    if not limits_fit(scoring.ratio_limits, scale):
        raise InvalidValueError(
            "one_limit_a_level",
            field="ratio_limits",
            value=len(scoring.ratio_limits),
            needed=scale.high - scale.low,
        )
    store.write(
        desk.programme.id,
        Change(programme=replace(desk.programme, scoring=scoring)),
        based_on=desk.revision,
        who=who,
        kind="scoring_changed",
        details={
            "what": [
                name
                for name in ("group_score", "output_input", "ratio_limits")
                if getattr(scoring, name) != getattr(desk.programme.scoring, name)
            ]
        },
    )


def _checked(
    programme: Programme, board_id: BoardId, cell: Cell, score: Decimal | str | None
) -> Decimal | str | None:
    item, criterion_id = cell
    if all(known.id != item for known in programme.items_on(board_id)):
        raise InvalidValueError("unknown_id", field="item", value=item)
    criterion = programme.board(board_id).criterion(criterion_id)
    return criterion.checked_score(score) if isinstance(score, Decimal) else score


def _number(score: Decimal | str | None, cell: Cell) -> Decimal:
    if isinstance(score, Decimal):
        return score
    raise InvalidValueError("agreed_no_number", field=cell[1], value=score)


def _details(programme: Programme, cells: Mapping[Cell, object]) -> dict[str, Any]:
    names = {item.id: dict(item.name.wordings) for item in programme.all_items()}
    items = dict.fromkeys(item for item, _ in cells)
    # Several scores of one item are told by its name.
    n = len(cells) if len(items) > 1 else 1
    return {"n": n, "names": [names.get(item, item) for item in list(items)[:3]]}
