"""The messages of each language, and how one is filled in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent / "catalogues"


class Language(StrEnum):
    """A language that the tool speaks; one folder of catalogue files each."""

    FINNISH = "fi"
    ENGLISH = "en"


def language_of(locale: str | None) -> Language:
    """Return the language nearest to a locale such as ``fi-FI``; English where there is none."""
    code = (locale or "").lower().replace("_", "-").split("-")[0]
    return Language(code) if code in set(Language) else Language.ENGLISH


@cache
def messages(language: Language) -> Mapping[str, str | Mapping[str, str]]:
    """Return every message of a language by its dotted key.

    A message with a number in it may be a pair ``one``, ``other``; see `template`.

    Raises
    ------
    ValueError : two files have the same message: a defect of ours, held by a test.
    """
    found: dict[str, str | Mapping[str, str]] = {}
    for path in sorted((_FOLDER / language).glob("*.toml")):
        of_file: dict[str, str | Mapping[str, str]] = {}
        _collect(tomllib.loads(path.read_text(encoding="utf-8")), "", of_file)
        doubled = sorted(found.keys() & of_file.keys())
        if doubled:
            raise ValueError(f"{path.name} says again: {', '.join(doubled)}")
        found |= of_file
    return found


def template(language: Language, key: str, n: object = None) -> str:
    """Return a message with its gaps still open; of a pair, the one that fits the number n.

    Raises
    ------
    KeyError : the catalogue has no such message: a defect of ours, held by a test.
    """
    message = messages(language)[key]
    if isinstance(message, str):
        return message
    return message["one" if n == 1 else "other"]


def _collect(
    table: Mapping[str, Any], prefix: str, found: dict[str, str | Mapping[str, str]]
) -> None:
    for key, part in table.items():
        path = f"{prefix}{key}"
        if isinstance(part, str) or set(part) == {"one", "other"}:
            found[path] = part
        else:
            _collect(part, f"{path}.", found)
