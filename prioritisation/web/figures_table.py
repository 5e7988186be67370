"""Tables whose numbers sort as numbers and read as the reader writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
from pandas.io.formats.style import Styler


def with_figures(frame: pd.DataFrame, formats: Mapping[str, Callable[[float], str]]) -> Styler:
    """Return the table with its number columns written by a function each.

    A grid that was given text would sort 65 000 behind 240 000.
    """
    shown = {column: write for column, write in formats.items() if column in frame.columns}
    return frame.style.format(shown, na_rep="–")
