"""Pages that a town words for itself: privacy, accessibility."""

from __future__ import annotations

from enum import StrEnum

from prioritisation.errors import InvalidValueError
from prioritisation.store import Store

LONGEST = 20_000


class Page(StrEnum):
    """A page of the town's own words."""

    PRIVACY = "privacy"
    ACCESSIBILITY = "accessibility"


def page_text(store: Store, page: Page, language: str) -> str:
    """Return the town's own words in a language; empty = it has none of its own."""
    return str((store.workspace.get(f"page_{page}") or {}).get(language, ""))


def set_page_text(store: Store, page: Page, language: str, text: str) -> None:
    """Keep the town's own words; empty = the product's words stand again.

    Raises
    ------
    InvalidValueError : the text is too long.
    """
    if len(text) > LONGEST:
        raise InvalidValueError("text_too_long", field=page, value=text, longest=LONGEST)
    words = dict(store.workspace.get(f"page_{page}") or {})
    words[language] = text.strip()
    store.workspace.put(f"page_{page}", words)
