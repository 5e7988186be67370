"""The files of the phone's pages, and their templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from prioritisation.charts.colours import Palette, palette
from prioritisation.web.wall.files import File

_HERE = Path(__file__).resolve().parent
_WEB = _HERE.parent

PAGES = Environment(
    loader=FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def file(name: str) -> File:
    """Return a file.

    Raises
    ------
    KeyError : there is none of that name.
    """
    kind, content = _FILES[name]
    return File(content(), kind)


def _style() -> bytes:
    dark = f":root{{{_variables(palette(dark=True))}}}"
    rules = (
        f":root{{{_variables(palette(dark=False))}}}",
        f"@media screen and (prefers-color-scheme:dark){{{dark}}}",
        (_HERE / "phone.css").read_text(encoding="utf-8"),
    )
    return "\n".join(rules).encode()


def _variables(colours: Palette) -> str:
    named = ((name, value) for name, value in colours._asdict().items() if isinstance(value, str))
    plain = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in named)
    marks = (f"--spearhead-{i}:{colour};" for i, colour in enumerate(colours.spearheads))
    return plain + "".join(marks)


_FILES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "phone.css": ("text/css", _style),
    "phone.js": ("text/javascript", (_HERE / "phone.js").read_bytes),
    "logo.svg": ("image/svg+xml", (_WEB / "static" / "logo.svg").read_bytes),
}
