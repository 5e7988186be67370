"""How wide a text will be in the browser: Source Sans, the font that Streamlit's pages use."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

# Advance widths in thousandths of the font size, space … tilde, measured once in a browser
# from Streamlit's own font file: no font needs to be found or read when a chart is drawn.
# fmt: off
_WIDTHS_400 = (
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497,
    497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527,
    494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513,
    476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495,
    255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
)
_WIDTHS_700 = (
    200, 340, 537, 528, 528, 857, 667, 300, 344, 344, 457, 528, 300, 332, 300, 339, 528, 528, 528,
    528, 528, 528, 528, 528, 528, 528, 300, 300, 528, 528, 528, 463, 902, 573, 605, 582, 635, 548,
    524, 638, 674, 301, 509, 614, 518, 762, 665, 684, 596, 684, 613, 556, 556, 665, 556, 813, 567,
    525, 541, 344, 339, 344, 528, 500, 555, 527, 573, 468, 573, 518, 341, 534, 571, 276, 278, 548,
    286, 857, 572, 555, 573, 573, 398, 443, 383, 568, 523, 776, 514, 521, 460, 344, 268, 344, 528,
)
# fmt: on
_OTHERS = {"·": 300, "–": 480, "−": 528, "’": 300, "”": 537, "“": 537, "€": 528, "×": 528}
_ARROW, _UNKNOWN, _WIDE = 620, 1000, 1450
_MARGIN = 1.03


@lru_cache(maxsize=8192)
def text_width(text: str, size: float, weight: int = 400) -> float:
    """Return at least the width of one line of text, in the unit of its font size.

    Kerning is left out and 3 % added; letters that are not in the table (other scripts,
    emoji) count as wider than they are likely to be.
    """
    return sum(_advance(character, weight) for character in text) * size / 1000 * _MARGIN + 1


def wrapped(text: str, width: float, size: float, weight: int = 400) -> tuple[str, ...]:
    """Return a text in as many lines as a width asks for, broken at blanks and hyphens.

    A word that is wider than the width stands alone in its line, unbroken.
    """
    lines = [""]
    for part in _parts(text):
        if lines[-1] and text_width((lines[-1] + part).rstrip(), size, weight) > width:
            lines.append("")
        lines[-1] += part
    return tuple(line.strip() for line in lines)


def balanced(text: str, size: float, weight: int = 400) -> tuple[str, ...]:
    """Return a text in the two lines whose longer one is shortest; one line without a break."""
    parts = _parts(text)
    halves = [("".join(parts[:i]).strip(), "".join(parts[i:]).strip()) for i in range(len(parts))]
    breaks = [pair for pair in halves if all(pair)]
    if not breaks:
        return (text,)

    def badness(pair: tuple[str, str]) -> float:
        # A break at a hyphen is read as one word torn apart: only where it saves a good deal.
        torn = 1.0 if pair[0][-1] not in "-/" else 1.25
        return torn * max(text_width(line, size, weight) for line in pair)

    return min(breaks, key=badness)


def shortened(text: str, width: float, size: float, weight: int = 400) -> str:
    """Return a text that fits a width, cut with an ellipsis where it must be."""
    if text_width(text, size, weight) <= width:
        return text
    kept = text
    while kept and text_width(kept + "…", size, weight) > width:
        kept = kept[:-1].rstrip(" ·-,;(/")
    return kept + "…"


def fitted(text: str, width: float, lines: int, size: float, weight: int = 400) -> tuple[str, ...]:
    """Return a text in at most so many lines of a width; what is left over is cut."""
    found = wrapped(text, width, size, weight)
    if len(found) == 2 == lines:
        even = balanced(text, size, weight)
        if all(text_width(line, size, weight) <= width for line in even):
            return even
    if len(found) > lines:
        rest = " ".join(found[lines - 1 :])
        found = (*found[: lines - 1], rest)
    return tuple(shortened(line, width, size, weight) for line in found)


def _parts(text: str) -> list[str]:
    """Return a text cut after every blank, hyphen and slash that stands between words."""
    parts = [""]
    for i, character in enumerate(text):
        parts[-1] += character
        if character in " -/" and 0 < i < len(text) - 1:
            parts.append("")
    return parts


@cache
def _advance(character: str, weight: int) -> float:
    plain = unicodedata.normalize("NFKD", character)
    if plain != character:
        return sum(_advance(part, weight) for part in plain)
    code = ord(character)
    if 32 <= code < 127:
        light, bold = _WIDTHS_400[code - 32], _WIDTHS_700[code - 32]
        return light + (bold - light) * (weight - 400) / 300
    if character in _OTHERS:
        return _OTHERS[character]
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    if "←" <= character <= "↓":
        return _ARROW
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN
