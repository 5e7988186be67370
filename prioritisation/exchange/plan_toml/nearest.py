"""What was meant by a name that there is not."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from prioritisation.errors import InvalidValueError


def unknown(thing: str, value: str, known: Iterable[str], *, field: str) -> InvalidValueError:
    """Return the error for a name that there is not; it names the nearest there is.

    Parameters
    ----------
    thing : ``key``, ``measure``, ``resource``, ``criterion`` or ``choice``
    known : the names that there are
    """
    names = tuple(dict.fromkeys(known))
    near = get_close_matches(value[:100], names, n=1)
    if near:
        return InvalidValueError(
            f"{thing}_unknown_near", field=field, value=value, known=names, nearest=near[0]
        )
    return InvalidValueError(f"{thing}_unknown", field=field, value=value, known=names)
