"""Boards between files and the store."""

from __future__ import annotations

from pathlib import Path

import click

from prioritisation.actions.desk import desk_of
from prioritisation.actions.exporting import board_file
from prioritisation.actions.importing import import_board, import_preview
from prioritisation.actions.sample import open_sample
from prioritisation.actions.scoring import scores_on
from prioritisation.cli.frame import one_line
from prioritisation.decision.programme.boards import BoardId
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.decoding import read_file
from prioritisation.settings import Settings
from prioritisation.store import Store, open_store
from prioritisation.wording.wording import Wording

_WHO = "terminal"


def import_file(
    file: str, board: str, say: Wording, *, programme: str, delete_missing: bool
) -> None:
    """Import a file into a board of the store, and print what that changed.

    Raises
    ------
    PrioritisationError : the file or the store is wrong; nothing is changed.
    """
    board_id = BoardId(board)
    data = read_file(file)
    with _opened_store() as store:
        desk = desk_of(store, programme)
        preview = import_preview(desk, board_id, scores_on(desk, board_id), data, file=file)
        if preview.problems or not preview.is_empty or (preview.gone and delete_missing):
            import_board(store, desk, preview, delete_gone=delete_missing, who=_WHO)
    done = say(
        "measures.imported",
        file=file,
        new=len(preview.new),
        changed=len(preview.changed),
        gone=len(preview.gone) if delete_missing else 0,
    )
    click.echo(one_line(done))


def export_file(file: str | None, board: str, *, programme: str) -> None:
    """Write a board of the store with the scores in effect, to a file or the standard output.

    Raises
    ------
    InvalidValueError : the file cannot be written.
    StoreUnavailableError : the database does not answer.
    """
    board_id = BoardId(board)
    with _opened_store() as store:
        desk = desk_of(store, programme)
        data = board_file(desk, board_id, scores_on(desk, board_id))
    if file is None:
        click.echo(data, nl=False)
        return
    try:
        Path(file).write_bytes(data)
    except OSError as error:
        raise InvalidValueError("file_not_written", file=file, reason=error.strerror) from error


def _opened_store() -> Store:
    store = open_store(Settings.from_environment().database_url)
    try:
        open_sample(store)
    except BaseException:
        store.close()
        raise
    return store
