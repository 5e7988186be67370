"""The files that a wall needs, and the edition that tells whether a browser has the latest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from prioritisation.charts.svg.stylesheet import WEIGHTS, font_path
from prioritisation.web.wall.style import style

HERE = Path(__file__).resolve().parent
_WEB = HERE.parent
_PACKAGE = _WEB.parent
_KINDS = {".py", ".js", ".css", ".html", ".toml", ".ttf", ".svg"}


class File(NamedTuple):
    """What is sent of a file."""

    content: bytes
    kind: str


@cache
def edition() -> str:
    """Return a word that differs for every edition of this package."""
    whole = sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in _KINDS:
            whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


@cache
def file(name: str) -> File:
    """Return a file.

    Raises
    ------
    KeyError : there is none of that name.
    """
    kind, content = _FILES[name]
    return File(content(), kind)


def _from(path: Path) -> Callable[[], bytes]:
    return path.read_bytes


_FILES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "matrix.js": ("text/javascript", _from(_WEB / "matrix.js")),
    "wall.js": ("text/javascript", _from(HERE / "wall.js")),
    "wall.css": ("text/css", lambda: style(edition()).encode()),
    "room.js": ("text/javascript", _from(HERE / "room" / "room.js")),
    "room.css": ("text/css", _from(HERE / "room" / "room.css")),
    "paper.css": ("text/css", _from(HERE / "room" / "paper.css")),
    "follow.js": ("text/javascript", _from(HERE / "follow.js")),
    "logo.svg": ("image/svg+xml", _from(_WEB / "static" / "logo.svg")),
    **{f"sans-{weight}.ttf": ("font/ttf", _from(font_path(weight))) for weight in WEIGHTS},
}
