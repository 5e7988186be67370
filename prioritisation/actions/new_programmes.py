"""Make a programme: from what a wizard was told, from a file of measures, from a whole file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from prioritisation.actions.desk import SAMPLE_FOLDER, Desk
from prioritisation.actions.importing import ImportPreview, import_preview
from prioritisation.actions.sample import sample_programme
from prioritisation.actions.scoring import scores_on
from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.draft import Draft, drafted_programme
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text, checked_name
from prioritisation.exchange.board_csv import board_reading, read_board
from prioritisation.exchange.decoding import checked_size
from prioritisation.exchange.programme_file import read_programme_file
from prioritisation.exchange.programme_toml import read_programme
from prioritisation.store import Store

_BLANK_FOLDER = SAMPLE_FOLDER.parent / "blank"


@cache
def blank_programme() -> Programme:
    """Return what every new programme begins with: boards, criteria with words, a resource."""
    path = _BLANK_FOLDER / "programme.toml"
    return read_programme(path.read_bytes(), file=path.name)


@cache
def general_items(board_id: BoardId) -> tuple[Item, ...]:
    """Return factors or trends to start from: the sample's names, without a score or a text."""
    path = SAMPLE_FOLDER / f"{board_id}.csv"
    board = blank_programme().board(board_id)
    table = read_board(path.read_bytes(), file=path.name, board=board)
    return tuple(
        Item(id=item.id, name=item.name, is_consequence=item.is_consequence) for item in table.items
    )


def programme_of_draft(store: Store, draft: Draft) -> Programme:
    """Return the programme that a draft makes, under an id that is free; nothing is kept.

    Raises
    ------
    InvalidValueError : as `drafted_programme`.
    """
    return drafted_programme(draft, blank_programme(), _id_for(store, draft.title))


def create_programme(
    store: Store,
    programme: Programme,
    *,
    answers: tuple[Answer, ...] = (),
    agreed: tuple[AgreedScore, ...] = (),
    who: str,
) -> str:
    """Keep a new programme with its scores, and return its id.

    Raises
    ------
    RevisionConflictError : somebody else has taken its id at the same moment.
    """
    store.create(programme, answers=answers, agreed=agreed, who=who)
    return programme.id


def create_from_sample(store: Store, title: Text, *, who: str) -> str:
    """Keep a programme that begins as the sample does, under another name; return its id.

    Raises
    ------
    InvalidValueError : the title is missing or too long.
    """
    checked_name(title, "title")
    sample, answers = sample_programme()
    programme = replace(sample, id=_id_for(store, title.wordings[0][1]), title=title)
    return create_programme(store, programme, answers=answers, who=who)


def measures_preview(title: Text, data: bytes, *, file: str) -> tuple[Programme, ImportPreview]:
    """Return the programme that a file of measures needs, and what the file puts into it.

    Spearheads, target groups and factors that the file names are in it, each called as in the
    file.

    Raises
    ------
    UnreadableFileError : the file as a whole is not a table of measures.
    InvalidValueError : the title is missing or too long.
    """
    checked_name(title, "title")
    checked_size(len(data), file)
    programme = replace(blank_programme(), title=title)
    board = programme.board(BoardId.MEASURES)
    items = board_reading(data, file=file, board=board).table.items
    measures = [item for item in items if isinstance(item, Measure)]
    groups = _named_in((i for m in measures for i in m.target_groups), programme.target_groups)
    programme = replace(
        programme,
        spearheads=_named_in((m.spearhead for m in measures), ()),
        target_groups=groups,
        factors=tuple(
            Item(id=part.id, name=part.name)
            for part in _named_in((i for m in measures for i in m.factors), ())
        ),
    )
    desk = Desk(programme=programme, revision=0, answers=(), agreed=(), version=0)
    scores = scores_on(desk, BoardId.MEASURES)
    return programme, import_preview(desk, BoardId.MEASURES, scores, data, file=file)


def create_from_measures(
    store: Store, programme: Programme, preview: ImportPreview, *, who: str
) -> str:
    """Keep the programme of a previewed file of measures, and return its id.

    Raises
    ------
    PrioritisationError : the preview has problems: the first of them.
    """
    if preview.problems:
        raise preview.problems[0]
    title = programme.title.wordings[0][1]
    whole = replace(programme, id=_id_for(store, title)).with_items(
        BoardId.MEASURES, preview.table.items
    )
    answers = tuple(
        Answer(item=item, criterion=criterion, score=score)
        for (item, criterion), score in preview.scores.items()
    )
    return create_programme(store, whole, answers=answers, who=who)


def create_from_file(store: Store, data: bytes, *, file: str, who: str) -> str:
    """Keep the programme of a programme file, under an id that is free, and return that.

    Raises
    ------
    UnreadableFileError, InvalidValueError : as `read_programme_file`.
    """
    checked_size(len(data), file)
    read = read_programme_file(data, file=file)
    free = id_from_name(read.programme.id, store.shelf.ids())
    # What counts of a workshop is in no file, and neither is the workshop.
    programme = replace(
        read.programme,
        id=free if read.programme.id in store.shelf.ids() else read.programme.id,
        counted={},
    )
    return create_programme(store, programme, answers=read.answers, agreed=read.agreed, who=who)


def _id_for(store: Store, title: str) -> str:
    return id_from_name(title, store.shelf.ids())


def _named_in(ids: Iterable[str], known: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts that a file names, in the order in which it does; known ones as they are."""
    by_id = {part.id: part for part in known}
    named = dict.fromkeys(i for i in ids if i)
    return tuple(by_id.get(i) or Part(id=i, name=Text.of(i)) for i in named)
