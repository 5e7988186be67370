"""A text as it is typed: one field for each language, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from prioritisation.decision.programme.text import ANY_LANGUAGE, LONGEST_NAME, Text
from prioritisation.errors import InvalidValueError

# What stands on one page has to be read at a glance; a file may hold more.
LONGEST_SENTENCE = 500

Typed = Mapping[str, str]


def typed_of(text: Text, languages: tuple[str, ...], first: str) -> Typed:
    """Return what the fields of a text show.

    Parameters
    ----------
    languages : of the fields
    first : the one whose field shows a wording of no stated language
    """
    wordings = dict(text.wordings)
    fields = {language: wordings.get(language, "") for language in languages}
    if not fields[first]:
        fields[first] = wordings.get(ANY_LANGUAGE, "")
    return fields


def retyped(text: Text, fields: Typed, first: str) -> Text:
    """Return the text as its fields say it; where they say the same as before, as it was.

    A wording in a language that has no field stays.
    """
    # An empty first line keeps the lines of two languages together.
    typed = {language: w.strip(" \t").rstrip() for language, w in fields.items()}
    before = typed_of(text, tuple(fields), first)
    if typed == before:
        return text
    wordings = dict(text.wordings)
    # It is told apart by language from now on, unless it is still the only one.
    if wordings.pop(ANY_LANGUAGE, "") and not any(
        wording for language, wording in typed.items() if language != first
    ):
        return Text.of({ANY_LANGUAGE: typed[first], **wordings})
    others = {language: w for language, w in wordings.items() if language not in typed}
    return Text.of({**typed, **others})


def checked_sentence(text: Text, field: str, row: int | None = None) -> Text:
    """Return a sentence as it is; there may be none.

    Raises
    ------
    InvalidValueError : a wording is longer than 500 characters.
    """
    for _, wording in text.wordings:
        if len(wording) > LONGEST_SENTENCE:
            raise InvalidValueError(
                "text_too_long", field=field, row=row, value=wording, longest=LONGEST_SENTENCE
            )
    return text


def checked_short(text: Text, field: str, row: int | None = None) -> Text:
    """Return a name as it is.

    Raises
    ------
    InvalidValueError : there is none, or a wording is longer than 200 characters.
    """
    if not any(wording.strip() for _, wording in text.wordings):
        raise InvalidValueError("name_missing", field=field, row=row)
    for _, wording in text.wordings:
        if len(wording) > LONGEST_NAME:
            raise InvalidValueError(
                "name_too_long",
                field=field,
                row=row,
                value=wording,
                length=len(wording),
                longest=LONGEST_NAME,
            )
    return text
