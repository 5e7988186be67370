"""How large the letters can be so that the programme fits one screen or one sheet.

The stylesheet draws the picture on a stage 1920 units wide; every size on it is a number of
units times one factor, but no letter is smaller than the stage's smallest. Here the height is
worked out with the same numbers, by the widths of the letters, for one factor after another;
the largest that fits is taken. Widths are taken a little too large, so that what is found
fits; where not even the smallest does, the picture goes on below: nothing is ever cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from prioritisation.charts.labels.text_width import text_width, wrapped
from prioritisation.web.programme_picture.drawing import (
    MOST_BLOCKS,
    MOST_CARDS,
    MOST_CHANGES,
    columns_for,
)
from prioritisation.wording.programme_page import Card, ProgrammePage

# Percent of the sizes in the stylesheet, the largest first.
STEPS = tuple(range(150, 45, -5))


class Stage(NamedTuple):
    """Where the picture is shown; all in units, 1920 of which are its width.

    Parameters
    ----------
    height : of what the reader sees at once
    side, above, below : free at the edges
    smallest : size of the smallest letters
    has_note : the remark to the vision is shown
    largest : percent; letters are not larger, however little there is to say
    """

    height: float
    side: float
    above: float
    below: float
    smallest: float
    has_note: bool
    largest: int


# 18 px where the screen is 1920 px wide. What is below is the presenter's own line.
ROOM = Stage(1080, 64, 22, 78, 18, has_note=False, largest=115)


class Sheet(NamedTuple):
    """A sheet of paper, landscape.

    Parameters
    ----------
    margin, width, height : mm; width and height are what is within the margins
    smallest : points, of the smallest letters
    """

    margin: float
    width: float
    height: float
    smallest: float

    @property
    def stage(self) -> Stage:
        """The same as a stage."""
        unit = self.width / 1920
        smallest = self.smallest * _POINT / unit
        return Stage(self.height / unit, 8, 0, 0, smallest, has_note=True, largest=120)


# mm
_POINT = 25.4 / 72
SHEETS = {"a3": Sheet(9, 402, 279, 8), "a4": Sheet(7, 283, 196, 7)}


class Fit(NamedTuple):
    """A factor in percent, and whether everything is seen at once with it."""

    percent: int
    is_whole: bool


@lru_cache(maxsize=64)
def fit(page: ProgrammePage, stage: Stage) -> Fit:
    """Return the largest factor with which the picture fits, or the smallest there is."""
    tried = [step for step in STEPS if step <= stage.largest]
    for step in tried:
        if _Layout(page, stage, step / 100).height() <= stage.height:
            return Fit(step, is_whole=True)
    # All letters are of the smallest size there: a smaller factor would only take the gaps.
    return Fit(tried[-1], is_whole=False)


class _Layout:
    """The stylesheet's numbers, added up."""

    def __init__(self, page: ProgrammePage, stage: Stage, factor: float) -> None:
        self._page, self._stage, self._factor = page, stage, factor
        self._inner = 1920 - 2 * stage.side

    def height(self) -> float:
        """Return how high the picture is."""
        sections = [self._masthead(), self._why()]
        if self._page.vision:
            sections.append(self._vision())
        if self._page.changes.texts:
            sections.append(self._changes())
        if self._page.cards:
            sections.append(self._spearheads())
        gaps = self._gap(18) * (len(sections) - 1)
        return self._stage.above + sum(sections) + gaps + self._stage.below

    def _masthead(self) -> float:
        page = self._page
        name = self._lines(f"{page.town} · {page.title}", self._inner * 0.6, 30, 700)
        slogan = self._lines(page.slogan, self._inner * 0.38, 26, 650)
        return max(name * self._size(30) * 1.2, slogan * self._size(26) * 1.2)

    def _why(self) -> float:
        page, gap = self._page, self._gap(36)
        number = len(page.columns)
        one = (self._inner - number * gap) / (3.3 + number)
        purpose = self._heading() if page.statement or page.blocks else 0
        if page.statement:
            purpose += self._text(page.statement, 3.3 * one, 28, 650, 1.2) + self._gap(10)
        if page.blocks:
            across = columns_for(len(page.blocks), MOST_BLOCKS)
            width = (3.3 * one - (across - 1) * self._gap(24)) / across
            heights = [
                self._text(block.heading, width, 23, 700, 1.2)
                + sum(self._text(point, width, 21, 450, 1.25) for point in block.texts)
                for block in page.blocks
            ]
            purpose += self._rows(heights, across, 12)
        lists = (
            self._heading()
            + sum(self._text(text, one, 23, 650, 1.25) + self._gap(3) for text in column.texts)
            for column in page.columns
        )
        return max(purpose, *lists) if number else purpose

    def _vision(self) -> float:
        width = self._inner * (0.72 if self._stage.above else 0.70)
        height = self._gap(32) + self._text(self._page.vision, width, 80, 700, 1.1)
        if self._stage.has_note and self._page.note:
            height += self._text(self._page.note, width, 21, 450, 1.3)
        return height

    def _changes(self) -> float:
        texts = self._page.changes.texts
        across = columns_for(len(texts), MOST_CHANGES)
        width = (self._inner - (across - 1) * self._gap(40)) / across - self._gap(56)
        heights = [max(self._size(56), self._text(t, width, 24, 450, 1.25)) for t in texts]
        heading = self._text(self._page.changes.heading, self._inner, 22, 650, 1.2) + self._gap(6)
        return heading + self._rows(heights, across, 12)

    def _spearheads(self) -> float:
        page = self._page
        across = columns_for(len(page.cards), MOST_CARDS)
        width = (self._inner - (across - 1) * self._gap(24)) / across - self._gap(32) - 2
        own = text_width(page.spearheads, self._size(22), 700) + self._gap(24)
        about = self._text(page.indicators, self._inner - own, 20, 450, 1.2)
        heading = max(self._heading(), about + self._gap(6))
        height = heading + (ceil(len(page.cards) / across) - 1) * self._gap(16)
        for start in range(0, len(page.cards), across):
            cards = page.cards[start : start + across]
            names = (self._text(c.name, width - self._size(30) * 1.4, 28, 700, 1.15) for c in cards)
            height += max(names) + self._gap(18) + max(self._body(c, width) for c in cards) + 2
        return height

    def _body(self, card: Card, width: float) -> float:
        height = self._gap(22)
        for label, text in card.rows:
            height += self._text(label, width, 20, 450, 1.2) + self._text(text, width, 23, 450, 1.2)
        height += max(0, len(card.rows) - 1) * self._gap(8)
        if card.target:
            height += self._text(card.target, width, 24, 650, 1.2) + self._gap(10)
        return height

    def _heading(self) -> float:
        return self._size(22) * 1.2 + self._gap(6)

    def _gap(self, units: float) -> float:
        return units * self._factor

    def _size(self, units: float) -> float:
        return max(self._stage.smallest, units * self._factor)

    def _text(self, text: str, width: float, size: float, weight: int, line: float) -> float:
        return self._lines(text, width, size, weight) * self._size(size) * line

    def _lines(self, text: str, width: float, size: float, weight: int) -> int:
        """Return how many lines a text takes; a word wider than the width is broken."""
        letters = self._size(size)
        lines = (
            line for part in text.splitlines() for line in wrapped(part, width, letters, weight)
        )
        return sum(max(1, ceil(text_width(line, letters, weight) / width)) for line in lines)

    def _rows(self, heights: Sequence[float], across: int, gap: float) -> float:
        rows = [max(row) for row in _in_rows(heights, across)]
        return sum(rows) + self._gap(gap) * (len(rows) - 1)


def _in_rows(heights: Sequence[float], across: int) -> Iterable[Sequence[float]]:
    return (heights[start : start + across] for start in range(0, len(heights), across))
