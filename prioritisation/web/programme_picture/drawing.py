"""The sections of the programme on a page as HTML; every text is escaped.

Which face shows them is up to the stylesheet: the page, a room's screen, or a sheet of paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from prioritisation.charts.colours import palette, spearhead_sign
from prioritisation.web import html
from prioritisation.wording.hyphens import with_soft_hyphens
from prioritisation.wording.programme_page import Card, Listed, ProgrammePage

_BRANCH = Path(__file__).resolve().parents[1] / "static" / "branch.svg"
# Shorter words fit into every column.
_VERY_LONG = re.compile(r"\w{20,}")
# So many stand beside each other; more go on in a row below.
MOST_BLOCKS, MOST_CHANGES, MOST_CARDS = 3, 3, 6


def columns_for(number: int, most: int) -> int:
    """Return how many of a number of things stand side by side, in rows as equal as can be."""
    rows = -(-number // most)
    return -(-number // rows) if number else 1


def whole(page: ProgrammePage, face: str, *, dark: bool) -> str:
    """Return the picture as one; what is empty is left out.

    Parameters
    ----------
    face : classes that tell the stylesheet where it is shown
    """
    columns = "".join(f'<section class="list">{listed(x, page)}</section>' for x in page.columns)
    why = purpose(page) if page.statement or page.blocks else ""
    parts = (
        f'<header class="masthead">{masthead(page)}</header>',
        f'<div class="why c{len(page.columns)}"><section>{why}</section>{columns}</div>'
        if why or columns
        else "",
        f'<section class="vision">{vision(page)}</section>' if page.vision else "",
        f'<section class="changes">{changes(page)}</section>' if page.changes.texts else "",
        f'<section class="spearheads">{spearheads(page, dark=dark)}</section>'
        if page.cards
        else "",
    )
    return framed(page, "".join(parts), face)


def framed(page: ProgrammePage, body: str, face: str) -> str:
    """Return a part of the picture in what gives it its style and its language."""
    return f'<div class="opp {face}" lang="{page.language}">{body}</div>'


def masthead(page: ProgrammePage) -> str:
    """Return whose programme it is: the heading of the page where there is no vision."""
    level = "div" if page.vision else "h1"
    town = f'<span class="town">{_text(page.town, page)}</span> ' if page.town else ""
    return (
        f'<{level} class="name">{town}{_text(page.title, page)}</{level}>'
        f'<div class="slogan">{_text(page.slogan, page)}</div>'
    )


def purpose(page: ProgrammePage) -> str:
    """Return what the programme is for: a sentence, and blocks of what it is about."""
    across = columns_for(len(page.blocks), MOST_BLOCKS)
    blocks = "".join(
        f"<div><b>{_text(block.heading, page)}</b>{_items(block.texts, page)}</div>"
        for block in page.blocks
    )
    lead = f'<p class="lead">{_text(page.statement, page)}</p>' if page.statement else ""
    grid = f'<div class="blocks n{across}">{blocks}</div>' if blocks else ""
    return f"<h2>{escape(page.purpose)}</h2>{lead}{grid}"


def listed(part: Listed, page: ProgrammePage) -> str:
    """Return a heading with the names below it."""
    rows = "".join(f"<li>{_text(text, page)}</li>" for text in part.texts)
    return f"<h2>{escape(part.heading)}</h2>" + (f"<ul>{rows}</ul>" if rows else "")


def vision(page: ProgrammePage) -> str:
    """Return the vision on its band, under the branch."""
    branch = html.picture(_BRANCH.read_text(encoding="utf-8"), "branch")
    note = f'<p class="note">{_text(page.note, page)}</p>' if page.note else ""
    return f"{branch}<h1>{_text(page.vision, page)}</h1>{note}"


def changes(page: ProgrammePage) -> str:
    """Return the key changes, numbered."""
    texts = page.changes.texts
    rows = "".join(f"<li><span>{_text(text, page)}</span></li>" for text in texts)
    across = columns_for(len(texts), MOST_CHANGES)
    return f'<h2>{_text(page.changes.heading, page)}</h2><ol class="n{across}">{rows}</ol>'


def spearheads(page: ProgrammePage, *, dark: bool) -> str:
    """Return the headings of spearheads and indicators, and the cards."""
    heading = f"<h2>{escape(page.spearheads)}</h2>{about(page)}"
    return f'<div class="headings">{heading}</div>{cards(page, dark=dark)}'


def about(page: ProgrammePage) -> str:
    """Return the heading of the indicators, which stands beside that of the spearheads."""
    return f'<span class="about">{_text(page.indicators, page)}</span>' if page.indicators else ""


def cards(page: ProgrammePage, *, dark: bool, missing: str = "") -> str:
    """Return the spearheads as cards, each with what it is seen by.

    Parameters
    ----------
    missing : what a card without indicators says
    """
    across = columns_for(len(page.cards), MOST_CARDS)
    shown = "".join(
        _card(card, position, page, missing, dark=dark) for position, card in enumerate(page.cards)
    )
    return f'<div class="cards n{across}">{shown}</div>'


def _card(card: Card, position: int, page: ProgrammePage, missing: str, *, dark: bool) -> str:
    sign = html.sign(position, palette(dark=dark).on_spearhead)
    rows = "".join(
        f'<div class="label">{escape(label)}</div><div class="text">{_text(text, page)}</div>'
        for label, text in card.rows
    )
    if not rows and missing:
        rows = f'<div class="label">{escape(missing)}</div>'
    target = f'<div class="target">{_text(card.target, page)}</div>' if card.target else ""
    return (
        f'<article class="{spearhead_sign(position).colour}">'
        f"<h3>{sign}<span>{_text(card.name, page)}</span></h3>"
        f'<div class="body">{rows}{target}</div></article>'
    )


def _items(texts: Iterable[str], page: ProgrammePage) -> str:
    rows = "".join(f"<li>{_text(text, page)}</li>" for text in texts)
    return f"<ul>{rows}</ul>" if rows else ""


def _text(text: str, page: ProgrammePage) -> str:
    """Return a text, escaped, whose very long words may be broken at the end of a syllable."""
    return escape(_VERY_LONG.sub(lambda word: with_soft_hyphens(word[0], page.language), text))
