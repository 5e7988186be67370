"""Every text of a page that a reader can come to, piece by piece: also of tables and drawings."""

import json
import re
from html import unescape

import pandas as pd


def pieces(page):
    """Return the texts that a page shows: of widgets, HTML, tables, components and figures.

    A piece is what stands between two tags, a cell, a label or a value of a component's data.
    """
    found = set()
    parts = [*page.main, *page.sidebar]
    while parts:
        part = parts.pop(0)
        if isinstance(getattr(part, "value", None), pd.DataFrame):
            _add_frame(part.value, found)
        for name in ("label", "value", "options", "help", "caption"):
            _add(getattr(part, name, None), found)
        _add_message(getattr(part, "proto", None), found)
        parts[:0] = getattr(part, "children", {}).values()
    return found


def _add_frame(frame, found):
    _add([*map(str, frame.columns), *map(str, frame.index)], found)
    _add([str(cell) for row in frame.itertuples(index=False) for cell in row], found)


def _add_message(message, found):
    """Add the texts of a protocol message, and of the messages in it."""
    if not hasattr(message, "ListFields"):
        return
    for _, value in message.ListFields():
        if isinstance(value, str):
            _add(value, found)
        elif hasattr(value, "ListFields"):
            _add_message(value, found)
        elif not isinstance(value, bytes | int | float) and hasattr(value, "__iter__"):
            for part in value:
                _add(part, found)
                _add_message(part, found)


def _add(value, found):
    """Add a text; of JSON its values, of HTML or a drawing what stands between its tags."""
    if isinstance(value, dict):
        _add([*value.keys(), *value.values()], found)
    elif isinstance(value, list | tuple):
        for part in value:
            _add(part, found)
    elif isinstance(value, str):
        if value[:1] in "{[" and value[:1]:
            try:
                _add(json.loads(value), found)
            except ValueError:
                pass
            else:
                return
        # Words that a drawing puts on two lines are two pieces there, and one in its data.
        texts = re.split(r"<[^<>]*>", value) if "<" in value else [value]
        found.update(filter(None, map(_plain, texts)))


def _plain(text):
    """Return a text without Markdown's backslashes, soft hyphens and blanks of any width."""
    bare = re.sub(r"\\([\\`*_{}\[\]()#+\-.!|<>~$:])", r"\1", unescape(text))
    return " ".join(bare.replace("\u00ad", "").replace("\u200b", "").replace("\u2060", "").split())
