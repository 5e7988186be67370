"""A text in one or more languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from prioritisation.errors import InvalidValueError

ANY_LANGUAGE = ""
LONGEST_NAME = 200
LONGEST_TEXT = 5_000


@dataclass(frozen=True, slots=True)
class Text:
    """What people read, in the languages in which it was written.

    Parameters
    ----------
    wordings : pairs of language code (``"fi"``, ``"en"``; ``""`` = not stated) and wording

    Raises
    ------
    InvalidValueError : a wording is not text, or longer than 5,000 characters.
    """

    wordings: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for language, wording in self.wordings:
            if not isinstance(wording, str) or not isinstance(language, str):
                raise InvalidValueError("not_text", value=wording)
            if len(wording) > LONGEST_TEXT:
                raise InvalidValueError("text_too_long", value=wording, longest=LONGEST_TEXT)

    @classmethod
    def of(cls, wording: str | Mapping[str, str]) -> Self:
        """Return the text of one wording, or of wordings by language; empty ones are left out."""
        pairs = {ANY_LANGUAGE: str(wording)} if isinstance(wording, str) else wording
        return cls(tuple((code, text) for code, text in pairs.items() if text))

    def in_language(self, language: str) -> str:
        """Return the wording in a language, else the first one there is, else nothing."""
        by_language = dict(self.wordings)
        if language in by_language:
            return by_language[language]
        return next(iter(by_language.values()), "")

    def with_wording(self, language: str, wording: str) -> Text:
        """Return the text with one wording put in place of the one that this language showed."""
        by_language = dict(self.wordings)
        if language not in by_language and ANY_LANGUAGE in by_language:
            language = ANY_LANGUAGE
        if not wording:
            by_language.pop(language, None)
        else:
            by_language[language] = wording
        return Text.of(by_language)

    def __bool__(self) -> bool:
        return bool(self.wordings)


def checked_name(name: Text, field: str = "name") -> Text:
    """Return a name as it is.

    Raises
    ------
    InvalidValueError : there is no name, or a wording is longer than 200 characters.
    """
    if not any(wording.strip() for _, wording in name.wordings):
        raise InvalidValueError("name_missing", field=field)
    for _, wording in name.wordings:
        if len(wording) > LONGEST_NAME:
            raise InvalidValueError(
                "name_too_long", field=field, value=wording, length=len(wording), longest=200
            )
    return name
