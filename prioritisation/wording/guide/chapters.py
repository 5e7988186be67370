"""A chapter of the guide in the reader's language, with the names that the screens use.

The chapters are Markdown files, one folder a language. ``[[page.portfolio]]`` in them is a message
of the catalogue, so that what the guide calls a page or a button is what stands on it. A picture
stands in a line of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from prioritisation.wording.wording import Wording

_FOLDER = Path(__file__).resolve().parent
_MESSAGE = re.compile(r"\*?\[\[([\w.]+)\]\]\*?")
_PICTURE = re.compile(r"^!\[(?P<says>[^\]]*)\]\((?P<file>[\w.-]+)\)$", re.MULTILINE)


class Chapter(StrEnum):
    """The chapters, in their order."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    PLANNER = "planner"
    WORDS = "words"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a screen.

    Parameters
    ----------
    file : name of the file in the reader's language's folder
    says : what it shows, for those who do not see it
    """

    file: str
    says: str


Block = str | Picture


def chapter_blocks(chapter: Chapter, say: Wording) -> tuple[Block, ...]:
    """Return the Markdown and the pictures of a chapter, in their order.

    Raises
    ------
    KeyError : it names a message that the catalogue has not: a defect of ours, held by a test.
    """
    path = _FOLDER / say.language / f"{chapter}.md"
    text = _MESSAGE.sub(
        # What stands on a screen is told apart from the sentence around it.
        lambda found: f"*{_shown(found[1], say)}*",
        path.read_text(encoding="utf-8"),
    )
    blocks: list[Block] = []
    end = 0
    for found in _PICTURE.finditer(text):
        blocks += [text[end : found.start()].strip(), Picture(found["file"], found["says"])]
        end = found.end()
    blocks.append(text[end:].strip())
    return tuple(block for block in blocks if block)


def _shown(key: str, say: Wording) -> str:
    """Return a message as it stands on the screen; one with a number in it is the first's."""
    return say(key, n=1) if "{n}" in say.template(key) else say(key)
