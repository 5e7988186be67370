"""The picture of a wall, drawn once for every wall that asks for the same."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from threading import Lock

from prioritisation.store import Store
from prioritisation.web.matrix_views.shown import shown_matrix
from prioritisation.web.wall.asked import Asked
from prioritisation.web.wall.files import edition
from prioritisation.wording.wording import Wording

_Key = tuple[Store, Asked, int]
_ONE_AT_A_TIME = Lock()
_drawing: dict[_Key, asyncio.Task[Picture]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a wall shows.

    Parameters
    ----------
    title : what the browser calls it
    svg : the drawing, its names escaped
    hover : what the pointer shows of each item, as JSON
    sent : all of it as JSON, for a wall that shows an earlier one
    """

    title: str
    svg: str
    hover: str
    sent: bytes


def tag_of(asked: Asked, version: int) -> str:
    """Return the strong ETag of a picture: it needs no picture."""
    whole = f"{edition()} {version} {asked.query}"
    return f'"{sha256(whole.encode()).hexdigest()[:24]}"'


async def picture(store: Store, asked: Asked, version: int) -> Picture:
    """Return the picture; walls that ask for the same at once wait for one drawing."""
    key = (store, asked, version)
    task = _drawing.get(key)
    if task is None:
        task = asyncio.create_task(asyncio.to_thread(_drawn, store, asked, version))
        _drawing[key] = task
        task.add_done_callback(lambda _done: _drawing.pop(key, None))
    # A wall that goes away takes the picture from none of the others.
    return await asyncio.shield(task)


@lru_cache(maxsize=32)
def _drawn(store: Store, asked: Asked, version: int) -> Picture:
    # One at a time: two would only take turns, and hold up every page and phone for longer.
    with _ONE_AT_A_TIME:
        shown = shown_matrix(
            store,
            asked.programme,
            version,
            asked.board,
            asked.view,
            asked.language,
            selected="",
            is_phone=False,
        )
    title = shown.info.kicker or Wording(asked.language)("app.name")
    sent = {"svg": shown.svg, "hover": shown.hover, "title": title, "edition": edition()}
    return Picture(
        title=title,
        svg=shown.svg,
        hover=json.dumps(shown.hover, ensure_ascii=False),
        sent=json.dumps(sent, ensure_ascii=False).encode(),
    )
