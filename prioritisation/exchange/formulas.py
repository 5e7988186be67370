"""Text in cells that no spreadsheet takes for a formula.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``, whoever wrote it. So
a text that begins so is written with an apostrophe before it, and so is one with blanks at
its ends, which would otherwise be lost: blanks round a cell are nobody's intention. Reading
takes the apostrophe away again, and only there: *'t Hoekje* stays what it is.
"""

from __future__ import annotations

# With the full-width forms, which East Asian spreadsheets take for the plain ones.
_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """Return the cell that holds a text without being a formula."""
    return f"'{text}" if _is_protected(text) else text


def text_of(cell: str) -> str:
    """Return the text that a cell holds: what `safe_cell` was given; else without outer blanks."""
    if cell.startswith("'") and _is_protected(cell[1:]):
        return cell[1:]
    return cell.strip()


def _is_protected(text: str) -> bool:
    # Apostrophes before it make no difference, so that one more or one less undoes the other.
    bare = text.lstrip("'")
    return bare.startswith(_FORMULA_SIGNS) or bare != bare.strip()
