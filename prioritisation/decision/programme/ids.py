"""Short names that files, rules and answers use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from prioritisation.errors import InvalidValueError

LONGEST_ID = 40
_LETTERS = str.maketrans({"å": "a", "ä": "a", "ö": "o"})


def checked_id(value: object, field: str = "id") -> str:
    """Return an id as it is.

    Raises
    ------
    InvalidValueError : it is empty, not text, longer than 200 characters, holds a control
        character or a list separator, or has blanks at its ends.
    """
    if not isinstance(value, str) or not value or value != value.strip() or len(value) > 200:
        raise InvalidValueError("bad_id", field=field, value=value)
    if "|" in value or any(not character.isprintable() for character in value):
        raise InvalidValueError("bad_id", field=field, value=value)
    return value


def id_from_name(name: str, taken: Collection[str] = ()) -> str:
    """Return a short name made from a title, unlike those already taken.

    Lower case; å and ä become a, ö becomes o, every run of other characters becomes one
    hyphen; at most 40 characters; ``-2``, ``-3`` … when it is taken.
    """
    # Some systems write å as a and a ring: two characters, which NFC makes one.
    lower = unicodedata.normalize("NFC", name).lower()
    plain = re.sub(r"[^a-z0-9]+", "-", lower.translate(_LETTERS))
    base = plain[:LONGEST_ID].strip("-") or "item"
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        ending = f"-{number}"
        candidate = base[: LONGEST_ID - len(ending)].rstrip("-") + ending
    return candidate
