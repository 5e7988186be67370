"""Keys of TOML text that nobody writes: refused before the parser meets them."""

from __future__ import annotations

import re

from prioritisation.errors import UnreadableFileError

# The deepest key of our files has four parts; the parser's time grows with the square of them.
MOST_PARTS = 100

_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.?)*+"?+|'[^'\n]*+'?+)"""
_NEXT = rf"[ \t]*+\.[ \t]*+{_PART}"
# What is text or a comment is passed as a whole, also where it has no end: what stands in it is no
# key. Possessive throughout, so that nothing is read twice, whatever the file holds.
_TOKEN = re.compile(
    rf"""
    \"\"\" (?: \\.? | "{{1,2}}(?!") | [^"\\] )*+ (?: "{{3,5}} | \Z )
    | ''' (?: '{{1,2}}(?!') | [^'] )*+ (?: '{{3,5}} | \Z )
    | \# [^\n]*+
    | {_PART} (?: {_NEXT} ){{0,{MOST_PARTS - 1}}}+ (?P<more> {_NEXT} )?+
    """,
    re.VERBOSE | re.DOTALL,
)


def check_keys(text: str, *, file: str) -> None:
    """Check that no key has more than `MOST_PARTS` parts between dots.

    Raises
    ------
    UnreadableFileError : one has; `row` is the line.
    """
    for token in _TOKEN.finditer(text):
        if token["more"]:
            row = text.count("\n", 0, token.start()) + 1
            raise UnreadableFileError("toml_key_too_long", file=file, row=row, most=MOST_PARTS)
