"""Copy a programme: the same document under another name, with its scores or without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from prioritisation.actions.counting import counted_round
from prioritisation.actions.desk import Desk
from prioritisation.actions.importing import written_score
from prioritisation.actions.scoring import scores_on
from prioritisation.decision.programme.answers import DESK_WORKSHOP, AgreedScore
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.text import Text, checked_name
from prioritisation.exchange.programme_file import ProgrammeFile, written_programme
from prioritisation.store import Store


def copy_programme(
    store: Store, desk: Desk, title: Text, *, with_scores: bool, reason: str, who: str
) -> str:
    """Keep a copy of a programme, and return its id.

    Workshops, decisions and progress are of the original's history and stay with it.

    Parameters
    ----------
    desk : what there is of the original
    with_scores : its scores come along: the desk's own, the agreed ones, and what counts of a
        workshop as agreed scores
    reason : of those last ones, in words: where they come from

    Raises
    ------
    InvalidValueError : the title is missing or too long.
    """
    checked_name(title, "title")
    name = title.wordings[0][1]
    copied = replace(
        desk.programme,
        id=id_from_name(name, store.shelf.ids()),
        title=title,
        decisions=(),
        progress=(),
        counted={},
    )
    scores = _scores(desk, reason, who) if with_scores else ProgrammeFile(programme=copied)
    store.create(
        copied,
        answers=scores.answers,
        agreed=scores.agreed,
        who=who,
        kind="programme_copied",
        details={"names": [dict(desk.programme.title.wordings)]},
    )
    return copied.id


def programme_file(desk: Desk, reason: str) -> bytes:
    """Return the whole programme with its scores as a file, from which it can be made again.

    Parameters
    ----------
    reason : of the scores that a workshop gave, in words: where they come from
    """
    return written_programme(_scores(desk, reason, who=""))


def _scores(desk: Desk, reason: str, who: str) -> ProgrammeFile:
    """Return the programme with the scores that stand without a workshop, of what it still has."""
    known = {
        (item.id, criterion.id)
        for board in desk.programme.boards
        for item in desk.programme.items_on(board.id)
        for criterion in board.criteria
    }
    own = (a for a in desk.answers if a.workshop == DESK_WORKSHOP)
    return ProgrammeFile(
        programme=replace(desk.programme, counted={}),
        answers=tuple(a for a in own if (a.item, a.criterion) in known),
        agreed=(
            *(a for a in desk.agreed if (a.item, a.criterion) in known),
            *_of_workshops(desk, reason, who),
        ),
    )


def _of_workshops(desk: Desk, reason: str, who: str) -> Iterator[AgreedScore]:
    """Yield the group's scores of the rounds that count, where nothing else was agreed."""
    agreed = {(score.item, score.criterion) for score in desk.agreed}
    for board in desk.programme.boards:
        counted = counted_round(desk, board.id)
        if counted is None:
            continue
        scores = scores_on(desk, board.id)
        for item, criterion in sorted(counted.asked - agreed):
            if item not in scores.scores or not board.has(criterion):
                continue
            judged = scores.score(item, criterion).judged
            if judged is not None:
                yield AgreedScore(
                    item=item,
                    criterion=criterion,
                    score=written_score(judged),
                    reason=reason,
                    who=who,
                )
