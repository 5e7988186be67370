"""How every command ends: exit codes, one line for what is wrong, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NoReturn

import click

from prioritisation.errors import PrioritisationError

if TYPE_CHECKING:
    from prioritisation.wording.wording import Wording

_INTERRUPTED = 130
# Joins the parts of one emoji: not printable by itself, and wanted.
_JOINER = "\u200d"


class Code(IntEnum):
    """Exit codes."""

    ANSWERED = 0
    BAD = 2  # cannot be read as a question
    INFEASIBLE = 3  # legal, but no selection keeps it
    NOTHING_FOUND = 4  # the limit of time came first

    @classmethod
    def of_all(cls, codes: Iterable[Code]) -> Code:
        """Return the code of several files together: 2 if any is bad, else 4, else 3, else 0."""
        found = set(codes)
        in_order = (cls.BAD, cls.NOTHING_FOUND, cls.INFEASIBLE)
        return next((code for code in in_order if code in found), cls.ANSWERED)


class Terminal(click.Group):
    """A group of commands whose usage errors are one line, and whose exit codes are `Code`."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run a command and leave with its exit code."""
        kwargs["standalone_mode"] = False
        try:
            code = super().main(*args, **kwargs)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            code = Code.BAD
        except click.ClickException as error:
            say_wrong(error.format_message())
            code = Code.BAD
        except (click.Abort, KeyboardInterrupt):
            code = _INTERRUPTED
        sys.exit(code or Code.ANSWERED)


@contextmanager
def told(say: Wording, *files: str) -> Iterator[None]:
    """Tell what is wrong inside in one line, and leave with exit code 2.

    Parameters
    ----------
    files : those for which there is no answer then, each with a line of its own
    """
    try:
        yield
    except PrioritisationError as error:
        for file in files or ("",):
            say_wrong(say.error(error.at(file=file)))
        raise click.exceptions.Exit(Code.BAD) from error


def say_wrong(sentence: str) -> None:
    """Print one line for what is wrong on the standard error stream."""
    click.echo(one_line(sentence), err=True)


def one_line(text: str) -> str:
    """Return a text without what would break a line or move the terminal's cursor."""
    return "".join(
        character if character.isprintable() or character == _JOINER else "\ufffd"
        for character in " ".join(text.split())
    )
