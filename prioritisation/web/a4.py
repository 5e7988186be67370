"""The style of documents on A4 that hold all they need."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_SHARED = Path(__file__).resolve().parent / "a4.css"


@cache
def a4_style(own: Path) -> str:
    """Return the rules that every document on A4 shares, and after them its own.

    Parameters
    ----------
    own : the document's style sheet
    """
    return "\n".join(file.read_text(encoding="utf-8").strip() for file in (_SHARED, own))
