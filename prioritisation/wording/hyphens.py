"""Where a long word may be broken."""

from __future__ import annotations

import re

from prioritisation.wording.catalogue import Language

_SOFT = "\u00ad"
_VOWELS = "aeiouyåäö"
# Shorter words are not worth breaking, nor are shorter beginnings.
_SHORTEST = 8
_PIECE = 3
# A Finnish syllable begins before each consonant that a vowel follows.
_BORDER = re.compile(rf"(?<=\w{{{_PIECE}}})(?=[^\W\d_{_VOWELS}][{_VOWELS}])", re.IGNORECASE)
_LONG_WORD = re.compile(rf"\w{{{_SHORTEST},}}")


def with_soft_hyphens(text: str, language: Language) -> str:
    """Return a text with soft hyphens in its long Finnish words; browsers break the others.

    Few phones know where a Finnish word may be broken, and its rule is simple.
    """
    if language is not Language.FINNISH:
        return text
    return _LONG_WORD.sub(lambda word: _BORDER.sub(_SOFT, word[0]), text)
